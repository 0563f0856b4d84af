#include <utility>

#include "adapters/pdf.hpp"
#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/invoicing_service.hpp"

namespace socle::invoicing {
namespace {

constexpr std::string_view kContentType = "application/pdf";

absl::StatusOr<Language> LanguageFrom(const std::string& code, Language of_caller) {
    if (code.empty()) return of_caller;
    if (code == "fr") return Language::kFrench;
    if (code == "en") return Language::kEnglish;
    return RefuseField(reason::kInvalidValue, "language", "documents are in fr or en",
                       {{"value", code}, {"expected", "fr, en"}});
}

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

absl::StatusOr<v1::RenderDocumentResponse> InvoicingService::RenderDocument(
    Call& call, const v1::RenderDocumentRequest& request) {
    SOCLE_ASSIGN(const Language language,
                 LanguageFrom(request.language(), call.context().language));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    SOCLE_ASSIGN(
        Drawn drawn,
        Draw(call, stores_, request.name(), company,
             {.language = language, .logo_png = company.logo_png, .created_at = call.Now()}));
    v1::RenderDocumentResponse response;
    SOCLE_ASSIGN(*response.mutable_content(), std::move(drawn.content));
    response.set_content_type(std::string(kContentType));
    response.set_file_name(drawn.file_name + ".pdf");
    return response;
}

}  // namespace socle::invoicing
