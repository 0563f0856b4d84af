#include "domain/aged.hpp"

#include <algorithm>

namespace socle::accounting {
namespace {

constexpr std::array<int, kAges - 1> kLateMax = {0, 30, 60, 90};

}  // namespace

std::size_t AgeOf(const Date& due_date, const Date& day) {
    const int late = due_date.DaysUntil(day);
    const auto above = std::ranges::find_if(kLateMax, [late](int most) { return late <= most; });
    return static_cast<std::size_t>(above - kLateMax.begin());
}

std::vector<AgedParty> Aged(const std::vector<OpenClaim>& claims, const Date& day) {
    std::vector<AgedParty> parties;
    for (const OpenClaim& claim : claims) {
        if (parties.empty() || parties.back().party != claim.party)
            parties.push_back({.party = claim.party});
        AgedParty& party = parties.back();
        party.by_age[AgeOf(claim.due_date, day)] += claim.open;
        party.total += claim.open;
    }
    std::ranges::stable_sort(parties, std::ranges::greater{}, &AgedParty::total);
    return parties;
}

}  // namespace socle::accounting
