#include "kernel/client_record/store/verify_store.hpp"

#include "kernel/client_record/store/party_store.hpp"
#include "kernel/client_record/store/queries.hpp"

namespace socle::client_record {
namespace {

std::vector<std::string> ResourcesFrom(const Rows& rows) {
    std::vector<std::string> names;
    for (const Row row : rows) names.push_back(row.Text("resource"));
    return names;
}

}  // namespace

absl::StatusOr<std::vector<StoredParty>> VerifyStore::ReadParties(Transaction& tx, PartyId after,
                                                                  int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kVerifyParties, {after, limit}));
    std::vector<StoredParty> parties;
    for (const Row row : rows) {
        StoredParty stored;
        stored.party = PartyFrom(row);
        stored.sort_name = row.Text("sort_name");
        stored.search_text = row.Text("search_text");
        stored.keys = row.TextArray("keys");
        stored.is_remembered = row.Bool("is_remembered");
        parties.push_back(std::move(stored));
    }
    return parties;
}

absl::StatusOr<std::vector<std::string>> VerifyStore::FindBrokenChains(Transaction& tx,
                                                                       int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kVerifyMerges, {limit}));
    return ResourcesFrom(rows);
}

absl::StatusOr<std::vector<std::string>> VerifyStore::FindOrphans(Transaction& tx,
                                                                  int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kVerifyRelations, {limit}));
    return ResourcesFrom(rows);
}

}  // namespace socle::client_record
