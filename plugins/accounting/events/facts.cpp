#include "events/facts.hpp"

#include <array>
#include <utility>

#include "domain/reasons.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

namespace sales = invoicing::v1;

constexpr std::array<std::pair<sales::VatCategory, const char*>, 7> kCategories = {{
    {sales::VAT_CATEGORY_STANDARD, "S"},
    {sales::VAT_CATEGORY_ZERO, "Z"},
    {sales::VAT_CATEGORY_EXEMPT, "E"},
    {sales::VAT_CATEGORY_REVERSE_CHARGE, "AE"},
    {sales::VAT_CATEGORY_INTRA_COMMUNITY, "K"},
    {sales::VAT_CATEGORY_EXPORT, "G"},
    {sales::VAT_CATEGORY_OUT_OF_SCOPE, "O"},
}};

constexpr std::array<std::pair<sales::ProductKind, const char*>, 2> kKinds = {{
    {sales::PRODUCT_KIND_GOODS, "goods"},
    {sales::PRODUCT_KIND_SERVICE, "service"},
}};

constexpr std::array<std::pair<sales::PaymentMethod, const char*>, 5> kMethods = {{
    {sales::PAYMENT_METHOD_TRANSFER, "transfer"},
    {sales::PAYMENT_METHOD_CARD, "card"},
    {sales::PAYMENT_METHOD_CHEQUE, "cheque"},
    {sales::PAYMENT_METHOD_CASH, "cash"},
    {sales::PAYMENT_METHOD_DIRECT_DEBIT, "direct_debit"},
}};

template <typename Choices, typename Wire>
absl::StatusOr<std::string> WordFor(const Choices& choices, Wire value, std::string_view field) {
    for (const auto& [known, word] : choices)
        if (known == value) return std::string(word);
    return RefuseField(reason::kInvalidValue, field, "the books know no such choice",
                       {{"value", std::to_string(static_cast<int>(value))}});
}

absl::StatusOr<std::int64_t> EurosIn(const type::v1::Money& money, std::string_view field) {
    if (money.currency_code() == "EUR" ||
        (money.currency_code().empty() && money.minor_units() == 0))
        return money.minor_units();
    return RefuseField(reason::kInvalidValue, field, "the books are kept in euros",
                       {{"value", money.currency_code()}});
}

template <typename Fact>
absl::Status AddAmounts(const Fact& fact, SalesDocument& document) {
    SOCLE_ASSIGN(document.gross, EurosIn(fact.totals().gross(), "gross"));
    for (const sales::PostingLine& line : fact.posting_lines()) {
        SoldNet sold;
        SOCLE_ASSIGN(sold.kind, WordFor(kKinds, line.kind(), "kind"));
        SOCLE_ASSIGN(sold.vat_category, WordFor(kCategories, line.vat_category(), "vat_category"));
        sold.vat_rate = line.vat_rate();
        SOCLE_ASSIGN(sold.net, EurosIn(line.net(), "net"));
        document.sold.push_back(std::move(sold));
    }
    for (const sales::VatLine& line : fact.totals().vat_lines()) {
        ChargedVat charged;
        SOCLE_ASSIGN(charged.vat_category,
                     WordFor(kCategories, line.vat_category(), "vat_category"));
        charged.vat_rate = line.vat_rate().value();
        SOCLE_ASSIGN(charged.vat, EurosIn(line.vat(), "vat"));
        document.vat.push_back(std::move(charged));
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SalesDocument> DocumentFrom(const sales::InvoiceIssued& fact) {
    SOCLE_ASSIGN(const Date date, DateFromWire(fact.issue_date(), "issue_date"));
    SalesDocument document{.invoice = fact.invoice(), .number = fact.number(), .date = date};
    SOCLE_ASSIGN(document.party, ParseIdName<PartyId>(kParties, fact.party(), "party"));
    SOCLE_ASSIGN(document.due_date, OptionalDateFromWire(fact.due_date(), "due_date"));
    SOCLE_RETURN_IF_ERROR(AddAmounts(fact, document));
    return document;
}

absl::StatusOr<SalesDocument> DocumentFrom(const sales::CreditNoteIssued& fact) {
    SOCLE_ASSIGN(const Date date, DateFromWire(fact.issue_date(), "issue_date"));
    SalesDocument document{.invoice = fact.invoice(), .number = fact.number(), .date = date};
    SOCLE_ASSIGN(document.party, ParseIdName<PartyId>(kParties, fact.party(), "party"));
    SOCLE_RETURN_IF_ERROR(AddAmounts(fact, document));
    document.credits = true;
    return document;
}

absl::StatusOr<PaymentFact> PaymentFrom(const sales::PaymentRecorded& fact) {
    SOCLE_ASSIGN(const Date date, DateFromWire(fact.payment_date(), "payment_date"));
    PaymentFact payment{
        .invoice = fact.invoice(), .invoice_number = fact.invoice_number(), .date = date};
    SOCLE_ASSIGN(payment.party, ParseIdName<PartyId>(kParties, fact.party(), "party"));
    SOCLE_ASSIGN(payment.method, WordFor(kMethods, fact.method(), "method"));
    SOCLE_ASSIGN(payment.amount, EurosIn(fact.amount(), "amount"));
    payment.reference = fact.reference();
    payment.cancels = !fact.cancels().empty();
    return payment;
}

}  // namespace socle::accounting
