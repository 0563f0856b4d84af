#include "socle/identifiers.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

namespace socle {
namespace {

std::string Got(const absl::StatusOr<std::string>& result) {
    return result.ok() ? *result : ReasonOf(result.status());
}

struct Case {
    std::string_view text;
    std::string_view expected;  // the compact form, or the reason of the refusal
};

struct Vector {
    std::string kind;
    std::string value;
    bool valid;
    std::string note;
};

// kind,value,expected,note: only the last column is ever quoted or holds commas.
std::vector<Vector> ReadVectors() {
    std::ifstream file(std::string(SOCLE_FIXTURES) + "/identifiers/vectors.csv");
    std::vector<Vector> vectors;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::size_t first = line.find(',');
        const std::size_t second = line.find(',', first + 1);
        const std::size_t third = line.find(',', second + 1);
        vectors.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                           line.substr(second + 1, third - second - 1) == "valid",
                           line.substr(third + 1)});
    }
    return vectors;
}

bool IsAccepted(const Vector& v) {
    if (v.kind == "siren") return ParseSiren(v.value).ok();
    if (v.kind == "siret") return ParseSiret(v.value).ok();
    if (v.kind == "iban") return ParseIban(v.value).ok();
    // The vectors ask for French numbers; other countries' are read by their shape.
    return ParseVatNumber(v.value).ok() && v.value.starts_with("FR");
}

TEST(Identifiers, Vectors) {
    const std::vector<Vector> vectors = ReadVectors();
    ASSERT_EQ(vectors.size(), 56U);
    for (const Vector& v : vectors) {
        const bool business_rule = v.note.find("business rule must reject") != std::string::npos;
        EXPECT_EQ(IsAccepted(v), v.valid && !business_rule) << v.kind << " " << v.value;
        if (v.kind == "iban" && v.valid) {
            const bool wrong_rib = v.note.find("wrong RIB key") != std::string::npos;
            EXPECT_EQ(HasValidRibKey(v.value), !wrong_rib) << v.value;
        }
    }
}

TEST(Identifiers, Siren) {
    constexpr Case kCases[] = {
        {"972281869", "972281869"},
        {" 972 281 869 ", "972281869"},
        {"972.281.869", "972281869"},
        {"972\u00A0281\u202F869", "972281869"},
        {"972281869.0", "972281869"},
        {"045750049", "045750049"},
        {"", "INVALID_SIREN"},
        {"000000000", "INVALID_SIREN"},
        {"972281860", "INVALID_SIREN"},
        {"45750049", "INVALID_SIREN"},
        {"9.72E+08", "INVALID_SIREN"},
        {"-972281869", "INVALID_SIREN"},
        {"972281869.5", "INVALID_SIREN"},
        {"９７２２８１８６９", "INVALID_SIREN"},
        {"97228186\xFF", "INVALID_SIREN"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParseSiren(c.text)), c.expected) << c.text;
}

TEST(Identifiers, Siret) {
    constexpr Case kCases[] = {
        {"82602416800013", "82602416800013"},
        {"826 024 168 00013", "82602416800013"},
        {"826.024.168.00013", "82602416800013"},
        {"82602416800013.0", "82602416800013"},
        {"82602416800013,0", "82602416800013"},
        {"82602416800013.00", "82602416800013"},
        {"82602416800013.5", "INVALID_SIRET"},
        {"05673406400019", "05673406400019"},
        {"35600000000048", "35600000000048"},
        {"35600000049837", "35600000049837"},
        {"1.23E+13", "SIRET_DAMAGED"},
        {"1,23E+13", "SIRET_DAMAGED"},
        {"8.26024E+13", "SIRET_DAMAGED"},
        {"8,26024168E13", "SIRET_DAMAGED"},
        {"8e+13", "SIRET_DAMAGED"},
        {"5673406400019", "SIRET_DAMAGED"},
        {"5673406400019.0", "SIRET_DAMAGED"},
        {"567 340 640 0019", "SIRET_DAMAGED"},
        {"1234567890", "SIRET_DAMAGED"},
        {"82602400000000", "SIRET_DAMAGED"},
        {"", "INVALID_SIRET"},
        {"826024168", "INVALID_SIRET"},
        {"12345678", "INVALID_SIRET"},
        {"826024168000130", "INVALID_SIRET"},
        {"82602416800016", "INVALID_SIRET"},
        {"8260241680001A", "INVALID_SIRET"},
        {"35600000049838", "INVALID_SIRET"},
        {"00000000000000", "INVALID_SIRET"},
        {"00000000000018", "INVALID_SIRET"},
        {"E+13", "INVALID_SIRET"},
        {"1.2.3E+13", "INVALID_SIRET"},
        {"néant", "INVALID_SIRET"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParseSiret(c.text)), c.expected) << c.text;
    EXPECT_NE(ParseSiret("1.23E+13").status().message().find("format the column as text"),
              absl::string_view::npos);
}

TEST(Identifiers, SiretOfAWrongSirenIsRefused) {
    // The key over 14 digits is right, the one over the first nine is not: never given by INSEE.
    EXPECT_EQ(Got(ParseSiret("82602416900011")), "INVALID_SIRET");
}

TEST(Identifiers, VatNumber) {
    constexpr Case kCases[] = {
        {"FR39506733732", "FR39506733732"},
        {"fr 39 506 733 732", "FR39506733732"},
        {"FR-39.506.733.732", "FR39506733732"},
        {"FRK7399859412", "FRK7399859412"},
        {"FR4Z123456782", "FR4Z123456782"},
        {"DE136695976", "DE136695976"},
        {"BE 0428.759.497", "BE0428759497"},
        {"ESA28015865", "ESA28015865"},
        {"IE6388047V", "IE6388047V"},
        {"NL123456789B12", "NL123456789B12"},
        {"EL094259216", "EL094259216"},
        {"RO12", "RO12"},
        {"XIGD123", "XIGD123"},
        {"FR40506733732", "INVALID_VAT_NUMBER"},
        {"FRK8399859412", "INVALID_VAT_NUMBER"},
        {"FRO7399859412", "INVALID_VAT_NUMBER"},
        {"FR12000000000", "INVALID_VAT_NUMBER"},
        {"FR3950673373", "INVALID_VAT_NUMBER"},
        {"FR395067337321", "INVALID_VAT_NUMBER"},
        {"39506733732", "INVALID_VAT_NUMBER"},
        {"GB123456789", "INVALID_VAT_NUMBER"},
        {"GR094259216", "INVALID_VAT_NUMBER"},
        {"DE13669597", "INVALID_VAT_NUMBER"},
        {"NL123456789A12", "INVALID_VAT_NUMBER"},
        {"RO1", "INVALID_VAT_NUMBER"},
        {"FR", "INVALID_VAT_NUMBER"},
        {"F", "INVALID_VAT_NUMBER"},
        {"", "INVALID_VAT_NUMBER"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParseVatNumber(c.text)), c.expected) << c.text;
    EXPECT_EQ(FrenchVatNumberOf("506733732"), "FR39506733732");
    EXPECT_EQ(FrenchVatNumberOf("630713105"), "FR00630713105");
    EXPECT_EQ(FrenchVatNumberOf("not digits"), "");
}

TEST(Identifiers, Iban) {
    constexpr Case kCases[] = {
        {"FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"},
        {"fr14 2004 1010 0505 0001 3m02 606", "FR1420041010050500013M02606"},
        {"DE89-3704-0044-0532-0130-00", "DE89370400440532013000"},
        {"NO9386011117947", "NO9386011117947"},
        {"FR7730006000011234567890189", "INVALID_IBAN"},
        {"FR763000600001123456789018", "INVALID_IBAN"},
        {"US7630006000011234567890189", "INVALID_IBAN"},
        {"FRXX30006000011234567890189", "INVALID_IBAN"},
        {"FR76300060000112345678901é", "INVALID_IBAN"},
        {"FR", "INVALID_IBAN"},
        {"", "INVALID_IBAN"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParseIban(c.text)), c.expected) << c.text;
    EXPECT_TRUE(HasValidRibKey("DE89370400440532013000"));
    EXPECT_TRUE(MetadataOf(ParseIban("FR77").status()).empty());
}

TEST(Identifiers, IbanCheckDigitsAreNeverZeroOneOrNinetyNine) {
    // The division of each leaves 1, as it must, but ISO 13616 gives check digits from 02 to 98
    // only.
    for (const std::string_view iban : {"NO0086011117002", "NO0186011117081", "NO9986011117063"}) {
        EXPECT_EQ(Got(ParseIban(iban)), "INVALID_IBAN") << iban;
    }
}

TEST(Identifiers, Email) {
    const std::string long_local(65, 'a');
    const std::string long_label(64, 'b');
    const std::string edge = std::string(64, 'a') + "@example.com";
    const std::string long_address = std::string(64, 'a') + "@" + std::string(60, 'b') + "." +
                                     std::string(60, 'c') + "." + std::string(60, 'd') +
                                     ".example.com";
    const std::pair<std::string, std::string> cases[] = {
        {"jean@example.fr", "jean@example.fr"},
        {"  Jean.Dupont+test@Example.FR\u00A0", "Jean.Dupont+test@example.fr"},
        {"o'neil_x-1@a-b.co.uk", "o'neil_x-1@a-b.co.uk"},
        {"zoé@example.fr", "zoé@example.fr"},
        {"contact@Société.fr", "contact@xn--socit-esab.fr"},
        {edge, edge},
        {"a@1.example1", "a@1.example1"},
        {"", "INVALID_EMAIL"},
        {"jean", "INVALID_EMAIL"},
        {"@example.fr", "INVALID_EMAIL"},
        {"jean@", "INVALID_EMAIL"},
        {"jean@example", "INVALID_EMAIL"},
        {"jean@@example.fr", "INVALID_EMAIL"},
        {"a@b.fr; c@d.fr", "INVALID_EMAIL"},
        {"jean dupont@example.fr", "INVALID_EMAIL"},
        {"jean@exa mple.fr", "INVALID_EMAIL"},
        {"Jean <jean@example.fr>", "INVALID_EMAIL"},
        {"mailto:jean@example.fr", "INVALID_EMAIL"},
        {".jean@example.fr", "INVALID_EMAIL"},
        {"jean.@example.fr", "INVALID_EMAIL"},
        {"je..an@example.fr", "INVALID_EMAIL"},
        {"jean@.example.fr", "INVALID_EMAIL"},
        {"jean@example.fr.", "INVALID_EMAIL"},
        {"jean@example..fr", "INVALID_EMAIL"},
        {"jean@-example.fr", "INVALID_EMAIL"},
        {"jean@example-.fr", "INVALID_EMAIL"},
        {"jean@exa_mple.fr", "INVALID_EMAIL"},
        {"jean@192.168.0.1", "INVALID_EMAIL"},
        {"jean@[192.168.0.1]", "INVALID_EMAIL"},
        {"jean\xFF@example.fr", "INVALID_EMAIL"},
        {"jean\x01@example.fr", "INVALID_EMAIL"},
        {"jean@\u00A0société.fr", "INVALID_EMAIL"},
        {"jean@-é.fr", "INVALID_EMAIL"},
        {long_local + "@example.com", "INVALID_EMAIL"},
        {"a@" + long_label + ".com", "INVALID_EMAIL"},
        {long_address + long_address.substr(65), "INVALID_EMAIL"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(Got(ParseEmail(text)), expected) << text;
    EXPECT_TRUE(MetadataOf(ParseEmail("jean").status()).empty());
}

TEST(Identifiers, FrenchPhone) {
    constexpr Case kCases[] = {
        {"0612345678", "+33612345678"},
        {"06 12 34 56 78", "+33612345678"},
        {"06.12.34.56.78", "+33612345678"},
        {"06-12-34-56-78", "+33612345678"},
        {"06/12/34/56/78", "+33612345678"},
        {"06\u00A012\u202F34 56 78", "+33612345678"},
        {"(0)6 12 34 56 78", "+33612345678"},
        {"+33 6 12 34 56 78", "+33612345678"},
        {"+33 (0)6 12 34 56 78", "+33612345678"},
        {"0033 6 12 34 56 78", "+33612345678"},
        {"0262 12 34 56", "+262262123456"},
        {"0690123456", "+590690123456"},
        {"0800 123 456", "+33800123456"},
        {"+44 (0)20 7946 0958", "+442079460958"},
        {"+39 06 1234 5678", "+390612345678"},
        {"+39 (0)6 1234 5678", "+390612345678"},
        {"0049 30 123456", "+4930123456"},
        {"612345678", "INVALID_PHONE"},
        {"33612345678", "INVALID_PHONE"},
        {"061234567", "INVALID_PHONE"},
        {"06123456789", "INVALID_PHONE"},
        {"+330612345678", "INVALID_PHONE"},
        {"+3361234567", "INVALID_PHONE"},
        {"+1234567", "INVALID_PHONE"},
        {"+1234567890123456", "INVALID_PHONE"},
        {"+0612345678", "INVALID_PHONE"},
        {"000612345678", "INVALID_PHONE"},
        {"06 12 34 56 7A", "INVALID_PHONE"},
        {"06 12 34 56 78 / 01 23 45 67 89", "INVALID_PHONE"},
        {"++33612345678", "INVALID_PHONE"},
        {"6.12E+08", "INVALID_PHONE"},
        {"3949", "INVALID_PHONE"},
        {"+", "INVALID_PHONE"},
        {"", "INVALID_PHONE"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParsePhone(c.text)), c.expected) << c.text;
}

TEST(Identifiers, PhoneOutsideFranceNeedsItsCountryCode) {
    EXPECT_EQ(Got(ParsePhone("+49 30 123456", "DE")), "+4930123456");
    EXPECT_EQ(Got(ParsePhone("0033612345678", "DE")), "+33612345678");
    EXPECT_EQ(Got(ParsePhone("0612345678", "DE")), "INVALID_PHONE");
    EXPECT_EQ(Got(ParsePhone("0612345678", "")), "INVALID_PHONE");
}

TEST(Identifiers, Country) {
    constexpr Case kCases[] = {
        {"FR", "FR"},
        {" fr ", "FR"},
        {"AD", "AD"},
        {"ZW", "ZW"},
        {"RE", "RE"},
        {"", "INVALID_COUNTRY"},
        {"F", "INVALID_COUNTRY"},
        {"FRA", "INVALID_COUNTRY"},
        {"XX", "INVALID_COUNTRY"},
        {"UK", "INVALID_COUNTRY"},
        {"D ", "INVALID_COUNTRY"},
        {"12", "INVALID_COUNTRY"},
        {"France", "INVALID_COUNTRY"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Got(ParseCountry(c.text)), c.expected) << c.text;
}

}  // namespace
}  // namespace socle
