// Books begun late: invoices, payments and credits first, accounting switched on afterwards,
// through the public port only. Then the tampering drill: whatever is changed behind its back,
// `verify` names it.
#include <algorithm>

#include "company.hpp"
#include "socle/wire.hpp"

namespace socle::scenarios {
namespace {

class LateBooks : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        ASSERT_TRUE(Activate("invoicing").ok());
        client_ = NewClient("Menuiserie Roux");
        const auto paid = Issue(NewDraft(client_, "10", "100", "20"));
        ASSERT_TRUE(paid.ok()) << paid.status();
        ASSERT_TRUE(Pay(paid->name(), 50'000).ok());
        ASSERT_TRUE(Pay(paid->name(), 70'000).ok());
        const auto open = Issue(NewDraft(client_, "3", "33.33", "5.5"));
        ASSERT_TRUE(open.ok()) << open.status();
        const absl::Status activated = Activate("accounting");
        ASSERT_TRUE(activated.ok()) << activated;
    }
    [[nodiscard]] accounting::v1::TrialBalance Balance() {
        const auto balance = accounting().GetTrialBalance({});
        EXPECT_TRUE(balance.ok()) << balance.status();
        return balance.value_or(accounting::v1::TrialBalance());
    }
    std::string client_;
};

TEST_F(LateBooks, HoldThePastAndGoOnWithThePresent) {
    EXPECT_EQ(Balance().debit().minor_units(), 120'000 * 2 + 10'549);
    EXPECT_EQ(Balance().debit().minor_units(), Balance().credit().minor_units());
    const auto letterings = accounting().ListLetterings({});
    ASSERT_TRUE(letterings.ok()) << letterings.status();
    EXPECT_EQ(letterings->letterings_size(), 1);
    const auto aged = accounting().GetAgedBalance({});
    ASSERT_TRUE(aged.ok()) << aged.status();
    EXPECT_EQ(aged->total().minor_units(), 10'549);
    EXPECT_EQ(aged->lines(0).party(), client_);

    accounting::v1::ListFiscalYearsResponse years = accounting().ListFiscalYears({}).value();
    ASSERT_EQ(years.fiscal_years_size(), 1);
    accounting::v1::ExportFiscalYearRequest request;
    request.set_name(years.fiscal_years(0).name());
    std::string file;
    const absl::Status exported = accounting().ExportFiscalYear(
        request, [&file](const accounting::v1::ExportFiscalYearResponse& part) {
            file += part.chunk();
            return absl::OkStatus();
        });
    ASSERT_TRUE(exported.ok()) << exported;
    EXPECT_TRUE(file.starts_with("JournalCode\tJournalLib\t")) << file.substr(0, 40);
    EXPECT_NE(file.find("\tMenuiserie Roux\t"), std::string::npos);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

TEST_F(LateBooks, WhateverIsTamperedWithIsNamed) {
    const struct {
        const char* damage;
        const char* found;
    } cases[] = {
        {"update accounting.entry set piece = 'F-1' where number = 1",
         "modifiée après avoir été validée"},
        {"update accounting.entry_line set debit_minor = debit_minor + 1 where debit_minor = "
         "120000",
         "ses débits ne sont pas ses crédits"},
        {"insert into accounting.entry select tenant_id, gen_random_uuid(), fiscal_year, 99, "
         "journal, entry_date, "
         "'F-99', piece_date, description, '', null, null, null, posted_by, posted_at, "
         "total_minor, 99, seal, seal "
         "from accounting.entry where number = 1",
         "sa place dans la chaîne des sceaux est 99"},
        {"update accounting.entry set number = -number where number in (2, 3); "
         "update accounting.entry set number = 5 + number where number < 0",
         "son numéro 3 suit le numéro 1"},
        {"delete from accounting.lettering_line; delete from accounting.entry_line where entry_id "
         "in "
         "(select entry_id from accounting.entry where position = 4); "
         "delete from accounting.entry where position >= 4",
         "la chaîne des sceaux finit à 3 au lieu de 4"},
        {"truncate accounting.entry cascade", "la chaîne des sceaux finit à 0 au lieu de 4"},
    };
    for (const auto& c : cases) {
        const auto damaged = socled_->RunSql("accounting", c.damage);
        ASSERT_TRUE(damaged.ok()) << damaged.status();
        const std::vector<std::string> findings = Findings();
        const bool named = std::ranges::any_of(findings, [&c](const std::string& finding) {
            return finding.find(c.found) != std::string::npos;
        });
        EXPECT_TRUE(named) << c.damage << ": " << ::testing::PrintToString(findings);
    }
}

}  // namespace
}  // namespace socle::scenarios
