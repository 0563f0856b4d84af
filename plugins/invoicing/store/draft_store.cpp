#include "store/draft_store.hpp"

#include "store/columns.hpp"
#include "store/queries.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<StoredDraft> FromRow(const Row& row) {
    DraftInvoice draft;
    draft.id = InvoiceId{row.AsUuid("invoice_id")};
    SOCLE_ASSIGN(draft.quote, QuoteReferenceFrom(row));
    SOCLE_ASSIGN(draft.content, HeadFrom(row));
    draft.content.order_reference = row.Text("order_reference");
    draft.content.delivery_date = row.OptionalDate("delivery_date");
    draft.issue_date = row.OptionalDate("issue_date");
    draft.terms.days = row.Int("terms_days");
    draft.terms.due_date = row.OptionalDate("due_date");
    Totals sums = SumsFrom(row, draft.content.currency);
    return StoredDraft{.draft = std::move(draft),
                       .totals = std::move(sums),
                       .created_at = row.AsInstant("created_at"),
                       .version = row.Int64("version")};
}

absl::StatusOr<std::optional<StoredDraft>> Whole(Transaction& tx, const Statement& statement,
                                                 InvoiceId id) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(statement, {id}));
    if (rows.empty()) return std::optional<StoredDraft>{};
    SOCLE_ASSIGN(StoredDraft stored, FromRow(rows[0]));
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadDraftLines, {id}));
    for (const Row& line_row : lines) {
        SOCLE_ASSIGN(Line line, LineFrom(line_row));
        stored.draft.content.lines.push_back(std::move(line));
    }
    SOCLE_ASSIGN(stored.totals, TotalsOf(stored.draft.content));
    return std::optional<StoredDraft>(std::move(stored));
}

absl::Status InsertLines(Transaction& tx, const DraftInvoice& draft) {
    const LineColumns lines(draft.content.lines);
    return tx
        .Exec(queries::kInsertDraftLines,
              {draft.id, lines.products, lines.descriptions, lines.kinds, lines.quantities,
               lines.unit_codes, lines.unit_prices, lines.discount_kinds, lines.discount_values,
               lines.vat_categories, lines.vat_rates, lines.exemption_codes})
        .status();
}

}  // namespace

absl::Status DraftStore::Insert(Transaction& tx, const StoredDraft& stored) const {
    const DraftInvoice& draft = stored.draft;
    const Buyer& buyer = draft.content.buyer;
    std::optional<Uuid> quote;
    std::optional<std::string> quote_number;
    if (draft.quote) {
        quote = draft.quote->id.value();
        quote_number = draft.quote->number.ToString();
    }
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kInsertDraft, {draft.id,
                                                          quote,
                                                          quote_number,
                                                          draft.content.party,
                                                          buyer.display_name,
                                                          buyer.address.lines,
                                                          buyer.address.postal_code,
                                                          buyer.address.city,
                                                          buyer.address.country_code,
                                                          buyer.siren,
                                                          buyer.siret,
                                                          buyer.vat_number,
                                                          buyer.professional,
                                                          draft.content.subject,
                                                          draft.content.order_reference,
                                                          draft.issue_date,
                                                          draft.content.delivery_date,
                                                          draft.terms.due_date,
                                                          draft.terms.days,
                                                          draft.content.currency.code(),
                                                          stored.totals.net.minor_units(),
                                                          stored.totals.vat.minor_units(),
                                                          stored.totals.gross.minor_units(),
                                                          stored.created_at}));
    return InsertLines(tx, draft);
}

absl::StatusOr<StoredDraft> DraftStore::Update(Transaction& tx, StoredDraft stored) const {
    const DraftInvoice& draft = stored.draft;
    const Buyer& buyer = draft.content.buyer;
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteDraftLines, {draft.id}));
    SOCLE_RETURN_IF_ERROR(InsertLines(tx, draft));
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdateDraft,
                                           {draft.id,
                                            draft.content.party,
                                            buyer.display_name,
                                            buyer.address.lines,
                                            buyer.address.postal_code,
                                            buyer.address.city,
                                            buyer.address.country_code,
                                            buyer.siren,
                                            buyer.siret,
                                            buyer.vat_number,
                                            buyer.professional,
                                            draft.content.subject,
                                            draft.content.order_reference,
                                            draft.issue_date,
                                            draft.content.delivery_date,
                                            draft.terms.due_date,
                                            draft.terms.days,
                                            draft.content.currency.code(),
                                            stored.totals.net.minor_units(),
                                            stored.totals.vat.minor_units(),
                                            stored.totals.gross.minor_units()},
                                           "invoice"));
    stored.version = row.Int64("version");
    return stored;
}

absl::Status DraftStore::Delete(Transaction& tx, InvoiceId id) const {
    return tx.Exec(queries::kDeleteDraft, {id}).status();
}

absl::StatusOr<std::optional<StoredDraft>> DraftStore::Find(Transaction& tx, InvoiceId id) const {
    return Whole(tx, queries::kLoadDraft, id);
}

absl::StatusOr<std::optional<StoredDraft>> DraftStore::FindForUpdate(Transaction& tx,
                                                                     InvoiceId id) const {
    return Whole(tx, queries::kLockDraft, id);
}

absl::Status DraftStore::EraseParty(Transaction& tx, PartyId party, std::string_view name) const {
    return tx.Exec(queries::kErasePartyInDrafts, {party, name}).status();
}

}  // namespace socle::invoicing
