// Resource names of the records this brick keeps.
#pragma once

#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace socle::invoicing {

inline constexpr std::string_view kProducts = "products";
inline constexpr std::string_view kQuotes = "quotes";
inline constexpr std::string_view kInvoices = "invoices";
inline constexpr std::string_view kCreditNotes = "creditNotes";
inline constexpr std::string_view kPayments = "payments";
inline constexpr std::string_view kDeliveries = "deliveries";
inline constexpr std::string_view kParties = "parties";  // kept by the client record

[[nodiscard]] inline std::string NameOf(ProductId id) {
    return ResourceName(kProducts, id.value());
}
[[nodiscard]] inline std::string NameOf(QuoteId id) {
    return ResourceName(kQuotes, id.value());
}
[[nodiscard]] inline std::string NameOf(InvoiceId id) {
    return ResourceName(kInvoices, id.value());
}
[[nodiscard]] inline std::string NameOf(CreditNoteId id) {
    return ResourceName(kCreditNotes, id.value());
}
[[nodiscard]] inline std::string NameOf(PaymentId id) {
    return ResourceName(kPayments, id.value());
}
[[nodiscard]] inline std::string NameOf(PartyId id) {
    return ResourceName(kParties, id.value());
}

}  // namespace socle::invoicing
