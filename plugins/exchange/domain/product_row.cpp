#include "domain/product_row.hpp"

#include <algorithm>
#include <array>

#include "domain/cell_reader.hpp"
#include "socle/text.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kWordCharactersMax = 40;

struct UnitWord {
    std::string_view folded;
    std::string_view code;
};

// clang-format off
constexpr std::array kUnitWords = {
    UnitWord{"u", "C62"}, UnitWord{"unite", "C62"}, UnitWord{"unites", "C62"},
    UnitWord{"unit", "C62"}, UnitWord{"units", "C62"}, UnitWord{"piece", "C62"},
    UnitWord{"pieces", "C62"}, UnitWord{"pce", "C62"}, UnitWord{"pcs", "C62"},
    UnitWord{"c62", "C62"},
    UnitWord{"h", "HUR"}, UnitWord{"heure", "HUR"}, UnitWord{"heures", "HUR"},
    UnitWord{"hour", "HUR"}, UnitWord{"hours", "HUR"}, UnitWord{"hur", "HUR"},
    UnitWord{"j", "DAY"}, UnitWord{"jour", "DAY"}, UnitWord{"jours", "DAY"},
    UnitWord{"day", "DAY"}, UnitWord{"days", "DAY"},
    UnitWord{"semaine", "WEE"}, UnitWord{"week", "WEE"}, UnitWord{"wee", "WEE"},
    UnitWord{"mois", "MON"}, UnitWord{"month", "MON"}, UnitWord{"mon", "MON"},
    UnitWord{"an", "ANN"}, UnitWord{"annee", "ANN"}, UnitWord{"year", "ANN"},
    UnitWord{"ann", "ANN"},
    UnitWord{"forfait", "LS"}, UnitWord{"fft", "LS"}, UnitWord{"ens", "LS"},
    UnitWord{"ensemble", "LS"}, UnitWord{"lump sum", "LS"}, UnitWord{"ls", "LS"},
    UnitWord{"m", "MTR"}, UnitWord{"metre", "MTR"}, UnitWord{"metres", "MTR"},
    UnitWord{"ml", "MTR"}, UnitWord{"mtr", "MTR"}, UnitWord{"metre lineaire", "MTR"},
    UnitWord{"m2", "MTK"}, UnitWord{"metre carre", "MTK"}, UnitWord{"mtk", "MTK"},
    UnitWord{"m3", "MTQ"}, UnitWord{"metre cube", "MTQ"}, UnitWord{"mtq", "MTQ"},
    UnitWord{"km", "KMT"}, UnitWord{"kmt", "KMT"},
    UnitWord{"kg", "KGM"}, UnitWord{"kilo", "KGM"}, UnitWord{"kgm", "KGM"},
    UnitWord{"g", "GRM"}, UnitWord{"grm", "GRM"}, UnitWord{"t", "TNE"},
    UnitWord{"tonne", "TNE"}, UnitWord{"tne", "TNE"},
    UnitWord{"l", "LTR"}, UnitWord{"litre", "LTR"}, UnitWord{"litres", "LTR"},
    UnitWord{"ltr", "LTR"},
    UnitWord{"lot", "SET"}, UnitWord{"set", "SET"}, UnitWord{"paire", "PR"},
    UnitWord{"pair", "PR"}, UnitWord{"pr", "PR"},
};

struct KindWord {
    std::string_view folded;
    ProductKind kind;
};

// Dolibarr writes 0 for a product and 1 for a service.
constexpr std::array kKindWords = {
    KindWord{"bien", ProductKind::kGoods}, KindWord{"biens", ProductKind::kGoods},
    KindWord{"produit", ProductKind::kGoods}, KindWord{"marchandise", ProductKind::kGoods},
    KindWord{"goods", ProductKind::kGoods}, KindWord{"product", ProductKind::kGoods},
    KindWord{"0", ProductKind::kGoods},
    KindWord{"service", ProductKind::kService}, KindWord{"services", ProductKind::kService},
    KindWord{"prestation", ProductKind::kService}, KindWord{"main d oeuvre", ProductKind::kService},
    KindWord{"1", ProductKind::kService},
};
// clang-format on

std::string ReadUnit(CellReader& cells) {
    const std::string text = cells.Text(Field::kUnit, kWordCharactersMax);
    if (text.empty()) return {};
    const std::optional<std::string_view> code = UnitCodeOf(text);
    if (code) return std::string(*code);
    cells.Report(ProblemKind::kUnknownWord, Field::kUnit, text);
    return {};
}

std::optional<ProductKind> ReadKind(CellReader& cells) {
    const std::string text = cells.Text(Field::kKind, kWordCharactersMax);
    if (text.empty()) return std::nullopt;
    const auto* const word = std::ranges::find(kKindWords, FoldForSearch(text), &KindWord::folded);
    if (word != kKindWords.end()) return word->kind;
    cells.Report(ProblemKind::kUnknownWord, Field::kKind, text);
    return std::nullopt;
}

}  // namespace

std::optional<std::string_view> UnitCodeOf(std::string_view text) {
    std::string folded = FoldForSearch(text);
    if (text.find("\u00B2") != text.npos) folded = "m2";
    if (text.find("\u00B3") != text.npos) folded = "m3";
    const auto* const word = std::ranges::find(kUnitWords, folded, &UnitWord::folded);
    if (word == kUnitWords.end()) return std::nullopt;
    return word->code;
}

ProductReading ReadProductRow(const ColumnMap& columns, const SheetRow& row) {
    ProductReading reading;
    CellReader cells(columns, row, reading.problems);
    ProductRow& product = reading.product;
    product.code = cells.Text(Field::kCode, kCodeCharactersMax);
    product.display_name = cells.Required(Field::kDisplayName, kDesignationCharactersMax);
    product.kind = ReadKind(cells);
    product.unit_code = ReadUnit(cells);
    product.unit_price = cells.Number(Field::kUnitPrice);
    product.vat_rate = cells.Number(Field::kVatRate);
    return reading;
}

}  // namespace socle::exchange
