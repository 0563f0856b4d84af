// How a workbook's number formats change what a person sees, as far as it matters for reading a
// list: days and times, and digits that are padded or grouped ("00000", "0# ## ## ## ##"). Exact
// text in, exact text out: a number is never rounded and never taken through a floating-point
// value, times of day apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace socle::tabular {

enum class NumberStyleKind { kPlain, kDate, kDigits };

struct NumberStyle {
    NumberStyleKind kind = NumberStyleKind::kPlain;
    std::string code;  // kDigits: the format
};

// The style of a format code (ECMA-376 part 1, 18.8.31) or of a built-in format id (18.8.30).
[[nodiscard]] NumberStyle StyleOfCode(std::string_view code);
[[nodiscard]] NumberStyle StyleOfBuiltIn(int format_id);

[[nodiscard]] bool IsNumber(std::string_view raw);

// "75001.0" -> "75001": some programs write whole numbers so. Anything else is given back as it is.
[[nodiscard]] std::string_view WithoutZeroFraction(std::string_view raw);

// "612345678" under `0#" "##" "##" "##" "##` -> "06 12 34 56 78"; nullopt unless `raw` is a whole
// number without sign or exponent.
[[nodiscard]] std::optional<std::string> InDigits(std::string_view raw, std::string_view code);

// A day number of a workbook as ISO text; nullopt when it is outside the calendar it can mean.
[[nodiscard]] std::optional<std::string> IsoOfSerial(std::string_view raw, bool from_1904);

}  // namespace socle::tabular
