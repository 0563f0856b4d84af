// The words the database has for the domain's choices: the values of the tables' check constraints.
#pragma once

#include <absl/status/statusor.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "domain/balance.hpp"
#include "domain/discount.hpp"
#include "domain/line.hpp"
#include "domain/numbering.hpp"
#include "domain/party.hpp"
#include "domain/payment.hpp"
#include "domain/quote.hpp"
#include "socle/status.hpp"

namespace socle::invoicing {

template <typename Value, std::size_t N>
using Words = std::array<std::pair<Value, std::string_view>, N>;

inline constexpr Words<ProductKind, 2> kKindWords = {{
    {ProductKind::kGoods, "goods"},
    {ProductKind::kService, "service"},
}};

inline constexpr Words<Discount::Kind, 3> kDiscountWords = {{
    {Discount::Kind::kNone, "none"},
    {Discount::Kind::kPercent, "percent"},
    {Discount::Kind::kAmount, "amount"},
}};

// Expired is computed, never stored.
inline constexpr Words<QuoteState, 4> kQuoteStateWords = {{
    {QuoteState::kOpen, "open"},
    {QuoteState::kAccepted, "accepted"},
    {QuoteState::kRefused, "refused"},
    {QuoteState::kInvoiced, "invoiced"},
}};

inline constexpr Words<PaidState, 4> kPaidStateWords = {{
    {PaidState::kUnpaid, "unpaid"},
    {PaidState::kPartlyPaid, "partly_paid"},
    {PaidState::kPaid, "paid"},
    {PaidState::kCredited, "credited"},
}};

inline constexpr Words<VatRegime, 3> kRegimeWords = {{
    {VatRegime::kNormal, "normal"},
    {VatRegime::kSimplified, "simplified"},
    {VatRegime::kFranchise, "franchise"},
}};

inline constexpr Words<PaymentMethod, 5> kMethodWords = {{
    {PaymentMethod::kTransfer, "transfer"},
    {PaymentMethod::kCard, "card"},
    {PaymentMethod::kCheque, "cheque"},
    {PaymentMethod::kCash, "cash"},
    {PaymentMethod::kDirectDebit, "direct_debit"},
}};

inline constexpr Words<DocumentKind, 3> kDocumentWords = {{
    {DocumentKind::kQuote, "quote"},
    {DocumentKind::kInvoice, "invoice"},
    {DocumentKind::kCreditNote, "credit_note"},
}};

template <typename Table, typename Value>
[[nodiscard]] std::string_view WordOf(const Table& table, Value value) {
    for (const auto& [known, word] : table) {
        if (known == value) return word;
    }
    return "";
}

// Refusal: INTERNAL. Verify meets damaged rows, so this is no broken invariant.
template <typename Table>
[[nodiscard]] auto ValueOf(const Table& table, std::string_view word)
    -> absl::StatusOr<typename Table::value_type::first_type> {
    for (const auto& [value, known] : table) {
        if (known == word) return value;
    }
    return Refuse(reason::kInternal,
                  "invoicing does not know the word '" + std::string(word) + "'");
}

}  // namespace socle::invoicing
