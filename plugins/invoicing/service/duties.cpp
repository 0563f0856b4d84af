#include "service/duties.hpp"

#include <string_view>

#include "service/chain_check.hpp"

namespace socle::invoicing {
namespace {

constexpr int kBatch = 1000;
constexpr std::string_view kErasedBuyer = "Effacé";

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    ChainCheck check(stores_, report);
    std::int64_t position = 0;
    while (!check.IsFull()) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const auto batch, stores_.seals.Scan(call.transaction(), position, kBatch));
        SOCLE_RETURN_IF_ERROR(check.Next(call.transaction(), batch));
        if (batch.size() < static_cast<std::size_t>(kBatch)) break;
        position = batch.back().seal.position;
    }
    if (!check.IsFull()) SOCLE_RETURN_IF_ERROR(check.Finish(call.transaction()));
    return report;
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.drafts.EraseParty(tx, party, kErasedBuyer));
    return stores_.quotes.EraseParty(tx, party, kErasedBuyer, call.Now());
}

}  // namespace socle::invoicing
