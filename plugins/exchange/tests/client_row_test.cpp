#include "domain/client_row.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace socle::exchange {
namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;  // title, cell

RowReading Read(const Cells& cells) {
    SheetRow titles{.number = 1, .cells = {}};
    SheetRow row{.number = 2, .cells = {}};
    for (const auto& [title, cell] : cells) {
        titles.cells.push_back(title);
        row.cells.push_back(cell);
    }
    const auto map = FindColumns({&titles, 1});
    EXPECT_TRUE(map.ok()) << map.status();
    return map.ok() ? ReadClientRow(*map, row) : RowReading{};
}

// "SIRET_DAMAGED INVALID_EMAIL"
std::string ProblemsOf(const RowReading& reading) {
    std::string names;
    for (const Problem& problem : reading.problems) {
        if (!names.empty()) names += ' ';
        names += NameOf(problem.kind);
    }
    return names;
}

TEST(ClientRow, OfACompanyWithEverything) {
    const RowReading reading = Read({{"Raison sociale", "  Garage  Kervadec SARL "},
                                     {"Prénom", "Gaëlle"},
                                     {"Nom", "Jaouen"},
                                     {"E-mail", "Contact@Garage.Example"},
                                     {"Téléphone", "01 99 00 12 34"},
                                     {"Portable", "06 12 34 56 78"},
                                     {"Adresse", "ZA des Prés\r\n12 rue Haute"},
                                     {"Complément d'adresse", "Bâtiment C"},
                                     {"CP", "35 000"},
                                     {"Ville", "Rennes"},
                                     {"Pays", "france"},
                                     {"SIRET", "826 024 168 00013"},
                                     {"IBAN", "FR76 3000 6000 0112 3456 7890 189"},
                                     {"Site web", "www.garage.example"},
                                     {"Catégorie", "VIP; Grand compte;VIP"},
                                     {"Notes", "Pays in 45 days.\nCall first."}});
    ClientRow expected;
    expected.row_number = 2;
    expected.kind = ClientKind::kCompany;
    expected.display_name = "Garage Kervadec SARL";
    expected.given_name = "Gaëlle";
    expected.family_name = "Jaouen";
    expected.emails = {"Contact@garage.example"};
    expected.phones = {{"+33199001234", false}, {"+33612345678", true}};
    expected.address = {.lines = {"ZA des Prés", "12 rue Haute", "Bâtiment C"},
                        .postal_code = "35000",
                        .city = "Rennes",
                        .country = "FR"};
    expected.siren = "826024168";
    expected.siret = "82602416800013";
    expected.iban = "FR7630006000011234567890189";
    expected.website = "www.garage.example";
    expected.tags = {"VIP", "Grand compte"};
    expected.note = "Pays in 45 days.\nCall first.";
    EXPECT_EQ(ProblemsOf(reading), "");
    EXPECT_FALSE(reading.refused());
    EXPECT_EQ(reading.client, expected);
}

TEST(ClientRow, NamesItsClient) {
    struct Case {
        Cells cells;
        std::string display_name, employer, problems;
        ClientKind kind;
    };
    const Case cases[] = {
        {{{"Nom", "Dupont"}, {"Prénom", "Jean"}}, "Jean Dupont", "", "", ClientKind::kPerson},
        {{{"Nom", "Dupont"}, {"Prénom", ""}}, "Dupont", "", "", ClientKind::kPerson},
        {{{"Nom", "Menuiserie Dûval"}}, "Menuiserie Dûval", "", "", ClientKind::kCompany},
        {{{"Nom", "Mme Chloé Dûval"}}, "Mme Chloé Dûval", "", "", ClientKind::kPerson},
        {{{"Nom", "M. Dûval SARL"}}, "M. Dûval SARL", "", "", ClientKind::kCompany},
        {{{"Nom", "Dûval"}, {"Civilité", "Mme"}}, "Dûval", "", "", ClientKind::kPerson},
        {{{"Nom", "Dûval"}, {"Type", "Particulier"}}, "Dûval", "", "", ClientKind::kPerson},
        {{{"Nom", "Jean Dûval"}, {"Type", "Entreprise"}},
         "Jean Dûval",
         "",
         "",
         ClientKind::kCompany},
        {{{"Nom", "Dûval"}, {"Type", "Customer - Direct"}}, "Dûval", "", "", ClientKind::kCompany},
        {{{"First Name", "Ann"}, {"Last Name", "Lee"}, {"Company Name", "Acme"}},
         "Ann Lee",
         "Acme",
         "",
         ClientKind::kPerson},
        {{{"First Name", ""}, {"Last Name", ""}, {"Company Name", "Acme"}},
         "Acme",
         "",
         "",
         ClientKind::kCompany},
        {{{"Client", "Jean Dûval"}, {"Nom", "DUVAL"}, {"Prénom", "jean"}},
         "Jean Dûval",
         "",
         "",
         ClientKind::kPerson},
        {{{"Email", "a@x.example"}}, "a@x.example", "", "NAME_FROM_EMAIL", ClientKind::kPerson},
        {{{"Nom", " \u00a0- "}, {"Ville", "Brest"}}, "", "", "NAME_MISSING", ClientKind::kCompany},
        {{{"Nom", "#REF!"}}, "", "", "FORMULA_ERROR", ClientKind::kCompany},
        {{{"Nom", "=A1&B1"}}, "", "", "FORMULA_ERROR", ClientKind::kCompany},
        {{{"Nom", std::string(201, 'x')}}, "", "", "TOO_LONG", ClientKind::kCompany},
        {{{"Nom", std::string(200, 'x')}}, std::string(200, 'x'), "", "", ClientKind::kCompany},
        {{{"Nom", "a\x01z"}}, "", "", "INVALID_TEXT", ClientKind::kCompany},
        {{{"Nom", "two\nlines"}}, "two lines", "", "", ClientKind::kCompany},
    };
    for (const Case& c : cases) {
        const RowReading reading = Read(c.cells);
        EXPECT_EQ(reading.client.display_name, c.display_name) << c.cells[0].second;
        EXPECT_EQ(reading.client.employer, c.employer) << c.cells[0].second;
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.cells[0].second;
        EXPECT_EQ(reading.client.kind, c.kind) << c.cells[0].second;
    }
}

TEST(ClientRow, NeverGuessesAnIdentifier) {
    struct Case {
        std::string title, cell, kept, problems;
    };
    const Case cases[] = {
        {"SIRET", "82602416800013", "82602416800013", ""},
        {"SIRET", "05673406400019", "05673406400019", ""},
        {"SIRET", "5673406400019", "", "SIRET_DAMAGED"},
        {"SIRET", "1,23E+13", "", "SIRET_DAMAGED"},
        {"SIRET", "1.2345678901234E+13", "", "SIRET_DAMAGED"},
        {"SIRET", "12300000000000", "", "SIRET_DAMAGED"},
        {"SIRET", "82602416800016", "", "INVALID_SIRET"},
        {"SIRET", "972281869", "", "INVALID_SIRET"},
        {"SIRET", "hello", "", "INVALID_SIRET"},
        {"SIRET", "#N/A", "", "FORMULA_ERROR"},
        {"SIRET", "n/a", "", ""},
        {"SIRET", "en cours", "", ""},
        {"SIRET", "-", "", ""},
        {"SIRET", "0", "", ""},
        {"SIREN", "972 281 869", "972281869", ""},
        {"SIREN", "45750049", "", "INVALID_SIREN"},
        {"TVA", "FR39 506733732", "FR39506733732", ""},
        {"TVA", "FR40506733732", "", "INVALID_VAT_NUMBER"},
        {"TVA", "DE136695976", "DE136695976", ""},
        {"IBAN", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", ""},
        {"IBAN", "FR7730006000011234567890189", "", "INVALID_IBAN"},
        {"IBAN", "FR4930006000011234567890190", "FR4930006000011234567890190", "RIB_KEY_WRONG"},
    };
    for (const Case& c : cases) {
        const RowReading reading = Read({{"Nom", "Acme SAS"}, {c.title, c.cell}});
        const ClientRow& client = reading.client;
        const std::string kept = c.title == "SIRET"   ? client.siret
                                 : c.title == "SIREN" ? client.siren
                                 : c.title == "TVA"   ? client.vat_number
                                                      : client.iban;
        EXPECT_EQ(kept, c.kept) << c.title << " " << c.cell;
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.title << " " << c.cell;
        const bool refused = !c.problems.empty() && c.problems != "RIB_KEY_WRONG";
        EXPECT_EQ(reading.refused(), refused) << c.title << " " << c.cell;
    }
}

TEST(ClientRow, RefusesIdentifiersOfDifferentCompanies) {
    struct Case {
        std::string siret, siren, vat, problems;
    };
    const Case cases[] = {
        {"82602416800013", "826024168", "", ""},
        {"82602416800013", "972281869", "", "IDENTIFIERS_DISAGREE"},
        {"82602416800013", "", "FR39506733732", "IDENTIFIERS_DISAGREE"},
        {"", "506733732", "FR39506733732", ""},
        {"", "826024168", "DE136695976", ""},
    };
    for (const Case& c : cases) {
        const RowReading reading =
            Read({{"Nom", "Acme"}, {"SIRET", c.siret}, {"SIREN", c.siren}, {"TVA", c.vat}});
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.siret << c.siren << c.vat;
    }
}

TEST(ClientRow, ReadsSeveralMailboxesOfOneCell) {
    struct Case {
        std::string cell;
        std::vector<std::string> emails;
        std::string problems;
    };
    const Case cases[] = {
        {"a@x.example;b@x.example", {"a@x.example", "b@x.example"}, ""},
        {"a@x.example, b@x.example / c@x.example d@x.example\ne@x.example",
         {"a@x.example", "b@x.example", "c@x.example", "d@x.example", "e@x.example"},
         ""},
        {"a@x.example ou b@x.example", {"a@x.example", "b@x.example"}, ""},
        {"a@x.example\u00a0b@x.example", {"a@x.example", "b@x.example"}, ""},
        {"Jean Dupont <jean@x.example>", {"jean@x.example"}, ""},
        {"mailto:jean@x.example", {"jean@x.example"}, ""},
        {"a@x.example;a@X.EXAMPLE", {"a@x.example"}, ""},
        {"a@x.example;b@", {"a@x.example"}, "INVALID_EMAIL"},
        {"not an address", {}, "INVALID_EMAIL"},
        {"néant", {}, ""},
        {"#N/A", {}, "FORMULA_IGNORED"},
    };
    for (const Case& c : cases) {
        const RowReading reading = Read({{"Nom", "Acme"}, {"E-mail", c.cell}});
        EXPECT_EQ(reading.client.emails, c.emails) << c.cell;
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.cell;
        EXPECT_FALSE(reading.refused()) << c.cell;
    }
    std::string many;
    for (int i = 0; i < 25; ++i) many += "m" + std::to_string(i) + "@x.example;";
    const RowReading reading = Read({{"Nom", "Acme"}, {"E-mail", many}});
    EXPECT_EQ(reading.client.emails.size(), kEmailsMax);
    EXPECT_EQ(ProblemsOf(reading), "TOO_MANY_VALUES");
}

TEST(ClientRow, ReadsPhonesAsTyped) {
    struct Case {
        std::string cell, country;
        std::vector<std::string> numbers;
        std::string problems;
    };
    const Case cases[] = {
        {"01 99 00 12 34", "", {"+33199001234"}, ""},
        {"01.99.00.12.34", "", {"+33199001234"}, ""},
        {"01/99/00/12/34", "", {"+33199001234"}, ""},
        {"+33 (0)1 99 00 12 34", "", {"+33199001234"}, ""},
        {"01 99 00 12 34 / 01 99 00 12 35", "", {"+33199001234", "+33199001235"}, ""},
        {"0199001234;0199001234", "", {"+33199001234"}, ""},
        {"199001234", "", {}, "INVALID_PHONE"},  // the zero is lost: not guessed
        {"01 99 00 12 34, bureau", "", {"+33199001234"}, "INVALID_PHONE"},
        {"02 555 12 12", "Belgique", {}, "INVALID_PHONE"},
        {"+32 2 555 12 12", "Belgique", {"+3225551212"}, ""},
        {"01 99 00 12 34", "La Réunion", {"+33199001234"}, ""},
        {"nc", "", {}, ""},
    };
    for (const Case& c : cases) {
        const RowReading reading = Read({{"Nom", "Acme"}, {"Tél", c.cell}, {"Pays", c.country}});
        std::vector<std::string> numbers;
        for (const ClientPhone& phone : reading.client.phones) numbers.push_back(phone.number);
        EXPECT_EQ(numbers, c.numbers) << c.cell;
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.cell;
    }
}

TEST(ClientRow, LeavesDoubtfulAddressesOut) {
    struct Case {
        std::string postal_code, country, kept_code, kept_country, problems;
    };
    const Case cases[] = {
        {"01000", "", "01000", "", ""},
        {"75001", "France", "75001", "FR", ""},
        {"F-75001", "FR", "75001", "FR", ""},
        {"75001.0", "", "75001", "", ""},
        {"97110", "Guadeloupe", "97110", "GP", ""},
        {"1000", "", "", "", "POSTAL_CODE_LOST_ZERO"},
        {"1000", "France", "", "FR", "POSTAL_CODE_LOST_ZERO"},
        {"1000", "Belgique", "1000", "BE", ""},
        {"1000", "be", "1000", "BE", ""},
        {"SW1A 1AA", "United Kingdom", "SW1A 1AA", "GB", ""},
        {"750011", "", "", "", "INVALID_POSTAL_CODE"},
        {"Paris", "", "", "", "INVALID_POSTAL_CODE"},
        {"1000", "Syldavie", "1000", "", "INVALID_COUNTRY"},
    };
    for (const Case& c : cases) {
        const RowReading reading =
            Read({{"Nom", "Acme"}, {"CP", c.postal_code}, {"Pays", c.country}});
        EXPECT_EQ(reading.client.address.postal_code, c.kept_code) << c.postal_code << c.country;
        EXPECT_EQ(reading.client.address.country, c.kept_country) << c.postal_code << c.country;
        EXPECT_EQ(ProblemsOf(reading), c.problems) << c.postal_code << c.country;
        EXPECT_FALSE(reading.refused());
    }
    EXPECT_EQ(ProblemsOf(Read({{"Nom", "A"}, {"Adresse", "1\n2\n3\n4\n5\n6"}})), "TOO_LONG");
    EXPECT_EQ(ProblemsOf(Read({{"Nom", "A"}, {"Adresse", std::string(101, 'x')}})), "TOO_LONG");
    EXPECT_EQ(ProblemsOf(Read({{"Nom", "A"}, {"Site web", "soon"}})), "INVALID_WEBSITE");
    EXPECT_EQ(ProblemsOf(Read({{"Nom", "A"}, {"Site web", "https://x.example/a?b=1"}})), "");
}

TEST(ClientRow, ListsAllThatIsWrong) {
    const RowReading reading = Read({{"Nom", ""},
                                     {"SIRET", "1,23E+13"},
                                     {"TVA", "FR00"},
                                     {"E-mail", "x@"},
                                     {"CP", "1000"},
                                     {"Téléphone", "12"}});
    EXPECT_EQ(ProblemsOf(reading),
              "SIRET_DAMAGED INVALID_VAT_NUMBER POSTAL_CODE_LOST_ZERO INVALID_EMAIL INVALID_PHONE "
              "NAME_MISSING");
    EXPECT_TRUE(reading.refused());
}

TEST(ClientRow, KnowsABlankRow) {
    EXPECT_TRUE(IsBlankRow({.number = 1, .cells = {"", " ", "\u00a0"}}));
    EXPECT_TRUE(IsBlankRow({.number = 1, .cells = {}}));
    EXPECT_FALSE(IsBlankRow({.number = 1, .cells = {"", "x"}}));
}

}  // namespace
}  // namespace socle::exchange
