#include "domain/discount.hpp"

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

constexpr int kDecimalsMax = 2;

}  // namespace

absl::Status CheckDiscount(const Discount& discount, std::string_view field) {
    if (discount.kind == Discount::Kind::kNone) return absl::OkStatus();
    const std::string value = discount.value.ToString();
    const bool too_large =
        discount.kind == Discount::Kind::kPercent && discount.value > Decimal(100);
    if (discount.value.IsNegative() || discount.value.IsZero() || too_large) {
        return RefuseField(reason::kOutOfRange, field,
                           "a discount is above zero, and at most 100 when it is per cent",
                           {{"value", value}, {"limit", too_large ? "0 – 100" : "> 0"}});
    }
    if (discount.value.scale() > kDecimalsMax) {
        return RefuseField(reason::kOutOfRange, field, "a discount has at most 2 decimals",
                           {{"value", value}, {"limit", "n × 0.01"}});
    }
    return absl::OkStatus();
}

absl::StatusOr<Money> DiscountOn(const Money& base, const Discount& discount, Rounding rounding) {
    if (discount.kind == Discount::Kind::kNone) return Money::Zero(base.currency());
    if (discount.kind == Discount::Kind::kPercent) return base.Percent(discount.value, rounding);
    if (discount.value.scale() > base.currency().minor_digits()) {
        return RefuseField(reason::kOutOfRange, "discount",
                           "the discount is finer than the currency's smallest unit",
                           {{"value", discount.value.ToString()},
                            {"limit", "n × " + Money(1, base.currency()).ToString()}});
    }
    SOCLE_ASSIGN(const Money amount,
                 Money::Product(discount.value, Decimal(1), base.currency(), rounding));
    const Money magnitude = base.IsNegative() ? base.Negated() : base;
    if (amount.minor_units() > magnitude.minor_units()) {
        return RefuseField(reason::kOutOfRange, "discount",
                           "the discount is larger than what it is taken from",
                           {{"value", amount.ToString()}, {"limit", magnitude.ToString()}});
    }
    return base.IsNegative() ? amount.Negated() : amount;
}

}  // namespace socle::invoicing
