#include "kernel/front_door/call_head.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_split.h>
#include <absl/strings/strip.h>

#include <algorithm>

namespace socle::kernel {
namespace {

constexpr absl::string_view kBearer = "bearer ";
// Enough for any browser; the rest of a longer list is not read.
constexpr std::size_t kLanguagesMax = 20;

absl::string_view View(std::string_view text) {
    return {text.data(), text.size()};
}

// One entry of the list: "fr-CA;q=0.8".
struct Choice {
    std::optional<Language> language;
    float weight = 1;
};

Choice ParseChoice(absl::string_view entry) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(entry, absl::MaxSplits(';', 1));
    const absl::string_view tag = absl::StripAsciiWhitespace(parts.first);
    const absl::string_view primary = tag.substr(0, tag.find('-'));
    Choice choice;
    if (absl::EqualsIgnoreCase(primary, "fr")) choice.language = Language::kFrench;
    if (absl::EqualsIgnoreCase(primary, "en")) choice.language = Language::kEnglish;
    absl::string_view weight = absl::StripAsciiWhitespace(parts.second);
    if (absl::ConsumePrefix(&weight, "q=") && !absl::SimpleAtof(weight, &choice.weight)) {
        choice.weight = 0;
    }
    return choice;
}

}  // namespace

std::string BearerToken(std::string_view authorization) {
    const absl::string_view header = View(authorization);
    if (!absl::StartsWithIgnoreCase(header, kBearer)) return {};
    return std::string(absl::StripAsciiWhitespace(header.substr(kBearer.size())));
}

Language PreferredLanguage(std::string_view accept_language) {
    Choice best{.language = Language::kFrench, .weight = 0};
    std::size_t read = 0;
    for (const absl::string_view entry : absl::StrSplit(View(accept_language), ',')) {
        if (++read > kLanguagesMax) break;
        const Choice choice = ParseChoice(entry);
        if (choice.language && choice.weight > best.weight) best = choice;
    }
    return *best.language;
}

std::chrono::milliseconds AllowedTime(const Route& route, const DeadlineLimits& limits,
                                      std::optional<std::chrono::milliseconds> asked) {
    const bool is_stream = route.method.kind != MethodKind::kUnary;
    std::chrono::milliseconds longest = is_stream ? limits.stream_max : limits.unary_max;
    if (route.deadline_max.count() > 0) longest = route.deadline_max;
    const std::chrono::milliseconds wanted =
        asked.value_or(is_stream ? longest : std::min(limits.usual, longest));
    return std::clamp(wanted, std::chrono::milliseconds(0), longest);
}

}  // namespace socle::kernel
