// The accounting entries file (fichier des écritures comptables, LPF A47 A-1): eighteen columns,
// one line of an entry each, opening entries first. Written with tabs in UTF-8; read with tabs or
// pipes, and checked for what the tax office's own tool checks and for what it does not: balance
// and numbers (F-01 to F-04).
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/entry.hpp"

namespace socle::accounting {

inline constexpr std::size_t kFecColumns = 18;
inline constexpr std::size_t kFecFaultsMax = 100;

// One line as the file has it; amounts in cents.
struct FecLine {
    std::string journal_code = {};
    std::string journal_title = {};
    std::string number = {};
    Date date;
    std::string account = {};
    std::string account_title = {};
    std::string party_code = {};
    std::string party_name = {};
    std::string piece = {};
    Date piece_date;
    std::string description = {};
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    std::string lettering = {};
    std::optional<Date> lettered_on = {};
    Date posted_on;
    std::string foreign_amount = {};
    std::string foreign_currency = {};

    friend bool operator==(const FecLine&, const FecLine&) = default;
};

// "404833048FEC20261231.txt". Refusal: COMPANY_INCOMPLETE without a SIREN.
[[nodiscard]] absl::StatusOr<std::string> FecFileName(std::string_view siren, const Date& closing);

[[nodiscard]] std::string FecHeader();
// With its line break; tabs, pipes and line breaks in texts become spaces.
[[nodiscard]] std::string FecText(const FecLine& line);

// What is wrong with a file, a sentence each, first fault first.
struct FecReport {
    std::vector<std::string> faults = {};
    std::vector<FecLine> lines = {};  // those that could be read
};

// `file_name` is its name alone; `bytes` ISO-8859-15 or UTF-8.
[[nodiscard]] FecReport ReadFec(std::string_view file_name, std::string_view bytes);

}  // namespace socle::accounting
