#include "store/payment_store.hpp"

#include "store/columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<StoredPayment> FromRow(const Row& row) {
    SOCLE_ASSIGN(const Currency currency, CurrencyFrom(row));
    SOCLE_ASSIGN(const PaymentMethod method, ValueOf(kMethodWords, row.Text("method")));
    return StoredPayment{.payment = {.id = PaymentId{row.AsUuid("payment_id")},
                                     .invoice = InvoiceId{row.AsUuid("invoice_id")},
                                     .amount = {row.Int64("amount_minor"), currency},
                                     .payment_date = row.AsDate("payment_date"),
                                     .method = method,
                                     .reference = row.Text("reference"),
                                     .cancels = OptionalId<PaymentId>(row, "cancels"),
                                     .recorded_by = row.Text("recorded_by"),
                                     .recorded_at = row.AsInstant("recorded_at")},
                         .invoice_number = row.Text("invoice_number"),
                         .party = PartyId{row.AsUuid("party_id")}};
}

absl::StatusOr<std::vector<StoredPayment>> FromRows(const Rows& rows) {
    std::vector<StoredPayment> payments;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredPayment stored, FromRow(row));
        payments.push_back(std::move(stored));
    }
    return payments;
}

}  // namespace

absl::Status PaymentStore::Insert(Transaction& tx, const Payment& payment, const Seal& seal) const {
    return tx
        .Exec(queries::kInsertPayment, {payment.id, payment.invoice, payment.amount.minor_units(),
                                        payment.amount.currency().code(), payment.payment_date,
                                        WordOf(kMethodWords, payment.method), payment.reference,
                                        payment.cancels, payment.recorded_by, payment.recorded_at,
                                        seal.position, Bytes{seal.previous}, Bytes{seal.seal}})
        .status();
}

absl::StatusOr<StoredPayment> PaymentStore::Load(Transaction& tx, PaymentId id) const {
    SOCLE_ASSIGN(const Row row,
                 tx.ExecOne(queries::kLoadPayments, {std::vector<PaymentId>{id}}, "payment"));
    return FromRow(row);
}

absl::StatusOr<std::vector<StoredPayment>> PaymentStore::LoadAll(
    Transaction& tx, const std::vector<PaymentId>& ids) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadPayments, {ids}));
    return FromRows(rows);
}

absl::StatusOr<std::vector<Payment>> PaymentStore::LoadOf(Transaction& tx,
                                                          InvoiceId invoice) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadPaymentsOfInvoice, {invoice}));
    SOCLE_ASSIGN(std::vector<StoredPayment> found, FromRows(rows));
    std::vector<Payment> payments;
    for (StoredPayment& stored : found) payments.push_back(std::move(stored.payment));
    return payments;
}

absl::StatusOr<std::vector<StoredPayment>> PaymentStore::List(Transaction& tx,
                                                              std::optional<InvoiceId> invoice,
                                                              const Page& page) const {
    SOCLE_ASSIGN(const NewestFirst after, NewestAfter(page));
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListPayments, {after.at, after.id, invoice, page.Limit()}));
    return FromRows(rows);
}

std::vector<std::string> PaymentStore::SortKeyOf(const StoredPayment& stored) {
    return NewestKey(stored.payment.recorded_at, stored.payment.id.value());
}

}  // namespace socle::invoicing
