#include "service/duties.hpp"

#include <string_view>

#include "service/chain_check.hpp"
#include "service/log_check.hpp"

namespace socle::invoicing {
namespace {

constexpr int kBatch = 1000;
constexpr std::string_view kErasedBuyer = "Effacé";

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    std::vector<SealedRecord> records;
    ChainCheck check(stores_, report);
    std::int64_t position = 0;
    while (!check.IsFull()) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch, stores_.seals.Scan(call.transaction(), position, kBatch));
        SOCLE_RETURN_IF_ERROR(check.Next(call.transaction(), batch));
        records.insert(records.end(), batch.begin(), batch.end());
        if (batch.size() < static_cast<std::size_t>(kBatch)) break;
        position = batch.back().seal.position;
    }
    if (!check.IsFull()) SOCLE_RETURN_IF_ERROR(check.Finish(call.transaction()));
    if (report.findings.empty()) SOCLE_RETURN_IF_ERROR(VerifyLog(call, records, report));
    return report;
}

absl::Status Duties::VerifyLog(Call& call, const std::vector<SealedRecord>& records,
                               VerifyReport& report) const {
    // The books first, then the log, then what was sealed meanwhile: nothing that is being issued
    // right now can look like a fault.
    SOCLE_RETURN_IF_ERROR(call.Commit());
    SOCLE_ASSIGN(const LoggedRecords log, ReadLog(call));
    const std::int64_t last = records.empty() ? 0 : records.back().seal.position;
    SOCLE_ASSIGN(const auto later, stores_.seals.Scan(call.transaction(), last, kBatch));
    CheckAgainstLog(records, later, log, report);
    return absl::OkStatus();
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.drafts.EraseParty(tx, party, kErasedBuyer));
    return stores_.quotes.EraseParty(tx, party, kErasedBuyer, call.Now());
}

}  // namespace socle::invoicing
