// The key of ISO/IEC 7812 (Luhn), as INSEE uses it for SIREN and SIRET. Not part of the SDK's
// headers.
#pragma once

#include <string_view>

namespace socle::internal {

[[nodiscard]] constexpr bool PassesLuhn(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        doubled = !doubled;
    }
    return sum % 10 == 0;
}

}  // namespace socle::internal
