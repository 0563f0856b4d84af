#include "kernel/client_record/domain/party.hpp"

#include <utility>

#include "kernel/client_record/domain/reasons.hpp"

namespace socle::client_record {

std::string PartyName(PartyId id) {
    return ResourceName("parties", id.value());
}

std::vector<std::string> ChangedFields(const PartyContent& before, const PartyContent& after) {
    std::vector<std::string> fields;
    const auto compare = [&fields](const char* field, const auto& left, const auto& right) {
        if (left != right) fields.emplace_back(field);
    };
    compare("kind", before.kind, after.kind);
    compare("display_name", before.display_name, after.display_name);
    compare("given_name", before.given_name, after.given_name);
    compare("family_name", before.family_name, after.family_name);
    compare("siren", before.siren, after.siren);
    compare("siret", before.siret, after.siret);
    compare("vat_number", before.vat_number, after.vat_number);
    compare("emails", before.emails, after.emails);
    compare("phones", before.phones, after.phones);
    compare("addresses", before.addresses, after.addresses);
    compare("bank_accounts", before.bank_accounts, after.bank_accounts);
    compare("website", before.website, after.website);
    compare("tags", before.tags, after.tags);
    return fields;
}

Party NewParty(PartyId id, PartyContent content, Instant now) {
    Party party;
    party.id = id;
    party.final_id = id;
    party.content = std::move(content);
    party.create_time = now;
    party.update_time = now;
    return party;
}

void Change(Party& party, PartyContent content, Instant now) {
    party.content = std::move(content);
    party.version = ++party.last_version;
    party.update_time = now;
}

void Erase(Party& party, Instant now) {
    PartyContent nothing;
    nothing.kind = party.content.kind;
    Change(party, std::move(nothing), now);
    // A merged party keeps leading to the one it was merged into, which is erased as well.
    if (!party.merged_into) party.state = PartyState::kErased;
}

absl::Status CheckActive(const Party& party) {
    switch (party.state) {
        case PartyState::kActive:
            return absl::OkStatus();
        case PartyState::kErased:
            return Refuse(reason::kPartyNotActive, "this party was erased; use another one",
                          {{"value", PartyName(party.id)}});
        case PartyState::kMerged:
            break;
    }
    return Refuse(reason::kPartyNotActive, "this party was merged; use the one it was merged into",
                  {{"value", PartyName(party.id)}, {"merged_into", PartyName(party.final_id)}});
}

}  // namespace socle::client_record
