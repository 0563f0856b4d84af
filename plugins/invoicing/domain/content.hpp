// What a quote, an invoice and a credit note have in common: who buys what, on which lines.
// CheckContent is for drafts, which may be unfinished; CheckOffer for quotes; CheckIssuable for
// invoices.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/line.hpp"
#include "domain/party.hpp"
#include "domain/totals.hpp"
#include "socle/address.hpp"
#include "socle/date.hpp"
#include "socle/id.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

struct Content {
    PartyId party;  // the buyer on the shared client record
    Buyer buyer;
    Currency currency = Currency::Eur();
    std::string subject;          // one line above the table
    std::string note;             // free text under the table
    std::string order_reference;  // the buyer's order number (BT-13)
    std::optional<Date> delivery_date;
    std::optional<Address> delivery_address;  // when it differs from the buyer's
    std::vector<Line> lines;
    Discount discount;  // on the whole document

    friend bool operator==(const Content&, const Content&) = default;
};

// Goods, services or both: the "category of operation" mention.
struct Kinds {
    bool goods = false;
    bool services = false;
};
[[nodiscard]] Kinds KindsOf(const Content& content);

// Refusals: those of CheckLine (with "line n") and CheckDiscount; TOO_MANY_LINES; TOO_LONG;
// INVALID_TEXT.
[[nodiscard]] absl::Status CheckContent(const Content& content);

// What may be offered: at least one line, VAT treatments that may stand together and suit the
// seller, a total that is not negative. Gives the totals. Refusals: NO_LINES, VAT_CONFLICT,
// NEGATIVE_TOTAL and those of CheckContent.
[[nodiscard]] absl::StatusOr<Totals> CheckOffer(const Content& content, const Seller& seller);

// What may be invoiced: an offer whose seller and buyer are complete enough for its VAT.
// Refusals: SELLER_INCOMPLETE, BUYER_INCOMPLETE and those of CheckOffer.
[[nodiscard]] absl::StatusOr<Totals> CheckIssuable(const Content& content, const Seller& seller);

// Half away from zero, VAT per group: how every Socle document is computed.
[[nodiscard]] absl::StatusOr<Totals> TotalsOf(const Content& content);

}  // namespace socle::invoicing
