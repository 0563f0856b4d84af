#include "store/segment_store.hpp"

#include <absl/strings/numbers.h>

#include <array>
#include <set>

#include "domain/reasons.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"

namespace socle::marketing {
namespace {

constexpr int kSegmentsMax = 1000;

constexpr std::array kConditionKinds = {ConditionKind::kBoughtAtLeast, ConditionKind::kSilentFor,
                                        ConditionKind::kLostOpportunity,
                                        ConditionKind::kPostalCodePrefix};

absl::StatusOr<ConditionKind> KindOf(const std::string& word) {
    for (const ConditionKind kind : kConditionKinds)
        if (WordOf(kind) == word) return kind;
    return BrokenInvariant("marketing does not know the condition '" + word + "'");
}

absl::StatusOr<StoredSegment> FromRow(const Row& row) {
    StoredSegment stored{.segment = {.id = SegmentId{row.AsUuid("segment_id")},
                                     .display_name = row.Text("display_name")},
                         .members = row.Int64("member_count")};
    const auto kinds = row.TextArray("kinds");
    const auto texts = row.TextArray("texts");
    const auto days = row.TextArray("days");
    const auto amounts = row.TextArray("amounts_minor");
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        Condition condition{.text = texts.at(i)};
        SOCLE_ASSIGN(condition.kind, KindOf(kinds[i]));
        if (!absl::SimpleAtoi(days.at(i), &condition.days) ||
            !absl::SimpleAtoi(amounts.at(i), &condition.amount_minor))
            return BrokenInvariant("a condition of a segment holds no number");
        stored.segment.conditions.push_back(std::move(condition));
    }
    return stored;
}

void Add(const Row& row, PartyFacts& facts) {
    const std::string kind = row.Text("kind");
    if (kind == "lives" && !row.Text("text").empty())
        facts.postal_codes.push_back(row.Text("text"));
    if (kind == "bought") facts.purchases.push_back({row.AsDate("day"), row.Int64("amount_minor")});
    if (kind == "lost") facts.losses.push_back({row.AsDate("day"), row.Text("text")});
    if (kind != "spoke") return;
    const Date day = row.AsDate("day");
    if (!facts.last_word || *facts.last_word < day) facts.last_word = day;
}

}  // namespace

absl::Status SegmentStore::Is(Transaction& tx, PartyId party, const Person& person) const {
    return tx
        .Exec(queries::kUpsertPartyFact,
              {party, person.display_name, person.given_name, person.is_company, person.postal_code,
               person.country_code})
        .status();
}

absl::Status SegmentStore::Bought(Transaction& tx, const Uuid& event, PartyId party,
                                  const Purchase& purchase) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kEnsurePartyFact, {party}));
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertPurchase, {event, party, purchase.day, purchase.net_minor}));
    return Spoke(tx, party, purchase.day);
}

absl::Status SegmentStore::LostOne(Transaction& tx, const Uuid& event, PartyId party,
                                   const Loss& loss) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kEnsurePartyFact, {party}));
    return tx.Exec(queries::kInsertLoss, {event, party, loss.day, loss.reason}).status();
}

absl::Status SegmentStore::Spoke(Transaction& tx, PartyId party, const Date& day) const {
    return tx.Exec(queries::kNoteLastWord, {party, day}).status();
}

absl::Status SegmentStore::EraseParty(Transaction& tx, PartyId party) const {
    return tx.Exec(queries::kErasePartyFact, {party}).status();
}

absl::StatusOr<Person> SegmentStore::PersonOf(Transaction& tx, PartyId party) const {
    SOCLE_ASSIGN(const PartyId current, Current(tx, party));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadPerson, {current}));
    if (rows.empty()) return Person();
    return Person{.display_name = rows[0].Text("display_name"),
                  .given_name = rows[0].Text("given_name"),
                  .is_company = rows[0].Bool("is_company"),
                  .postal_code = rows[0].Text("postal_code"),
                  .country_code = rows[0].Text("country_code")};
}

absl::StatusOr<std::map<PartyId, PartyFacts>> SegmentStore::FactsOf(
    Transaction& tx, const std::vector<PartyId>& parties) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFactsOf, {parties}));
    std::map<PartyId, PartyFacts> facts;
    for (const PartyId& party : parties) facts[party];
    for (const Row& row : rows) Add(row, facts[PartyId{row.AsUuid("party_id")}]);
    return facts;
}

absl::StatusOr<std::vector<PartyId>> SegmentStore::PartiesAfter(Transaction& tx,
                                                                const std::optional<PartyId>& after,
                                                                int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kPartiesAfter, {after, limit}));
    std::vector<PartyId> parties;
    for (const Row& row : rows) parties.push_back(PartyId{row.AsUuid("party_id")});
    return parties;
}

absl::Status SegmentStore::Insert(Transaction& tx, const Segment& segment) const {
    std::vector<std::string> kinds;
    std::vector<std::string> texts;
    std::vector<int> days;
    std::vector<std::int64_t> amounts;
    for (const Condition& condition : segment.conditions) {
        kinds.emplace_back(WordOf(condition.kind));
        texts.push_back(condition.text);
        days.push_back(condition.days);
        amounts.push_back(condition.amount_minor);
    }
    return tx
        .Exec(queries::kInsertSegment,
              {segment.id, segment.display_name, kinds, texts, days, amounts})
        .status();
}

absl::Status SegmentStore::Delete(Transaction& tx, SegmentId id) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteMemberships, {id}));
    return tx.Exec(queries::kDeleteSegment, {id}).status();
}

absl::StatusOr<StoredSegment> SegmentStore::Load(Transaction& tx, SegmentId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadSegment, {id}, "segment"));
    return FromRow(row);
}

absl::StatusOr<std::vector<StoredSegment>> SegmentStore::List(Transaction& tx,
                                                              const Page& page) const {
    std::optional<std::string> name;
    if (!page.IsFirst()) name = page.after.front();
    SOCLE_ASSIGN(const std::optional<Uuid> id, IdAfter(page, 1));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListSegments, {name, id, page.Limit()}));
    std::vector<StoredSegment> segments;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredSegment stored, FromRow(row));
        segments.push_back(std::move(stored));
    }
    return segments;
}

std::vector<std::string> SegmentStore::SortKeyOf(const StoredSegment& stored) {
    return {stored.segment.display_name, stored.segment.id.ToString()};
}

absl::Status SegmentStore::Refresh(Transaction& tx, const Segment& segment,
                                   const std::vector<PartyId>& parties, const Date& day) const {
    SOCLE_ASSIGN(const auto facts, FactsOf(tx, parties));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kMembersOf, {segment.id, parties}));
    std::set<PartyId> members;
    for (const Row& row : rows) members.insert(PartyId{row.AsUuid("party_id")});
    std::vector<PartyId> joining;
    std::vector<PartyId> leaving;
    for (const PartyId& party : parties) {
        const bool belongs = IsMember(segment, facts.at(party), day);
        if (belongs && !members.contains(party)) joining.push_back(party);
        if (!belongs && members.contains(party)) leaving.push_back(party);
    }
    if (!joining.empty())
        SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kJoinSegment, {segment.id, joining, day}));
    if (leaving.empty()) return absl::OkStatus();
    return tx.Exec(queries::kLeaveSegment, {segment.id, leaving, day}).status();
}

absl::Status SegmentStore::LeaveMerged(Transaction& tx, SegmentId segment, const Date& day) const {
    return tx.Exec(queries::kLeaveMerged, {segment, day}).status();
}

absl::Status SegmentStore::RefreshAll(Transaction& tx, PartyId party, const Date& day) const {
    SOCLE_ASSIGN(const PartyId current, Current(tx, party));
    SOCLE_ASSIGN(const std::vector<StoredSegment> segments,
                 List(tx, Page{.size = kSegmentsMax - 1, .after = {}, .filter = {}}));
    for (const StoredSegment& stored : segments)
        SOCLE_RETURN_IF_ERROR(Refresh(tx, stored.segment, {current}, day));
    return absl::OkStatus();
}

absl::StatusOr<std::vector<Membership>> SegmentStore::Memberships(Transaction& tx,
                                                                  const MembershipFilter& filter,
                                                                  const Page& page) const {
    std::optional<Date> day;
    if (!page.IsFirst()) {
        const auto parsed = Date::Parse(page.after.front());
        if (!parsed.ok()) return BadPageToken();
        day = *parsed;
    }
    SOCLE_ASSIGN(const std::optional<Uuid> segment, IdAfter(page, 1));
    SOCLE_ASSIGN(const std::optional<Uuid> after, IdAfter(page, 2));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, Current(tx, *filter.party));
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListMemberships, {day, segment, after, filter.segment, party,
                                                     filter.with_past, page.Limit()}));
    std::vector<Membership> memberships;
    for (const Row& row : rows)
        memberships.push_back({SegmentId{row.AsUuid("segment_id")}, PartyId{row.AsUuid("party_id")},
                               row.AsDate("joined_on"), row.OptionalDate("left_on")});
    return memberships;
}

std::vector<std::string> SegmentStore::MembershipKeyOf(const Membership& membership) {
    return {membership.joined_on.ToString(), membership.segment.ToString(),
            membership.party.ToString()};
}

}  // namespace socle::marketing
