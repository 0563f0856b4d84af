#include "store/credit_note_store.hpp"

#include <map>
#include <set>

#include "domain/reasons.hpp"
#include "store/columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<CreditNote> FromRow(const Row& row, const std::map<std::string, Seller>& sellers) {
    const auto seller = sellers.find(row.AsBytes("seller_id"));
    if (seller == sellers.end() || SellerIdOf(seller->second) != seller->first) {
        return Refuse(reason::kSellerChanged, "the seller of a credit note was changed");
    }
    SOCLE_ASSIGN(const DocumentNumber number, DocumentNumber::Parse(row.Text("number")));
    SOCLE_ASSIGN(const DocumentNumber invoice_number,
                 DocumentNumber::Parse(row.Text("invoice_number")));
    SOCLE_ASSIGN(Content content, HeadFrom(row));
    SOCLE_ASSIGN(Totals sums, SumsFrom(row, content.currency));
    return CreditNote{.id = CreditNoteId{row.AsUuid("credit_note_id")},
                      .number = number,
                      .issue_date = row.AsDate("issue_date"),
                      .invoice = {InvoiceId{row.AsUuid("invoice_id")}, invoice_number,
                                  row.AsDate("invoice_issue_date")},
                      .seller = seller->second,
                      .content = std::move(content),
                      .invoice_lines = {},
                      .totals = std::move(sums),
                      .reason = row.Text("reason"),
                      .issued_by = row.Text("issued_by"),
                      .issued_at = row.AsInstant("issued_at")};
}

absl::Status InsertLines(Transaction& tx, const CreditNote& credit) {
    const LineColumns lines(credit.content.lines);
    const AmountColumns amounts(credit.totals.lines);
    std::vector<int> positions;  // from 1, as the invoice's lines have them
    for (const std::size_t line : credit.invoice_lines) {
        positions.push_back(static_cast<int>(line) + 1);
    }
    return tx
        .Exec(queries::kInsertCreditNoteLines,
              {credit.id, credit.invoice.id, positions, lines.quantities, lines.discount_kinds,
               lines.discount_values, amounts.bases, amounts.discounts, amounts.nets})
        .status();
}

}  // namespace

absl::Status CreditNoteStore::Insert(Transaction& tx, const CreditNote& credit,
                                     const Seal& seal) const {
    SOCLE_ASSIGN(const std::string seller_id, sellers_.Keep(tx, credit.seller));
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertCreditNote,
                {credit.id, credit.invoice.id, credit.number.ToString(), credit.issue_date,
                 Bytes{seller_id}, credit.totals.discount.minor_units(),
                 credit.totals.net.minor_units(), credit.totals.vat.minor_units(),
                 credit.totals.gross.minor_units(), credit.reason, credit.issued_by,
                 credit.issued_at, seal.position, Bytes{seal.previous}, Bytes{seal.seal}}));
    SOCLE_RETURN_IF_ERROR(InsertLines(tx, credit));
    const VatColumns vat(credit.totals.groups);
    return tx
        .Exec(queries::kInsertCreditNoteVat,
              {credit.id, vat.categories, vat.rates, vat.exemption_codes, vat.exemption_texts,
               vat.discounts, vat.bases, vat.amounts})
        .status();
}

absl::StatusOr<std::vector<CreditNote>> CreditNoteStore::FromRows(Transaction& tx,
                                                                  const Rows& rows) const {
    std::vector<CreditNote> credits;
    if (rows.empty()) return credits;
    std::set<std::string> seller_ids;
    for (const Row& row : rows) seller_ids.insert(row.AsBytes("seller_id"));
    SOCLE_ASSIGN(const auto sellers, sellers_.LoadAll(tx, {seller_ids.begin(), seller_ids.end()}));
    for (const Row& row : rows) {
        SOCLE_ASSIGN(CreditNote credit, FromRow(row, sellers));
        credits.push_back(std::move(credit));
    }
    return credits;
}

absl::StatusOr<std::vector<CreditNote>> CreditNoteStore::WithLines(
    Transaction& tx, std::vector<CreditNote> credits) const {
    if (credits.empty()) return credits;
    std::vector<CreditNoteId> ids;
    std::map<CreditNoteId, CreditNote*> by_id;
    for (CreditNote& credit : credits) {
        ids.push_back(credit.id);
        by_id[credit.id] = &credit;
    }
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadCreditNoteLines, {ids}));
    for (const Row& row : lines) {
        CreditNote& credit = *by_id.at(CreditNoteId{row.AsUuid("credit_note_id")});
        SOCLE_ASSIGN(Line line, LineFrom(row));
        credit.content.lines.push_back(std::move(line));
        credit.invoice_lines.push_back(static_cast<std::size_t>(row.Int("invoice_position") - 1));
        credit.totals.lines.push_back(AmountsFrom(row, credit.content.currency));
    }
    SOCLE_ASSIGN(const Rows groups, tx.Exec(queries::kLoadCreditNoteVat, {ids}));
    for (const Row& row : groups) {
        CreditNote& credit = *by_id.at(CreditNoteId{row.AsUuid("credit_note_id")});
        SOCLE_ASSIGN(VatGroup group, GroupFrom(row, credit.content.currency));
        credit.totals.groups.push_back(std::move(group));
    }
    return credits;
}

absl::StatusOr<CreditNote> CreditNoteStore::Load(Transaction& tx, CreditNoteId id) const {
    SOCLE_ASSIGN(std::vector<CreditNote> found, LoadAll(tx, {id}));
    if (!found.empty()) return std::move(found.front());
    return Refuse(reason::kNotFound, "this credit note does not exist",
                  {{"value", ResourceName("creditNotes", id.value())}});
}

absl::StatusOr<std::vector<CreditNote>> CreditNoteStore::LoadAll(
    Transaction& tx, const std::vector<CreditNoteId>& ids) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadCreditNotes, {ids}));
    SOCLE_ASSIGN(std::vector<CreditNote> credits, FromRows(tx, rows));
    return WithLines(tx, std::move(credits));
}

absl::StatusOr<std::vector<CreditNote>> CreditNoteStore::LoadOf(Transaction& tx,
                                                                InvoiceId invoice) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadCreditNotesOfInvoice, {invoice}));
    SOCLE_ASSIGN(std::vector<CreditNote> credits, FromRows(tx, rows));
    return WithLines(tx, std::move(credits));
}

absl::StatusOr<std::vector<CreditNote>> CreditNoteStore::List(Transaction& tx,
                                                              std::optional<InvoiceId> invoice,
                                                              const Page& page) const {
    SOCLE_ASSIGN(const NewestFirst after, NewestAfter(page));
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListCreditNotes, {after.at, after.id, invoice, page.Limit()}));
    return FromRows(tx, rows);
}

std::vector<std::string> CreditNoteStore::SortKeyOf(const CreditNote& credit) {
    return NewestKey(credit.issued_at, credit.id.value());
}

}  // namespace socle::invoicing
