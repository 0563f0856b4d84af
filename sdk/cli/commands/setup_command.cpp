#include <absl/strings/str_join.h>

#include <set>

#include "ask.hpp"
#include "commands/fixed_commands.hpp"
#include "field_text.hpp"
#include "printer.hpp"
#include "refusal_report.hpp"
#include "request_form.hpp"
#include "socle/identity/v1/service.pb.h"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr int kAnswersMax = 3;

absl::StatusOr<identity::v1::Tenant> Update(Session& session,
                                            const std::vector<Assignment>& fields) {
    SOCLE_ASSIGN(const auto* method,
                 session.contracts().FindMethod("IdentityService/UpdateTenant"));
    SOCLE_ASSIGN(const MessagePointer request, BuildRequest(session, *method, {{}, fields}));
    SOCLE_ASSIGN(const MessagePointer reply,
                 session.caller().Unary(session.contracts(), *method, *request));
    identity::v1::Tenant tenant;
    tenant.ParseFromString(reply->SerializeAsString());
    return tenant;
}

// A missing address is asked for part by part.
std::vector<std::string> QuestionsFor(const pb::Descriptor& tenant, const std::string& path) {
    const auto fields = FieldsAlong(tenant, path);
    if (fields.empty()) return {};
    if (IsWholeValue(*fields.back())) return {path};
    if (fields.back()->message_type()->full_name() != "socle.type.v1.Address") return {};
    return {path + ".lines", path + ".postal_code", path + ".city"};
}

std::string QuestionText(Session& session, const pb::Descriptor& tenant, const std::string& path) {
    std::vector<std::string> labels;
    const auto fields = FieldsAlong(tenant, path);
    for (const pb::FieldDescriptor* field : fields) {
        labels.push_back(FieldLabel(*field, session.language()));
    }
    const pb::EnumDescriptor* choices = fields.back()->enum_type();
    const std::string& example =
        fields.back()->options().GetExtension(options::v1::field).placeholder();
    std::string hint;
    if (choices != nullptr) hint = " (" + absl::StrJoin(ShortNames(*choices), ", ") + ")";
    if (!example.empty()) hint = " (" + example + ")";
    return absl::StrJoin(labels, " · ") + hint +
           (session.language() == Language::kFrench ? " :" : ":");
}

// Asks until the answer is taken, or given up by an empty line.
absl::Status AskFor(Session& session, const std::string& path) {
    const pb::Descriptor& type = *identity::v1::Tenant::descriptor();
    for (int tries = 0; tries < kAnswersMax; ++tries) {
        SOCLE_ASSIGN(const std::string answer,
                     Ask(session, QuestionText(session, type, path), path + "="));
        if (answer.empty()) return absl::OkStatus();
        const absl::Status taken = Update(session, {{path, answer}}).status();
        if (taken.ok() || ExitOf(taken) == Exit::kUnreachable) return taken;
        session.terminal().err << RefusalReport(taken, session.contracts(),
                                                {.language = session.language(),
                                                 .colour = session.ColoursErrors(),
                                                 .verbose = false,
                                                 .server = "",
                                                 .noun = ""});
    }
    return absl::OkStatus();
}

absl::StatusOr<identity::v1::Tenant> Current(Session& session) {
    return session.Kernel<identity::v1::Tenant>("IdentityService/GetTenant",
                                                identity::v1::GetTenantRequest());
}

// One answer may make another field necessary (a SARL has a capital), so until nothing new is
// missing.
absl::Status AskForMissing(Session& session, identity::v1::Tenant& tenant) {
    std::set<std::string> asked;
    for (bool any_new = true; any_new;) {
        any_new = false;
        const identity::v1::Tenant before = tenant;
        for (const std::string& missing : before.missing_fields()) {
            if (!asked.insert(missing).second) continue;
            any_new = true;
            for (const std::string& path : QuestionsFor(*before.GetDescriptor(), missing)) {
                SOCLE_RETURN_IF_ERROR(AskFor(session, path));
            }
        }
        SOCLE_ASSIGN(tenant, Current(session));
    }
    return absl::OkStatus();
}

void TellMissing(Session& session, const identity::v1::Tenant& tenant) {
    if (tenant.missing_fields().empty()) {
        session.Tell(texts::kSetupComplete);
        return;
    }
    session.Tell(texts::kSetupMissing);
    for (const std::string& path : tenant.missing_fields()) {
        const auto fields = FieldsAlong(*identity::v1::Tenant::descriptor(), path);
        const std::string label =
            fields.empty() ? "" : "  (" + FieldLabel(*fields.back(), session.language()) + ")";
        session.terminal().err << "  " << path << "=…" << label << "\n";
    }
}

}  // namespace

absl::Status RunSetup(Session& session, const MethodInput& input) {
    if (!input.words.empty()) {
        return Misused(texts::kTooManyWords, {{"word", input.words.front()}}, texts::kQuoteOrName);
    }
    const bool changes = !input.fields.empty() || !session.arguments().json.empty();
    SOCLE_ASSIGN(identity::v1::Tenant tenant,
                 changes ? Update(session, input.fields) : Current(session));
    if (session.arguments().dry_run) session.Tell(texts::kDryRun);
    if (!changes && session.terminal().in_is_tty && !tenant.missing_fields().empty()) {
        session.Tell(texts::kSetupAsking);
        SOCLE_RETURN_IF_ERROR(AskForMissing(session, tenant));
    }
    SOCLE_RETURN_IF_ERROR(PrintRecord(session, tenant));
    TellMissing(session, tenant);
    return absl::OkStatus();
}

}  // namespace socle::cli
