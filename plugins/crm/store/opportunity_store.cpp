#include "store/opportunity_store.hpp"

#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::crm {
namespace {

// Before every day there is: where opportunities without a next action date stand in the list.
constexpr std::string_view kNoDay = "-infinity";

absl::StatusOr<std::optional<Money>> AmountOf(const Row& row) {
    if (row.IsNull("amount_minor")) return std::optional<Money>{};
    SOCLE_ASSIGN(const Currency currency, Currency::Parse(row.Text("currency_code")));
    return std::optional<Money>{{row.Int64("amount_minor"), currency}};
}

absl::StatusOr<Opportunity> FromRow(const Row& row) {
    Opportunity opportunity;
    opportunity.id = OpportunityId{row.AsUuid("opportunity_id")};
    opportunity.display_name = row.Text("display_name");
    opportunity.party = PartyId{row.AsUuid("party_id")};
    opportunity.pipeline = PipelineId{row.AsUuid("pipeline_id")};
    opportunity.stage = {.word = row.Text("stage"),
                         .display_name = row.Text("stage_display_name"),
                         .probability = row.AsDecimal("stage_probability")};
    SOCLE_ASSIGN(opportunity.amount, AmountOf(row));
    opportunity.expected_close_date = row.OptionalDate("expected_close_date");
    if (const auto date = row.OptionalDate("next_action_date")) {
        opportunity.next_action = NextAction{row.Text("next_action"), *date};
    }
    SOCLE_ASSIGN(opportunity.state, ValueOf(kStateWords, row.Text("state")));
    if (const auto word = row.OptionalText("loss_reason")) {
        SOCLE_ASSIGN(opportunity.loss_reason, ValueOf(kLossReasonWords, *word));
    }
    opportunity.loss_comment = row.Text("loss_comment");
    opportunity.close_date = row.OptionalDate("close_date");
    opportunity.created_at = row.AsInstant("created_at");
    opportunity.updated_at = row.AsInstant("updated_at");
    opportunity.version = row.Int64("version");
    return opportunity;
}

absl::StatusOr<std::vector<Opportunity>> FromRows(const Rows& rows) {
    std::vector<Opportunity> opportunities;
    opportunities.reserve(rows.size());
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Opportunity opportunity, FromRow(row));
        opportunities.push_back(std::move(opportunity));
    }
    return opportunities;
}

// The columns that are not the value's own text.
struct Columns {
    explicit Columns(const Opportunity& opportunity)
        : state(WordOf(kStateWords, opportunity.state)) {
        if (opportunity.amount) {
            amount_minor = opportunity.amount->minor_units();
            currency_code = opportunity.amount->currency().code();
        }
        if (opportunity.next_action) {
            next_action = opportunity.next_action->text;
            next_action_date = opportunity.next_action->date;
        }
        if (opportunity.loss_reason) {
            loss_reason = WordOf(kLossReasonWords, *opportunity.loss_reason);
        }
    }
    std::optional<std::int64_t> amount_minor;
    std::optional<std::string> currency_code;
    std::string next_action;
    std::optional<Date> next_action_date;
    std::string_view state;
    std::optional<std::string> loss_reason;
};

// The day part of the list's sort key.
absl::StatusOr<std::optional<std::string>> DayAfter(const Page& page) {
    if (page.IsFirst()) return std::optional<std::string>{};
    const std::string& day = page.after.front();
    if (day != kNoDay && !Date::Parse(day).ok()) return BadPageToken();
    return std::optional<std::string>{day};
}

}  // namespace

absl::Status OpportunityStore::Insert(Transaction& tx, const Opportunity& opportunity) const {
    const Columns columns(opportunity);
    return tx
        .Exec(queries::kInsertOpportunity,
              {opportunity.id, opportunity.display_name, opportunity.party, opportunity.pipeline,
               opportunity.stage.word, columns.amount_minor, columns.currency_code,
               opportunity.expected_close_date, columns.next_action, columns.next_action_date,
               columns.state, columns.loss_reason, opportunity.loss_comment, opportunity.close_date,
               opportunity.created_at, opportunity.updated_at})
        .status();
}

absl::StatusOr<Opportunity> OpportunityStore::Update(Transaction& tx, Opportunity opportunity,
                                                     Instant now) const {
    const Columns columns(opportunity);
    SOCLE_ASSIGN(
        const Row row,
        tx.ExecOne(queries::kUpdateOpportunity,
                   {opportunity.id, opportunity.display_name, opportunity.stage.word,
                    columns.amount_minor, columns.currency_code, opportunity.expected_close_date,
                    columns.next_action, columns.next_action_date, columns.state,
                    columns.loss_reason, opportunity.loss_comment, opportunity.close_date, now},
                   "opportunity"));
    opportunity.updated_at = now;
    opportunity.version = row.Int64("version");
    return opportunity;
}

absl::StatusOr<Opportunity> OpportunityStore::Load(Transaction& tx, OpportunityId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadOpportunity, {id}, "opportunity"));
    return FromRow(row);
}

absl::StatusOr<Opportunity> OpportunityStore::LoadForUpdate(Transaction& tx,
                                                            OpportunityId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockOpportunity, {id}, "opportunity"));
    return FromRow(row);
}

absl::Status OpportunityStore::Delete(Transaction& tx, OpportunityId id) const {
    return tx.Exec(queries::kDeleteOpportunity, {id}).status();
}

absl::StatusOr<std::vector<Opportunity>> OpportunityStore::List(Transaction& tx,
                                                                const OpportunityFilter& filter,
                                                                const Page& page) const {
    SOCLE_ASSIGN(const std::optional<std::string> day, DayAfter(page));
    SOCLE_ASSIGN(const std::optional<Uuid> id, IdAfter(page, 1));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    std::optional<std::string_view> state;
    if (filter.state) state = WordOf(kStateWords, *filter.state);
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListOpportunities,
                         {day, id, party, state, filter.stage, filter.unplanned_on, page.Limit()}));
    return FromRows(rows);
}

std::vector<std::string> OpportunityStore::SortKeyOf(const Opportunity& opportunity) {
    return {
        opportunity.next_action ? opportunity.next_action->date.ToString() : std::string(kNoDay),
        opportunity.id.ToString()};
}

absl::StatusOr<std::vector<Opportunity>> OpportunityStore::Scan(Transaction& tx,
                                                                std::optional<OpportunityId> after,
                                                                int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanOpportunities, {after, limit}));
    return FromRows(rows);
}

absl::Status OpportunityStore::EraseParty(Transaction& tx, PartyId party, std::string_view subject,
                                          Instant now) const {
    return tx.Exec(queries::kEraseParty, {party, subject, now}).status();
}

}  // namespace socle::crm
