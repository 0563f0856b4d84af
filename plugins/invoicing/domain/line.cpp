#include "domain/line.hpp"

#include "domain/reasons.hpp"
#include "domain/unit.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

absl::Status CheckQuantity(const Decimal& quantity) {
    if (quantity.IsZero()) {
        return RefuseField(reason::kOutOfRange, "quantity", "the quantity is zero",
                           {{"value", quantity.ToString()}, {"limit", "≠ 0"}});
    }
    if (quantity.scale() > kQuantityDecimalsMax) {
        return RefuseField(reason::kOutOfRange, "quantity", "a quantity has at most 4 decimals",
                           {{"value", quantity.ToString()}, {"limit", "n × 0.0001"}});
    }
    return absl::OkStatus();
}

absl::Status CheckPrice(const Decimal& price) {
    // EN 16931 BR-27: a negative price is written as a negative quantity.
    if (price.IsNegative()) {
        return RefuseField(reason::kOutOfRange, "unit_price",
                           "a unit price is not negative; use a negative quantity",
                           {{"value", price.ToString()}, {"limit", "≥ 0"}});
    }
    if (price.scale() > kPriceDecimalsMax) {
        return RefuseField(reason::kOutOfRange, "unit_price", "a unit price has at most 6 decimals",
                           {{"value", price.ToString()}, {"limit", "n × 0.000001"}});
    }
    return absl::OkStatus();
}

absl::Status TooLarge(std::string amount, Currency currency) {
    return RefuseField(
        reason::kOutOfRange, "net", "the amount is larger than this software keeps",
        {{"value", std::move(amount)}, {"limit", Money(kAmountMinorMax, currency).ToString()}});
}

}  // namespace

absl::Status CheckAmount(const Money& amount) {
    if (amount.minor_units() <= kAmountMinorMax && amount.minor_units() >= -kAmountMinorMax) {
        return absl::OkStatus();
    }
    return TooLarge(amount.ToString(), amount.currency());
}

absl::Status CheckLine(const Line& line) {
    SOCLE_RETURN_IF_ERROR(CheckRequiredText(line.description, "description", kDescriptionMax));
    SOCLE_RETURN_IF_ERROR(CheckQuantity(line.quantity));
    SOCLE_RETURN_IF_ERROR(CheckUnit(line.unit_code));
    SOCLE_RETURN_IF_ERROR(CheckPrice(line.unit_price));
    SOCLE_RETURN_IF_ERROR(CheckDiscount(line.discount, "discount"));
    return CheckVat(line.vat);
}

absl::Status OnLine(const absl::Status& refusal, std::size_t position) {
    Metadata metadata = MetadataOf(refusal);
    std::string path = "lines." + std::to_string(position);
    if (const auto field = metadata.find("field"); field != metadata.end()) {
        path.append(".").append(field->second);
    }
    metadata["field"] = std::move(path);
    const std::string reason = ReasonOf(refusal);
    return WithContext(
        Refuse(Reason{refusal.code(), reason}, std::string(refusal.message()), std::move(metadata)),
        "line " + std::to_string(position + 1));
}

absl::StatusOr<LineAmounts> AmountsOf(const Line& line, Currency currency, Rounding rounding) {
    const auto base = Money::Product(line.quantity, line.unit_price, currency, rounding);
    if (!base.ok())
        return TooLarge(line.quantity.ToString() + " × " + line.unit_price.ToString(), currency);
    SOCLE_RETURN_IF_ERROR(CheckAmount(*base));
    SOCLE_ASSIGN(const Money discount, DiscountOn(*base, line.discount, rounding));
    SOCLE_ASSIGN(const Money net, base->Minus(discount));
    return LineAmounts{*base, discount, net};
}

}  // namespace socle::invoicing
