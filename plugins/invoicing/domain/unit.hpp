// Units of quantity: a short list of UN/ECE Recommendation 20 codes, which EN 16931 (BT-130) asks
// for, with the words people read. A unit outside the list is refused, never printed as a bare
// code.
#pragma once

#include <absl/status/status.h>

#include <span>
#include <string_view>

#include "socle/text.hpp"

namespace socle::invoicing {

struct Unit {
    std::string_view code;
    std::string_view french;
    std::string_view english;
};

[[nodiscard]] std::span<const Unit> Units();
// Refusal: INVALID_UNIT_CODE.
[[nodiscard]] absl::Status CheckUnit(std::string_view code);
// "heure", "hour"; the code itself when it is not in the list.
[[nodiscard]] std::string_view UnitLabel(std::string_view code, Language language);

}  // namespace socle::invoicing
