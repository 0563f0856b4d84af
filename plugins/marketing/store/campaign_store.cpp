#include "store/campaign_store.hpp"

#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::marketing {
namespace {

absl::StatusOr<Campaign> CampaignFrom(const Row& row) {
    Campaign campaign{.id = CampaignId{row.AsUuid("campaign_id")},
                      .display_name = row.Text("display_name"),
                      .segment = SegmentId{row.AsUuid("segment_id")},
                      .customers_allowed = row.Bool("customers_allowed"),
                      .professionals_allowed = row.Bool("professionals_allowed"),
                      .french = {row.Text("subject_fr"), row.Text("body_fr")},
                      .english = {row.Text("subject_en"), row.Text("body_en")},
                      .job = row.OptionalUuid("job_id"),
                      .created_at = row.AsInstant("created_at"),
                      .sent_at = row.OptionalInstant("sent_at"),
                      .version = row.Int64("version")};
    SOCLE_ASSIGN(campaign.purpose, ChoiceOf(kPurposes, row.Text("purpose")));
    SOCLE_ASSIGN(campaign.state, ChoiceOf(kCampaignStates, row.Text("state")));
    return campaign;
}

absl::StatusOr<Recipient> RecipientFrom(const Row& row) {
    Recipient recipient{.id = RecipientId{row.AsUuid("recipient_id")},
                        .campaign = CampaignId{row.AsUuid("campaign_id")},
                        .party = PartyId{row.AsUuid("party_id")},
                        .address = row.Text("address"),
                        .server_words = row.Text("server_words"),
                        .attempts = row.Int("attempts"),
                        .changed_at = row.AsInstant("changed_at")};
    SOCLE_ASSIGN(recipient.state, ChoiceOf(kRecipientStates, row.Text("state")));
    if (!row.IsNull("ground")) {
        SOCLE_ASSIGN(recipient.ground, ChoiceOf(kGrounds, row.Text("ground")));
    }
    return recipient;
}

absl::StatusOr<std::vector<Recipient>> RecipientsFrom(const Rows& rows) {
    std::vector<Recipient> recipients;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Recipient recipient, RecipientFrom(row));
        recipients.push_back(std::move(recipient));
    }
    return recipients;
}

void Count(RecipientState state, std::int64_t number, CampaignFigures& figures) {
    if (state == RecipientState::kListed) return;
    (state == RecipientState::kExcluded ? figures.excluded : figures.recipients) += number;
    if (state == RecipientState::kSent) figures.sent += number;
    if (state == RecipientState::kRefused || state == RecipientState::kFailed ||
        state == RecipientState::kUnknown || state == RecipientState::kBounced)
        figures.failed += number;
}

}  // namespace

absl::Status CampaignStore::Insert(Transaction& tx, const Campaign& campaign) const {
    return tx
        .Exec(queries::kInsertCampaign,
              {campaign.id, campaign.display_name, WordOf(campaign.purpose), campaign.segment,
               campaign.customers_allowed, campaign.professionals_allowed, campaign.french.subject,
               campaign.french.body, campaign.english.subject, campaign.english.body,
               WordOf(campaign.state), campaign.created_at})
        .status();
}

absl::StatusOr<Campaign> CampaignStore::Load(Transaction& tx, CampaignId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadCampaign, {id}, "campaign"));
    return CampaignFrom(row);
}

absl::StatusOr<Campaign> CampaignStore::LoadForUpdate(Transaction& tx, CampaignId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockCampaign, {id}, "campaign"));
    return CampaignFrom(row);
}

absl::StatusOr<Campaign> CampaignStore::Save(Transaction& tx, Campaign campaign,
                                             const std::optional<Date>& sent_on) const {
    SOCLE_ASSIGN(const Row row,
                 tx.ExecOne(queries::kUpdateCampaign,
                            {campaign.id, campaign.display_name, WordOf(campaign.purpose),
                             campaign.segment, campaign.customers_allowed,
                             campaign.professionals_allowed, campaign.french.subject,
                             campaign.french.body, campaign.english.subject, campaign.english.body,
                             WordOf(campaign.state), campaign.job, campaign.sent_at, sent_on},
                            "campaign"));
    campaign.version = row.Int64("version");
    return campaign;
}

absl::StatusOr<std::vector<Campaign>> CampaignStore::List(Transaction& tx, const Page& page) const {
    SOCLE_ASSIGN(const std::optional<Uuid> before, IdAfter(page, 0));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListCampaigns, {before, page.Limit()}));
    std::vector<Campaign> campaigns;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Campaign campaign, CampaignFrom(row));
        campaigns.push_back(std::move(campaign));
    }
    return campaigns;
}

std::vector<std::string> CampaignStore::SortKeyOf(const Campaign& campaign) {
    return {campaign.id.ToString()};
}

absl::StatusOr<std::map<CampaignId, CampaignFigures>> CampaignStore::FiguresOf(
    Transaction& tx, const std::vector<CampaignId>& campaigns) const {
    std::map<CampaignId, CampaignFigures> figures;
    for (const CampaignId& campaign : campaigns) figures[campaign];
    SOCLE_ASSIGN(const Rows counts, tx.Exec(queries::kCountRecipients, {campaigns}));
    for (const Row& row : counts) {
        SOCLE_ASSIGN(const RecipientState state, ChoiceOf(kRecipientStates, row.Text("state")));
        Count(state, row.Int64("recipients"), figures[CampaignId{row.AsUuid("campaign_id")}]);
    }
    SOCLE_ASSIGN(const Rows revenues,
                 tx.Exec(queries::kCampaignRevenue, {campaigns, kRevenueDays}));
    for (const Row& row : revenues)
        figures[CampaignId{row.AsUuid("campaign_id")}].revenue_minor = row.Int64("revenue_minor");
    return figures;
}

absl::StatusOr<std::vector<PartyId>> CampaignStore::MembersOf(Transaction& tx, SegmentId segment,
                                                              int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kSegmentMembers, {segment, limit}));
    std::vector<PartyId> members;
    for (const Row& row : rows) members.push_back(PartyId{row.AsUuid("party_id")});
    return members;
}

absl::Status CampaignStore::InsertRecipients(Transaction& tx, CampaignId campaign,
                                             const std::vector<RecipientId>& ids,
                                             const std::vector<PartyId>& parties,
                                             Instant now) const {
    return tx.Exec(queries::kInsertRecipients, {campaign, ids, parties, now}).status();
}

absl::StatusOr<std::vector<Recipient>> CampaignStore::InState(Transaction& tx, CampaignId campaign,
                                                              RecipientState state, Instant now,
                                                              int limit) const {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kRecipientsInState, {campaign, WordOf(state), now, limit}));
    return RecipientsFrom(rows);
}

absl::StatusOr<std::optional<Instant>> CampaignStore::NextRetry(Transaction& tx,
                                                                CampaignId campaign) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kNextRetry, {campaign}));
    return rows[0].OptionalInstant("retry_at");
}

absl::StatusOr<Recipient> CampaignStore::LoadRecipient(Transaction& tx, RecipientId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadRecipient, {id}, "recipient"));
    return RecipientFrom(row);
}

absl::Status CampaignStore::Settle(Transaction& tx, const Recipient& recipient,
                                   const std::optional<Instant>& retry_at) const {
    std::optional<std::string> ground;
    if (recipient.ground) ground = WordOf(*recipient.ground);
    return tx
        .Exec(queries::kSettleRecipient,
              {recipient.id, recipient.address, WordOf(recipient.state), ground,
               recipient.server_words, recipient.attempts, retry_at, recipient.changed_at})
        .status();
}

absl::Status CampaignStore::CancelRest(Transaction& tx, CampaignId campaign, Instant now) const {
    return tx.Exec(queries::kCancelRecipients, {campaign, now}).status();
}

absl::StatusOr<std::vector<Recipient>> CampaignStore::ListRecipients(
    Transaction& tx, CampaignId campaign, const std::optional<RecipientState>& state,
    const Page& page) const {
    std::optional<std::string> word;
    if (state) word = WordOf(*state);
    SOCLE_ASSIGN(const std::optional<Uuid> after, IdAfter(page, 0));
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListRecipients, {campaign, word, after, page.Limit()}));
    return RecipientsFrom(rows);
}

std::vector<std::string> CampaignStore::RecipientKeyOf(const Recipient& recipient) {
    return {recipient.id.ToString()};
}

absl::StatusOr<Standing> CampaignStore::StandingOf(Transaction& tx, PartyId party,
                                                   std::string_view address) const {
    SOCLE_ASSIGN(const PartyId current, aliases_.CurrentParty(tx, party));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadStanding, {current, address}));
    return Standing{.is_customer = rows[0].Bool("is_customer"),
                    .is_undeliverable = rows[0].Bool("is_undeliverable")};
}

absl::Status CampaignStore::EraseParty(Transaction& tx, PartyId party) const {
    return tx.Exec(queries::kEraseRecipients, {party}).status();
}

}  // namespace socle::marketing
