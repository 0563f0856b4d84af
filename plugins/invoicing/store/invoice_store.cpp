#include "store/invoice_store.hpp"

#include <map>
#include <set>

#include "domain/reasons.hpp"
#include "store/columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

constexpr std::string_view kDraftWord = "draft";

absl::StatusOr<InvoiceHead> HeadOf(const Row& row) {
    SOCLE_ASSIGN(Content content, HeadFrom(row));
    const Currency currency = content.currency;
    SOCLE_ASSIGN(Totals sums, SumsFrom(row, currency));
    InvoiceHead head{.id = InvoiceId{row.AsUuid("invoice_id")},
                     .number = row.Text("number"),
                     .quote = OptionalId<QuoteId>(row, "quote_id"),
                     .content = std::move(content),
                     .issue_date = row.OptionalDate("issue_date"),
                     .due_date = row.OptionalDate("due_date"),
                     .terms = TermsFrom(row),
                     .sums = std::move(sums),
                     .created_at = row.AsInstant("created_at"),
                     .issued_at = row.OptionalInstant("issued_at"),
                     .settlement = std::nullopt,
                     .version = row.Int64("version")};
    if (head.issued_at) {
        head.settlement = Settlement{.gross = head.sums.gross,
                                     .credited = {row.Int64("credited_minor"), currency},
                                     .paid = {row.Int64("paid_minor"), currency}};
    }
    return head;
}

// Without lines and VAT groups.
absl::StatusOr<StoredInvoice> FromRow(const Row& row,
                                      const std::map<std::string, Seller>& sellers) {
    const auto seller = sellers.find(row.AsBytes("seller_id"));
    if (seller == sellers.end()) return Refuse(reason::kInternal, "an invoice lost its seller");
    // What is shown must be what is kept.
    if (SellerIdOf(seller->second) != seller->first) {
        return Refuse(reason::kSellerChanged, "the seller of an invoice was changed");
    }
    SOCLE_ASSIGN(const DocumentNumber number, DocumentNumber::Parse(row.Text("number")));
    SOCLE_ASSIGN(const std::optional<QuoteReference> quote, QuoteReferenceFrom(row));
    SOCLE_ASSIGN(Content content, HeadFrom(row));
    const Currency currency = content.currency;
    PaymentTerms terms = TermsFrom(row);
    terms.due_date = row.OptionalDate("agreed_due_date");
    SOCLE_ASSIGN(const Totals sums, SumsFrom(row, currency));
    return StoredInvoice{.invoice = {.id = InvoiceId{row.AsUuid("invoice_id")},
                                     .number = number,
                                     .issue_date = row.AsDate("issue_date"),
                                     .due_date = row.AsDate("due_date"),
                                     .quote = quote,
                                     .seller = seller->second,
                                     .content = std::move(content),
                                     .terms = std::move(terms),
                                     .totals = sums,
                                     .issued_by = row.Text("issued_by"),
                                     .issued_at = row.AsInstant("issued_at")},
                         .created_at = row.AsInstant("created_at"),
                         .settlement = {.gross = sums.gross,
                                        .credited = {row.Int64("credited_minor"), currency},
                                        .paid = {row.Int64("paid_minor"), currency}}};
}

absl::Status AddLines(Transaction& tx, const std::vector<InvoiceId>& ids,
                      const std::map<InvoiceId, StoredInvoice*>& invoices) {
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadInvoiceLines, {ids}));
    for (const Row& row : lines) {
        IssuedInvoice& invoice = invoices.at(InvoiceId{row.AsUuid("invoice_id")})->invoice;
        SOCLE_ASSIGN(Line line, LineFrom(row));
        invoice.content.lines.push_back(std::move(line));
        invoice.totals.lines.push_back(AmountsFrom(row, invoice.content.currency));
    }
    SOCLE_ASSIGN(const Rows groups, tx.Exec(queries::kLoadInvoiceVat, {ids}));
    for (const Row& row : groups) {
        IssuedInvoice& invoice = invoices.at(InvoiceId{row.AsUuid("invoice_id")})->invoice;
        SOCLE_ASSIGN(VatGroup group, GroupFrom(row, invoice.content.currency));
        invoice.totals.groups.push_back(std::move(group));
    }
    return absl::OkStatus();
}

absl::Status InsertRow(Transaction& tx, const StoredInvoice& stored, const std::string& seller_id,
                       const Seal& seal) {
    const IssuedInvoice& invoice = stored.invoice;
    const Content& content = invoice.content;
    const Buyer& buyer = content.buyer;
    const AddressColumns main(buyer.main_address);
    const AddressColumns delivery(content.delivery_address);
    std::optional<Uuid> quote;
    std::optional<std::string> quote_number;
    if (invoice.quote) {
        quote = invoice.quote->id.value();
        quote_number = invoice.quote->number.ToString();
    }
    return tx
        .Exec(queries::kInsertInvoice, {invoice.id,
                                        invoice.number.ToString(),
                                        invoice.issue_date,
                                        invoice.due_date,
                                        quote,
                                        quote_number,
                                        Bytes{seller_id},
                                        content.party,
                                        buyer.display_name,
                                        buyer.address.lines,
                                        buyer.address.postal_code,
                                        buyer.address.city,
                                        buyer.address.country_code,
                                        buyer.siren,
                                        buyer.siret,
                                        buyer.vat_number,
                                        buyer.professional,
                                        main.lines,
                                        main.postal_code,
                                        main.city,
                                        main.country_code,
                                        content.subject,
                                        content.order_reference,
                                        content.note,
                                        content.delivery_date,
                                        delivery.lines,
                                        delivery.postal_code,
                                        delivery.city,
                                        delivery.country_code,
                                        WordOf(kDiscountWords, content.discount.kind),
                                        content.discount.value,
                                        content.currency.code(),
                                        invoice.terms.due_date,
                                        invoice.terms.days,
                                        invoice.terms.end_of_month,
                                        invoice.terms.penalty_rate,
                                        invoice.terms.early_payment,
                                        invoice.totals.discount.minor_units(),
                                        invoice.totals.net.minor_units(),
                                        invoice.totals.vat.minor_units(),
                                        invoice.totals.gross.minor_units(),
                                        stored.created_at,
                                        invoice.issued_by,
                                        invoice.issued_at,
                                        seal.position,
                                        Bytes{seal.previous},
                                        Bytes{seal.seal}})
        .status();
}

}  // namespace

absl::Status InvoiceStore::Insert(Transaction& tx, const StoredInvoice& stored,
                                  const Seal& seal) const {
    const IssuedInvoice& invoice = stored.invoice;
    SOCLE_ASSIGN(const std::string seller_id, sellers_.Keep(tx, invoice.seller));
    SOCLE_RETURN_IF_ERROR(InsertRow(tx, stored, seller_id, seal));
    const LineColumns lines(invoice.content.lines);
    const AmountColumns amounts(invoice.totals.lines);
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertInvoiceLines,
                {invoice.id, lines.products, lines.descriptions, lines.kinds, lines.quantities,
                 lines.unit_codes, lines.unit_prices, lines.discount_kinds, lines.discount_values,
                 lines.vat_categories, lines.vat_rates, lines.exemption_codes,
                 lines.exemption_texts, amounts.bases, amounts.discounts, amounts.nets}));
    const VatColumns vat(invoice.totals.groups);
    return tx
        .Exec(queries::kInsertInvoiceVat,
              {invoice.id, vat.categories, vat.rates, vat.exemption_codes, vat.exemption_texts,
               vat.discounts, vat.bases, vat.amounts})
        .status();
}

absl::StatusOr<StoredInvoice> InvoiceStore::Load(Transaction& tx, InvoiceId id) const {
    SOCLE_ASSIGN(std::optional<StoredInvoice> found, Find(tx, id));
    if (found) return *std::move(found);
    return Refuse(reason::kNotFound, "this invoice does not exist",
                  {{"value", ResourceName("invoices", id.value())}});
}

absl::StatusOr<std::optional<StoredInvoice>> InvoiceStore::Find(Transaction& tx,
                                                                InvoiceId id) const {
    SOCLE_ASSIGN(std::vector<StoredInvoice> found, LoadAll(tx, {id}));
    if (found.empty()) return std::optional<StoredInvoice>{};
    return std::optional<StoredInvoice>(std::move(found.front()));
}

absl::StatusOr<std::vector<StoredInvoice>> InvoiceStore::LoadAll(
    Transaction& tx, const std::vector<InvoiceId>& ids) const {
    std::vector<StoredInvoice> invoices;
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadInvoices, {ids}));
    if (rows.empty()) return invoices;
    std::set<std::string> seller_ids;
    for (const Row& row : rows) seller_ids.insert(row.AsBytes("seller_id"));
    SOCLE_ASSIGN(const auto sellers, sellers_.LoadAll(tx, {seller_ids.begin(), seller_ids.end()}));
    invoices.reserve(rows.size());
    std::map<InvoiceId, StoredInvoice*> by_id;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredInvoice stored, FromRow(row, sellers));
        invoices.push_back(std::move(stored));
        by_id[invoices.back().invoice.id] = &invoices.back();
    }
    SOCLE_RETURN_IF_ERROR(AddLines(tx, ids, by_id));
    return invoices;
}

absl::Status InvoiceStore::LockSettlement(Transaction& tx, InvoiceId id) const {
    return tx.Exec(queries::kLockSettlement, {id}).status();
}

absl::StatusOr<std::vector<InvoiceId>> InvoiceStore::FindOverdrawn(Transaction& tx,
                                                                   int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindOverdrawn, {limit}));
    std::vector<InvoiceId> ids;
    for (const Row& row : rows) ids.push_back(InvoiceId{row.AsUuid("invoice_id")});
    return ids;
}

absl::StatusOr<std::vector<InvoiceHead>> InvoiceStore::List(Transaction& tx,
                                                            const InvoiceFilter& filter,
                                                            const Page& page) const {
    SOCLE_ASSIGN(const NewestFirst after, NewestAfter(page));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    std::optional<std::string_view> state;
    if (filter.drafts_only) state = kDraftWord;
    if (filter.state) state = WordOf(kPaidStateWords, *filter.state);
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListInvoices, {after.at, after.id, party, state, page.Limit()}));
    std::vector<InvoiceHead> heads;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(InvoiceHead head, HeadOf(row));
        heads.push_back(std::move(head));
    }
    return heads;
}

std::vector<std::string> InvoiceStore::SortKeyOf(const InvoiceHead& head) {
    return NewestKey(head.created_at, head.id.value());
}

}  // namespace socle::invoicing
