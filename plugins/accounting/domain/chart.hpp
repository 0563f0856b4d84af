// The French chart of accounts (PCG, ANC regulation 2014-03 as amended by 2022-06), one for each
// year it changed. Accounts of the books have six to twelve digits: the chart's own, filled up with
// zeros, and those below them.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace socle::accounting {

inline constexpr std::size_t kNumberDigitsMin = 6;
inline constexpr std::size_t kNumberDigitsMax = 12;

// Digits only, 6 to 12, not all zeros. Refusal: INVALID_VALUE.
[[nodiscard]] absl::StatusOr<std::string> CheckAccountNumber(std::string_view number);

// Whether an account's lines name a third party: suppliers and clients.
[[nodiscard]] bool IsByParty(std::string_view number);

class Chart {
 public:
    // The one in force for a fiscal year that starts in this year.
    [[nodiscard]] static const Chart& Of(int year);

    // "411000" -> "Clients": the title of the chart's account with these digits, zeros at the end
    // apart.
    [[nodiscard]] std::optional<std::string> TitleOf(std::string_view number) const;
    // Whether an account may be opened with this number: one of at least three digits stands above
    // it.
    [[nodiscard]] bool HasRoomFor(std::string_view number) const;
    // By number, as in the chart: "411".
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& titles() const {
        return titles_;
    }

 private:
    explicit Chart(std::string_view lines);

    std::map<std::string, std::string, std::less<>> titles_;
};

// "411" -> "411000".
[[nodiscard]] std::string FilledUp(std::string_view number);

}  // namespace socle::accounting
