// Payments, their cancellation, and the state of an invoice that follows.
#include <string>

#include "domain/payment.hpp"
#include "sample.hpp"

namespace socle::invoicing {
namespace {

Balance BalanceWith(std::int64_t gross, std::int64_t credited, std::int64_t paid) {
    return BalanceOf({Cents(gross), Cents(credited), Cents(paid)}).value();
}

TEST(BalanceTest, FollowsFromWhatHappened) {
    const struct {
        const char* name;
        std::int64_t gross, credited, paid, open, refund;
        PaidState state;
    } cases[] = {
        {"new", 12000, 0, 0, 12000, 0, PaidState::kUnpaid},
        {"part paid", 12000, 0, 5000, 7000, 0, PaidState::kPartlyPaid},
        {"paid", 12000, 0, 12000, 0, 0, PaidState::kPaid},
        {"part credited", 12000, 2000, 0, 10000, 0, PaidState::kUnpaid},
        {"credited and paid", 12000, 2000, 10000, 0, 0, PaidState::kPaid},
        {"credited", 12000, 12000, 0, 0, 0, PaidState::kCredited},
        {"paid, then credited", 12000, 12000, 12000, 0, 12000, PaidState::kCredited},
        {"paid, then part credited", 12000, 2000, 12000, 0, 2000, PaidState::kPaid},
        {"free", 0, 0, 0, 0, 0, PaidState::kPaid},
    };
    for (const auto& one : cases) {
        const Balance balance = BalanceWith(one.gross, one.credited, one.paid);
        EXPECT_EQ(balance.open, Cents(one.open)) << one.name;
        EXPECT_EQ(balance.refund, Cents(one.refund)) << one.name;
        EXPECT_EQ(balance.state, one.state) << one.name;
    }
    const Money dollars(1, Currency::Parse("USD").value());
    EXPECT_EQ(ReasonOf(BalanceOf({Cents(1), Cents(0), dollars}).status()), "INVALID_VALUE");
}

TEST(BalanceTest, IsOverdueTheDayAfter) {
    EXPECT_FALSE(IsOverdue(BalanceWith(100, 0, 0), Day("2026-11-23"), Day("2026-11-23")));
    EXPECT_TRUE(IsOverdue(BalanceWith(100, 0, 0), Day("2026-11-23"), Day("2026-11-24")));
    EXPECT_FALSE(IsOverdue(BalanceWith(100, 0, 100), Day("2026-11-23"), Day("2026-11-24")));
}

Payment PaymentOf(std::int64_t cents) {
    return {.id = PaymentId(UuidOf(5)),
            .invoice = InvoiceId(UuidOf(2)),
            .amount = Cents(cents),
            .payment_date = Day("2026-11-23"),
            .method = PaymentMethod::kTransfer,
            .reference = "VIR 123",
            .cancels = std::nullopt,
            .recorded_by = "users/1",
            .recorded_at = {}};
}

TEST(PaymentTest, IsAtMostWhatIsLeft) {
    const Currency usd = Currency::Parse("USD").value();
    const struct {
        const char* name;
        Money amount;
        const char* date;
        const char* reference;
        const char* refused;
    } cases[] = {
        {"all of it", Cents(7000), "2026-11-23", "", ""},
        {"one cent", Cents(1), "2026-11-23", "", ""},
        {"before the invoice", Cents(1), "2026-01-01", "", ""},
        {"one cent too much", Cents(7001), "2026-11-23", "", "PAYMENT_ABOVE_BALANCE"},
        {"zero", Cents(0), "2026-11-23", "", "OUT_OF_RANGE"},
        {"negative", Cents(-1), "2026-11-23", "", "OUT_OF_RANGE"},
        {"tomorrow", Cents(1), "2026-11-24", "", "FUTURE_DATE"},
        {"dollars", Money(1, usd), "2026-11-23", "", "INVALID_VALUE"},
        {"bad text", Cents(1), "2026-11-23", "\xFF", "INVALID_TEXT"},
    };
    const PaymentFacts facts{BalanceWith(12000, 0, 5000), Day("2026-11-23")};
    for (const auto& one : cases) {
        Payment payment = PaymentOf(0);
        payment.amount = one.amount;
        payment.payment_date = Day(one.date);
        payment.reference = one.reference;
        EXPECT_EQ(ReasonOf(CheckPayment(payment, facts)), one.refused) << one.name;
    }
    Payment payment = PaymentOf(7001);
    EXPECT_EQ(MetadataOf(CheckPayment(payment, facts))["balance"], "70.00 EUR");
}

TEST(PaymentTest, IsTakenBackOnce) {
    const Payment payment = PaymentOf(5000);
    CancelFacts facts{PaymentId(UuidOf(6)), Day("2026-11-24"), "chèque impayé", "users/1", {}};
    const auto cancellation = Cancellation(payment, {{payment}}, facts);
    ASSERT_TRUE(cancellation.ok()) << cancellation.status();
    EXPECT_EQ(cancellation->amount, Cents(-5000));
    EXPECT_EQ(cancellation->cancels, payment.id);
    EXPECT_EQ(cancellation->payment_date, Day("2026-11-24"));
    const std::vector<Payment> all = {payment, *cancellation};
    EXPECT_EQ(ReasonOf(Cancellation(payment, all, facts).status()), "PAYMENT_CANCELLED");
    EXPECT_EQ(ReasonOf(Cancellation(*cancellation, all, facts).status()), "PAYMENT_CANCELLED");
    facts.reference = std::string(141, 'x');
    EXPECT_EQ(ReasonOf(Cancellation(payment, {{payment}}, facts).status()), "TOO_LONG");
}

TEST(PaymentTest, WhatIsToBeGivenBackIsGivenBackAtMost) {
    const struct {
        const char* name;
        std::int64_t cents;
        const char* date;
        const char* refused;
    } cases[] = {
        {"all of it", -2000, "2026-11-23", ""},
        {"a part", -1, "2026-11-23", ""},
        {"too much", -2001, "2026-11-23", "REFUND_ABOVE_DUE"},
        {"nothing", 0, "2026-11-23", "OUT_OF_RANGE"},
        {"a payment", 1, "2026-11-23", "OUT_OF_RANGE"},
        {"tomorrow", -1, "2026-11-24", "FUTURE_DATE"},
    };
    // Paid, then a credit note of 20 euros.
    const PaymentFacts facts{BalanceWith(12000, 2000, 12000), Day("2026-11-23")};
    for (const auto& one : cases) {
        Payment refund = PaymentOf(one.cents);
        refund.payment_date = Day(one.date);
        EXPECT_EQ(ReasonOf(CheckRefund(refund, facts)), one.refused) << one.name;
    }
    EXPECT_EQ(MetadataOf(CheckRefund(PaymentOf(-2001), facts))["refund_due"], "20.00 EUR");
}

TEST(PaymentTest, WhatWasGivenBackIsTakenBackFirst) {
    const Payment payment = PaymentOf(5000);
    Payment refund = PaymentOf(-2000);
    refund.id = PaymentId(UuidOf(7));
    const CancelFacts facts{PaymentId(UuidOf(6)), Day("2026-11-24"), "", "users/1", {}};
    const std::vector<Payment> all = {payment, refund};
    EXPECT_EQ(ReasonOf(Cancellation(payment, all, facts).status()), "PAYMENT_REFUNDED");
    const auto back = Cancellation(refund, all, facts);
    ASSERT_TRUE(back.ok()) << back.status();
    EXPECT_EQ(back->amount, Cents(2000));
}

}  // namespace
}  // namespace socle::invoicing
