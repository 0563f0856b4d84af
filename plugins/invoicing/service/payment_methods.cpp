#include "domain/seal.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/invoicing_service.hpp"
#include "socle/wire.hpp"
#include "store/page_key.hpp"

namespace socle::invoicing {
namespace {

std::string FingerprintOf(v1::ListPaymentsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kPayments) + request.SerializeAsString();
}

// What is left once this payment counts too.
absl::StatusOr<Balance> BalanceAfter(const Settlement& before, const Payment& payment) {
    Settlement after = before;
    SOCLE_ASSIGN(after.paid, before.paid.Plus(payment.amount));
    return BalanceOf(after);
}

// Of either request: they say the same of it.
template <typename Request>
absl::StatusOr<Payment> PaymentFrom(Call& call, const Request& request, const Money& amount) {
    SOCLE_ASSIGN(const auto date, OptionalDateFromWire(request.payment_date(), "payment_date"));
    SOCLE_ASSIGN(const auto method, ChoiceFrom(kMethods, request.method(), "method"));
    return Payment{.id = PaymentId{call.NewId()},
                   .invoice = {},
                   .amount = amount,
                   .payment_date = date.value_or(call.Today()),
                   .method = method.value_or(PaymentMethod::kTransfer),
                   .reference = request.reference(),
                   .cancels = std::nullopt,
                   .recorded_by = call.actor().name,
                   .recorded_at = call.Now()};
}

// Seals, writes and tells it.
absl::StatusOr<v1::Payment> Keep(Call& call, const Stores& stores, const StoredInvoice& invoice,
                                 const Payment& payment) {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Balance balance, BalanceAfter(invoice.settlement, payment));
    SOCLE_ASSIGN(const Seal seal, stores.seals.Take(tx, CanonicalBytes(payment)));
    SOCLE_RETURN_IF_ERROR(stores.payments.Insert(tx, payment, seal));
    PublishRecorded(tx, payment, invoice.invoice, balance);
    return ToProto(
        StoredPayment{payment, invoice.invoice.number.ToString(), invoice.invoice.content.party});
}

}  // namespace

absl::StatusOr<v1::Payment> InvoicingService::RecordPayment(
    Call& call, const v1::RecordPaymentRequest& request) {
    SOCLE_ASSIGN(const Money amount, MoneyFromWire(request.amount(), "amount"));
    SOCLE_ASSIGN(Payment payment, PaymentFrom(call, request, amount));
    SOCLE_ASSIGN(const StoredInvoice invoice, IssuedForSettlement(call, request.invoice()));
    payment.invoice = invoice.invoice.id;
    SOCLE_ASSIGN(const Balance balance, BalanceOf(invoice.settlement));
    SOCLE_RETURN_IF_ERROR(CheckPayment(payment, {.balance = balance, .today = call.Today()}));
    return Keep(call, stores_, invoice, payment);
}

absl::StatusOr<v1::Payment> InvoicingService::RecordRefund(Call& call,
                                                           const v1::RecordRefundRequest& request) {
    SOCLE_ASSIGN(const auto asked, OptionalMoneyFromWire(request.amount(), "amount"));
    SOCLE_ASSIGN(const StoredInvoice invoice, IssuedForSettlement(call, request.invoice()));
    SOCLE_ASSIGN(const Balance balance, BalanceOf(invoice.settlement));
    const Money amount = asked.value_or(balance.refund);
    SOCLE_ASSIGN(Payment refund, PaymentFrom(call, request, amount.Negated()));
    refund.invoice = invoice.invoice.id;
    SOCLE_RETURN_IF_ERROR(CheckRefund(refund, {.balance = balance, .today = call.Today()}));
    return Keep(call, stores_, invoice, refund);
}

absl::StatusOr<v1::Payment> InvoicingService::CancelPayment(
    Call& call, const v1::CancelPaymentRequest& request) {
    SOCLE_ASSIGN(const PaymentId id, ParseIdName<PaymentId>(kPayments, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredPayment stored, stores_.payments.Load(tx, id));
    SOCLE_ASSIGN(const StoredInvoice invoice,
                 IssuedForSettlement(call, NameOf(stored.payment.invoice)));
    SOCLE_ASSIGN(const auto others, stores_.payments.LoadOf(tx, stored.payment.invoice));
    SOCLE_ASSIGN(const Payment cancellation, Cancellation(stored.payment, others,
                                                          {.id = PaymentId{call.NewId()},
                                                           .today = call.Today(),
                                                           .reference = stored.payment.reference,
                                                           .recorded_by = call.actor().name,
                                                           .recorded_at = call.Now()}));
    return Keep(call, stores_, invoice, cancellation);
}

absl::StatusOr<v1::ListPaymentsResponse> InvoicingService::ListPayments(
    Call& call, const v1::ListPaymentsRequest& request) {
    std::optional<InvoiceId> invoice;
    if (!request.invoice().empty()) {
        SOCLE_ASSIGN(invoice, ParseIdName<InvoiceId>(kInvoices, request.invoice(), "invoice"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), kNewestFirstKeys));
    SOCLE_ASSIGN(std::vector<StoredPayment> payments,
                 stores_.payments.List(call.transaction(), invoice, page));
    v1::ListPaymentsResponse response;
    response.set_next_page_token(CutPage(page, payments, PaymentStore::SortKeyOf));
    for (const StoredPayment& stored : payments) *response.add_payments() = ToProto(stored);
    return response;
}

}  // namespace socle::invoicing
