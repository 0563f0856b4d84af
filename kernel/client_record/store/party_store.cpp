#include "kernel/client_record/store/party_store.hpp"

#include <utility>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/store/party_columns.hpp"
#include "kernel/client_record/store/queries.hpp"

namespace socle::client_record {
namespace {

std::vector<Party> PartiesFrom(const Rows& rows) {
    std::vector<Party> parties;
    parties.reserve(rows.size());
    for (const Row row : rows) parties.push_back(PartyFrom(row));
    return parties;
}

absl::Status SaveRows(Transaction& tx, std::span<const Party> all) {
    const auto line_text = [](const PostalAddress& item) {
        return absl::StrJoin(item.address.lines, "\n");
    };
    SOCLE_ASSIGN(
        const Rows saved,
        tx.Exec(queries::kSaveParties,
                {Column(all, [](const Party& party) { return Param(party.id); }),
                 Column(all, [](const Party& party) { return int(party.content.kind); }),
                 Column(all, [](const Party& party) { return int(party.state); }),
                 TextColumn(all, &PartyContent::display_name),
                 TextColumn(all, &PartyContent::given_name),
                 TextColumn(all, &PartyContent::family_name),
                 TextColumn(all, &PartyContent::siren),
                 TextColumn(all, &PartyContent::siret),
                 TextColumn(all, &PartyContent::vat_number),
                 TextColumn(all, &PartyContent::website),
                 ListColumn(all, &PartyContent::emails, &ValueOf),
                 ListColumn(all, &PartyContent::emails, &LabelOf),
                 ListColumn(all, &PartyContent::phones, &ValueOf),
                 ListColumn(all, &PartyContent::phones, &LabelOf),
                 ListColumn(all, &PartyContent::addresses, line_text),
                 ListColumn(all, &PartyContent::addresses,
                            [](const PostalAddress& item) { return item.address.postal_code; }),
                 ListColumn(all, &PartyContent::addresses,
                            [](const PostalAddress& item) { return item.address.city; }),
                 ListColumn(all, &PartyContent::addresses,
                            [](const PostalAddress& item) { return item.address.country_code; }),
                 ListColumn(all, &PartyContent::addresses,
                            [](const PostalAddress& item) { return item.label; }),
                 ListColumn(all, &PartyContent::bank_accounts, &ValueOf),
                 ListColumn(all, &PartyContent::bank_accounts, &LabelOf),
                 ListColumn(all, &PartyContent::tags, [](const std::string& tag) { return tag; }),
                 Column(all, [](const Party& party) { return SortNameOf(party.content); }),
                 Column(all, [](const Party& party) { return SearchTextOf(party.content); }),
                 Column(all, [](const Party& party) { return Param(party.merged_into); }),
                 Column(all, [](const Party& party) { return Param(party.final_id); }),
                 Column(all, [](const Party& party) { return party.version; }),
                 Column(all, [](const Party& party) { return party.last_version; }),
                 Column(all, [](const Party& party) { return party.create_time; }),
                 Column(all, [](const Party& party) { return party.update_time; })}));
    if (saved.affected() == static_cast<std::int64_t>(all.size())) return absl::OkStatus();
    return Refuse(reason::kAlreadyExists, "a party of this name exists already; choose another id",
                  {{"value", PartyName(all.front().id)}});
}

absl::Status SaveKeys(Transaction& tx, std::span<const Party> parties) {
    std::vector<PartyId> ids;
    std::vector<int> kinds;
    std::vector<std::string> values;
    std::vector<PartyId> owners;
    for (const Party& party : parties) {
        ids.push_back(party.id);
        for (const MatchKey& key : KeysOf(party.content)) {
            kinds.push_back(static_cast<int>(key.kind));
            values.push_back(key.value);
            owners.push_back(party.id);
        }
    }
    return tx.Exec(queries::kSaveKeys, {ids, kinds, values, owners}).status();
}

}  // namespace

absl::StatusOr<Party> PartyStore::LoadFinal(Transaction& tx, PartyId id) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadFinalParty, {id}));
    if (rows.empty()) return NoSuchParty(id);
    return PartyFrom(rows[0]);
}

absl::StatusOr<Party> PartyStore::LoadForUpdate(Transaction& tx, PartyId id) const {
    SOCLE_ASSIGN(const std::vector<Party> parties, LoadAllForUpdate(tx, {id}));
    if (parties.empty()) return NoSuchParty(id);
    return parties.front();
}

absl::StatusOr<std::vector<Party>> PartyStore::Load(Transaction& tx,
                                                    const std::vector<PartyId>& ids) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadParties, {ids}));
    return PartiesFrom(rows);
}

absl::StatusOr<std::vector<Party>> PartyStore::LoadAllForUpdate(
    Transaction& tx, const std::vector<PartyId>& ids) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadPartiesForUpdate, {ids}));
    return PartiesFrom(rows);
}

absl::StatusOr<PartyPage> PartyStore::List(Transaction& tx, const PartyFilter& filter,
                                           const Page& page) const {
    const std::string after_name = page.IsFirst() ? "" : page.after[0];
    SOCLE_ASSIGN(const Uuid after_id,
                 page.IsFirst() ? absl::StatusOr<Uuid>(Uuid{}) : Uuid::Parse(page.after[1]));
    const int kind = static_cast<int>(filter.kind);
    SOCLE_ASSIGN(const Rows rows,
                 filter.tag.empty()
                     ? tx.Exec(queries::kListParties, {kind, after_name, after_id, page.Limit()})
                     : tx.Exec(queries::kListPartiesByTag,
                               {kind, after_name, after_id, page.Limit(), filter.tag}));
    PartyPage result{PartiesFrom(rows), ""};
    result.next_page_token = CutPage(page, result.parties, [](const Party& last) {
        return std::vector<std::string>{SortNameOf(last.content), last.id.ToString()};
    });
    return result;
}

absl::StatusOr<std::vector<Party>> PartyStore::Search(Transaction& tx, const SearchTerms& terms,
                                                      int limit) const {
    if (terms.IsEmpty()) return std::vector<Party>{};
    std::vector<std::string> others;
    for (const std::string& word : terms.words) others.push_back(PatternOf(word));
    // The two longest words lead: they are the rarest, and use the index.
    const std::string first = others.front();
    others.erase(others.begin());
    std::optional<std::string> second;
    if (!others.empty()) {
        second = others.front();
        others.erase(others.begin());
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kSearchParties, {terms.whole, first, second, others, limit}));
    return PartiesFrom(rows);
}

absl::StatusOr<std::vector<PartyId>> PartyStore::FindSimilar(Transaction& tx,
                                                             const std::string& sort_name,
                                                             int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindSimilar, {sort_name, limit}));
    std::vector<PartyId> ids;
    for (const Row row : rows) ids.emplace_back(row.AsUuid("id"));
    return ids;
}

absl::StatusOr<KeyOwners> PartyStore::FindByKeys(Transaction& tx,
                                                 const std::vector<MatchKey>& keys) const {
    std::vector<int> kinds;
    std::vector<std::string> values;
    for (const MatchKey& key : keys) {
        kinds.push_back(static_cast<int>(key.kind));
        values.push_back(key.value);
    }
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindByKeys, {kinds, values}));
    KeyOwners owners;
    for (const Row row : rows) {
        const PartyId id(row.AsUuid("final_id"));
        std::vector<PartyId>& ids =
            owners[{static_cast<KeyKind>(row.Int("kind")), row.Text("value")}];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
    }
    return owners;
}

absl::Status PartyStore::Save(Transaction& tx, std::span<const Party> parties) const {
    if (parties.empty()) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(SaveRows(tx, parties));
    return SaveKeys(tx, parties);
}

absl::Status PartyStore::TakeImportTurn(Transaction& tx) const {
    return tx.Exec(queries::kTakeImportTurn).status();
}

}  // namespace socle::client_record
