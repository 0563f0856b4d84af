// Payment terms: when an invoice is due, what terms may say, and what deserves a second look.
#include <string>

#include "domain/terms.hpp"
#include "domain/warnings.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

std::vector<Warning> Warned(const Content& content, const PaymentTerms& terms,
                            Language language = Language::kEnglish) {
    return WarningsOf(content, terms, Day("2026-11-23"), language);
}

TEST(TermsTest, GiveTheDueDate) {
    const struct {
        PaymentTerms terms;
        const char* due;
        bool too_long;
    } cases[] = {
        {{.days = 0}, "2026-11-23", false},
        {{.days = 30}, "2026-12-23", false},
        {{.days = 60}, "2027-01-22", false},
        {{.days = 61}, "2027-01-23", true},
        {{.days = 0, .end_of_month = true}, "2026-11-30", false},
        {{.days = 45, .end_of_month = true}, "2027-01-31", false},
        {{.days = 60, .end_of_month = true}, "2027-01-31", false},
        {{.days = 90, .end_of_month = true}, "2027-02-28", true},
        // An agreed day replaces both, and is measured by the rule that goes with them.
        {{.due_date = Day("2027-01-22")}, "2027-01-22", false},
        {{.due_date = Day("2027-01-23")}, "2027-01-23", true},
        {{.end_of_month = true, .due_date = Day("2027-01-31")}, "2027-01-31", false},
        {{.end_of_month = true, .due_date = Day("2027-02-01")}, "2027-02-01", true},
    };
    for (const auto& one : cases) {
        Content content = ContentOf({LineAt("1", "1", "20")});
        EXPECT_EQ(DueDateOf(one.terms, Day("2026-11-23")), Day(one.due));
        const auto warnings = Warned(content, one.terms);
        ASSERT_EQ(warnings.size(), one.too_long ? 1U : 0U) << one.due;
        if (one.too_long) {
            EXPECT_EQ(warnings[0].code, WarningCode::kPaymentTermTooLong);
        }
        content.buyer.professional = false;
        EXPECT_TRUE(Warned(content, one.terms).empty()) << one.due;
    }
}

TEST(TermsTest, AreCheckedFieldByField) {
    const struct {
        PaymentTerms terms;
        const char* refused;
        const char* field;
    } cases[] = {
        {{}, "", ""},
        {{.days = 0}, "", ""},
        {{.days = 365}, "", ""},
        {{.days = 366}, "OUT_OF_RANGE", "terms.days"},
        {{.days = -1}, "OUT_OF_RANGE", "terms.days"},
        {{.penalty_rate = Dec("0")}, "", ""},
        {{.penalty_rate = Dec("12.15")}, "", ""},
        {{.penalty_rate = Dec("-1")}, "OUT_OF_RANGE", "terms.penalty_rate"},
        {{.penalty_rate = Dec("100.01")}, "OUT_OF_RANGE", "terms.penalty_rate"},
        {{.early_payment = std::string(300, 'x')}, "", ""},
        {{.early_payment = std::string(301, 'x')}, "TOO_LONG", "terms.early_payment"},
        {{.early_payment = "\xC3"}, "INVALID_TEXT", "terms.early_payment"},
    };
    for (const auto& one : cases) {
        const absl::Status checked = CheckTerms(one.terms);
        EXPECT_EQ(ReasonOf(checked), one.refused) << checked;
        EXPECT_EQ(MetadataOf(checked)["field"], one.field);
    }
}

TEST(WarningTest, AsksForTheSirenOfFrenchProfessionals) {
    const struct {
        const char* siren;
        const char* country;
        bool professional;
        bool warned;
    } cases[] = {
        {"404833048", "FR", true, false},
        {"", "FR", true, true},
        {"", "FR", false, false},
        {"", "BE", true, false},
    };
    for (const auto& one : cases) {
        Content content = ContentOf({LineAt("1", "1", "20")});
        content.buyer.siren = one.siren;
        content.buyer.address.country_code = one.country;
        content.buyer.professional = one.professional;
        const auto warnings = Warned(content, {});
        ASSERT_EQ(warnings.size(), one.warned ? 1U : 0U) << one.country;
        if (one.warned) {
            EXPECT_EQ(warnings[0].code, WarningCode::kBuyerSirenMissing);
        }
    }
}

TEST(WarningTest, SpeaksBothLanguages) {
    Content content = ContentOf({LineAt("1", "1", "20")});
    content.buyer.siren = "";
    const auto french = Warned(content, {.days = 90}, Language::kFrench);
    const auto english = Warned(content, {.days = 90}, Language::kEnglish);
    ASSERT_EQ(french.size(), 2U);
    ASSERT_EQ(english.size(), 2U);
    EXPECT_NE(french[0].text.find("45 jours fin de mois"), std::string::npos);
    EXPECT_NE(english[0].text.find("45 days end of month"), std::string::npos);
    EXPECT_NE(french[1].text.find("Le SIREN du client manque"), std::string::npos);
    EXPECT_NE(english[1].text.find("SIREN is missing"), std::string::npos);
}

}  // namespace
}  // namespace socle::invoicing
