#include "service/duties.hpp"

#include <string_view>

#include "domain/consistency.hpp"

namespace socle::crm {
namespace {

constexpr std::size_t kFindingsMax = 100;
constexpr int kBatch = 1000;
constexpr std::string_view kErasedSubject = "—";

// Notes what is wrong with one record; false when there are findings enough.
template <typename Record>
bool Note(const Record& record, VerifyReport& report) {
    ++report.checked;
    if (const auto fault = FaultOf(record)) {
        report.findings.push_back({NameOf(record.id), fault->check, fault->text});
    }
    return report.findings.size() < kFindingsMax;
}

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    SOCLE_RETURN_IF_ERROR(VerifyPipelines(call, report));
    SOCLE_RETURN_IF_ERROR(VerifyOpportunities(call, report));
    return report;
}

absl::Status Duties::VerifyPipelines(Call& call, VerifyReport& report) const {
    Page page;
    page.size = kBatch;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto pipelines, pipelines_.List(call.transaction(), page));
        for (const Pipeline& pipeline : pipelines) {
            if (!Note(pipeline, report)) return absl::OkStatus();
        }
        if (pipelines.size() < static_cast<std::size_t>(page.Limit())) return absl::OkStatus();
        page.after = PipelineStore::SortKeyOf(pipelines.back());
    }
}

absl::Status Duties::VerifyOpportunities(Call& call, VerifyReport& report) const {
    std::optional<OpportunityId> after;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch, opportunities_.Scan(call.transaction(), after, kBatch));
        for (const Opportunity& opportunity : batch) {
            if (!Note(opportunity, report)) return absl::OkStatus();
        }
        if (batch.size() < static_cast<std::size_t>(kBatch)) return absl::OkStatus();
        after = batch.back().id;
    }
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    return opportunities_.EraseParty(call.transaction(), party, kErasedSubject, call.Now());
}

}  // namespace socle::crm
