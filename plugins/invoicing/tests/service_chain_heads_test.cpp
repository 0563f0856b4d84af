// The head of the chain of seals is kept outside the database too: what somebody does who has all
// of the database in their hands, and even the key, is found out.
#include <gtest/gtest.h>

#include "invoicing_fixture.hpp"

namespace socle::invoicing {
namespace {

constexpr const char* kChain = "invoicing.seals";

class ChainHeadsTest : public InvoicingTest {
 protected:
    // Two invoices, then two payments: four seals.
    void SetUp() override {
        InvoicingTest::SetUp();
        if (HasFatalFailure()) return;
        first_ = Issued("100");
        second_ = Issued("200");
        Value(Pay(first_.name(), 1'000));
        Value(Pay(first_.name(), 2'000));
    }

    [[nodiscard]] ChainHead Kept() { return fixture().chain_heads().Last(kTenant, kChain); }
    [[nodiscard]] ChainHead InDatabase() {
        const auto rows =
            fixture().Admin("select position, seal from invoicing.seal_head where tenant_id = 1");
        EXPECT_TRUE(rows.ok()) << rows.status();
        if (!rows.ok()) return {};
        return {(*rows)[0].Int64("position"), (*rows)[0].AsBytes("seal")};
    }
    void ExpectKeptAsInDatabase(std::int64_t position) {
        EXPECT_EQ(Kept().position, position);
        EXPECT_EQ(Kept().position, InDatabase().position);
        EXPECT_EQ(Kept().seal, InDatabase().seal);
    }
    // The last payments vanish with all that tells of them in the database.
    void CutOffAfter(int position) {
        const std::string last = std::to_string(position);
        ASSERT_TRUE(fixture()
                        .Admin("delete from invoicing.payment where position > " + last +
                               "; update invoicing.seal_head set position = " + last +
                               ", seal = (select seal from (select position, seal from "
                               "invoicing.invoice union all select position, seal from "
                               "invoicing.payment) s where s.position = " +
                               last + ")")
                        .ok());
    }
    // "resource check" of what Verify says first.
    [[nodiscard]] std::string FirstFault() {
        const auto report = fixture().Verify();
        EXPECT_TRUE(report.ok()) << report.status();
        if (!report.ok() || report->findings.empty()) return "";
        return report->findings[0].resource + " " + report->findings[0].check;
    }

    v1::Invoice first_, second_;
};

TEST_F(ChainHeadsTest, EverySealIsKeptOnceItIsCommitted) {
    ExpectKeptAsInDatabase(4);
    Value(Credit(second_.name()));
    ExpectKeptAsInDatabase(5);
    EXPECT_EQ(FirstFault(), "");
    EXPECT_EQ(fixture().chain_heads().Last(kOtherTenant, kChain).position, 0);
}

TEST_F(ChainHeadsTest, WhatIsNotCommittedIsNotKept) {
    EXPECT_FALSE(Pay(first_.name(), 1'000'000).ok());
    v1::IssueInvoiceRequest trial;
    trial.set_name(Drafted().name());
    trial.set_validate_only(true);
    ASSERT_TRUE(invoicing().IssueInvoice(trial).ok());
    ExpectKeptAsInDatabase(4);
}

TEST_F(ChainHeadsTest, AHeadThatLagsACrashIsCaughtUpByTheNextSeal) {
    const std::string written = fixture().chain_heads().ToText();
    Value(Pay(first_.name(), 3'000));
    Value(Pay(first_.name(), 4'000));
    fixture().chain_heads().FromText(written);
    EXPECT_EQ(Kept().position, 4);
    Value(Pay(first_.name(), 500));
    ExpectKeptAsInDatabase(7);
    EXPECT_EQ(FirstFault(), "");
}

TEST_F(ChainHeadsTest, AHeadThatLagsACrashIsCaughtUpByVerify) {
    const std::string written = fixture().chain_heads().ToText();
    Value(Pay(first_.name(), 3'000));
    fixture().chain_heads().FromText(written);
    EXPECT_EQ(FirstFault(), "");
    ExpectKeptAsInDatabase(5);
}

TEST_F(ChainHeadsTest, AChainOlderThanTheFileIsTakenOver) {
    fixture().chain_heads().FromText("");
    EXPECT_EQ(FirstFault(), "");
    ExpectKeptAsInDatabase(4);
}

TEST_F(ChainHeadsTest, ATailThatWasCutOffIsFoundOut) {
    CutOffAfter(2);
    EXPECT_EQ(FirstFault(), "seal 3 head_ahead");
    const auto report = fixture().Verify();
    EXPECT_NE(report->findings[0].text.en.find("ends at 2"), std::string::npos);
    EXPECT_NE(report->findings[0].text.fr.find("s'arrête à 2"), std::string::npos);
    EXPECT_EQ(Kept().position, 4);
}

TEST_F(ChainHeadsTest, ATailWrittenAnewWithTheRightKeyIsFoundOutForGood) {
    CutOffAfter(3);
    const ChainHead evidence = Kept();
    // The brick itself goes on: everything in the database fits together again, and overtakes.
    for (std::int64_t cents = 1; cents <= 3; ++cents) {
        Value(Pay(first_.name(), cents));
        EXPECT_EQ(FirstFault(), "seal 4 head_ahead");
        EXPECT_EQ(Kept().position, 4);
        EXPECT_EQ(Kept().seal, evidence.seal);
    }
    // Without the head outside, nothing would have told but the log.
    fixture().chain_heads().FromText("");
    EXPECT_TRUE(FirstFault().ends_with(" record_missing"));
}

}  // namespace
}  // namespace socle::invoicing
