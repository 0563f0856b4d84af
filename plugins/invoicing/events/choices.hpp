// The domain's choices and sums in the contract's words: what facts and replies have in common.
#pragma once

#include <array>
#include <utility>

#include "domain/line.hpp"
#include "domain/payment.hpp"
#include "domain/totals.hpp"
#include "socle/invoicing/v1/resources.pb.h"

namespace socle::invoicing {

template <typename Domain, typename Wire, std::size_t N>
using Choices = std::array<std::pair<Domain, Wire>, N>;

inline constexpr Choices<ProductKind, v1::ProductKind, 2> kKinds = {{
    {ProductKind::kGoods, v1::PRODUCT_KIND_GOODS},
    {ProductKind::kService, v1::PRODUCT_KIND_SERVICE},
}};

inline constexpr Choices<VatCategory, v1::VatCategory, 7> kVatCategories = {{
    {VatCategory::kStandard, v1::VAT_CATEGORY_STANDARD},
    {VatCategory::kZero, v1::VAT_CATEGORY_ZERO},
    {VatCategory::kExempt, v1::VAT_CATEGORY_EXEMPT},
    {VatCategory::kReverseCharge, v1::VAT_CATEGORY_REVERSE_CHARGE},
    {VatCategory::kIntraCommunity, v1::VAT_CATEGORY_INTRA_COMMUNITY},
    {VatCategory::kExport, v1::VAT_CATEGORY_EXPORT},
    {VatCategory::kOutOfScope, v1::VAT_CATEGORY_OUT_OF_SCOPE},
}};

inline constexpr Choices<PaymentMethod, v1::PaymentMethod, 5> kMethods = {{
    {PaymentMethod::kTransfer, v1::PAYMENT_METHOD_TRANSFER},
    {PaymentMethod::kCard, v1::PAYMENT_METHOD_CARD},
    {PaymentMethod::kCheque, v1::PAYMENT_METHOD_CHEQUE},
    {PaymentMethod::kCash, v1::PAYMENT_METHOD_CASH},
    {PaymentMethod::kDirectDebit, v1::PAYMENT_METHOD_DIRECT_DEBIT},
}};

// The contract's value, or its unspecified one.
template <typename Domain, typename Wire, std::size_t N>
[[nodiscard]] Wire ToWireChoice(const Choices<Domain, Wire, N>& choices, Domain value) {
    for (const auto& [domain, wire] : choices) {
        if (domain == value) return wire;
    }
    return Wire{};
}

// VAT lines only where the totals have groups.
[[nodiscard]] v1::Totals ToProto(const Totals& totals);

}  // namespace socle::invoicing
