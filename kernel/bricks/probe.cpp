#include "kernel/bricks/probe.hpp"

#include <signal.h>

#include <cstring>
#include <string_view>

#include "kernel/bricks/child_process.hpp"
#include "kernel/bricks/probe_codes.hpp"
#include "socle/brick.hpp"
#include "socle/package_refusal.hpp"

namespace socle::kernel {
namespace {

// The rest of the line after `key`, or nothing.
std::string After(std::string_view text, std::string_view key) {
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos) return "";
    text.remove_prefix(at + key.size());
    return std::string(text.substr(0, text.find('\n')));
}

std::string FirstLine(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

absl::Status OfDynamicLinker(const std::string& message) {
    if (const std::string symbol = After(message, "undefined symbol: "); !symbol.empty())
        return RefusePackage(bricks::v1::PROBLEM_SYMBOL_MISSING, {{"symbol", symbol}});
    if (!After(message, "cannot open shared object file").empty())
        return RefusePackage(bricks::v1::PROBLEM_LIBRARY_INCOMPLETE, {{"detail", message}});
    return RefusePackage(bricks::v1::PROBLEM_LIBRARY_NOT_LOADED, {{"detail", message}});
}

absl::Status OfSignal(int signal, const std::string& errors) {
    // protobuf's own words, in a static initialiser; they cannot be caught.
    if (const std::string file = After(errors, "File already exists in database: "); !file.empty())
        return RefusePackage(bricks::v1::PROBLEM_CONTRACT_COPIED, {{"file", file}});
    if (errors.find("terminate called") != std::string::npos)
        return RefusePackage(bricks::v1::PROBLEM_THROWS_WHEN_LOADED,
                             {{"detail", After(errors, "what():  ")}});
    if (signal == SIGBUS) return RefusePackage(bricks::v1::PROBLEM_LIBRARY_CUT_SHORT);
    return RefusePackage(bricks::v1::PROBLEM_CRASHES_WHEN_LOADED,
                         {{"signal", ::strsignal(signal)}});
}

absl::Status OfExit(const ChildOutcome& outcome) {
    const std::string line = FirstLine(outcome.output);
    switch (outcome.exit_code) {
        case kProbeNotLoaded:
            return OfDynamicLinker(line);
        case kProbeNoDescriptor:
            return RefusePackage(bricks::v1::PROBLEM_NO_BRICK);
        case kProbeWrongStamp:
            return RefusePackage(bricks::v1::PROBLEM_OTHER_BUILD,
                                 {{"built_for", line}, {"running", SOCLE_BRICK_STAMP}});
        default:
            return RefusePackage(bricks::v1::PROBLEM_NOT_TRIED,
                                 {{"detail", "exit " + std::to_string(outcome.exit_code)}});
    }
}

}  // namespace

absl::Status Probe(const ProbeRequest& request) {
    std::vector<std::string> command = {request.host_program.string(), "--probe",
                                        request.library.string()};
    for (const std::filesystem::path& library : request.beside) {
        command.emplace_back("--beside");
        command.push_back(library.string());
    }
    SOCLE_ASSIGN(const ChildOutcome outcome, RunChild(command, request.deadline));
    if (outcome.timed_out)
        return RefusePackage(bricks::v1::PROBLEM_LOADS_TOO_SLOWLY,
                             {{"seconds", std::to_string(request.deadline.count() / 1000)}});
    if (outcome.signal != 0) return OfSignal(outcome.signal, outcome.errors);
    if (outcome.exit_code != 0) return OfExit(outcome);
    const std::string name = FirstLine(outcome.output);
    if (name != request.name)
        return RefusePackage(bricks::v1::PROBLEM_OTHER_NAME,
                             {{"library", name}, {"name", request.name}});
    if (After(outcome.output, "\n") != SOCLE_BRICK_STAMP)
        return RefusePackage(bricks::v1::PROBLEM_OTHER_HOST_PROGRAM);
    return absl::OkStatus();
}

}  // namespace socle::kernel
