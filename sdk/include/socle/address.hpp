// A postal address as one writes it on a letter. Checked where it comes in: AddressFromWire in
// socle/wire.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace socle {

inline constexpr std::size_t kAddressLinesMax = 5;
inline constexpr std::size_t kAddressLineCharactersMax = 100;
inline constexpr std::size_t kPostalCodeCharactersMax = 20;

struct Address {
    std::vector<std::string> lines;  // street lines, without postal code and town
    std::string postal_code;
    std::string city;
    std::string country_code = "FR";  // ISO 3166-1

    // Nothing is written but perhaps the country.
    [[nodiscard]] bool IsEmpty() const {
        return lines.empty() && postal_code.empty() && city.empty();
    }
    friend bool operator==(const Address&, const Address&) = default;
};

}  // namespace socle
