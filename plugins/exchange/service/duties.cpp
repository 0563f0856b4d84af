#include "service/duties.hpp"

#include "domain/consistency.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kFindingsMax = 100;
constexpr int kBatch = 1000;

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    std::optional<ImportId> after;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch, imports_.Scan(call.transaction(), after, kBatch));
        for (const auto& [import, kept] : batch) {
            ++report.checked;
            const std::optional<Fault> fault = FaultOf(import, kept);
            if (!fault) continue;
            report.findings.push_back({NameOf(import.id), fault->check, fault->text});
            if (report.findings.size() >= kFindingsMax) return report;
        }
        if (batch.size() < static_cast<std::size_t>(kBatch)) return report;
        after = batch.back().first.id;
    }
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    return records_.DeleteNamed(call.transaction(), ResourceName("parties", party.value()));
}

}  // namespace socle::exchange
