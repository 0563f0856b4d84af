// What clients owe by how long it has been due.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "domain/ids.hpp"
#include "socle/date.hpp"

namespace socle::accounting {

// Not due yet; 1 to 30 days late; 31 to 60; 61 to 90; over 90.
inline constexpr std::size_t kAges = 5;

struct OpenClaim {
    PartyId party = {};
    Date due_date;
    std::int64_t open = 0;  // negative when it is the client's
};

struct AgedParty {
    PartyId party = {};
    std::array<std::int64_t, kAges> by_age = {};
    std::int64_t total = 0;
};

[[nodiscard]] std::size_t AgeOf(const Date& due_date, const Date& day);

// One for each party, the largest total first. `claims` are ordered by party.
[[nodiscard]] std::vector<AgedParty> Aged(const std::vector<OpenClaim>& claims, const Date& day);

}  // namespace socle::accounting
