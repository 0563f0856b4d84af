#include "service/convert.hpp"

#include "socle/etag.hpp"

namespace socle::invoicing {
namespace {

constexpr Choices<QuoteState, v1::QuoteState, 5> kQuoteStates = {{
    {QuoteState::kOpen, v1::QUOTE_STATE_OPEN},
    {QuoteState::kAccepted, v1::QUOTE_STATE_ACCEPTED},
    {QuoteState::kRefused, v1::QUOTE_STATE_REFUSED},
    {QuoteState::kExpired, v1::QUOTE_STATE_EXPIRED},
    {QuoteState::kInvoiced, v1::QUOTE_STATE_INVOICED},
}};

constexpr Choices<PaidState, v1::InvoiceState, 4> kPaidStates = {{
    {PaidState::kUnpaid, v1::INVOICE_STATE_UNPAID},
    {PaidState::kPartlyPaid, v1::INVOICE_STATE_PARTLY_PAID},
    {PaidState::kPaid, v1::INVOICE_STATE_PAID},
    {PaidState::kCredited, v1::INVOICE_STATE_CREDITED},
}};

constexpr Choices<WarningCode, v1::WarningCode, 2> kWarningCodes = {{
    {WarningCode::kPaymentTermTooLong, v1::WARNING_CODE_PAYMENT_TERM_TOO_LONG},
    {WarningCode::kBuyerSirenMissing, v1::WARNING_CODE_BUYER_SIREN_MISSING},
}};

v1::Buyer ToProto(const Buyer& buyer, Language language) {
    v1::Buyer message;
    message.set_display_name(NameShown(buyer, language));
    *message.mutable_address() = ToWire(buyer.address);
    message.set_siren(buyer.siren);
    message.set_siret(buyer.siret);
    message.set_vat_number(buyer.vat_number);
    message.set_professional(buyer.professional);
    if (buyer.main_address) *message.mutable_main_address() = ToWire(*buyer.main_address);
    return message;
}

// Of a line or a whole document.
template <typename Message>
void AddDiscount(const Discount& discount, Currency currency, Message& message) {
    if (discount.kind == Discount::Kind::kPercent) {
        *message.mutable_discount_percent() = ToWire(discount.value);
    } else if (discount.kind == Discount::Kind::kAmount) {
        // Checked when it was written, so it fits the currency's minor unit.
        const auto amount =
            Money::Product(discount.value, Decimal(1), currency, Rounding::kHalfAwayFromZero);
        *message.mutable_discount_amount() = ToWire(amount.value_or(Money::Zero(currency)));
    }
}

v1::Line ToProto(const Line& line, const LineAmounts& amounts) {
    v1::Line message;
    if (line.product) message.set_product(NameOf(*line.product));
    message.set_description(line.description);
    message.set_kind(ToWireChoice(kKinds, line.kind));
    *message.mutable_quantity() = ToWire(line.quantity);
    message.set_unit_code(line.unit_code);
    *message.mutable_unit_price() = ToWire(line.unit_price);
    AddDiscount(line.discount, amounts.base.currency(), message);
    message.set_vat_category(ToWireChoice(kVatCategories, line.vat.category));
    *message.mutable_vat_rate() = ToWire(line.vat.rate);
    message.set_exemption_code(line.vat.exemption_code);
    message.set_exemption_text(line.vat.exemption_text);
    *message.mutable_net() = ToWire(amounts.net);
    return message;
}

template <typename Message>
void AddLines(const Content& content, const Totals& totals, Message& message) {
    for (std::size_t i = 0; i < content.lines.size() && i < totals.lines.size(); ++i) {
        *message.add_lines() = ToProto(content.lines[i], totals.lines[i]);
    }
}

// What quotes and invoices say alike.
template <typename Message>
void AddContent(const Content& content, const Totals& totals, Language language, Message& message) {
    message.set_party(NameOf(content.party));
    *message.mutable_buyer() = ToProto(content.buyer, language);
    message.set_subject(content.subject);
    message.set_note(content.note);
    message.set_order_reference(content.order_reference);
    if (content.delivery_date) *message.mutable_delivery_date() = ToWire(*content.delivery_date);
    if (content.delivery_address) {
        *message.mutable_delivery_address() = ToWire(*content.delivery_address);
    }
    AddDiscount(content.discount, content.currency, message);
    AddLines(content, totals, message);
    *message.mutable_totals() = ToProto(totals);
    message.set_currency_code(std::string(content.currency.code()));
}

v1::PaymentTerms ToProto(const PaymentTerms& terms) {
    v1::PaymentTerms message;
    message.set_days(terms.days);
    message.set_end_of_month(terms.end_of_month);
    if (terms.penalty_rate) *message.mutable_penalty_rate() = ToWire(*terms.penalty_rate);
    message.set_early_payment(terms.early_payment);
    return message;
}

// What a draft and an issued invoice have in common.
v1::Invoice InvoiceMessage(InvoiceId id, const Content& content, const PaymentTerms& terms,
                           const Totals& totals, Language language) {
    v1::Invoice message;
    message.set_name(NameOf(id));
    AddContent(content, totals, language, message);
    *message.mutable_terms() = ToProto(terms);
    return message;
}

void AddWarnings(const std::vector<Warning>& warnings, v1::Invoice& message) {
    for (const Warning& warning : warnings) {
        v1::Warning& added = *message.add_warnings();
        added.set_code(ToWireChoice(kWarningCodes, warning.code));
        added.set_text(warning.text);
    }
}

absl::Status AddBalance(const Settlement& settlement, v1::Invoice& message) {
    SOCLE_ASSIGN(const Balance balance, BalanceOf(settlement));
    message.set_state(ToWireChoice(kPaidStates, balance.state));
    *message.mutable_balance() = ToWire(balance.open);
    if (!balance.refund.IsZero()) *message.mutable_refund_due() = ToWire(balance.refund);
    *message.mutable_paid() = ToWire(settlement.paid);
    *message.mutable_credited() = ToWire(settlement.credited);
    return absl::OkStatus();
}

template <typename Message>
void AddMentions(const std::vector<Mention>& mentions, Message& message) {
    for (const Mention& mention : mentions) message.add_mentions(mention.text);
}

}  // namespace

v1::Product ToProto(const StoredProduct& stored) {
    const Product& product = stored.product;
    v1::Product message;
    message.set_name(NameOf(product.id));
    message.set_code(product.code);
    message.set_display_name(product.display_name);
    message.set_kind(ToWireChoice(kKinds, product.kind));
    message.set_unit_code(product.unit_code);
    *message.mutable_unit_price() = ToWire(product.unit_price);
    message.set_vat_category(ToWireChoice(kVatCategories, product.vat.category));
    *message.mutable_vat_rate() = ToWire(product.vat.rate);
    message.set_exemption_code(product.vat.exemption_code);
    message.set_exemption_text(product.vat.exemption_text);
    message.set_archived(product.archived);
    message.set_etag(EtagOf(stored.version));
    return message;
}

v1::Quote ToProto(const StoredQuote& stored, const Date& today, Language language) {
    const Quote& quote = stored.quote;
    v1::Quote message;
    message.set_name(NameOf(quote.id));
    message.set_number(quote.number.ToString());
    AddContent(quote.content, quote.totals, language, message);
    *message.mutable_issue_date() = ToWire(quote.issue_date);
    *message.mutable_valid_until() = ToWire(quote.valid_until);
    message.set_state(ToWireChoice(kQuoteStates, StateOn(quote, today)));
    message.set_opportunity(quote.opportunity);
    if (quote.invoice) message.set_invoice(NameOf(*quote.invoice));
    *message.mutable_create_time() = ToWire(stored.created_at);
    *message.mutable_update_time() = ToWire(stored.updated_at);
    message.set_etag(EtagOf(stored.version));
    return message;
}

v1::Invoice ToProto(const StoredDraft& stored, const Date& today, Language language) {
    const DraftInvoice& draft = stored.draft;
    v1::Invoice message =
        InvoiceMessage(draft.id, draft.content, draft.terms, stored.totals, language);
    if (draft.issue_date) *message.mutable_issue_date() = ToWire(*draft.issue_date);
    if (draft.terms.due_date) *message.mutable_due_date() = ToWire(*draft.terms.due_date);
    message.set_state(v1::INVOICE_STATE_DRAFT);
    if (draft.quote) message.set_quote(NameOf(draft.quote->id));
    *message.mutable_create_time() = ToWire(stored.created_at);
    AddWarnings(WarningsOf(draft.content, draft.terms, IssueDateOf(draft, today), language),
                message);
    message.set_etag(EtagOf(stored.version));
    return message;
}

absl::StatusOr<v1::Invoice> ToProto(const StoredInvoice& stored, Language language) {
    const IssuedInvoice& invoice = stored.invoice;
    v1::Invoice message =
        InvoiceMessage(invoice.id, invoice.content, invoice.terms, invoice.totals, language);
    message.set_number(invoice.number.ToString());
    *message.mutable_issue_date() = ToWire(invoice.issue_date);
    *message.mutable_due_date() = ToWire(invoice.due_date);
    SOCLE_RETURN_IF_ERROR(AddBalance(stored.settlement, message));
    if (invoice.quote) message.set_quote(NameOf(invoice.quote->id));
    AddMentions(InvoiceMentions(invoice.content, invoice.seller, invoice.terms, language), message);
    AddWarnings(WarningsOf(invoice.content, invoice.terms, invoice.issue_date, language), message);
    *message.mutable_create_time() = ToWire(stored.created_at);
    *message.mutable_issue_time() = ToWire(invoice.issued_at);
    message.set_etag(EtagOf(0));
    return message;
}

absl::StatusOr<v1::Invoice> ToProto(const InvoiceHead& head, Language language) {
    v1::Invoice message = InvoiceMessage(head.id, head.content, head.terms, head.sums, language);
    message.set_number(head.number);
    if (head.issue_date) *message.mutable_issue_date() = ToWire(*head.issue_date);
    if (head.due_date) *message.mutable_due_date() = ToWire(*head.due_date);
    message.set_state(v1::INVOICE_STATE_DRAFT);
    if (head.settlement) SOCLE_RETURN_IF_ERROR(AddBalance(*head.settlement, message));
    if (head.quote) message.set_quote(NameOf(*head.quote));
    *message.mutable_create_time() = ToWire(head.created_at);
    if (head.issued_at) *message.mutable_issue_time() = ToWire(*head.issued_at);
    message.set_etag(EtagOf(head.version));
    return message;
}

absl::StatusOr<v1::CreditNote> ToProto(const CreditNote& credit, const Settlement& of_invoice,
                                       Language language) {
    SOCLE_ASSIGN(const Balance balance, BalanceOf(of_invoice));
    v1::CreditNote message = ToProto(credit, language);
    if (!balance.refund.IsZero()) *message.mutable_refund_due() = ToWire(balance.refund);
    return message;
}

v1::CreditNote ToProto(const CreditNote& credit, Language language) {
    v1::CreditNote message;
    message.set_name(NameOf(credit.id));
    message.set_number(credit.number.ToString());
    message.set_invoice(NameOf(credit.invoice.id));
    message.set_invoice_number(credit.invoice.number.ToString());
    message.set_party(NameOf(credit.content.party));
    *message.mutable_buyer() = ToProto(credit.content.buyer, language);
    *message.mutable_issue_date() = ToWire(credit.issue_date);
    AddLines(credit.content, credit.totals, message);
    *message.mutable_totals() = ToProto(credit.totals);
    message.set_reason(credit.reason);
    if (!credit.content.lines.empty()) {
        AddMentions(PlainMentions(credit.content, credit.seller, language), message);
    }
    *message.mutable_issue_time() = ToWire(credit.issued_at);
    return message;
}

v1::Payment ToProto(const StoredPayment& stored) {
    const Payment& payment = stored.payment;
    v1::Payment message;
    message.set_name(NameOf(payment.id));
    message.set_invoice(NameOf(payment.invoice));
    message.set_invoice_number(stored.invoice_number);
    message.set_party(NameOf(stored.party));
    *message.mutable_amount() = ToWire(payment.amount);
    *message.mutable_payment_date() = ToWire(payment.payment_date);
    message.set_method(ToWireChoice(kMethods, payment.method));
    message.set_reference(payment.reference);
    if (payment.cancels) message.set_cancels(NameOf(*payment.cancels));
    *message.mutable_create_time() = ToWire(payment.recorded_at);
    return message;
}

v1::Delivery ToProto(const Delivery& delivery) {
    constexpr Choices<DeliveryState, v1::DeliveryState, 7> states = {{
        {DeliveryState::kQueued, v1::DELIVERY_STATE_QUEUED},
        {DeliveryState::kSending, v1::DELIVERY_STATE_SENDING},
        {DeliveryState::kSent, v1::DELIVERY_STATE_SENT},
        {DeliveryState::kRefused, v1::DELIVERY_STATE_REFUSED},
        {DeliveryState::kFailed, v1::DELIVERY_STATE_FAILED},
        {DeliveryState::kUnknown, v1::DELIVERY_STATE_UNKNOWN},
        {DeliveryState::kBounced, v1::DELIVERY_STATE_BOUNCED},
    }};
    v1::Delivery message;
    message.set_name(ResourceName(kDeliveries, delivery.id.value()));
    message.set_document(delivery.document);
    message.set_number(delivery.number);
    message.set_party(NameOf(delivery.party));
    message.set_address(delivery.address);
    message.set_subject(delivery.subject);
    message.set_message(delivery.message);
    message.set_state(ToWireChoice(states, delivery.state));
    message.set_server_words(delivery.server_words);
    *message.mutable_create_time() = ToWire(delivery.created_at);
    *message.mutable_update_time() = ToWire(delivery.changed_at);
    message.set_job(ResourceName("jobs", delivery.job));
    return message;
}

absl::StatusOr<std::optional<QuoteState>> StateFromProto(v1::QuoteState state) {
    return ChoiceFrom(kQuoteStates, state, "state");
}

absl::StatusOr<InvoiceFilter> FilterFromProto(v1::InvoiceState state) {
    InvoiceFilter filter;
    filter.drafts_only = state == v1::INVOICE_STATE_DRAFT;
    if (filter.drafts_only) return filter;
    SOCLE_ASSIGN(filter.state, ChoiceFrom(kPaidStates, state, "state"));
    return filter;
}

absl::StatusOr<Currency> CurrencyFromProto(const std::string& code, const Company& company) {
    if (code.empty()) return company.currency;
    return ForField(Currency::Parse(code), "currency_code");
}

}  // namespace socle::invoicing
