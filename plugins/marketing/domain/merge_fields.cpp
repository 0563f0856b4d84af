#include "domain/merge_fields.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "domain/reasons.hpp"

namespace socle::marketing {
namespace {

constexpr std::size_t kShownMax = 60;
constexpr std::array<std::string_view, 3> kNames = {"display_name", "given_name", "company"};

struct Place {
    std::size_t begin = 0;  // of the brace
    std::size_t end = 0;    // after the other brace; the text's end when there is none
    std::string_view name = {};
    std::string_view otherwise = {};
};

std::optional<Place> FindPlace(std::string_view text, std::size_t from) {
    const std::size_t begin = text.find('{', from);
    if (begin == std::string_view::npos) return std::nullopt;
    const std::size_t close = text.find('}', begin);
    if (close == std::string_view::npos) return Place{begin, text.size()};
    const std::string_view inside = text.substr(begin + 1, close - begin - 1);
    const std::size_t bar = std::min(inside.find('|'), inside.size());
    return Place{begin, close + 1, inside.substr(0, bar),
                 bar < inside.size() ? inside.substr(bar + 1) : std::string_view()};
}

}  // namespace

absl::Status CheckMergeFields(std::string_view text, std::string_view field) {
    for (auto place = FindPlace(text, 0); place; place = FindPlace(text, place->end))
        if (std::ranges::find(kNames, place->name) == kNames.end())
            return RefuseField(
                reason::kUnknownMergeField, field, "there is no such merge field",
                {{"value", std::string(text.substr(
                               place->begin, std::min(place->end - place->begin, kShownMax)))},
                 {"expected", std::string(kMergeFieldNames)}});
    return absl::OkStatus();
}

std::string FillMergeFields(std::string_view text, const MergeFields& fields) {
    std::string filled;
    std::size_t from = 0;
    for (auto place = FindPlace(text, 0); place; place = FindPlace(text, place->end)) {
        filled += text.substr(from, place->begin - from);
        const auto value = fields.find(place->name);
        const bool has_value = value != fields.end() && !value->second.empty();
        filled += has_value ? std::string_view(value->second) : place->otherwise;
        from = place->end;
    }
    filled += text.substr(from);
    return filled;
}

}  // namespace socle::marketing
