// What the law freezes: no change by the brick's own role, and none unseen by anybody else.
#include <gtest/gtest.h>

#include "invoicing_fixture.hpp"
#include "socle/invoicing/v1/events.pb.h"

namespace socle::invoicing {
namespace {

class FrozenTest : public InvoicingTest {
 protected:
    // Three invoices, the second credited in part and paid in part.
    void SetUp() override {
        InvoicingTest::SetUp();
        if (HasFatalFailure()) return;
        first_ = Issued("100");
        second_ = Issued("200");
        third_ = Issued("300");
        credit_ = Value(Credit(second_.name(), "0.5"));
        payment_ = Value(Pay(second_.name(), 5'000));
    }

    // What Verify says first after this damage, "resource check".
    [[nodiscard]] std::string FirstFaultAfter(const std::string& damage) {
        const auto done = fixture().Admin(damage);
        EXPECT_TRUE(done.ok()) << done.status();
        const auto report = fixture().Verify();
        EXPECT_TRUE(report.ok()) << report.status();
        if (!report.ok() || report->findings.empty()) return "";
        return report->findings[0].resource + " " + report->findings[0].check;
    }
    [[nodiscard]] static std::string Where(const std::string& name,
                                           const std::string& column = "invoice_id") {
        return " where " + column + " = '" + IdOf(name) + "'";
    }

    v1::Invoice first_, second_, third_;
    v1::CreditNote credit_;
    v1::Payment payment_;
};

TEST_F(FrozenTest, TheBricksRoleMayNeitherChangeNorDeleteThem) {
    // The brick's own way to the database, with a statement it does not have.
    const auto run = [this](const std::string& name, const std::string& text) {
        return fixture().runtime().Do(
            testing::BrickFixture::Caller(), {"invoicing", false}, [&](Call& call) {
                return call.transaction().Exec(Statement{name, text}).status();
            });
    };
    struct Case {
        std::string table;
        bool frozen;
    };
    const std::vector<Case> cases = {
        {"invoice", true},     {"invoice_line", true},     {"invoice_vat", true},
        {"credit_note", true}, {"credit_note_line", true}, {"credit_note_vat", true},
        {"payment", true},     {"seller", true},           {"draft_invoice", false}};
    for (const auto& [table, frozen] : cases) {
        const std::string of_table = " invoicing." + table;
        EXPECT_EQ(run("change_" + table,
                      "update" + of_table + " set tenant_id = tenant_id where tenant_id = $1")
                      .ok(),
                  !frozen)
            << table;
        EXPECT_EQ(run("delete_" + table, "delete from" + of_table + " where tenant_id = $1").ok(),
                  !frozen)
            << table;
        const std::string may = "select has_table_privilege('" +
                                fixture().database().RoleOf("invoicing") + "', '" + of_table +
                                "', 'update, delete, truncate') as may";
        EXPECT_EQ(fixture().Admin(may).value()[0].Bool("may"), !frozen) << table;
    }
    EXPECT_TRUE(fixture().Verify()->findings.empty());
}

TEST_F(FrozenTest, VerifyFindsNothingInWhatTheBrickWrote) {
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, 5);
    EXPECT_TRUE(report->findings.empty()) << report->findings[0].text.en;
    EXPECT_EQ(fixture().Verify(kOtherTenant)->checked, 0);
}

TEST_F(FrozenTest, VerifyNamesAChangedSubject) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.invoice set subject = 'x'" + Where(second_.name())),
              second_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAChangedBuyer) {
    EXPECT_EQ(
        FirstFaultAfter("update invoicing.invoice set buyer_city = 'Nice'" + Where(second_.name())),
        second_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAChangedAmount) {
    EXPECT_EQ(
        FirstFaultAfter("update invoicing.invoice_line set net_minor = 1" + Where(third_.name())),
        third_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAChangedVat) {
    EXPECT_EQ(
        FirstFaultAfter("update invoicing.invoice_vat set vat_rate = 10" + Where(third_.name())),
        third_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAnAddedLine) {
    EXPECT_EQ(FirstFaultAfter("insert into invoicing.invoice_line select tenant_id, invoice_id, 2, "
                              "product_id, description, kind, quantity, unit_code, unit_price, "
                              "discount_kind, discount_value, vat_category, vat_rate, "
                              "exemption_code, base_minor, discount_minor, net_minor "
                              "from invoicing.invoice_line" +
                              Where(first_.name())),
              first_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAChangedNumber) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.invoice set number = 'F-2026-00009'" +
                              Where(first_.name())),
              first_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesANumberThatIsNone) {
    EXPECT_EQ(
        FirstFaultAfter("update invoicing.invoice set number = 'nine'" + Where(first_.name())),
        first_.name() + " unreadable");
}

TEST_F(FrozenTest, VerifyNamesTheFirstDocumentOfAChangedSeller) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.seller set iban = 'FR00'"),
              first_.name() + " seller_changed");
}

TEST_F(FrozenTest, VerifyNamesAChangedCreditNote) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.credit_note set reason = 'x'" +
                              Where(credit_.name(), "credit_note_id")),
              credit_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesAChangedPayment) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.payment set amount_minor = 1" +
                              Where(payment_.name(), "payment_id")),
              payment_.name() + " seal_broken");
}

TEST_F(FrozenTest, VerifyNamesWhatFollowsADeletedInvoice) {
    EXPECT_EQ(FirstFaultAfter("delete from invoicing.invoice_vat" + Where(first_.name()) +
                              "; delete from invoicing.invoice_line" + Where(first_.name()) +
                              "; delete from invoicing.invoice" + Where(first_.name())),
              second_.name() + " chain_gap");
}

TEST_F(FrozenTest, VerifyMissesTheLastRecord) {
    EXPECT_EQ(
        FirstFaultAfter("delete from invoicing.payment" + Where(payment_.name(), "payment_id")),
        "seal 5 chain_end");
}

TEST_F(FrozenTest, VerifyMissesTheLastNumber) {
    EXPECT_EQ(FirstFaultAfter("update invoicing.number_series set last_number = 4 "
                              "where kind = 'invoice'"),
              "series F-2026- number_missing");
}

TEST_F(FrozenTest, VerifyNamesAnInsertedPayment) {
    const auto report = FirstFaultAfter(
        "insert into invoicing.payment select tenant_id, gen_random_uuid(), invoice_id, "
        "amount_minor, currency_code, payment_date, method, reference, cancels, recorded_by, "
        "recorded_at, position + 1, seal, seal from invoicing.payment");
    EXPECT_TRUE(report.ends_with(" seal_broken")) << report;
    EXPECT_NE(report.find(payment_.name()), 0U) << report;
}

TEST_F(FrozenTest, VerifyNamesSwappedPlaces) {
    EXPECT_EQ(
        FirstFaultAfter("update invoicing.invoice set position = 99" + Where(first_.name()) +
                        "; update invoicing.invoice set position = 1" + Where(second_.name()) +
                        "; update invoicing.invoice set position = 2" + Where(first_.name())),
        second_.name() + " chain_broken");
}

TEST_F(FrozenTest, VerifyNamesAResealedInvoice) {
    // Even with a seal of its own kind: it was made with another record's bytes.
    EXPECT_EQ(FirstFaultAfter("update invoicing.invoice set seal = (select seal from "
                              "invoicing.invoice" +
                              Where(second_.name()) + ")" + Where(first_.name())),
              first_.name() + " seal_broken");
}

TEST_F(FrozenTest, ARecordWhoseEventIsGoneIsNamed) {
    EXPECT_EQ(
        FirstFaultAfter("update bus.event set type = 'gone' where type like '%InvoiceIssued' and "
                        "stream = '" +
                        first_.name() + "'"),
        first_.name() + " event_missing");
}

TEST_F(FrozenTest, AnEventThatTellsOfNoRecordIsNamed) {
    v1::PaymentRecorded fact;
    fact.set_payment("payments/01930000-0000-7000-8000-000000000000");
    fact.set_invoice(first_.name());
    fact.mutable_amount()->set_minor_units(1);
    ASSERT_TRUE(fixture().Publish(fact).ok());
    EXPECT_EQ(FirstFaultAfter("select 1 as nothing"), fact.payment() + " record_missing");
}

}  // namespace
}  // namespace socle::invoicing
