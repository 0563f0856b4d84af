// Verify reads in batches: whatever lies where one ends and the next begins is looked at too, a
// damaged record hides none of its batch, and what is sealed meanwhile is no fault.
#include <gtest/gtest.h>

#include "invoicing_fixture.hpp"
#include "socle/bus/v1/service.socle.hpp"
#include "socle/invoicing/v1/events.pb.h"
#include "store/seal_store.hpp"

namespace socle::invoicing {
namespace {

class VerifyTest : public InvoicingTest {
 protected:
    void SetUp() override {
        InvoicingTest::SetUp();
        if (HasFatalFailure()) return;
        for (const char* price : {"100", "200", "300"}) invoices_.push_back(Issued(price).name());
        Value(Pay(invoices_[0], 1'000));
    }
    // Copies of the one payment with ids of their own, at these places.
    void ForgePayments(int first, int last) {
        const auto done = fixture().Admin(
            "insert into invoicing.payment select tenant_id, "
            "('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, invoice_id, "
            "amount_minor, currency_code, payment_date, method, reference, cancels, recorded_by, "
            "recorded_at, n, seal, seal from invoicing.payment, generate_series(" +
            std::to_string(first) + ", " + std::to_string(last) + ") n");
        ASSERT_TRUE(done.ok()) << done.status();
    }
    [[nodiscard]] std::vector<std::string> Faults() {
        std::vector<std::string> faults;
        const auto report = fixture().Verify();
        EXPECT_TRUE(report.ok()) << report.status();
        if (!report.ok()) return faults;
        for (const Finding& finding : report->findings)
            faults.push_back(finding.resource + " " + finding.check);
        return faults;
    }

    std::vector<std::string> invoices_;
};

TEST_F(VerifyTest, AScanLeavesOutNoRecordAtAPlaceTakenTwice) {
    ForgePayments(1, 2);
    const SealStore seals([](std::string_view) { return std::string("seal"); },
                          fixture().chain_heads());
    for (const int limit : {1, 2, 3, 100}) {
        std::vector<SealedRecord> seen;
        const absl::Status status = fixture().runtime().Do(
            testing::BrickFixture::Caller(), {"invoicing", true}, [&](Call& call) -> absl::Status {
                std::vector<SealedRecord> batch;
                do {
                    const auto last = seen.empty() ? std::nullopt : std::optional(seen.back());
                    SOCLE_ASSIGN(batch, seals.Scan(call.transaction(), last, limit));
                    seen.insert(seen.end(), batch.begin(), batch.end());
                } while (!batch.empty());
                return absl::OkStatus();
            });
        ASSERT_TRUE(status.ok()) << status;
        std::string places;
        for (const SealedRecord& record : seen)
            places += std::to_string(record.seal.position) +
                      (record.kind == SealedKind::kPayment ? "p " : "i ");
        EXPECT_EQ(places, "1i 1p 2i 2p 3i 4p ") << limit;
    }
}

TEST_F(VerifyTest, ADamagedRecordHidesNoOther) {
    const auto where = [](const std::string& name) {
        return " where invoice_id = '" + IdOf(name) + "'";
    };
    ASSERT_TRUE(fixture()
                    .Admin("update invoicing.invoice set number = 'nine'" + where(invoices_[1]) +
                           "; update invoicing.invoice set subject = 'x'" + where(invoices_[2]))
                    .ok());
    EXPECT_EQ(Faults(), (std::vector<std::string>{invoices_[1] + " unreadable",
                                                  invoices_[2] + " seal_broken"}))
        << "no number is judged after one that nobody can read";
}

TEST_F(VerifyTest, AChangedSellerIsToldOfEachDocumentThatNamesIt) {
    ASSERT_TRUE(fixture().Admin("update invoicing.seller set display_name = 'Another'").ok());
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    ASSERT_EQ(report->findings.size(), 3U);
    for (std::size_t i = 0; i < invoices_.size(); ++i) {
        const Finding& finding = report->findings[i];
        EXPECT_EQ(finding.resource, invoices_[i]);
        EXPECT_EQ(finding.check, "seller_changed");
        EXPECT_EQ(finding.text.fr,
                  "Le vendeur que montre ce document a été modifié : son empreinte n'est plus "
                  "celle sous laquelle il est gardé.");
        EXPECT_EQ(finding.text.en,
                  "The seller this document shows was changed: its digest is no longer the one it "
                  "is kept under.");
    }
}

TEST_F(VerifyTest, ACreditNoteSaysThatItsSellerWasChanged) {
    ASSERT_TRUE(Credit(invoices_[0], "0.1").ok());
    ASSERT_TRUE(fixture().Admin("update invoicing.seller set city = 'Paris'").ok());
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    ASSERT_EQ(report->findings.size(), 4U);
    EXPECT_TRUE(report->findings[3].resource.starts_with("creditNotes/"));
    EXPECT_EQ(report->findings[3].check, "seller_changed");
}

TEST_F(VerifyTest, APaymentThatCannotBeReadHidesNoGapInTheNumbers) {
    ASSERT_TRUE(fixture()
                    .Admin("update invoicing.payment set currency_code = 'ZZZ'; "
                           "update invoicing.invoice set number = 'F-2026-00009' "
                           "where invoice_id = '" +
                           IdOf(invoices_[2]) + "'")
                    .ok());
    const std::vector<std::string> faults = Faults();
    ASSERT_EQ(faults.size(), 4U);
    EXPECT_EQ(faults[0], invoices_[2] + " seal_broken");
    EXPECT_EQ(faults[1], invoices_[2] + " number_gap");
    EXPECT_TRUE(faults[2].starts_with("payments/") && faults[2].ends_with(" unreadable"))
        << faults[2];
    EXPECT_TRUE(faults[3].ends_with(" number_missing")) << faults[3];
}

TEST_F(VerifyTest, WhatIsSealedWhileTheLogIsReadIsNoFaultHoweverMuch) {
    using bus::v1::BusServiceBase;
    using bus::v1::ListEventsRequest;
    using bus::v1::ListEventsResponse;
    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    fixture().services().On<ListEventsRequest, ListEventsResponse>(
        BusServiceBase::kListEventsPath,
        [&](const CallContext&, const ListEventsRequest&) -> absl::StatusOr<ListEventsResponse> {
            ForgePayments(5, 1'504);
            ListEventsResponse response;
            for (const Event& event : *events) {
                bus::v1::Event& listed = *response.add_events();
                listed.set_type(event.meta.type);
                listed.set_body(event.body);
            }
            // The log has heard of the last of them by now.
            v1::PaymentRecorded fact;
            fact.set_payment("payments/00000000-0000-7000-8000-000000001504");
            bus::v1::Event& listed = *response.add_events();
            listed.set_type(v1::PaymentRecorded::descriptor()->full_name());
            listed.set_body(fact.SerializeAsString());
            return response;
        });
    EXPECT_EQ(Faults(), std::vector<std::string>{});
    EXPECT_EQ(fixture().services().Calls(BusServiceBase::kListEventsPath), 1);
}

}  // namespace
}  // namespace socle::invoicing
