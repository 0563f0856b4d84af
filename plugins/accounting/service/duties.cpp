#include "service/duties.hpp"

#include "service/book_check.hpp"
#include "service/log_check.hpp"

namespace socle::accounting {
namespace {

// Entries held at once.
constexpr int kBatch = 200;

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    // First: what the books have read by now must be in them below.
    SOCLE_ASSIGN(const std::int64_t position, PositionOfBooks(call));
    VerifyReport report;
    BookCheck check(stores_, call.tenant(), report);
    std::optional<StoredEntry> last;
    while (!check.IsFull()) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const std::vector<StoredEntry> entries,
                     stores_.entries.Scan(call.transaction(), last, kBatch));
        for (const StoredEntry& entry : entries) check.Look(entry);
        if (entries.size() < static_cast<std::size_t>(kBatch)) break;
        last = entries.back();
    }
    if (check.IsFull()) return report;
    SOCLE_RETURN_IF_ERROR(check.Finish(call.transaction()));
    SOCLE_RETURN_IF_ERROR(call.Commit());
    SOCLE_RETURN_IF_ERROR(CheckAgainstLog(call, position, check));
    return report;
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    return stores_.accounts.ForgetName(call.transaction(), party);
}

}  // namespace socle::accounting
