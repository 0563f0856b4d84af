#include "domain/cell_reader.hpp"

#include <absl/strings/str_replace.h>

#include <algorithm>

#include "domain/cell_text.hpp"
#include "socle/text.hpp"

namespace socle::exchange {
namespace {

bool IsDigit(char c) {
    return c >= '0' && c <= '9';
}

// Without blanks of any kind, the sign of the euro and that of per cent.
std::string BareNumber(const std::string& text) {
    return absl::StrReplaceAll(text, {{" ", ""},
                                      {"\u00A0", ""},
                                      {"\u202F", ""},
                                      {"\u2009", ""},
                                      {"€", ""},
                                      {"EUR", ""},
                                      {"%", ""},
                                      {"HT", ""},
                                      {"\u2212", "-"}});
}

// Groups of three digits behind each mark: "1.250.000".
bool GroupsThousands(std::string_view number, char mark) {
    std::size_t at = number.find(mark);
    while (at != number.npos) {
        const std::size_t next = std::min(number.find(mark, at + 1), number.size());
        const std::string_view group = number.substr(at + 1, next - at - 1);
        const std::size_t digits = group.find_first_of(".,");
        if (std::min(digits, group.size()) != 3) return false;
        at = next == number.size() ? number.npos : next;
    }
    return true;
}

}  // namespace

std::string CheckedCell(Field field, const std::string& text, std::size_t characters_max,
                        std::vector<Problem>& problems) {
    absl::StatusOr<std::string> checked = CheckText(text, NameOf(field), characters_max);
    if (checked.ok()) return *std::move(checked);
    const bool too_long = ReasonOf(checked.status()) == reason::kTooLong.name;
    problems.push_back({.kind = too_long ? ProblemKind::kTooLong : ProblemKind::kInvalidText,
                        .field = field,
                        .value = too_long ? Shortened(text) : std::string()});
    return {};
}

std::optional<Decimal> ReadNumber(std::string_view text) {
    std::string number = BareNumber(Trimmed(text));
    const std::size_t last = number.find_last_of(".,");
    if (last != number.npos) {
        const char decimal_mark = number[last];
        const char other = decimal_mark == ',' ? '.' : ',';
        const bool once = number.find(decimal_mark) == last;
        const bool has_other = number.find(other) != number.npos;
        const bool three_digits = number.size() - last - 1 == 3;
        if (once && !has_other && three_digits && !number.starts_with("0") &&
            !number.starts_with("-0")) {
            return std::nullopt;
        }
        if (!once) {
            if (has_other || !GroupsThousands(number, decimal_mark)) return std::nullopt;
            std::erase(number, decimal_mark);
        } else {
            if (has_other && !GroupsThousands(number.substr(0, last), other)) return std::nullopt;
            std::erase(number, other);
            std::ranges::replace(number, ',', '.');
        }
    }
    const auto parsed = Decimal::Parse(number);
    if (!parsed.ok()) return std::nullopt;
    return *parsed;
}

std::optional<Date> ReadDay(std::string_view text) {
    std::string day = Trimmed(text);
    if (const std::size_t time = day.find('T'); time == 10) day.resize(time);
    const bool day_first = day.size() == 10 && IsDigit(day[0]) && day[2] == day[5] &&
                           (day[2] == '/' || day[2] == '.' || day[2] == '-');
    if (day_first) day = day.substr(6) + "-" + day.substr(3, 2) + "-" + day.substr(0, 2);
    const auto parsed = Date::Parse(day);
    if (!parsed.ok()) return std::nullopt;
    return *parsed;
}

void CellReader::Report(ProblemKind kind, Field field, std::string_view value) {
    problems_.push_back({.kind = kind, .field = field, .value = Shortened(value)});
}

std::string CellReader::Text(Field field, std::size_t characters_max) {
    const Column* column = columns_.Find(field);
    if (column == nullptr) return {};
    std::string text(row_.At(column->index));
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    text = Trimmed(text);
    if (IsFormulaError(text)) {
        Report(ProblemKind::kFormulaError, field, text);
        return {};
    }
    return CheckedCell(field, text, characters_max, problems_);
}

std::string CellReader::Required(Field field, std::size_t characters_max) {
    const std::size_t before = problems_.size();
    std::string text = Text(field, characters_max);
    if (text.empty() && problems_.size() == before) Report(ProblemKind::kEmpty, field, {});
    return text;
}

std::optional<Decimal> CellReader::Number(Field field) {
    constexpr std::size_t kNumberCharactersMax = 40;
    const std::string text = Text(field, kNumberCharactersMax);
    if (text.empty() || IsPlaceholder(text)) return std::nullopt;
    const std::optional<Decimal> number = ReadNumber(text);
    if (!number) Report(ProblemKind::kInvalidNumber, field, text);
    return number;
}

std::optional<Date> CellReader::Day(Field field) {
    constexpr std::size_t kDayCharactersMax = 40;
    const std::string text = Text(field, kDayCharactersMax);
    if (text.empty() || IsPlaceholder(text)) return std::nullopt;
    const std::optional<Date> day = ReadDay(text);
    if (!day) Report(ProblemKind::kInvalidDay, field, text);
    return day;
}

}  // namespace socle::exchange
