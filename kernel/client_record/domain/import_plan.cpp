#include "kernel/client_record/domain/import_plan.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "kernel/client_record/domain/completion.hpp"

namespace socle::client_record {
namespace {

// Both have e-mails (or phones), and none in common.
bool AreApart(const std::vector<Contact>& left, const std::vector<Contact>& right) {
    if (left.empty() || right.empty()) return false;
    return std::ranges::none_of(left, [&right](const Contact& contact) {
        return std::ranges::find(right, contact.value, &Contact::value) != right.end();
    });
}

// A name alone identifies a party only while nothing speaks against it.
bool Contradict(const PartyContent& row, const PartyContent& party) {
    if (row.kind != party.kind) return true;
    const bool two_companies =
        !row.siren.empty() && !party.siren.empty() && row.siren != party.siren;
    const bool two_vat_numbers =
        !row.vat_number.empty() && !party.vat_number.empty() && row.vat_number != party.vat_number;
    return two_companies || two_vat_numbers || AreApart(row.emails, party.emails) ||
           AreApart(row.phones, party.phones);
}

class Planner {
 public:
    Planner(const ImportFacts& facts, Instant now) : now_(now), owners_(facts.owners) {
        for (const Party& party : facts.parties) {
            known_.emplace(party.id, ImportedParty{party, party});
        }
    }

    ImportOutcome Take(const ImportRow& row) {
        if (!row.content.ok()) return {ImportResult::kRefused, {}, row.content.status()};
        ImportedParty* const found = Recognise(row);
        if (found == nullptr) return Create(row);
        return CompleteFrom(*found, *row.content);
    }

    std::vector<ImportedParty> TakeChanged() {
        std::vector<ImportedParty> changed;
        for (const PartyId id : touched_) changed.push_back(std::move(known_.at(id)));
        return changed;
    }

 private:
    bool IsSame(const MatchKey& key, const PartyContent& row, const PartyContent& party) const {
        const auto likeness = LikenessBy(key.kind, row, party);
        if (!likeness) return false;
        return likeness->sure ||
               (key.kind == KeyKind::kName && !Contradict(row, party) &&
                (row.siret.empty() || party.siret.empty() || row.siret == party.siret));
    }

    ImportedParty* Recognise(const ImportRow& row) {
        if (const auto by_name = known_.find(row.id); by_name != known_.end()) {
            return &by_name->second;
        }
        for (const MatchKey& key : RecognitionKeysOf(*row.content)) {
            const auto owners = owners_.find(key);
            if (owners == owners_.end()) continue;
            for (const PartyId id : owners->second) {
                const auto party = known_.find(id);
                if (party == known_.end()) continue;
                if (IsSame(key, *row.content, party->second.party.content)) return &party->second;
            }
        }
        return nullptr;
    }

    ImportOutcome Create(const ImportRow& row) {
        ImportedParty created{NewParty(row.id, *row.content, now_), std::nullopt};
        AddKeys(created.party);
        known_.emplace(row.id, std::move(created));
        touched_.push_back(row.id);
        return {ImportResult::kCreated, row.id, absl::OkStatus()};
    }

    ImportOutcome CompleteFrom(ImportedParty& found, const PartyContent& content) {
        const PartyId id = found.party.id;
        if (absl::Status active = CheckActive(found.party); !active.ok()) {
            return {ImportResult::kRefused, id, std::move(active)};
        }
        auto completion = Complete(found.party.content, content, ListRule::kFillWhenEmpty);
        if (!completion.ok()) return {ImportResult::kRefused, id, completion.status()};
        if (completion->added.empty()) return {ImportResult::kUnchanged, id, absl::OkStatus()};
        if (std::ranges::find(touched_, id) == touched_.end()) {
            touched_.push_back(id);
            Change(found.party, std::move(completion->content), now_);
        } else {
            // Saved once, at the end: one new version for all that the list adds.
            found.party.content = std::move(completion->content);
        }
        AddKeys(found.party);
        return {ImportResult::kCompleted, id, absl::OkStatus()};
    }

    void AddKeys(const Party& party) {
        for (const MatchKey& key : KeysOf(party.content)) {
            std::vector<PartyId>& owners = owners_[key];
            if (std::ranges::find(owners, party.id) == owners.end()) owners.push_back(party.id);
        }
    }

    Instant now_;
    KeyOwners owners_;
    std::map<PartyId, ImportedParty> known_;
    std::vector<PartyId> touched_;
};

}  // namespace

std::vector<MatchKey> RecognitionKeysOf(const PartyContent& content) {
    std::vector<MatchKey> keys = KeysOf(content);
    const bool has_postal_code =
        std::ranges::find(keys, KeyKind::kNameAndPostalCode, &MatchKey::kind) != keys.end();
    std::erase_if(keys, [has_postal_code](const MatchKey& key) {
        const bool sure = key.kind <= KeyKind::kNameAndPostalCode;
        return !sure && (key.kind != KeyKind::kName || has_postal_code);
    });
    return keys;
}

ImportPlan PlanImport(const std::vector<ImportRow>& rows, const ImportFacts& facts, Instant now) {
    Planner planner(facts, now);
    ImportPlan plan;
    plan.outcomes.reserve(rows.size());
    for (const ImportRow& row : rows) plan.outcomes.push_back(planner.Take(row));
    plan.to_save = planner.TakeChanged();
    return plan;
}

}  // namespace socle::client_record
