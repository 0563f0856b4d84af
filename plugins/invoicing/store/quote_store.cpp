#include "store/quote_store.hpp"

#include "store/columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

// Without its lines.
absl::StatusOr<StoredQuote> FromRow(const Row& row) {
    SOCLE_ASSIGN(const DocumentNumber number, DocumentNumber::Parse(row.Text("number")));
    SOCLE_ASSIGN(Content content, HeadFrom(row));
    SOCLE_ASSIGN(const QuoteState state, ValueOf(kQuoteStateWords, row.Text("state")));
    SOCLE_ASSIGN(Totals sums, SumsFrom(row, content.currency));
    return StoredQuote{.quote = {.id = QuoteId{row.AsUuid("quote_id")},
                                 .number = number,
                                 .issue_date = row.AsDate("issue_date"),
                                 .valid_until = row.AsDate("valid_until"),
                                 .state = state,
                                 .content = std::move(content),
                                 .totals = std::move(sums),
                                 .opportunity = row.Text("opportunity"),
                                 .invoice = OptionalId<InvoiceId>(row, "invoice_id")},
                       .created_at = row.AsInstant("created_at"),
                       .updated_at = row.AsInstant("updated_at"),
                       .version = row.Int64("version")};
}

absl::StatusOr<StoredQuote> Whole(Transaction& tx, const Statement& statement, QuoteId id) {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(statement, {id}, "quote"));
    SOCLE_ASSIGN(StoredQuote stored, FromRow(row));
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadQuoteLines, {id}));
    for (const Row& line_row : lines) {
        SOCLE_ASSIGN(Line line, LineFrom(line_row));
        stored.quote.content.lines.push_back(std::move(line));
    }
    SOCLE_ASSIGN(stored.quote.totals, TotalsOf(stored.quote.content));
    return stored;
}

}  // namespace

absl::Status QuoteStore::Insert(Transaction& tx, const StoredQuote& stored) const {
    const Quote& quote = stored.quote;
    const Content& content = quote.content;
    const Buyer& buyer = content.buyer;
    const AddressColumns main(buyer.main_address);
    const AddressColumns delivery(content.delivery_address);
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertQuote, {quote.id,
                                        quote.number.ToString(),
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
                                        quote.issue_date,
                                        quote.valid_until,
                                        quote.totals.discount.minor_units(),
                                        quote.totals.net.minor_units(),
                                        quote.totals.vat.minor_units(),
                                        quote.totals.gross.minor_units(),
                                        WordOf(kQuoteStateWords, quote.state),
                                        quote.opportunity,
                                        quote.invoice,
                                        stored.created_at,
                                        stored.updated_at}));
    return InsertLines(tx, queries::kInsertQuoteLines, quote.id.value(), content.lines);
}

absl::StatusOr<StoredQuote> QuoteStore::UpdateState(Transaction& tx, StoredQuote stored,
                                                    Instant now) const {
    const Quote& quote = stored.quote;
    const Content& content = quote.content;
    const Buyer& buyer = content.buyer;
    const AddressColumns main(buyer.main_address);
    const AddressColumns delivery(content.delivery_address);
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdateQuote,
                                           {quote.id,
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
                                            quote.valid_until,
                                            quote.totals.discount.minor_units(),
                                            quote.totals.net.minor_units(),
                                            quote.totals.vat.minor_units(),
                                            quote.totals.gross.minor_units(),
                                            WordOf(kQuoteStateWords, quote.state),
                                            quote.opportunity,
                                            quote.invoice,
                                            now},
                                           "quote"));
    stored.updated_at = now;
    stored.version = row.Int64("version");
    return stored;
}

absl::StatusOr<StoredQuote> QuoteStore::Rewrite(Transaction& tx, StoredQuote stored,
                                                Instant now) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteQuoteLines, {stored.quote.id}));
    SOCLE_RETURN_IF_ERROR(InsertLines(tx, queries::kInsertQuoteLines, stored.quote.id.value(),
                                      stored.quote.content.lines));
    return UpdateState(tx, std::move(stored), now);
}

absl::StatusOr<StoredQuote> QuoteStore::Load(Transaction& tx, QuoteId id) const {
    return Whole(tx, queries::kLoadQuote, id);
}

absl::StatusOr<StoredQuote> QuoteStore::LoadForUpdate(Transaction& tx, QuoteId id) const {
    return Whole(tx, queries::kLockQuote, id);
}

absl::StatusOr<std::vector<StoredQuote>> QuoteStore::List(Transaction& tx,
                                                          const QuoteFilter& filter,
                                                          const Page& page) const {
    SOCLE_ASSIGN(const NewestFirst after, NewestAfter(page));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    std::optional<std::string_view> state;
    std::optional<Date> valid_from;    // open: valid until that day or later
    std::optional<Date> valid_before;  // expired: valid until a day before
    if (filter.state == QuoteState::kExpired) {
        state = WordOf(kQuoteStateWords, QuoteState::kOpen);
        valid_before = filter.today;
    } else if (filter.state) {
        state = WordOf(kQuoteStateWords, *filter.state);
        if (filter.state == QuoteState::kOpen) valid_from = filter.today;
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListQuotes, {after.at, after.id, party, state, valid_from,
                                                valid_before, page.Limit()}));
    std::vector<StoredQuote> quotes;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredQuote stored, FromRow(row));
        quotes.push_back(std::move(stored));
    }
    return quotes;
}

std::vector<std::string> QuoteStore::SortKeyOf(const StoredQuote& stored) {
    return NewestKey(stored.created_at, stored.quote.id.value());
}

absl::Status QuoteStore::EraseParty(Transaction& tx, PartyId party, Instant now) const {
    return tx.Exec(queries::kErasePartyInQuotes, {party, now}).status();
}

}  // namespace socle::invoicing
