// Between the contract's messages and the domain's values. Reading refuses what is no value and
// names the field; whether the values are allowed is the domain's to say.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "domain/delivery.hpp"
#include "domain/mentions.hpp"
#include "domain/product.hpp"
#include "domain/reasons.hpp"
#include "domain/warnings.hpp"
#include "events/choices.hpp"
#include "events/names.hpp"
#include "service/company.hpp"
#include "socle/invoicing/v1/resources.pb.h"
#include "socle/wire.hpp"
#include "store/credit_note_store.hpp"
#include "store/draft_store.hpp"
#include "store/invoice_store.hpp"
#include "store/payment_store.hpp"
#include "store/product_store.hpp"
#include "store/quote_store.hpp"

namespace socle::invoicing {

[[nodiscard]] v1::Product ToProto(const StoredProduct& stored);
// Expired or not, as of that day. Without its net, a line of a list's record.
[[nodiscard]] v1::Quote ToProto(const StoredQuote& stored, const Date& today, Language language);
// With the warnings of an invoice issued that day, in that language.
[[nodiscard]] v1::Invoice ToProto(const StoredDraft& stored, const Date& today, Language language);
// Mentions and warnings in that language. Refusal: INTERNAL, for amounts that do not fit together.
[[nodiscard]] absl::StatusOr<v1::Invoice> ToProto(const StoredInvoice& stored, Language language);
[[nodiscard]] absl::StatusOr<v1::Invoice> ToProto(const InvoiceHead& head, Language language);
[[nodiscard]] v1::CreditNote ToProto(const CreditNote& credit, Language language);
// With what is to be given back on its invoice.
[[nodiscard]] absl::StatusOr<v1::CreditNote> ToProto(const CreditNote& credit,
                                                     const Settlement& of_invoice,
                                                     Language language);
[[nodiscard]] v1::Payment ToProto(const StoredPayment& stored);

// Nothing when unspecified. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::optional<QuoteState>> StateFromProto(v1::QuoteState state);
[[nodiscard]] absl::StatusOr<InvoiceFilter> FilterFromProto(v1::InvoiceState state);
template <typename Domain, typename Wire, std::size_t N>
[[nodiscard]] absl::StatusOr<std::optional<Domain>> ChoiceFrom(
    const Choices<Domain, Wire, N>& choices, Wire value, std::string_view field) {
    if (value == Wire{}) return std::optional<Domain>{};
    for (const auto& [domain, wire] : choices) {
        if (wire == value) return std::optional<Domain>{domain};
    }
    return RefuseField(reason::kInvalidValue, field, "this is no value of the contract",
                       {{"value", std::to_string(value)}});
}

// Of a line or a whole document: an amount is in the document's currency. Refusals: INVALID_VALUE,
// OUT_OF_RANGE.
template <typename Message>
[[nodiscard]] absl::StatusOr<Discount> DiscountFromProto(const Message& written,
                                                         Currency currency) {
    if (written.has_discount_percent()) {
        SOCLE_ASSIGN(const Decimal percent,
                     DecimalFromWire(written.discount_percent(), "discount_percent"));
        return Discount{Discount::Kind::kPercent, percent};
    }
    if (!written.has_discount_amount()) return Discount{};
    SOCLE_ASSIGN(const Money amount, MoneyFromWire(written.discount_amount(), "discount_amount"));
    if (amount.currency() == currency) {
        return Discount{Discount::Kind::kAmount, amount.ToDecimal()};
    }
    return RefuseField(reason::kInvalidValue, "discount_amount",
                       "a discount is in the document's currency",
                       {{"value", std::string(amount.currency().code())},
                        {"expected", std::string(currency.code())}});
}

// The document's currency, the company's when none is named. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<Currency> CurrencyFromProto(const std::string& code,
                                                         const Company& company);

[[nodiscard]] v1::Delivery ToProto(const Delivery& delivery);

}  // namespace socle::invoicing
