#include "tabular/number_format.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

namespace socle::tabular {
namespace {

constexpr long kSerialMax = 2'958'465;  // 31 December 9999
constexpr int kSecondsPerDay = 86'400;
constexpr std::size_t kDigitPlacesMax = 40;

bool IsDigit(char c) {
    return c >= '0' && c <= '9';
}
bool IsPlace(char c) {
    return c == '0' || c == '#';
}

// One place or literal of a format's first section.
struct Token {
    bool literal = false;
    char c = 0;
};

// Splits the section for positive numbers; conditions, colours and locales in brackets are dropped.
std::vector<Token> TokensOf(std::string_view code) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            for (++i; i < code.size() && code[i] != '"'; ++i) tokens.push_back({true, code[i]});
        } else if (c == '\\' && i + 1 < code.size()) {
            tokens.push_back({true, code[++i]});
        } else if (c == '[') {
            i = std::min(code.find(']', i), code.size() - 1);
        } else if (c == '_' || c == '*') {
            ++i;  // padding as wide as the next character
        } else {
            tokens.push_back({c == ' ' || c == '-' || c == '/', c});
        }
    }
    return tokens;
}

std::string Lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

}  // namespace

NumberStyle StyleOfCode(std::string_view code) {
    const std::string lower = Lower(code);
    if (lower == "general" || lower == "standard" || lower == "@") return {};
    const std::vector<Token> tokens = TokensOf(lower);
    const auto is_date_part = [](const Token& token) {
        return !token.literal && std::string_view("ymdhs").find(token.c) != std::string_view::npos;
    };
    const auto is_foreign = [](const Token& token) { return !token.literal && !IsPlace(token.c); };
    const auto is_place = [](const Token& token) { return !token.literal && IsPlace(token.c); };
    if (std::any_of(tokens.begin(), tokens.end(), is_date_part)) {
        return {NumberStyleKind::kDate, {}};
    }
    const auto places = std::count_if(tokens.begin(), tokens.end(), is_place);
    if (places < 2 || places > std::ptrdiff_t{kDigitPlacesMax} ||
        std::any_of(tokens.begin(), tokens.end(), is_foreign)) {
        return {};
    }
    return {NumberStyleKind::kDigits, std::string(code)};
}

NumberStyle StyleOfBuiltIn(int format_id) {
    const auto within = [format_id](int low, int high) {
        return format_id >= low && format_id <= high;
    };
    if (within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58)) {
        return {NumberStyleKind::kDate, {}};
    }
    return {};
}

bool IsNumber(std::string_view raw) {
    double ignored = 0;
    if (!raw.empty() && raw.front() == '+') raw.remove_prefix(1);
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), ignored);
    return (error == std::errc() || error == std::errc::result_out_of_range) &&
           end == raw.data() + raw.size() && raw.find_first_of("nN") == raw.npos;
}

std::string_view WithoutZeroFraction(std::string_view raw) {
    const std::size_t point = raw.find('.');
    if (point == raw.npos || point == 0) return raw;
    const std::string_view fraction = raw.substr(point + 1);
    return fraction.find_first_not_of('0') == fraction.npos ? raw.substr(0, point) : raw;
}

std::optional<std::string> InDigits(std::string_view raw, std::string_view code) {
    std::string_view digits = WithoutZeroFraction(raw);
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), IsDigit)) return std::nullopt;
    const std::vector<Token> tokens = TokensOf(code);
    const auto first_place = std::find_if(tokens.begin(), tokens.end(),
                                          [](const Token& token) { return !token.literal; });
    std::string reversed;
    // From the right: each place takes a digit; past the last digit '0' pads, '#' and what stands
    // left of it stays empty. The leftmost place takes all digits that remain.
    for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
        const auto position = token.base() - 1;
        if (token->literal) {
            const bool shown = position < first_place || !digits.empty() ||
                               std::any_of(first_place, position, [](const Token& place) {
                                   return !place.literal && place.c == '0';
                               });
            if (shown) reversed += token->c;
        } else if (!digits.empty()) {
            const std::size_t taken = position == first_place ? digits.size() : 1;
            reversed.append(digits.rbegin(), digits.rbegin() + static_cast<std::ptrdiff_t>(taken));
            digits.remove_suffix(taken);
        } else if (token->c == '0') {
            reversed += '0';
        }
    }
    return std::string(reversed.rbegin(), reversed.rend());
}

std::optional<std::string> IsoOfSerial(std::string_view raw, bool from_1904) {
    double serial = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), serial);
    if (error != std::errc() || end != raw.data() + raw.size()) return std::nullopt;
    if (!(serial >= 0) || serial >= static_cast<double>(kSerialMax) + 1) return std::nullopt;
    auto days = static_cast<long>(serial);
    auto seconds = static_cast<int>((serial - static_cast<double>(days)) * kSecondsPerDay + 0.5);
    if (seconds == kSecondsPerDay) {
        ++days;
        seconds = 0;
    }
    char time[16];
    std::snprintf(time, sizeof time, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                  seconds % 60);
    if (days == 0 && !from_1904) return time;
    // The 1900 calendar counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
    if (days == 60 && !from_1904) return std::nullopt;
    using std::chrono::sys_days, std::chrono::January, std::chrono::December;
    const sys_days origin = from_1904   ? sys_days{std::chrono::year{1904} / January / 1}
                            : days < 60 ? sys_days{std::chrono::year{1899} / December / 31}
                                        : sys_days{std::chrono::year{1899} / December / 30};
    const std::chrono::year_month_day day{origin + std::chrono::days{days}};
    char date[32];
    std::snprintf(date, sizeof date, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                  unsigned(day.day()));
    return seconds == 0 ? std::string(date) : std::string(date) + "T" + time;
}

}  // namespace socle::tabular
