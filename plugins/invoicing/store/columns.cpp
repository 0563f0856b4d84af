#include "store/columns.hpp"

#include "store/words.hpp"

namespace socle::invoicing {

LineColumns::LineColumns(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
        products.push_back(line.product ? std::optional(line.product->value()) : std::nullopt);
        descriptions.push_back(line.description);
        kinds.push_back(WordOf(kKindWords, line.kind));
        quantities.push_back(line.quantity);
        unit_codes.push_back(line.unit_code);
        unit_prices.push_back(line.unit_price);
        discount_kinds.push_back(WordOf(kDiscountWords, line.discount.kind));
        discount_values.push_back(line.discount.value);
        vat_categories.push_back(CodeOf(line.vat.category));
        vat_rates.push_back(line.vat.rate);
        exemption_codes.push_back(line.vat.exemption_code);
        exemption_texts.push_back(line.vat.exemption_text);
    }
}

AmountColumns::AmountColumns(const std::vector<LineAmounts>& amounts) {
    for (const LineAmounts& line : amounts) {
        bases.push_back(line.base.minor_units());
        discounts.push_back(line.discount.minor_units());
        nets.push_back(line.net.minor_units());
    }
}

VatColumns::VatColumns(const std::vector<VatGroup>& groups) {
    for (const VatGroup& group : groups) {
        categories.push_back(CodeOf(group.vat.category));
        rates.push_back(group.vat.rate);
        exemption_codes.push_back(group.vat.exemption_code);
        exemption_texts.push_back(group.vat.exemption_text);
        discounts.push_back(group.discount.minor_units());
        bases.push_back(group.base.minor_units());
        amounts.push_back(group.amount.minor_units());
    }
}

AddressColumns::AddressColumns(const std::optional<Address>& address) {
    if (!address) return;
    lines = address->lines;
    postal_code = address->postal_code;
    city = address->city;
    country_code = address->country_code;
}

absl::Status InsertLines(Transaction& tx, const Statement& statement, const Uuid& document,
                         const std::vector<Line>& lines) {
    const LineColumns columns(lines);
    return tx
        .Exec(statement, {document, columns.products, columns.descriptions, columns.kinds,
                          columns.quantities, columns.unit_codes, columns.unit_prices,
                          columns.discount_kinds, columns.discount_values, columns.vat_categories,
                          columns.vat_rates, columns.exemption_codes, columns.exemption_texts})
        .status();
}

absl::StatusOr<VatTreatment> VatFrom(const Row& row) {
    SOCLE_ASSIGN(const VatCategory category, ParseVatCategory(row.Text("vat_category")));
    return VatTreatment{category, row.AsDecimal("vat_rate"), row.Text("exemption_code"),
                        row.Text("exemption_text")};
}

absl::StatusOr<Discount> DiscountFrom(const Row& row) {
    SOCLE_ASSIGN(const Discount::Kind kind, ValueOf(kDiscountWords, row.Text("discount_kind")));
    return Discount{kind, row.AsDecimal("discount_value")};
}

absl::StatusOr<Line> LineFrom(const Row& row) {
    Line line;
    line.description = row.Text("description");
    line.quantity = row.AsDecimal("quantity");
    line.unit_code = row.Text("unit_code");
    line.unit_price = row.AsDecimal("unit_price");
    SOCLE_ASSIGN(line.discount, DiscountFrom(row));
    SOCLE_ASSIGN(line.vat, VatFrom(row));
    SOCLE_ASSIGN(line.kind, ValueOf(kKindWords, row.Text("kind")));
    line.product = OptionalId<ProductId>(row, "product_id");
    return line;
}

absl::StatusOr<Currency> CurrencyFrom(const Row& row) {
    return Currency::Parse(row.Text("currency_code"));
}

Buyer BuyerFrom(const Row& row) {
    return {.display_name = row.Text("buyer_display_name"),
            .address = {.lines = row.TextArray("buyer_address_lines"),
                        .postal_code = row.Text("buyer_postal_code"),
                        .city = row.Text("buyer_city"),
                        .country_code = row.Text("buyer_country_code")},
            .siren = row.Text("buyer_siren"),
            .siret = row.Text("buyer_siret"),
            .vat_number = row.Text("buyer_vat_number"),
            .professional = row.Bool("buyer_professional"),
            .main_address = OptionalAddressFrom(row, "buyer_main_")};
}

std::optional<Address> OptionalAddressFrom(const Row& row, std::string_view prefix) {
    const std::string before(prefix);
    if (row.IsNull(before + "address_lines")) return std::nullopt;
    return Address{.lines = row.TextArray(before + "address_lines"),
                   .postal_code = row.Text(before + "postal_code"),
                   .city = row.Text(before + "city"),
                   .country_code = row.Text(before + "country_code")};
}

LineAmounts AmountsFrom(const Row& row, Currency currency) {
    return {.base = {row.Int64("base_minor"), currency},
            .discount = {row.Int64("discount_minor"), currency},
            .net = {row.Int64("net_minor"), currency}};
}

absl::StatusOr<VatGroup> GroupFrom(const Row& row, Currency currency) {
    SOCLE_ASSIGN(VatTreatment vat, VatFrom(row));
    const Money base{row.Int64("base_minor"), currency};
    const Money discount{row.Int64("discount_minor"), currency};
    SOCLE_ASSIGN(const Money lines_net, base.Plus(discount));
    return VatGroup{.vat = std::move(vat),
                    .lines_net = lines_net,
                    .discount = discount,
                    .base = base,
                    .amount = {row.Int64("vat_minor"), currency}};
}

absl::StatusOr<Totals> SumsFrom(const Row& row, Currency currency) {
    const Money net{row.Int64("net_minor"), currency};
    const Money discount{row.Int64("discount_minor"), currency};
    SOCLE_ASSIGN(const Money lines_net, net.Plus(discount));
    return Totals{.lines = {},
                  .groups = {},
                  .lines_net = lines_net,
                  .discount = discount,
                  .net = net,
                  .vat = {row.Int64("vat_minor"), currency},
                  .gross = {row.Int64("gross_minor"), currency}};
}

absl::StatusOr<Content> HeadFrom(const Row& row) {
    Content content;
    content.party = PartyId{row.AsUuid("party_id")};
    content.buyer = BuyerFrom(row);
    SOCLE_ASSIGN(content.currency, CurrencyFrom(row));
    content.subject = row.Text("subject");
    content.order_reference = row.Text("order_reference");
    content.note = row.Text("note");
    content.delivery_date = row.OptionalDate("delivery_date");
    content.delivery_address = OptionalAddressFrom(row, "delivery_");
    SOCLE_ASSIGN(content.discount, DiscountFrom(row));
    return content;
}

PaymentTerms TermsFrom(const Row& row) {
    PaymentTerms terms;
    terms.days = row.Int("terms_days");
    terms.end_of_month = row.Bool("terms_end_of_month");
    if (!row.IsNull("terms_penalty_rate")) terms.penalty_rate = row.AsDecimal("terms_penalty_rate");
    terms.early_payment = row.Text("terms_early_payment");
    return terms;
}

absl::StatusOr<std::optional<QuoteReference>> QuoteReferenceFrom(const Row& row) {
    if (row.IsNull("quote_id")) return std::optional<QuoteReference>{};
    SOCLE_ASSIGN(const DocumentNumber number, DocumentNumber::Parse(row.Text("quote_number")));
    return std::optional(QuoteReference{QuoteId{row.AsUuid("quote_id")}, number});
}

}  // namespace socle::invoicing
