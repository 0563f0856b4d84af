#include "domain/unit.hpp"

#include <algorithm>
#include <array>

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

constexpr std::array kUnits{
    Unit{"C62", "unité", "unit"},
    Unit{"HUR", "heure", "hour"},
    Unit{"MIN", "minute", "minute"},
    Unit{"DAY", "jour", "day"},
    Unit{"WEE", "semaine", "week"},
    Unit{"MON", "mois", "month"},
    Unit{"ANN", "année", "year"},
    Unit{"LS", "forfait", "lump sum"},
    Unit{"MTR", "m", "m"},
    Unit{"CMT", "cm", "cm"},
    Unit{"KMT", "km", "km"},
    Unit{"MTK", "m²", "m²"},
    Unit{"MTQ", "m³", "m³"},
    Unit{"HAR", "ha", "ha"},
    Unit{"GRM", "g", "g"},
    Unit{"KGM", "kg", "kg"},
    Unit{"TNE", "t", "t"},
    Unit{"MLT", "ml", "ml"},
    Unit{"CLT", "cl", "cl"},
    Unit{"LTR", "l", "l"},
    Unit{"KWH", "kWh", "kWh"},
    Unit{"P1", "%", "%"},
    Unit{"PR", "paire", "pair"},
    Unit{"SET", "lot", "set"},
    Unit{"XBX", "boîte", "box"},
    Unit{"XPK", "paquet", "pack"},
    Unit{"XBO", "bouteille", "bottle"},
    Unit{"XPX", "palette", "pallet"},
};

const Unit* FindUnit(std::string_view code) {
    const auto* const unit = std::ranges::find(kUnits, code, &Unit::code);
    return unit == kUnits.end() ? nullptr : unit;
}

}  // namespace

std::span<const Unit> Units() {
    return kUnits;
}

absl::Status CheckUnit(std::string_view code) {
    if (FindUnit(code) != nullptr) return absl::OkStatus();
    return RefuseField(reason::kInvalidUnitCode, "unit_code",
                       "the unit is not one of the UN/ECE codes in use, such as C62 or HUR",
                       {{"value", std::string(code)}});
}

std::string_view UnitLabel(std::string_view code, Language language) {
    const Unit* const unit = FindUnit(code);
    if (unit == nullptr) return code;
    return language == Language::kFrench ? unit->french : unit->english;
}

}  // namespace socle::invoicing
