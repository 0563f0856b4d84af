#include "kernel/bricks/probe.hpp"

#include <signal.h>

#include <cstring>
#include <string_view>

#include "kernel/bricks/child_process.hpp"
#include "kernel/bricks/probe_codes.hpp"
#include "kernel/bricks/refusal.hpp"
#include "socle/brick.hpp"

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

std::string OfDynamicLinker(const std::string& message) {
    if (const std::string symbol = After(message, "undefined symbol: "); !symbol.empty())
        return "its library needs " + symbol + ", which this Socle does not have; rebuild it";
    if (const std::string wanted = After(message, "cannot open shared object file");
        !wanted.empty())
        return "its library, or one it needs, is not there: " + FirstLine(message);
    return "its library cannot be loaded: " + FirstLine(message);
}

std::string OfSignal(int signal, const std::string& errors) {
    // protobuf's own words, in a static initialiser; they cannot be caught.
    if (const std::string file = After(errors, "File already exists in database: "); !file.empty())
        return "it brings a copy of " + file +
               " of its own, which is loaded already; link the library of that contract instead";
    if (errors.find("terminate called") != std::string::npos) {
        const std::string what = After(errors, "what():  ");
        return "its library throws while it is being loaded" + (what.empty() ? "" : ": " + what);
    }
    if (signal == SIGBUS) return "its library is damaged: the file is cut short";
    return "its library crashes while it is being loaded (" + std::string(::strsignal(signal)) +
           ")";
}

std::string OfExit(const ChildOutcome& outcome) {
    const std::string line = FirstLine(outcome.output);
    switch (outcome.exit_code) {
        case kProbeNotLoaded:
            return OfDynamicLinker(line);
        case kProbeNoDescriptor:
            return "its library is no brick: it exports no socle_brick";
        case kProbeWrongStamp:
            return "it was built for '" + line +
                   "', this Socle is '" SOCLE_BRICK_STAMP "'; rebuild it";
        default:
            return "its library could not be tried: exit code " + std::to_string(outcome.exit_code);
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
        return RefusePackage("its library does not finish loading within " +
                             std::to_string(request.deadline.count() / 1000) + " seconds");
    if (outcome.signal != 0) return RefusePackage(OfSignal(outcome.signal, outcome.errors));
    if (outcome.exit_code != 0) return RefusePackage(OfExit(outcome));
    const std::string name = FirstLine(outcome.output);
    if (name != request.name)
        return RefusePackage("its library calls itself '" + name + "', its manifest '" +
                             request.name + "'");
    if (After(outcome.output, "\n") != SOCLE_BRICK_STAMP)
        return RefusePackage("socle-brick-host is not the one that was built with this socled");
    return absl::OkStatus();
}

}  // namespace socle::kernel
