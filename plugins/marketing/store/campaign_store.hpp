// Campaigns and their frozen lists.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <optional>
#include <vector>

#include "domain/campaign.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::marketing {

// What a campaign came to.
struct CampaignFigures {
    std::int64_t recipients = 0;  // who may get it
    std::int64_t excluded = 0;
    std::int64_t sent = 0;
    std::int64_t failed = 0;
    std::int64_t revenue_minor = 0;
};

class CampaignStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Campaign& campaign) const;
    // Refusal of both: NOT_FOUND. The second one holds it until the end of the transaction.
    [[nodiscard]] absl::StatusOr<Campaign> Load(Transaction& tx, CampaignId id) const;
    [[nodiscard]] absl::StatusOr<Campaign> LoadForUpdate(Transaction& tx, CampaignId id) const;
    // `sent_on` is the business day of its sent_at. Returns it with its new version.
    [[nodiscard]] absl::StatusOr<Campaign> Save(Transaction& tx, Campaign campaign,
                                                const std::optional<Date>& sent_on) const;
    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<Campaign>> List(Transaction& tx,
                                                             const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const Campaign& campaign);
    static constexpr std::size_t kSortKeys = 1;
    [[nodiscard]] absl::StatusOr<std::map<CampaignId, CampaignFigures>> FiguresOf(
        Transaction& tx, const std::vector<CampaignId>& campaigns) const;

    // At most so many members of a segment as they are now.
    [[nodiscard]] absl::StatusOr<std::vector<PartyId>> MembersOf(Transaction& tx, SegmentId segment,
                                                                 int limit) const;
    // `ids` and `parties` go together, one for each.
    [[nodiscard]] absl::Status InsertRecipients(Transaction& tx, CampaignId campaign,
                                                const std::vector<RecipientId>& ids,
                                                const std::vector<PartyId>& parties,
                                                Instant now) const;
    // Those in this state that need not wait, held, at most `limit`.
    [[nodiscard]] absl::StatusOr<std::vector<Recipient>> InState(Transaction& tx,
                                                                 CampaignId campaign,
                                                                 RecipientState state, Instant now,
                                                                 int limit) const;
    // When the first of those that wait may be tried again; nothing when none waits.
    [[nodiscard]] absl::StatusOr<std::optional<Instant>> NextRetry(Transaction& tx,
                                                                   CampaignId campaign) const;
    // Held. Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Recipient> LoadRecipient(Transaction& tx, RecipientId id) const;
    [[nodiscard]] absl::Status Settle(Transaction& tx, const Recipient& recipient,
                                      const std::optional<Instant>& retry_at = {}) const;
    // All that have not left.
    [[nodiscard]] absl::Status CancelRest(Transaction& tx, CampaignId campaign, Instant now) const;
    // A page and one more, in the order of the list.
    [[nodiscard]] absl::StatusOr<std::vector<Recipient>> ListRecipients(
        Transaction& tx, CampaignId campaign, const std::optional<RecipientState>& state,
        const Page& page) const;
    [[nodiscard]] static std::vector<std::string> RecipientKeyOf(const Recipient& recipient);
    static constexpr std::size_t kRecipientKeys = 1;

    // Its address and person are the caller's to fill in.
    [[nodiscard]] absl::StatusOr<Standing> StandingOf(Transaction& tx, PartyId party,
                                                      std::string_view address) const;
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party) const;

 private:
    PartyAliases aliases_{"marketing"};
};

}  // namespace socle::marketing
