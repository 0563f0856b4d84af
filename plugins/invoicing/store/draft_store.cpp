#include "store/draft_store.hpp"

#include "store/columns.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<StoredDraft> FromRow(const Row& row) {
    DraftInvoice draft;
    draft.id = InvoiceId{row.AsUuid("invoice_id")};
    SOCLE_ASSIGN(draft.quote, QuoteReferenceFrom(row));
    SOCLE_ASSIGN(draft.content, HeadFrom(row));
    draft.issue_date = row.OptionalDate("issue_date");
    draft.terms = TermsFrom(row);
    draft.terms.due_date = row.OptionalDate("due_date");
    SOCLE_ASSIGN(Totals sums, SumsFrom(row, draft.content.currency));
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

}  // namespace

absl::Status DraftStore::Insert(Transaction& tx, const StoredDraft& stored) const {
    const DraftInvoice& draft = stored.draft;
    const Content& content = draft.content;
    const Buyer& buyer = content.buyer;
    const AddressColumns main(buyer.main_address);
    const AddressColumns delivery(content.delivery_address);
    std::optional<Uuid> quote;
    std::optional<std::string> quote_number;
    if (draft.quote) {
        quote = draft.quote->id.value();
        quote_number = draft.quote->number.ToString();
    }
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertDraft, {draft.id,
                                        quote,
                                        quote_number,
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
                                        draft.issue_date,
                                        draft.terms.due_date,
                                        draft.terms.days,
                                        draft.terms.end_of_month,
                                        draft.terms.penalty_rate,
                                        draft.terms.early_payment,
                                        stored.totals.discount.minor_units(),
                                        stored.totals.net.minor_units(),
                                        stored.totals.vat.minor_units(),
                                        stored.totals.gross.minor_units(),
                                        stored.created_at}));
    return InsertLines(tx, queries::kInsertDraftLines, draft.id.value(), content.lines);
}

absl::StatusOr<StoredDraft> DraftStore::Update(Transaction& tx, StoredDraft stored) const {
    const DraftInvoice& draft = stored.draft;
    const Content& content = draft.content;
    const Buyer& buyer = content.buyer;
    const AddressColumns main(buyer.main_address);
    const AddressColumns delivery(content.delivery_address);
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteDraftLines, {draft.id}));
    SOCLE_RETURN_IF_ERROR(
        InsertLines(tx, queries::kInsertDraftLines, draft.id.value(), content.lines));
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdateDraft,
                                           {draft.id,
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
                                            draft.issue_date,
                                            draft.terms.due_date,
                                            draft.terms.days,
                                            draft.terms.end_of_month,
                                            draft.terms.penalty_rate,
                                            draft.terms.early_payment,
                                            stored.totals.discount.minor_units(),
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

absl::Status DraftStore::EraseParty(Transaction& tx, PartyId party) const {
    return tx.Exec(queries::kErasePartyInDrafts, {party}).status();
}

}  // namespace socle::invoicing
