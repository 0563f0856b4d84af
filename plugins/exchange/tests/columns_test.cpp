#include "domain/columns.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/cell_text.hpp"
#include "domain/title_words.hpp"
#include "socle/status.hpp"

namespace socle::exchange {
namespace {

SheetRow Row(std::int64_t number, std::string_view cells) {
    SheetRow row{.number = number, .cells = {}};
    for (std::size_t bar = cells.find('|'); bar != cells.npos; bar = cells.find('|')) {
        row.cells.emplace_back(cells.substr(0, bar));
        cells.remove_prefix(bar + 1);
    }
    row.cells.emplace_back(cells);
    return row;
}

// "display_name,-,email": what each titled column was taken for.
std::string Understood(std::string_view titles, std::span<const ColumnChoice> choices = {}) {
    const SheetRow rows[] = {Row(1, titles)};
    const auto map = FindColumns(rows, choices);
    if (!map.ok()) return ReasonOf(map.status());
    std::string text;
    for (const Column& column : map->columns) {
        if (!text.empty()) text += ',';
        text += column.field ? NameOf(*column.field) : std::string_view("-");
    }
    return text;
}

TEST(TitleWords, AreFoldedAndNamedOnce) {
    for (const TitleWord& word : kTitleWords) {
        EXPECT_EQ(FoldedTitle(word.folded), word.folded);
        EXPECT_EQ(std::ranges::count(kTitleWords, word.folded, &TitleWord::folded), 1)
            << word.folded;
    }
}

TEST(Columns, AreRecognisedWhateverTheyLookLike) {
    struct Case {
        std::string_view titles, understood;
    };
    constexpr Case kCases[] = {
        {"Nom", "display_name"},
        {"  RAISON   SOCIALE ", "display_name"},
        {"Nom du client|E-MAIL|Tél.|CP|Ville|N° SIRET",
         "display_name,email,phone,postal_code,city,siret"},
        {"Société|Téléphone|Portable", "display_name,phone,mobile"},
        {"Nom|Prénom|Courriel", "family_name,given_name,email"},
        {"Civilité|Nom|Prénom|Adresse 1|Adresse 2",
         "civility,family_name,given_name,address_line,address_line"},
        {"Raison sociale|N° TVA intracommunautaire|IBAN|Site Internet|Catégorie|Remarques",
         "display_name,vat_number,iban,website,tags,note"},
        {"Nom *|Code\npostal |SIRET (14 chiffres)", "display_name,postal_code,siret"},
        {"Client|Chiffre d'affaires|Pays", "display_name,-,country"},
        {"Nom|SIRET|SIRET", "display_name,siret,-"},
        {"Email", "email"},
        {"Motif / Reason|Nom", "-,display_name"},
        {"Montant|Date", "NO_HEADER_ROW"},
        {"", "NO_HEADER_ROW"},
        {"Ville|Pays|Téléphone", "NO_NAME_COLUMN"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Understood(c.titles), c.understood) << c.titles;
}

TEST(Columns, OfTheExportsPeopleBring) {
    struct Case {
        std::string_view source, titles, understood;
    };
    constexpr Case kCases[] = {
        {"HubSpot contacts",
         "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|Job Title|"
         "Company Name|Associated Company|Associated Company IDs|Lifecycle Stage|Lead Status|"
         "Contact owner|Country/Region|Create Date|Last Activity Date",
         "-,given_name,family_name,email,phone,mobile,-,employer,-,-,-,-,-,country,-,-"},
        {"HubSpot companies",
         "Record ID|Company name|Company Domain Name|Website URL|Industry|Company owner|"
         "Country/Region|Create Date|Last Activity Date|Description",
         "-,display_name,website,-,-,-,country,-,-,note"},
        {"Salesforce Account",
         "Id|IsDeleted|MasterRecordId|Name|Type|ParentId|BillingStreet|BillingCity|BillingState|"
         "BillingPostalCode|BillingCountry|ShippingStreet|Phone|Fax|AccountNumber|Website|Site|"
         "Description",
         "-,-,-,display_name,kind,-,address_line,city,-,postal_code,country,-,phone,-,-,website,-,"
         "note"},
        {"Salesforce Contact",
         "Id|AccountId|Salutation|FirstName|LastName|MailingStreet|MailingCity|MailingPostalCode|"
         "MailingCountry|Phone|Fax|MobilePhone|HomePhone|Email|Title",
         "-,-,civility,given_name,family_name,address_line,city,postal_code,country,phone,-,mobile,"
         "phone,email,-"},
        {"Brevo",
         "EMAIL|LASTNAME|FIRSTNAME|SMS|EMAIL_BLACKLISTED|SMS_BLACKLISTED|ADDED_TIME|WHATSAPP|"
         "LANDLINE_NUMBER|EXT_ID",
         "email,family_name,given_name,mobile,-,-,-,mobile,phone,-"},
        {"Brevo, French account", "EMAIL|NOM|PRENOM|SMS", "email,family_name,given_name,mobile"},
        {"ActiveCampaign", "Email|First Name|Last Name|Phone|Tags|Date Created|IP|Status",
         "email,given_name,family_name,phone,tags,-,-,-"},
        {"Sellsy labels",
         "Nom de la société|Référence|Site web|Catégorie tarifaire|Téléphone|Mobile|Fax|Email|"
         "Civilité|Prénom|Nom|Fonction|Forme juridique|Numéro Siret|Numéro Siren|Code NAF (APE)|"
         "Numéro TVA intra|Note",
         "display_name,-,website,-,phone,mobile,-,email,civility,given_name,family_name,-,-,siret,"
         "siren,-,vat_number,note"},
        {"Axonaut",
         "id|name|creation_date|address_street|address_zip_code|address_city|address_region|"
         "address_country|comments|is_customer|intracommunity_number|siret|iban|bic|isB2C|"
         "categories",
         "-,display_name,-,address_line,postal_code,city,-,country,note,-,vat_number,siret,iban,-,-"
         ","
         "tags"},
        {"Dolibarr third parties",
         "Nom du tiers* (s.nom)|Nom alternatif (s.name_alias)|État* (s.status)|"
         "Code client (s.code_client)|Adresse (s.address)|Code postal (s.zip)|Ville (s.town)|"
         "Code pays (s.fk_pays)|Téléphone (s.phone)|Fax (s.fax)|Url (s.url)|Email (s.email)|"
         "Type du tiers (s.fk_typent)|Identifiant professionnel 1 (s.siren)|"
         "Identifiant professionnel 2 (s.siret)|Numéro de TVA (s.tva_intra)|Note (s.note_public)",
         "display_name,-,-,-,address_line,postal_code,city,country,phone,-,website,email,kind,"
         "siren,"
         "siret,vat_number,note"},
        {"Dolibarr contacts",
         "s.rowid|s.fk_soc|s.civility|s.lastname*|s.firstname|s.address|s.zip|s.town|s.fk_pays|"
         "s.phone|s.phone_perso|s.phone_mobile|s.email|s.note_private",
         "-,employer,civility,family_name,given_name,address_line,postal_code,city,country,phone,"
         "phone,mobile,email,note"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Understood(c.titles), c.understood) << c.source;
}

TEST(Columns, ARowIsAboutWhatItNamesFirst) {
    struct Case {
        std::string_view titles, understood;
    };
    constexpr Case kCases[] = {
        {"Société|Nom|Prénom|Email", "display_name,family_name,given_name,email"},
        {"Nom|Prénom|Société|Email", "family_name,given_name,employer,email"},
        {"Nom|Prénom|Société|SIRET", "family_name,given_name,display_name,siret"},
        {"Nom|Société|Email", "display_name,employer,email"},
        {"Société|Nom|Email", "display_name,family_name,email"},
        {"Client|Nom|Prénom", "display_name,family_name,given_name"},
    };
    for (const Case& c : kCases) EXPECT_EQ(Understood(c.titles), c.understood) << c.titles;
}

TEST(Columns, ObeyWhatAPersonSays) {
    const ColumnChoice choices[] = {{"kunde", Field::kDisplayName}, {"E-Mail", std::nullopt}};
    EXPECT_EQ(Understood("Kunde|E-mail|Nom|Ville", choices), "display_name,-,-,city");
    const ColumnChoice absent[] = {{"Firma", Field::kDisplayName}};
    EXPECT_EQ(Understood("Nom|Ville", absent), "INVALID_VALUE");
    const ColumnChoice whole_header[] = {{"x1", Field::kDisplayName}, {"x2", Field::kEmail}};
    EXPECT_EQ(Understood("x1|x2|x3", whole_header), "display_name,email,-");
}

TEST(Columns, AreFoundBelowBanners) {
    std::vector<SheetRow> rows = {Row(1, "Client list of Ateliers Lumière"), Row(2, "Client|2025"),
                                  Row(5, "|Nom|Ville|E-mail"), Row(6, "|Client|Ville|a@b.fr")};
    auto map = FindColumns(rows);
    ASSERT_TRUE(map.ok()) << map.status();
    EXPECT_EQ(map->header_row_number, 5);
    EXPECT_EQ(map->width, 4U);
    EXPECT_EQ(map->Find(Field::kDisplayName)->index, 1U);
    EXPECT_EQ(map->Find(Field::kSiret), nullptr);

    rows.assign(kHeaderSearchRows, Row(1, "x|y"));
    rows.push_back(Row(21, "Nom|Ville|E-mail"));
    EXPECT_EQ(ReasonOf(FindColumns(rows).status()), "NO_HEADER_ROW");
    EXPECT_EQ(ReasonOf(FindColumns({}).status()), "NO_HEADER_ROW");
}

TEST(Field, IsNamedAsInTheContract) {
    EXPECT_EQ(*ParseField("display_name"), Field::kDisplayName);
    EXPECT_EQ(*ParseField("tags"), Field::kTags);
    EXPECT_EQ(NameOf(Field::kVatNumber), "vat_number");
    EXPECT_EQ(ReasonOf(ParseField("surname").status()), "UNKNOWN_FIELD");
    EXPECT_EQ(ReasonOf(ParseField("").status()), "UNKNOWN_FIELD");
}

}  // namespace
}  // namespace socle::exchange
