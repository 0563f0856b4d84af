#include "adapters/pdf.hpp"

#include <utility>

#include "adapters/pdf_compose.hpp"
#include "adapters/pdf_layout.hpp"
#include "domain/mentions.hpp"
#include "socle/status.hpp"

namespace socle::invoicing {
namespace {

using pdf::Field;
using pdf::In;
using pdf::Sheet;

constexpr pdf::Words kGross{"Total TTC", "Total incl. VAT"};
constexpr pdf::Words kToPay{"Net à payer", "Amount due"};
constexpr pdf::Words kDeliveredTo{"Livré à : ", "Delivered to: "};
constexpr pdf::Words kToDeliverTo{"À livrer à : ", "To be delivered to: "};

// Title, number and what every document begins with.
absl::StatusOr<Sheet> SheetFor(const pdf::Words& title, const std::string& number,
                               const Seller& seller, const PdfOptions& options) {
    Sheet sheet;
    sheet.title = In(options.language, title);
    sheet.number = number;
    sheet.file.title = number.empty() ? sheet.title : sheet.title + " " + number;
    sheet.file.created_at = options.created_at;
    if (!options.logo_png.empty()) {
        SOCLE_ASSIGN(sheet.logo, pdf::Image::Decode(options.logo_png));
    }
    pdf::AddSeller(seller, options.language, sheet);
    return sheet;
}

void AddFact(const pdf::Words& label, std::string value, Language language, Sheet& sheet) {
    if (!value.empty()) sheet.facts.push_back({In(language, label), std::move(value)});
}

void AddDay(const pdf::Words& label, const Date& day, Language language, Sheet& sheet) {
    AddFact(label, FormatDate(day, language), language, sheet);
}

bool IsFranchise(const Content& content) {
    return !content.lines.empty() && content.lines.front().vat.IsFranchise();
}

void AddPayment(const IssuedInvoice& invoice, Language language, Sheet& sheet) {
    if (invoice.totals.gross.IsZero()) return;
    const Seller& seller = invoice.seller;
    sheet.payment_title = In(language, {"RÈGLEMENT", "PAYMENT"});
    const std::string due = FormatDate(invoice.due_date, language);
    sheet.payment.push_back({In(language, {"Conditions", "Terms"}),
                             invoice.terms.due_date
                                 ? In(language, {"au plus tard le ", "by "}) + due
                                 : TermsText(invoice.terms, language) +
                                       In(language, {", au plus tard le ", ", by "}) + due});
    if (!seller.iban.empty()) {
        sheet.payment.push_back(
            {In(language, {"Virement, IBAN", "Transfer, IBAN"}), pdf::Grouped(seller.iban, 4)});
        if (!seller.bic.empty()) sheet.payment.push_back({"BIC", seller.bic});
    }
    if (!sheet.number.empty()) {
        sheet.payment.push_back(
            {In(language, {"Référence à rappeler", "Payment reference"}), sheet.number});
    }
}

// An invoice, or a draft shown as the invoice it would be, without a number.
absl::StatusOr<std::string> RenderSheet(const IssuedInvoice& invoice, Sheet sheet,
                                        const PdfOptions& options) {
    const Language language = options.language;
    const Content& content = invoice.content;
    sheet.file.subject = content.subject;
    sheet.buyer_label = In(language, {"FACTURÉ À", "BILLED TO"});
    pdf::AddBuyer(content, kDeliveredTo, language, sheet);
    AddDay({"DATE", "DATE"}, invoice.issue_date, language, sheet);
    AddDay({"LIVRAISON", "DELIVERY"}, content.delivery_date.value_or(invoice.issue_date), language,
           sheet);
    AddDay({"ÉCHÉANCE", "DUE"}, invoice.due_date, language, sheet);
    AddFact({"VOTRE COMMANDE", "YOUR ORDER"}, content.order_reference, language, sheet);
    if (invoice.quote) {
        AddFact({"DEVIS", "QUOTE"}, invoice.quote->number.ToString(), language, sheet);
    }
    pdf::AddAmounts(content, invoice.totals, IsFranchise(content) ? kToPay : kGross, language,
                    sheet);
    AddPayment(invoice, language, sheet);
    pdf::AddMentions(InvoiceMentions(content, invoice.seller, invoice.terms, language), sheet);
    return pdf::LayOut(sheet);
}

}  // namespace

absl::StatusOr<std::string> RenderQuote(const Quote& quote, const Seller& seller,
                                        const PdfOptions& options) {
    const Language language = options.language;
    const Content& content = quote.content;
    SOCLE_ASSIGN(Sheet sheet,
                 SheetFor({"Devis", "Quote"}, quote.number.ToString(), seller, options));
    sheet.file.subject = content.subject;
    sheet.buyer_label = In(language, {"POUR", "FOR"});
    pdf::AddBuyer(content, kToDeliverTo, language, sheet);
    AddDay({"DATE", "DATE"}, quote.issue_date, language, sheet);
    AddDay({"VALABLE JUSQU'AU", "VALID UNTIL"}, quote.valid_until, language, sheet);
    if (content.delivery_date) {
        AddDay({"LIVRAISON PRÉVUE", "PLANNED DELIVERY"}, *content.delivery_date, language, sheet);
    }
    AddFact({"VOTRE RÉFÉRENCE", "YOUR REFERENCE"}, content.order_reference, language, sheet);
    pdf::AddAmounts(content, quote.totals, IsFranchise(content) ? kToPay : kGross, language, sheet);
    // M-05: a quote has a place for the signature. The amount stands with it, in case it is alone
    // on its page.
    sheet.signature_title = In(language, {"Bon pour accord : ", "Agreed (bon pour accord): "}) +
                            FormatMoney(quote.totals.gross, language);
    sheet.signature_hint =
        In(language, {"Date, signature et mention « Bon pour accord »", "Date and signature"});
    pdf::AddMentions(PlainMentions(content, seller, language), sheet);
    return pdf::LayOut(sheet);
}

absl::StatusOr<std::string> RenderDraft(const DraftInvoice& draft, const Seller& seller,
                                        const Date& today, const PdfOptions& options) {
    SOCLE_ASSIGN(Totals totals, TotalsOf(draft.content));
    SOCLE_ASSIGN(Sheet sheet, SheetFor({"Facture", "Invoice"}, "", seller, options));
    sheet.watermark = In(options.language, {"BROUILLON", "DRAFT"});
    sheet.file.title += " (" + sheet.watermark + ")";
    const Date date = IssueDateOf(draft, today);
    // The number is a stand-in: only the sheet's, which is empty, is printed.
    SOCLE_ASSIGN(const DocumentNumber none,
                 DocumentNumber::Of(SeriesOf(DocumentKind::kInvoice, date), 1));
    const IssuedInvoice preview{.id = draft.id,
                                .number = none,
                                .issue_date = date,
                                .due_date = DueDateOf(draft.terms, date),
                                .quote = draft.quote,
                                .seller = seller,
                                .content = draft.content,
                                .terms = draft.terms,
                                .totals = std::move(totals),
                                .issued_by = {},
                                .issued_at = options.created_at};
    return RenderSheet(preview, std::move(sheet), options);
}

absl::StatusOr<std::string> RenderInvoice(const IssuedInvoice& invoice, const PdfOptions& options) {
    PdfOptions own = options;
    own.created_at = invoice.issued_at;
    SOCLE_ASSIGN(Sheet sheet,
                 SheetFor({"Facture", "Invoice"}, invoice.number.ToString(), invoice.seller, own));
    return RenderSheet(invoice, std::move(sheet), own);
}

absl::StatusOr<std::string> RenderCreditNote(const CreditNote& credit, const PdfOptions& options) {
    const Language language = options.language;
    PdfOptions own = options;
    own.created_at = credit.issued_at;
    SOCLE_ASSIGN(Sheet sheet,
                 SheetFor({"Avoir", "Credit note"}, credit.number.ToString(), credit.seller, own));
    sheet.file.subject = credit.invoice.number.ToString();
    sheet.buyer_label = In(language, {"EN FAVEUR DE", "IN FAVOUR OF"});
    pdf::AddBuyer(credit.content, kDeliveredTo, language, sheet);
    sheet.subject = In(language, {"Motif : ", "Reason: "}) + credit.reason;
    AddDay({"DATE", "DATE"}, credit.issue_date, language, sheet);
    AddFact({"SUR LA FACTURE", "FOR INVOICE"}, credit.invoice.number.ToString(), language, sheet);
    AddDay({"DU", "DATED"}, credit.invoice.issue_date, language, sheet);
    AddFact({"VOTRE COMMANDE", "YOUR ORDER"}, credit.content.order_reference, language, sheet);
    const pdf::Words total = IsFranchise(credit.content)
                                 ? pdf::Words{"Total de l'avoir", "Total credited"}
                                 : pdf::Words{"Avoir TTC", "Credit incl. VAT"};
    pdf::AddAmounts(credit.content, credit.totals, total, language, sheet);
    pdf::AddMentions(PlainMentions(credit.content, credit.seller, language), sheet);
    return pdf::LayOut(sheet);
}

}  // namespace socle::invoicing
