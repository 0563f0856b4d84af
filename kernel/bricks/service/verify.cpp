#include "kernel/bricks/service/bricks_service.hpp"
#include "socle/log.hpp"
#include "socle/template.hpp"

namespace socle::bricks {
namespace {

// Of one source; the number in its last message counts them all.
constexpr std::size_t kFindingsShownMax = 1000;

VerifyReport NotVerified(const std::string& source, std::string_view check, Wording text) {
    return {0, {{std::string("bricks/") + source, std::string(check), std::move(text)}}};
}

absl::Status WriteReport(const std::string& source, const VerifyReport& report, Language language,
                         Writer<v1::VerifyResponse>& writer) {
    const std::size_t shown = std::min(report.findings.size(), kFindingsShownMax);
    for (std::size_t i = 0; i < shown; ++i) {
        v1::VerifyResponse response;
        v1::Finding& finding = *response.mutable_finding();
        finding.set_source(source);
        finding.set_check(report.findings[i].check);
        finding.set_resource(report.findings[i].resource);
        finding.set_text(report.findings[i].text.In(language));
        SOCLE_RETURN_IF_ERROR(writer.Write(response));
    }
    v1::VerifyResponse response;
    response.mutable_verified()->set_source(source);
    response.mutable_verified()->set_checked(report.checked);
    response.mutable_verified()->set_findings(static_cast<std::int64_t>(report.findings.size()));
    return writer.Write(response);
}

}  // namespace

Verifier VerifierOf(Runtime& runtime, std::string name, Brick& brick) {
    return [&runtime, name = std::move(name),
            &brick](const CallContext& context) -> absl::StatusOr<VerifyReport> {
        VerifyReport report;
        SOCLE_RETURN_IF_ERROR(runtime.Do(context, {name, true}, [&](Call& call) -> absl::Status {
            SOCLE_ASSIGN(report, brick.Verify(call));
            return absl::OkStatus();
        }));
        return report;
    };
}

std::vector<std::pair<std::string, Verifier>> BricksService::Sources(TenantId tenant) const {
    auto sources = verifiers_;
    for (const auto& [name, activation] : activations_.Of(tenant)) {
        const auto brick = installed_.Find(name);
        if (brick && brick->loaded) {
            sources.emplace_back(name, VerifierOf(runtime_, name, *brick->loaded->brick));
            continue;
        }
        sources.emplace_back(
            name, [name = name, why = installed_.Problem(name)](const CallContext&) {
                return absl::StatusOr<VerifyReport>(NotVerified(name, "brick_refused", why));
            });
    }
    return sources;
}

absl::Status BricksService::Verify(Call& call, const v1::VerifyRequest& request,
                                   Writer<v1::VerifyResponse>& writer) {
    bool found = false;
    for (const auto& [source, verifier] : Sources(call.tenant())) {
        if (!request.source().empty() && request.source() != source) continue;
        found = true;
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        auto report = verifier(call.context());
        if (!report.ok()) {
            SOCLE_RETURN_IF_ERROR(call.StillWanted());
            Log(LogLevel::kError, "verify_failed",
                {{"source", source}, {"reason", ReasonOf(report.status())}});
            report = NotVerified(source, "verify_failed", WordingOf(report.status(), ""));
        }
        SOCLE_RETURN_IF_ERROR(WriteReport(source, *report, call.context().language, writer));
    }
    if (!found && !request.source().empty())
        return RefuseField(reason::kNotFound, "source", "nothing of that name keeps data here",
                           {{"value", request.source()}});
    return absl::OkStatus();
}

}  // namespace socle::bricks
