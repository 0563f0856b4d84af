// A list of parties in one transaction, with a fixed number of statements whatever its length.
#include <algorithm>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/events/publish.hpp"
#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/convert.hpp"
#include "socle/etag.hpp"

namespace socle::client_record {
namespace {

absl::StatusOr<PartyContent> CheckedContentOf(const v1::Party& party) {
    SOCLE_ASSIGN(PartyContent sent, ContentFrom(party));
    return Checked(std::move(sent));
}

ImportRow RowFrom(Call& call, const v1::Party& party) {
    if (party.name().empty()) return {CheckedContentOf(party), PartyId(call.NewId())};
    const auto id = ParsePartyName(party.name(), "name");
    if (!id.ok()) return {id.status(), PartyId()};
    return {CheckedContentOf(party), *id};
}

template <typename Value>
void SortOnce(std::vector<Value>& values) {
    std::ranges::sort(values);
    const auto twice = std::ranges::unique(values);
    values.erase(twice.begin(), twice.end());
}

absl::StatusOr<ImportFacts> LoadFacts(Transaction& tx, const PartyStore& store,
                                      const std::vector<ImportRow>& rows) {
    std::vector<MatchKey> keys;
    std::vector<PartyId> ids;
    for (const ImportRow& row : rows) {
        if (!row.content.ok()) continue;
        const std::vector<MatchKey> of_row = RecognitionKeysOf(*row.content);
        keys.insert(keys.end(), of_row.begin(), of_row.end());
        ids.push_back(row.id);
    }
    SortOnce(keys);
    ImportFacts facts;
    SOCLE_ASSIGN(facts.owners, store.FindByKeys(tx, keys));
    for (const auto& [key, owners] : facts.owners) {
        ids.insert(ids.end(), owners.begin(), owners.end());
    }
    SortOnce(ids);
    SOCLE_ASSIGN(facts.parties, store.LoadAllForUpdate(tx, ids));
    return facts;
}

// What is needed to take the row back.
void SetVersions(const ImportOutcome& outcome, const ImportPlan& plan, Language language,
                 v1::ImportOutcome& wire) {
    const bool changed_it =
        outcome.result == ImportResult::kCreated || outcome.result == ImportResult::kCompleted;
    if (!changed_it) return;
    const auto saved =
        std::ranges::find(plan.to_save, outcome.party,
                          [](const ImportedParty& imported) { return imported.party.id; });
    wire.set_etag(EtagOf(saved->party.version));
    const bool was_known = outcome.result == ImportResult::kCompleted && saved->before;
    if (was_known) *wire.mutable_before() = ToProto(*saved->before, language);
}

}  // namespace

absl::StatusOr<v1::ImportPartiesResponse> ClientRecordService::ImportParties(
    Call& call, const v1::ImportPartiesRequest& request) {
    if (static_cast<std::size_t>(request.parties_size()) > kImportRowsMax) {
        return RefuseField(reason::kTooMany, "parties", "at most 1,000 parties fit in one import",
                           {{"limit", std::to_string(kImportRowsMax)}});
    }
    std::vector<ImportRow> rows;
    rows.reserve(static_cast<std::size_t>(request.parties_size()));
    for (const v1::Party& party : request.parties()) rows.push_back(RowFrom(call, party));

    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.parties.TakeImportTurn(tx));
    SOCLE_ASSIGN(const ImportFacts facts, LoadFacts(tx, stores_.parties, rows));
    const ImportPlan plan = PlanImport(rows, facts, call.Now());

    std::vector<Party> to_save;
    for (const ImportedParty& imported : plan.to_save) to_save.push_back(imported.party);
    SOCLE_RETURN_IF_ERROR(stores_.parties.Save(tx, to_save));
    for (const ImportedParty& imported : plan.to_save) {
        const v1::Party record = ToProto(imported.party, call.context().language);
        if (imported.before) {
            PublishUpdated(tx, record,
                           ChangedFields(imported.before->content, imported.party.content));
        } else {
            PublishCreated(tx, record);
        }
    }
    v1::ImportPartiesResponse response;
    for (const ImportOutcome& outcome : plan.outcomes) {
        v1::ImportOutcome& wire = *response.add_outcomes();
        wire = ToProto(outcome);
        SetVersions(outcome, plan, call.context().language, wire);
    }
    return response;
}

}  // namespace socle::client_record
