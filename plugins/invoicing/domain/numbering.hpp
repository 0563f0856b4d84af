// Legal numbers: one gapless series per kind of document and calendar year, "F-2026-00001" for
// invoices, "A-2026-00001" for credit notes (avoirs), "D-2026-00001" for quotes (devis). Not where
// the next number comes from: that is the store's counter row, in the issuing transaction.
#pragma once

#include <absl/status/statusor.h>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "socle/date.hpp"

namespace socle::invoicing {

enum class DocumentKind { kInvoice, kCreditNote, kQuote };

struct Series {
    DocumentKind kind;
    int year;

    [[nodiscard]] std::string Prefix() const;  // "F-2026-"
    friend bool operator==(const Series&, const Series&) = default;
    friend auto operator<=>(const Series&, const Series&) = default;
};

// The series a document of that day belongs to.
[[nodiscard]] Series SeriesOf(DocumentKind kind, const Date& date);

class DocumentNumber {
 public:
    static constexpr std::int64_t kSequenceMax = 999'999'999;

    // Refusal: OUT_OF_RANGE unless 1 to kSequenceMax, in a year from 2000 to 2099 (FR-02).
    static absl::StatusOr<DocumentNumber> Of(Series series, std::int64_t sequence);
    // Gives back what ToString wrote. Refusal: INVALID_VALUE.
    static absl::StatusOr<DocumentNumber> Parse(std::string_view text);

    [[nodiscard]] const Series& series() const { return series_; }
    [[nodiscard]] std::int64_t sequence() const { return sequence_; }
    [[nodiscard]] std::string ToString() const;  // at least five digits: "F-2026-00001"

    friend bool operator==(const DocumentNumber&, const DocumentNumber&) = default;
    friend auto operator<=>(const DocumentNumber&, const DocumentNumber&) = default;

 private:
    DocumentNumber(Series series, std::int64_t sequence) : series_(series), sequence_(sequence) {}
    Series series_;
    std::int64_t sequence_;
};

// FR-01: 1 to 35 characters of A-Z a-z 0-9 + - _ /, for numbers given elsewhere.
// Refusals: NUMBER_TOO_LONG, INVALID_VALUE.
[[nodiscard]] absl::Status CheckNumberText(std::string_view text);

}  // namespace socle::invoicing
