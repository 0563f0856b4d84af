// One party's row as values.
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include "kernel/client_record/store/party_store.hpp"

namespace socle::client_record {
namespace {

std::string At(const std::vector<std::string>& texts, std::size_t index) {
    return index < texts.size() ? texts[index] : std::string();
}

std::vector<Contact> ContactsFrom(const Row& row, std::string_view values,
                                  std::string_view labels) {
    const std::vector<std::string> value_texts = row.TextArray(values);
    const std::vector<std::string> label_texts = row.TextArray(labels);
    std::vector<Contact> contacts;
    for (std::size_t i = 0; i < value_texts.size(); ++i) {
        contacts.push_back({value_texts[i], At(label_texts, i)});
    }
    return contacts;
}

std::vector<PostalAddress> AddressesFrom(const Row& row) {
    const std::vector<std::string> lines = row.TextArray("address_lines");
    const std::vector<std::string> postal_codes = row.TextArray("address_postal_codes");
    const std::vector<std::string> cities = row.TextArray("address_cities");
    const std::vector<std::string> countries = row.TextArray("address_country_codes");
    const std::vector<std::string> labels = row.TextArray("address_labels");
    std::vector<PostalAddress> addresses;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PostalAddress item;
        item.address.lines = absl::StrSplit(lines[i], '\n', absl::SkipEmpty());
        item.address.postal_code = At(postal_codes, i);
        item.address.city = At(cities, i);
        item.address.country_code = At(countries, i);
        item.label = At(labels, i);
        addresses.push_back(std::move(item));
    }
    return addresses;
}

}  // namespace

Party PartyFrom(const Row& row) {
    Party party;
    party.id = PartyId(row.AsUuid("id"));
    party.state = static_cast<PartyState>(row.Int("state"));
    if (const auto target = row.OptionalUuid("merged_into")) party.merged_into = PartyId(*target);
    party.final_id = PartyId(row.AsUuid("final_id"));
    party.version = row.Int64("version");
    party.last_version = row.Int64("last_version");
    party.create_time = row.AsInstant("create_time");
    party.update_time = row.AsInstant("update_time");

    PartyContent& content = party.content;
    content.kind = static_cast<PartyKind>(row.Int("kind"));
    content.display_name = row.Text("display_name");
    content.given_name = row.Text("given_name");
    content.family_name = row.Text("family_name");
    content.siren = row.Text("siren");
    content.siret = row.Text("siret");
    content.vat_number = row.Text("vat_number");
    content.website = row.Text("website");
    content.emails = ContactsFrom(row, "email_values", "email_labels");
    content.phones = ContactsFrom(row, "phone_values", "phone_labels");
    content.addresses = AddressesFrom(row);
    content.bank_accounts = ContactsFrom(row, "iban_values", "iban_labels");
    content.tags = row.TextArray("tags");
    return party;
}

absl::Status NoSuchParty(PartyId id) {
    return Refuse(reason::kNotFound, "this party does not exist; look for it by its name",
                  {{"value", PartyName(id)}});
}

}  // namespace socle::client_record
