// What a party's content must hold to be kept: the one place where what people wrote is judged.
#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "kernel/client_record/domain/party.hpp"
#include "kernel/client_record/domain/reasons.hpp"
#include "socle/identifiers.hpp"
#include "socle/text.hpp"

namespace socle::client_record {
namespace {

using Parser = std::function<absl::StatusOr<std::string>(std::string_view)>;

// The refusal of a value, told with the field it stands in.
absl::Status AtField(const absl::Status& status, const std::string& field) {
    if (status.ok()) return status;
    const std::string name = ReasonOf(status);
    const std::string_view sentence(status.message().data(), status.message().size());
    return RefuseField(Reason{status.code(), name}, field, sentence, MetadataOf(status));
}

absl::Status CheckCount(std::size_t count, std::size_t limit, const std::string& field) {
    if (count <= limit) return absl::OkStatus();
    return RefuseField(reason::kTooMany, field, absl::StrCat("at most ", limit, " ", field, " fit"),
                       {{"limit", std::to_string(limit)}});
}

// Text on one line: line breaks and runs of blanks become one blank.
absl::Status TidyText(std::string& text, std::string_view field, std::size_t characters_max) {
    SOCLE_ASSIGN(const std::string checked, CheckText(text, field, characters_max));
    text = Trimmed(checked);
    return absl::OkStatus();
}

absl::Status ParseInto(std::string& value, const std::string& field, const Parser& parse) {
    if (Trimmed(value).empty()) {
        value.clear();
        return absl::OkStatus();
    }
    auto parsed = parse(value);
    if (!parsed.ok()) return AtField(parsed.status(), field);
    value = *std::move(parsed);
    return absl::OkStatus();
}

// Drops what is written twice, keeping the first. At most kTagsMax items: quadratic is fine.
template <typename Item, typename KeyOf>
void KeepFirst(std::vector<Item>& items, KeyOf key_of) {
    std::vector<Item> kept;
    for (Item& item : items) {
        const bool known = std::ranges::any_of(
            kept, [&](const Item& other) { return key_of(other) == key_of(item); });
        if (!known) kept.push_back(std::move(item));
    }
    items = std::move(kept);
}

absl::Status CheckContacts(std::vector<Contact>& contacts, const std::string& field,
                           std::string_view part, const Parser& parse) {
    SOCLE_RETURN_IF_ERROR(CheckCount(contacts.size(), kContactsMax, field));
    std::erase_if(contacts, [](const Contact& contact) {
        return Trimmed(contact.value).empty() && Trimmed(contact.label).empty();
    });
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        const std::string place = absl::StrCat(field, "[", i, "].");
        const std::string value_field = place + std::string(part);
        SOCLE_RETURN_IF_ERROR(ParseInto(contacts[i].value, value_field, parse));
        if (contacts[i].value.empty()) {
            return RefuseField(reason::kRequired, value_field, value_field + " is required");
        }
        SOCLE_RETURN_IF_ERROR(TidyText(contacts[i].label, place + "label", kLabelCharactersMax));
    }
    KeepFirst(contacts,
              [](const Contact& contact) { return absl::AsciiStrToLower(contact.value); });
    return absl::OkStatus();
}

absl::Status CheckAddresses(std::vector<PostalAddress>& addresses) {
    SOCLE_RETURN_IF_ERROR(CheckCount(addresses.size(), kContactsMax, "addresses"));
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const std::string place = absl::StrCat("addresses[", i, "].");
        Address& address = addresses[i].address;
        SOCLE_RETURN_IF_ERROR(CheckCount(address.lines.size(), kAddressLinesMax, place + "lines"));
        for (std::string& line : address.lines) {
            SOCLE_RETURN_IF_ERROR(TidyText(line, place + "lines", kAddressLineCharactersMax));
        }
        std::erase(address.lines, "");
        SOCLE_RETURN_IF_ERROR(
            TidyText(address.postal_code, place + "postal_code", kPostalCodeCharactersMax));
        SOCLE_RETURN_IF_ERROR(TidyText(address.city, place + "city", kAddressLineCharactersMax));
        if (address.country_code.empty()) address.country_code = "FR";
        SOCLE_RETURN_IF_ERROR(
            ParseInto(address.country_code, place + "country_code", &ParseCountry));
        SOCLE_RETURN_IF_ERROR(TidyText(addresses[i].label, place + "label", kLabelCharactersMax));
    }
    std::erase_if(addresses, [](const PostalAddress& item) { return item.address.IsEmpty(); });
    KeepFirst(addresses, [](const PostalAddress& item) { return item.address; });
    return absl::OkStatus();
}

absl::Status CheckTags(std::vector<std::string>& tags) {
    SOCLE_RETURN_IF_ERROR(CheckCount(tags.size(), kTagsMax, "tags"));
    for (std::string& tag : tags) {
        SOCLE_RETURN_IF_ERROR(TidyText(tag, "tags", kTagCharactersMax));
    }
    std::erase(tags, "");
    KeepFirst(tags, &FoldForSearch);
    return absl::OkStatus();
}

// A page of the web: anything else behind a link ("javascript:") would run in the reader's browser.
absl::Status CheckWebsite(std::string& website) {
    SOCLE_RETURN_IF_ERROR(TidyText(website, "website", kWebsiteCharactersMax));
    const bool is_link = website.starts_with("https://") || website.starts_with("http://");
    const bool is_bare = website.find(':') == std::string::npos;
    if ((is_link || is_bare) && website.find(' ') == std::string::npos) return absl::OkStatus();
    return RefuseField(reason::kInvalidValue, "website",
                       "a website is an address such as https://www.example.com");
}

absl::Status CheckIdentifiers(PartyContent& content) {
    SOCLE_RETURN_IF_ERROR(ParseInto(content.siren, "siren", &ParseSiren));
    SOCLE_RETURN_IF_ERROR(ParseInto(content.siret, "siret", &ParseSiret));
    SOCLE_RETURN_IF_ERROR(ParseInto(content.vat_number, "vat_number", &ParseVatNumber));
    if (content.siren.empty() && !content.siret.empty()) {
        content.siren = content.siret.substr(0, 9);
    }
    if (content.siret.empty() || content.siret.starts_with(content.siren)) return absl::OkStatus();
    return RefuseField(reason::kSiretNotOfSiren, "siret", "a SIRET starts with the SIREN",
                       {{"siret", content.siret}, {"siren", content.siren}});
}

absl::Status CheckNames(PartyContent& content) {
    SOCLE_RETURN_IF_ERROR(TidyText(content.given_name, "given_name", kNamePartCharactersMax));
    SOCLE_RETURN_IF_ERROR(TidyText(content.family_name, "family_name", kNamePartCharactersMax));
    if (Trimmed(content.display_name).empty()) {
        content.display_name = content.given_name + " " + content.family_name;
    }
    SOCLE_RETURN_IF_ERROR(
        CheckRequiredText(content.display_name, "display_name", kDisplayNameCharactersMax));
    content.display_name = Trimmed(content.display_name);
    // Lists are sorted, and parties recognised, by the folded name: there must be one.
    if (!FoldForSearch(content.display_name).empty()) return absl::OkStatus();
    return RefuseField(reason::kInvalidValue, "display_name",
                       "a name holds at least one letter or digit");
}

PartyKind KindOf(const PartyContent& content) {
    if (content.kind != PartyKind::kUnspecified) return content.kind;
    if (!content.siren.empty()) return PartyKind::kCompany;
    const bool has_name_parts = !content.given_name.empty() || !content.family_name.empty();
    return has_name_parts ? PartyKind::kPerson : PartyKind::kCompany;
}

}  // namespace

absl::StatusOr<PartyContent> Checked(PartyContent content) {
    SOCLE_RETURN_IF_ERROR(CheckNames(content));
    SOCLE_RETURN_IF_ERROR(CheckIdentifiers(content));
    SOCLE_RETURN_IF_ERROR(CheckWebsite(content.website));
    SOCLE_RETURN_IF_ERROR(CheckTags(content.tags));
    SOCLE_RETURN_IF_ERROR(CheckAddresses(content.addresses));
    SOCLE_RETURN_IF_ERROR(CheckContacts(content.emails, "emails", "address", &ParseEmail));
    // A number without a country's code is read in the country of the first address.
    const std::string country =
        content.addresses.empty() ? "FR" : content.addresses.front().address.country_code;
    SOCLE_RETURN_IF_ERROR(
        CheckContacts(content.phones, "phones", "number",
                      [&country](std::string_view text) { return ParsePhone(text, country); }));
    SOCLE_RETURN_IF_ERROR(
        CheckContacts(content.bank_accounts, "bank_accounts", "iban", &ParseIban));
    content.kind = KindOf(content);
    return content;
}

}  // namespace socle::client_record
