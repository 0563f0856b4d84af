#include "service/documents.hpp"

#include <utility>

#include "adapters/pdf.hpp"
#include "domain/reasons.hpp"
#include "events/names.hpp"

namespace socle::invoicing {
namespace {

struct Drawn {
    std::string file_name;  // without its end
    absl::StatusOr<std::string> content;
};

// Today's logo on whatever document: it is no part of what the law freezes.
absl::StatusOr<Drawn> DrawInvoice(Call& call, const Stores& stores, const std::string& name,
                                  const Company& company, PdfOptions options) {
    SOCLE_ASSIGN(const InvoiceId id, ParseIdName<InvoiceId>(kInvoices, name));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::optional<StoredDraft> draft, stores.drafts.Find(tx, id));
    if (draft) {
        const bool french = options.language == Language::kFrench;
        return Drawn{french ? "brouillon" : "draft",
                     RenderDraft(draft->draft, company.seller, call.Today(), options)};
    }
    SOCLE_ASSIGN(const StoredInvoice stored, stores.invoices.Load(tx, id));
    options.created_at = stored.invoice.issued_at;
    return Drawn{stored.invoice.number.ToString(), RenderInvoice(stored.invoice, options)};
}

absl::StatusOr<Drawn> Draw(Call& call, const Stores& stores, const std::string& name,
                           const Company& company, PdfOptions options) {
    Transaction& tx = call.transaction();
    const std::string_view collection = std::string_view(name).substr(0, name.find('/'));
    if (collection == kQuotes) {
        SOCLE_ASSIGN(const QuoteId id, ParseIdName<QuoteId>(kQuotes, name));
        SOCLE_ASSIGN(const StoredQuote stored, stores.quotes.Load(tx, id));
        options.created_at = stored.updated_at;
        return Drawn{stored.quote.number.ToString(),
                     RenderQuote(stored.quote, company.seller, options)};
    }
    if (collection == kCreditNotes) {
        SOCLE_ASSIGN(const CreditNoteId id, ParseIdName<CreditNoteId>(kCreditNotes, name));
        SOCLE_ASSIGN(const CreditNote credit, stores.credit_notes.Load(tx, id));
        options.created_at = credit.issued_at;
        return Drawn{credit.number.ToString(), RenderCreditNote(credit, options)};
    }
    return DrawInvoice(call, stores, name, company, std::move(options));
}

}  // namespace

absl::StatusOr<Language> LanguageFrom(const std::string& code, Language of_caller) {
    if (code.empty()) return of_caller;
    if (code == "fr") return Language::kFrench;
    if (code == "en") return Language::kEnglish;
    return RefuseField(reason::kInvalidValue, "language", "documents are in fr or en",
                       {{"value", code}, {"expected", "fr, en"}});
}

absl::StatusOr<DrawnDocument> DrawDocument(Call& call, const Stores& stores,
                                           const std::string& name, const Company& company,
                                           Language language) {
    SOCLE_ASSIGN(
        Drawn drawn,
        Draw(call, stores, name, company,
             {.language = language, .logo_png = company.logo_png, .created_at = call.Now()}));
    SOCLE_RETURN_IF_ERROR(drawn.content.status());
    return DrawnDocument{drawn.file_name + ".pdf", *std::move(drawn.content)};
}

absl::StatusOr<MailedDocument> FindMailed(Transaction& tx, const Stores& stores,
                                          const std::string& name) {
    const std::string_view collection = std::string_view(name).substr(0, name.find('/'));
    MailedDocument document{.name = name, .gross = Money(0, Currency::Eur())};
    const auto note = [&document](DocumentKind kind, const DocumentNumber& number, PartyId party,
                                  const Money& gross) {
        document.kind = kind;
        document.number = number.ToString();
        document.party = party;
        document.gross = gross;
    };
    if (collection == kQuotes) {
        SOCLE_ASSIGN(const QuoteId id, ParseIdName<QuoteId>(kQuotes, name));
        SOCLE_ASSIGN(const StoredQuote stored, stores.quotes.Load(tx, id));
        const Quote& quote = stored.quote;
        note(DocumentKind::kQuote, quote.number, quote.content.party, quote.totals.gross);
        document.last_day = quote.valid_until;
        return document;
    }
    if (collection == kCreditNotes) {
        SOCLE_ASSIGN(const CreditNoteId id, ParseIdName<CreditNoteId>(kCreditNotes, name));
        SOCLE_ASSIGN(const CreditNote credit, stores.credit_notes.Load(tx, id));
        note(DocumentKind::kCreditNote, credit.number, credit.content.party, credit.totals.gross);
        return document;
    }
    SOCLE_ASSIGN(const InvoiceId id, ParseIdName<InvoiceId>(kInvoices, name));
    SOCLE_ASSIGN(const std::optional<StoredDraft> draft, stores.drafts.Find(tx, id));
    if (draft) return Refuse(reason::kInvoiceNotIssued, "a draft is not sent; issue it first");
    SOCLE_ASSIGN(const StoredInvoice stored, stores.invoices.Load(tx, id));
    const IssuedInvoice& invoice = stored.invoice;
    note(DocumentKind::kInvoice, invoice.number, invoice.content.party, invoice.totals.gross);
    document.last_day = invoice.due_date;
    return document;
}

}  // namespace socle::invoicing
