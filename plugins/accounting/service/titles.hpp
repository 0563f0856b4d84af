// What accounts are called: the company's own titles, those of the posting rules, the chart's.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <string_view>

#include "domain/chart.hpp"
#include "store/account_store.hpp"

namespace socle::accounting {

class Titles {
 public:
    // For a fiscal year that starts in `year`.
    [[nodiscard]] static absl::StatusOr<Titles> Load(Transaction& tx, const AccountStore& accounts,
                                                     int year);

    [[nodiscard]] std::optional<std::string> Find(std::string_view number) const;
    // Its title, or its number where it has none any more.
    [[nodiscard]] std::string Of(std::string_view number) const;
    [[nodiscard]] bool IsOwn(std::string_view number) const { return own_.contains(number); }
    // Everything an entry may use, by number.
    [[nodiscard]] AccountStore::Texts All() const;

 private:
    Titles(const Chart& chart, AccountStore::Texts own, AccountStore::Texts ruled)
        : chart_(&chart), own_(std::move(own)), ruled_(std::move(ruled)) {}

    const Chart* chart_;
    AccountStore::Texts own_;
    AccountStore::Texts ruled_;
};

}  // namespace socle::accounting
