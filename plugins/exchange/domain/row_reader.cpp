#include "domain/row_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/cell_reader.hpp"
#include "domain/cell_text.hpp"
#include "domain/client_kind.hpp"
#include "domain/country_names.hpp"
#include "socle/identifiers.hpp"

namespace socle::exchange {
namespace {

// Where postal codes have five digits and phone numbers are dialled the French way: France and its
// overseas parts under codes of their own.
constexpr std::array<std::string_view, 11> kFrenchCountries = {"FR", "GP", "MQ", "GF", "RE", "YT",
                                                               "PM", "BL", "MF", "NC", "PF"};
constexpr std::size_t kFrenchPostalDigits = 5;

bool IsFrench(std::string_view country) {
    return std::ranges::find(kFrenchCountries, country) != kFrenchCountries.end();
}

bool IsDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Fields in which a word such as "none" cannot be a real value.
bool TakesPlaceholders(Field field) {
    constexpr std::array kTaking = {
        Field::kEmail, Field::kPhone,     Field::kMobile, Field::kPostalCode, Field::kSiren,
        Field::kSiret, Field::kVatNumber, Field::kIban,   Field::kWebsite,    Field::kCountry};
    return std::ranges::find(kTaking, field) != kTaking.end();
}

// Fields without which, or with a wrong one, it is not sure who the client is.
bool IdentifiesClient(Field field) {
    constexpr std::array kIdentifying = {Field::kDisplayName, Field::kGivenName, Field::kFamilyName,
                                         Field::kEmployer,    Field::kSiren,     Field::kSiret,
                                         Field::kVatNumber,   Field::kIban};
    return std::ranges::find(kIdentifying, field) != kIdentifying.end();
}

std::string OnOneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return Trimmed(text);
}

bool LooksLikeWebsite(std::string_view text) {
    if (const std::size_t scheme = text.find("://"); scheme != text.npos) {
        text.remove_prefix(scheme + 3);
    }
    const std::string_view host = text.substr(0, text.find_first_of("/:?#"));
    const std::size_t dot = host.find('.');
    return dot != host.npos && dot > 0 && !host.ends_with('.') &&
           text.find_first_of(" \n\t@<>\"") == text.npos;
}

}  // namespace

RowReading RowReader::Read() {
    reading_.client.row_number = row_.number;
    ReadIdentifiers();
    ReadAddress();
    ReadEmails();
    ReadPhones();
    ReadWebsite();
    ReadNote();
    ReadTags();
    ReadNames();
    ReadKind();
    return std::move(reading_);
}

void RowReader::Report(ProblemKind kind, Field field, std::string_view value) {
    reading_.problems.push_back({.kind = kind, .field = field, .value = Shortened(value)});
}

std::string RowReader::TextOf(const Column& column) {
    const Field field = *column.field;
    std::string text = Trimmed(row_.At(column.index));
    if (IsFormulaError(text)) {
        const ProblemKind kind =
            IdentifiesClient(field) ? ProblemKind::kFormulaError : ProblemKind::kFormulaIgnored;
        Report(kind, field, text);
        return {};
    }
    const bool nothing = FoldForSearch(text).empty() && field != Field::kNote;
    if (nothing || (TakesPlaceholders(field) && (IsPlaceholder(text) || text == "0"))) return {};
    return field == Field::kNote || field == Field::kAddressLine
               ? std::string(row_.At(column.index))
               : text;
}

std::string RowReader::Text(Field field) {
    const Column* column = columns_.Find(field);
    return column == nullptr ? std::string() : TextOf(*column);
}

std::string RowReader::Checked(Field field, const std::string& text, std::size_t characters_max) {
    return CheckedCell(field, text, characters_max, reading_.problems);
}

std::string RowReader::Bounded(Field field, std::size_t characters_max) {
    return Checked(field, OnOneLine(Text(field)), characters_max);
}

void RowReader::ReadIdentifiers() {
    ClientRow& client = reading_.client;
    const auto read = [this](Field field, auto parse, ProblemKind wrong) {
        const std::string text = Text(field);
        if (text.empty()) return std::string();
        absl::StatusOr<std::string> parsed = parse(text);
        if (parsed.ok()) return *std::move(parsed);
        const bool damaged = ReasonOf(parsed.status()) == reason::kSiretDamaged.name;
        Report(damaged ? ProblemKind::kSiretDamaged : wrong, field, text);
        return std::string();
    };
    client.siret = read(Field::kSiret, ParseSiret, ProblemKind::kInvalidSiret);
    client.siren = read(Field::kSiren, ParseSiren, ProblemKind::kInvalidSiren);
    client.vat_number = read(Field::kVatNumber, ParseVatNumber, ProblemKind::kInvalidVatNumber);
    client.iban = read(Field::kIban, ParseIban, ProblemKind::kInvalidIban);
    if (client.iban.starts_with("FR") && !HasValidRibKey(client.iban)) {
        Report(ProblemKind::kRibKeyWrong, Field::kIban, client.iban);
    }
    CheckIdentifiersAgree();
}

void RowReader::CheckIdentifiersAgree() {
    ClientRow& client = reading_.client;
    // A SIRET is the SIREN and the number of the site (article R123-221 of the commercial code).
    const std::string of_siret = client.siret.substr(0, 9);
    if (client.siren.empty()) {
        client.siren = of_siret;
    } else if (!of_siret.empty() && of_siret != client.siren) {
        Report(ProblemKind::kIdentifiersDisagree, Field::kSiren, client.siren);
    }
    // A French VAT number ends with the SIREN; Monaco's have 000 there.
    const bool french_vat = client.vat_number.starts_with("FR");
    const std::string of_vat = french_vat ? client.vat_number.substr(4) : std::string();
    if (!of_vat.empty() && !of_vat.starts_with("000") && !client.siren.empty() &&
        of_vat != client.siren) {
        Report(ProblemKind::kIdentifiersDisagree, Field::kVatNumber, client.vat_number);
    }
}

void RowReader::ReadNames() {
    ClientRow& client = reading_.client;
    const std::size_t problems_before = reading_.problems.size();
    client.display_name = Bounded(Field::kDisplayName, kNameCharactersMax);
    client.given_name = Bounded(Field::kGivenName, kNameCharactersMax);
    client.family_name = Bounded(Field::kFamilyName, kNameCharactersMax);
    client.employer = Bounded(Field::kEmployer, kNameCharactersMax);
    if (!client.display_name.empty()) return;
    client.display_name = Trimmed(client.given_name + " " + client.family_name);
    if (!client.display_name.empty()) {
        client.display_name = Checked(Field::kFamilyName, client.display_name, kNameCharactersMax);
    } else if (!client.employer.empty()) {
        client.display_name = std::exchange(client.employer, {});
    } else if (!client.emails.empty()) {
        client.display_name = client.emails.front();
        Report(ProblemKind::kNameFromEmail, Field::kEmail, client.display_name);
    } else if (reading_.problems.size() == problems_before) {
        Report(ProblemKind::kNameMissing, Field::kDisplayName, {});
    }
}

void RowReader::ReadKind() {
    ClientRow& client = reading_.client;
    client.kind = KindOf(client, {.kind = Text(Field::kKind), .civility = Text(Field::kCivility)});
    if (client.kind == ClientKind::kCompany) client.employer.clear();
}

void RowReader::ReadAddress() {
    ClientAddress& address = reading_.client.address;
    for (const Column* column : columns_.FindAll(Field::kAddressLine)) {
        for (const std::string& line : LinesIn(TextOf(*column))) {
            std::string checked = Checked(Field::kAddressLine, line, kAddressLineCharactersMax);
            if (!checked.empty()) address.lines.push_back(std::move(checked));
        }
    }
    if (address.lines.size() > kAddressLinesMax) {
        Report(ProblemKind::kTooLong, Field::kAddressLine, address.lines.back());
    }
    address.city = Bounded(Field::kCity, kAddressLineCharactersMax);
    const std::string country = Text(Field::kCountry);
    if (!country.empty()) address.country = CountryOf(country).value_or("");
    const bool country_known = country.empty() || !address.country.empty();
    if (!country_known) Report(ProblemKind::kInvalidCountry, Field::kCountry, country);
    ReadPostalCode(country_known);
}

void RowReader::ReadPostalCode(bool country_known) {
    ClientAddress& address = reading_.client.address;
    const std::string text = Bounded(Field::kPostalCode, kPostalCodeCharactersMax);
    const std::string& country =
        address.country.empty() ? options_.default_country : address.country;
    if (!country_known || !IsFrench(country)) {
        address.postal_code = text;
        return;
    }
    std::string digits = text;
    std::erase(digits, ' ');
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    for (const std::string_view prefix : {"FR-", "F-"}) {
        if (digits.starts_with(prefix)) digits.erase(0, prefix.size());
    }
    if (digits.empty()) return;
    if (IsDigits(digits) && digits.size() == kFrenchPostalDigits) {
        address.postal_code = digits;
        return;
    }
    const bool lost_zero = IsDigits(digits) && digits.size() == kFrenchPostalDigits - 1;
    Report(lost_zero ? ProblemKind::kPostalCodeLostZero : ProblemKind::kInvalidPostalCode,
           Field::kPostalCode, text);
}

void RowReader::ReadEmails() {
    std::vector<std::string>& emails = reading_.client.emails;
    for (const Column* column : columns_.FindAll(Field::kEmail)) {
        const std::string text = TextOf(*column);
        if (text.empty()) continue;
        for (const std::string& part : EmailsIn(text)) {
            absl::StatusOr<std::string> email = ParseEmail(part);
            if (!email.ok()) {
                Report(ProblemKind::kInvalidEmail, Field::kEmail, part);
            } else if (std::ranges::find(emails, *email) == emails.end()) {
                emails.push_back(*std::move(email));
            }
        }
    }
    if (emails.size() <= kEmailsMax) return;
    Report(ProblemKind::kTooManyValues, Field::kEmail, {});
    emails.resize(kEmailsMax);
}

void RowReader::ReadPhones() {
    for (const Column& column : columns_.columns) {
        if (column.field != Field::kPhone && column.field != Field::kMobile) continue;
        const std::string text = TextOf(column);
        if (!text.empty()) ReadPhoneCell(column, text);
    }
    std::vector<ClientPhone>& phones = reading_.client.phones;
    if (phones.size() <= kPhonesMax) return;
    Report(ProblemKind::kTooManyValues, Field::kPhone, {});
    phones.resize(kPhonesMax);
}

void RowReader::ReadPhoneCell(const Column& column, std::string_view text) {
    const std::string& of_address = reading_.client.address.country;
    const bool french = IsFrench(of_address.empty() ? options_.default_country : of_address);
    const std::string country = french ? "FR" : of_address;
    std::vector<ClientPhone>& phones = reading_.client.phones;
    const auto add = [&](std::string number) {
        if (std::ranges::find(phones, number, &ClientPhone::number) != phones.end()) return;
        phones.push_back({std::move(number), column.field == Field::kMobile});
    };
    // '/' groups digits as often as it parts numbers, so the cell is first read as one number.
    if (absl::StatusOr<std::string> whole = ParsePhone(text, country); whole.ok()) {
        return add(*std::move(whole));
    }
    for (const std::string& part : SplitOn(text, ";,/|\n\r")) {
        absl::StatusOr<std::string> number = ParsePhone(part, country);
        if (number.ok()) {
            add(*std::move(number));
        } else {
            Report(ProblemKind::kInvalidPhone, *column.field, part);
        }
    }
}

void RowReader::ReadWebsite() {
    const std::string website = Bounded(Field::kWebsite, kWebsiteCharactersMax);
    if (website.empty()) return;
    if (!LooksLikeWebsite(website)) {
        return Report(ProblemKind::kInvalidWebsite, Field::kWebsite, website);
    }
    reading_.client.website = website;
}

void RowReader::ReadNote() {
    std::string note;
    for (const Column* column : columns_.FindAll(Field::kNote)) {
        const std::string text = TextOf(*column);
        if (!note.empty() && !text.empty()) note += '\n';
        note += text;
    }
    reading_.client.note = Checked(Field::kNote, note, kNoteCharactersMax);
}

void RowReader::ReadTags() {
    std::vector<std::string>& tags = reading_.client.tags;
    for (const Column* column : columns_.FindAll(Field::kTags)) {
        for (const std::string& part : SplitOn(TextOf(*column), ";,|\r\n")) {
            std::string tag = Checked(Field::kTags, part, kTagCharactersMax);
            const bool known = std::ranges::find(tags, tag) != tags.end();
            if (!tag.empty() && !known) tags.push_back(std::move(tag));
        }
    }
    if (tags.size() <= kTagsMax) return;
    Report(ProblemKind::kTooManyValues, Field::kTags, {});
    tags.resize(kTagsMax);
}

}  // namespace socle::exchange
