#include "domain/seal.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

#include "socle/canonical.hpp"

namespace socle::invoicing {
namespace {

constexpr std::string_view kPackage = "socle.invoicing";

void Add(CanonicalWriter& canon, const Address& address) {
    canon.Number("address.lines", static_cast<std::int64_t>(address.lines.size()));
    for (const std::string& line : address.lines) canon.Text("address.line", line);
    canon.Text("postal_code", address.postal_code);
    canon.Text("city", address.city);
    canon.Text("country_code", address.country_code);
}

std::string_view NameOf(VatRegime regime) {
    switch (regime) {
        case VatRegime::kNormal:
            return "normal";
        case VatRegime::kSimplified:
            return "simplified";
        case VatRegime::kFranchise:
            return "franchise";
    }
    return "";
}

void Add(CanonicalWriter& canon, const Seller& seller) {
    canon.Text("seller", seller.display_name);
    canon.Text("legal_form", seller.legal_form);
    if (seller.share_capital) canon.Text("share_capital", seller.share_capital->ToString());
    canon.Text("siren", seller.siren);
    canon.Text("siret", seller.siret);
    canon.Text("registration", seller.registration);
    canon.Text("vat_number", seller.vat_number);
    canon.Text("vat_regime", NameOf(seller.vat_regime));
    canon.Number("vat_on_debits", seller.vat_on_debits ? 1 : 0);
    Add(canon, seller.address);
    canon.Text("iban", seller.iban);
    canon.Text("bic", seller.bic);
    canon.Text("email", seller.email);
    canon.Text("phone", seller.phone);
    canon.Text("website", seller.website);
    canon.Number("extra_mentions", static_cast<std::int64_t>(seller.extra_mentions.size()));
    for (const std::string& mention : seller.extra_mentions) canon.Text("extra_mention", mention);
}

void Add(CanonicalWriter& canon, const Buyer& buyer) {
    canon.Text("buyer", buyer.display_name);
    Add(canon, buyer.address);
    if (buyer.main_address) {
        canon.Number("main_address", 1);
        Add(canon, *buyer.main_address);
    }
    canon.Text("siren", buyer.siren);
    canon.Text("siret", buyer.siret);
    canon.Text("vat_number", buyer.vat_number);
    canon.Number("professional", buyer.professional ? 1 : 0);
}

void Add(CanonicalWriter& canon, const Discount& discount) {
    constexpr std::string_view kKinds[] = {"none", "percent", "amount"};
    canon.Text("discount", kKinds[static_cast<std::size_t>(discount.kind)]);
    canon.Exact("discount.value", discount.value);
}

void Add(CanonicalWriter& canon, const VatTreatment& vat) {
    canon.Text("vat.category", CodeOf(vat.category));
    canon.Exact("vat.rate", vat.rate);
    canon.Text("vat.exemption_code", vat.exemption_code);
    canon.Text("vat.exemption_text", vat.exemption_text);
}

void Add(CanonicalWriter& canon, const Line& line) {
    canon.Text("line", line.description);
    canon.Exact("quantity", line.quantity);
    canon.Text("unit_code", line.unit_code);
    canon.Exact("unit_price", line.unit_price);
    Add(canon, line.discount);
    Add(canon, line.vat);
    canon.Text("kind", line.kind == ProductKind::kGoods ? "goods" : "service");
    if (line.product) canon.Text("product", line.product->ToString());
}

void Add(CanonicalWriter& canon, const Content& content) {
    canon.Text("party", content.party.ToString());
    Add(canon, content.buyer);
    canon.Text("currency", content.currency.code());
    canon.Text("subject", content.subject);
    canon.Text("note", content.note);
    canon.Text("order_reference", content.order_reference);
    canon.MaybeDay("delivery_date", content.delivery_date);
    canon.Number("delivery_address", content.delivery_address ? 1 : 0);
    if (content.delivery_address) Add(canon, *content.delivery_address);
    canon.Number("lines", static_cast<std::int64_t>(content.lines.size()));
    for (const Line& line : content.lines) Add(canon, line);
    Add(canon, content.discount);
}

void Add(CanonicalWriter& canon, const PaymentTerms& terms) {
    canon.Number("terms.days", terms.days);
    canon.Number("terms.end_of_month", terms.end_of_month ? 1 : 0);
    canon.MaybeDay("terms.due_date", terms.due_date);
    if (terms.penalty_rate) canon.Exact("terms.penalty_rate", *terms.penalty_rate);
    canon.Text("terms.early_payment", terms.early_payment);
}

void Add(CanonicalWriter& canon, const Totals& totals) {
    canon.Number("totals.lines", static_cast<std::int64_t>(totals.lines.size()));
    for (const LineAmounts& line : totals.lines) {
        canon.Amount("base", line.base);
        canon.Amount("discount", line.discount);
        canon.Amount("net", line.net);
    }
    canon.Number("totals.groups", static_cast<std::int64_t>(totals.groups.size()));
    for (const VatGroup& group : totals.groups) {
        Add(canon, group.vat);
        canon.Amount("lines_net", group.lines_net);
        canon.Amount("discount", group.discount);
        canon.Amount("base", group.base);
        canon.Amount("vat", group.amount);
    }
    canon.Amount("totals.lines_net", totals.lines_net);
    canon.Amount("totals.discount", totals.discount);
    canon.Amount("totals.net", totals.net);
    canon.Amount("totals.vat", totals.vat);
    canon.Amount("totals.gross", totals.gross);
}

std::string_view NameOf(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::kTransfer:
            return "transfer";
        case PaymentMethod::kDirectDebit:
            return "direct_debit";
        case PaymentMethod::kCard:
            return "card";
        case PaymentMethod::kCheque:
            return "cheque";
        case PaymentMethod::kCash:
            return "cash";
    }
    return "";
}

}  // namespace

std::string CanonicalBytes(const IssuedInvoice& invoice) {
    CanonicalWriter canon(kPackage, "invoice", kSealVersion);
    canon.Text("id", invoice.id.ToString());
    canon.Text("number", invoice.number.ToString());
    canon.Day("issue_date", invoice.issue_date);
    canon.Day("due_date", invoice.due_date);
    if (invoice.quote) {
        canon.Text("quote", invoice.quote->id.ToString());
        canon.Text("quote.number", invoice.quote->number.ToString());
    }
    Add(canon, invoice.seller);
    Add(canon, invoice.content);
    Add(canon, invoice.terms);
    Add(canon, invoice.totals);
    canon.Text("issued_by", invoice.issued_by);
    canon.Moment("issued_at", invoice.issued_at);
    return std::move(canon).Finish();
}

std::string CanonicalBytes(const CreditNote& credit) {
    CanonicalWriter canon(kPackage, "credit_note", kSealVersion);
    canon.Text("id", credit.id.ToString());
    canon.Text("number", credit.number.ToString());
    canon.Day("issue_date", credit.issue_date);
    canon.Text("invoice", credit.invoice.id.ToString());
    canon.Text("invoice.number", credit.invoice.number.ToString());
    canon.Day("invoice.issue_date", credit.invoice.issue_date);
    Add(canon, credit.seller);
    Add(canon, credit.content);
    canon.Number("invoice_lines", static_cast<std::int64_t>(credit.invoice_lines.size()));
    for (const std::size_t line : credit.invoice_lines) {
        canon.Number("invoice_line", static_cast<std::int64_t>(line));
    }
    Add(canon, credit.totals);
    canon.Text("reason", credit.reason);
    canon.Text("issued_by", credit.issued_by);
    canon.Moment("issued_at", credit.issued_at);
    return std::move(canon).Finish();
}

std::string CanonicalBytes(const Payment& payment) {
    CanonicalWriter canon(kPackage, "payment", kSealVersion);
    canon.Text("id", payment.id.ToString());
    canon.Text("invoice", payment.invoice.ToString());
    canon.Amount("amount", payment.amount);
    canon.Text("currency", payment.amount.currency().code());
    canon.Day("payment_date", payment.payment_date);
    canon.Text("method", NameOf(payment.method));
    canon.Text("reference", payment.reference);
    if (payment.cancels) canon.Text("cancels", payment.cancels->ToString());
    canon.Text("recorded_by", payment.recorded_by);
    canon.Moment("recorded_at", payment.recorded_at);
    return std::move(canon).Finish();
}

}  // namespace socle::invoicing
