// What the tables of quotes, drafts, invoices and credit notes have in common, between rows and
// domain: lines, VAT, buyers, sums.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/content.hpp"
#include "domain/invoice.hpp"
#include "domain/totals.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

// The lines of a document as the insert statements take them: a list for each column.
struct LineColumns {
    explicit LineColumns(const std::vector<Line>& lines);

    std::vector<std::optional<Uuid>> products;
    std::vector<std::string> descriptions;
    std::vector<std::string_view> kinds;
    std::vector<Decimal> quantities;
    std::vector<std::string> unit_codes;
    std::vector<Decimal> unit_prices;
    std::vector<std::string_view> discount_kinds;
    std::vector<Decimal> discount_values;
    std::vector<std::string_view> vat_categories;
    std::vector<Decimal> vat_rates;
    std::vector<std::string> exemption_codes;
    std::vector<std::string> exemption_texts;
};

struct AmountColumns {
    explicit AmountColumns(const std::vector<LineAmounts>& amounts);

    std::vector<std::int64_t> bases;
    std::vector<std::int64_t> discounts;
    std::vector<std::int64_t> nets;
};

struct VatColumns {
    explicit VatColumns(const std::vector<VatGroup>& groups);

    std::vector<std::string_view> categories;
    std::vector<Decimal> rates;
    std::vector<std::string> exemption_codes;
    std::vector<std::string> exemption_texts;
    std::vector<std::int64_t> discounts;
    std::vector<std::int64_t> bases;
    std::vector<std::int64_t> amounts;
};

// An address that may not be given: then all of it is null.
struct AddressColumns {
    explicit AddressColumns(const std::optional<Address>& address);

    std::optional<std::vector<std::string>> lines;
    std::optional<std::string> postal_code;
    std::optional<std::string> city;
    std::optional<std::string> country_code;
};

// The lines of a quote or a draft, which have no amounts of their own: `statement` inserts them for
// the document of that id.
[[nodiscard]] absl::Status InsertLines(Transaction& tx, const Statement& statement,
                                       const Uuid& document, const std::vector<Line>& lines);

// Refusals of the readers: INTERNAL or INVALID_VALUE, for a row that was damaged.
[[nodiscard]] absl::StatusOr<Line> LineFrom(const Row& row);
[[nodiscard]] absl::StatusOr<VatTreatment> VatFrom(const Row& row);
[[nodiscard]] absl::StatusOr<Discount> DiscountFrom(const Row& row);
[[nodiscard]] absl::StatusOr<Currency> CurrencyFrom(const Row& row);
[[nodiscard]] Buyer BuyerFrom(const Row& row);
[[nodiscard]] std::optional<Address> OptionalAddressFrom(const Row& row, std::string_view prefix);
[[nodiscard]] LineAmounts AmountsFrom(const Row& row, Currency currency);
[[nodiscard]] absl::StatusOr<VatGroup> GroupFrom(const Row& row, Currency currency);
// The sums alone, without lines and groups.
[[nodiscard]] absl::StatusOr<Totals> SumsFrom(const Row& row, Currency currency);
// What every document's row has: all of its content but the lines.
[[nodiscard]] absl::StatusOr<Content> HeadFrom(const Row& row);
[[nodiscard]] absl::StatusOr<std::optional<QuoteReference>> QuoteReferenceFrom(const Row& row);
// But for the agreed due date, whose column differs.
[[nodiscard]] PaymentTerms TermsFrom(const Row& row);

template <typename IdType>
[[nodiscard]] std::optional<IdType> OptionalId(const Row& row, std::string_view column) {
    const std::optional<Uuid> id = row.OptionalUuid(column);
    return id ? std::optional<IdType>(IdType{*id}) : std::nullopt;
}

}  // namespace socle::invoicing
