#include "service/duties.hpp"

#include <optional>

#include "service/chain_check.hpp"
#include "service/log_check.hpp"

namespace socle::invoicing {
namespace {

// Documents held at once: an invoice may have 10,000 lines.
constexpr int kBatch = 200;
// Records sealed while the log is read.
constexpr std::size_t kLaterMax = 100'000;
constexpr int kScan = 1000;

std::optional<SealedRecord> LastOf(const std::vector<SealedRecord>& records) {
    return records.empty() ? std::nullopt : std::optional(records.back());
}

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    std::vector<SealedRecord> records;
    ChainCheck check(stores_, call.tenant(), report);
    while (!check.IsFull()) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch,
                     stores_.seals.Scan(call.transaction(), LastOf(records), kBatch));
        check.Next(call.transaction(), batch);
        records.insert(records.end(), batch.begin(), batch.end());
        if (batch.size() < static_cast<std::size_t>(kBatch)) break;
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
    SOCLE_ASSIGN(const auto later, ReadAfter(call, records));
    CheckAgainstLog(records, later, log, report);
    return absl::OkStatus();
}

absl::StatusOr<std::vector<SealedRecord>> Duties::ReadAfter(
    Call& call, const std::vector<SealedRecord>& records) const {
    std::optional<SealedRecord> last = LastOf(records);
    std::vector<SealedRecord> later;
    while (later.size() < kLaterMax) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch, stores_.seals.Scan(call.transaction(), last, kScan));
        later.insert(later.end(), batch.begin(), batch.end());
        if (batch.size() < static_cast<std::size_t>(kScan)) return later;
        last = batch.back();
    }
    return Refuse(reason::kOverloaded,
                  "too much is being issued and paid meanwhile; verify at a quieter time",
                  {{"limit", std::to_string(kLaterMax)}});
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.drafts.EraseParty(tx, party));
    SOCLE_RETURN_IF_ERROR(stores_.deliveries.EraseParty(tx, party));
    return stores_.quotes.EraseParty(tx, party, call.Now());
}

}  // namespace socle::invoicing
