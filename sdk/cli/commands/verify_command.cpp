#include "commands/fixed_commands.hpp"
#include "machine_views.hpp"
#include "printer.hpp"
#include "socle/bricks/v1/service.pb.h"

namespace socle::cli {
namespace {

constexpr int kFindingsKept = 10'000;

// All findings, so that they are printed like any list.
struct Findings {
    std::vector<bricks::v1::Finding> found;
    std::int64_t sources = 0;
    std::int64_t checked = 0;
    std::int64_t count = 0;
};

void Take(Session& session, const bricks::v1::VerifyResponse& part, Findings& findings) {
    if (part.has_finding()) {
        ++findings.count;
        if (findings.found.size() < kFindingsKept) findings.found.push_back(part.finding());
        return;
    }
    ++findings.sources;
    findings.checked += part.verified().checked();
    session.Tell(texts::kVerifiedSource,
                 {{"source", part.verified().source()},
                  {"checked", std::to_string(part.verified().checked())},
                  {"findings", std::to_string(part.verified().findings())}});
}

absl::Status Print(Session& session, const Findings& findings) {
    Records records;
    for (const bricks::v1::Finding& finding : findings.found) records.push_back(&finding);
    if (session.arguments().output != Output::kJson) {
        if (records.empty() && session.arguments().output == Output::kTable)
            return absl::OkStatus();
        return PrintRecords(session, *bricks::v1::Finding::descriptor(), records,
                            bricks::v1::Finding());
    }
    // Like any list, but for an empty one, which says that all is well.
    std::ostream& out = session.terminal().out;
    out << "{\"findings\": [";
    std::string_view separator = "\n";
    for (const bricks::v1::Finding& finding : findings.found) {
        SOCLE_ASSIGN(const std::string json, JsonText(finding, true));
        out << separator << json.substr(0, json.size() - 1);
        separator = ",\n";
    }
    out << "]}\n";
    return absl::OkStatus();
}

}  // namespace

absl::Status RunVerify(Session& session, const MethodInput& input) {
    if (input.words.size() > 1) {
        return Misused(texts::kTooManyWords, {{"word", input.words[1]}}, texts::kQuoteOrName);
    }
    SOCLE_ASSIGN(const auto* method, session.built_in().FindMethod("BricksService/Verify"));
    bricks::v1::VerifyRequest request;
    if (!input.words.empty()) request.set_source(input.words.front());
    Findings findings;
    SOCLE_RETURN_IF_ERROR(session.caller().ServerStream(
        session.built_in(), *method, request, [&](const google::protobuf::Message& message) {
            bricks::v1::VerifyResponse part;
            part.ParseFromString(message.SerializeAsString());
            Take(session, part, findings);
            return absl::OkStatus();
        }));
    SOCLE_RETURN_IF_ERROR(Print(session, findings));
    if (findings.count == 0) {
        session.Tell(texts::kVerifiedAll, {{"checked", std::to_string(findings.checked)}});
        return absl::OkStatus();
    }
    return Complain(Exit::kFailed, texts::kFaultsFound, {{"count", std::to_string(findings.count)}},
                    texts::kFaultsAdvice);
}

}  // namespace socle::cli
