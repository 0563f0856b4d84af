#include "domain/chart.hpp"

#include <algorithm>

#include "domain/data.hpp"
#include "domain/reasons.hpp"
#include "domain/table.hpp"

namespace socle::accounting {
namespace {

constexpr std::size_t kParentDigitsMin = 3;
constexpr int kLastChangeIn = 2026;

std::string_view WithoutZeros(std::string_view number) {
    while (!number.empty() && number.back() == '0') number.remove_suffix(1);
    return number;
}

bool IsDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::StatusOr<std::string> CheckAccountNumber(std::string_view number) {
    if (number.size() >= kNumberDigitsMin && number.size() <= kNumberDigitsMax &&
        IsDigits(number) && number.front() >= '1' && number.front() <= '8') {
        return std::string(number);
    }
    return RefuseField(reason::kInvalidValue, "number",
                       "an account number has 6 to 12 digits, 1 to 8 first",
                       {{"value", std::string(number)}});
}

bool IsByParty(std::string_view number) {
    return number.starts_with("401") || number.starts_with("411");
}

std::string FilledUp(std::string_view number) {
    std::string filled(number);
    if (filled.size() < kNumberDigitsMin) filled.resize(kNumberDigitsMin, '0');
    return filled;
}

const Chart& Chart::Of(int year) {
    static const Chart first(TextOfFile("pcg_2025.tsv"));
    static const Chart last(TextOfFile("pcg_2026.tsv"));
    return year < kLastChangeIn ? first : last;
}

Chart::Chart(std::string_view lines) {
    for (const auto& columns : ColumnsOf(lines))
        if (columns.size() == 2) titles_.emplace(columns[0], columns[1]);
}

std::optional<std::string> Chart::TitleOf(std::string_view number) const {
    // "530000" is the chart's 53: its own digits and zeros only.
    for (std::size_t digits = number.size(); digits >= WithoutZeros(number).size() && digits > 1;
         --digits) {
        const auto found = titles_.find(number.substr(0, digits));
        if (found != titles_.end()) return found->second;
    }
    return std::nullopt;
}

bool Chart::HasRoomFor(std::string_view number) const {
    for (std::size_t digits = std::min(number.size() - 1, kNumberDigitsMax);
         digits >= kParentDigitsMin; --digits)
        if (titles_.contains(number.substr(0, digits))) return true;
    return false;
}

}  // namespace socle::accounting
