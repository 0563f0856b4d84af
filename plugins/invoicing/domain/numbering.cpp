#include "domain/numbering.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_format.h>

#include <algorithm>
#include <array>

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kNumberTextMax = 35;
// FR-02: dates, and so series, lie between 2000 and 2099.
constexpr int kYearMin = 2000;
constexpr int kYearMax = 2099;
constexpr std::size_t kPrefixSize = 7;  // "F-2026-"

struct KindLetter {
    DocumentKind kind;
    char letter;
};

constexpr std::array kLetters{
    KindLetter{DocumentKind::kInvoice, 'F'},
    KindLetter{DocumentKind::kCreditNote, 'A'},
    KindLetter{DocumentKind::kQuote, 'D'},
};

absl::Status NotANumber(std::string_view text) {
    return RefuseField(
        reason::kInvalidValue, "number", "this is not a document number",
        {{"value", std::string(text.substr(0, kNumberTextMax))}, {"expected", "F-2026-00001"}});
}

}  // namespace

std::string Series::Prefix() const {
    const char letter = std::ranges::find(kLetters, kind, &KindLetter::kind)->letter;
    return absl::StrFormat("%c-%04d-", letter, year);
}

Series SeriesOf(DocumentKind kind, const Date& date) {
    return {kind, date.year()};
}

absl::StatusOr<DocumentNumber> DocumentNumber::Of(Series series, std::int64_t sequence) {
    if (sequence < 1 || sequence > kSequenceMax || series.year < kYearMin ||
        series.year > kYearMax) {
        return Refuse(reason::kOutOfRange,
                      "a number is 1 to 999999999, in a year from 2000 to 2099",
                      {{"field", "number"},
                       {"value", series.Prefix() + std::to_string(sequence)},
                       {"limit", "1 – 999999999, 2000 – 2099"}});
    }
    return DocumentNumber(series, sequence);
}

absl::StatusOr<DocumentNumber> DocumentNumber::Parse(std::string_view text) {
    if (text.size() <= kPrefixSize || text.size() > kNumberTextMax) return NotANumber(text);
    const auto* const kind = std::ranges::find(kLetters, text[0], &KindLetter::letter);
    int year = 0;
    std::int64_t sequence = 0;
    if (kind == kLetters.end() || !absl::SimpleAtoi(std::string(text.substr(2, 4)), &year) ||
        !absl::SimpleAtoi(std::string(text.substr(kPrefixSize)), &sequence)) {
        return NotANumber(text);
    }
    const auto number = Of({kind->kind, year}, sequence);
    // One number, one spelling: "F-2026-1" is not F-2026-00001.
    if (!number.ok() || number->ToString() != text) return NotANumber(text);
    return number;
}

std::string DocumentNumber::ToString() const {
    return absl::StrFormat("%s%05d", series_.Prefix(), sequence_);
}

absl::Status CheckNumberText(std::string_view text) {
    if (text.size() > kNumberTextMax) {
        return Refuse(reason::kNumberTooLong, "the number is longer than 35 characters",
                      {{"limit", std::to_string(kNumberTextMax)}});
    }
    const auto fits = [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '-' ||
               c == '_' || c == '/';
    };
    const bool valid = !text.empty() && std::ranges::all_of(text, fits);
    return valid ? absl::OkStatus() : NotANumber(text);
}

}  // namespace socle::invoicing
