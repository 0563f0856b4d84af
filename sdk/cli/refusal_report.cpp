#include "refusal_report.hpp"

#include <absl/strings/str_replace.h>

#include <algorithm>
#include <optional>

#include "command_names.hpp"
#include "display_text.hpp"
#include "field_text.hpp"
#include "resources.hpp"
#include "socle/status.hpp"
#include "socle/template.hpp"
#include "socle/wire_error.hpp"
#include "table.hpp"
#include "texts.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

// Refusals the way to the server itself gives; no contract speaks of them.
std::optional<ComplaintText> TransportText(const std::string& reason, const ReportStyle& style) {
    const Metadata values{{"server", style.server}};
    if (reason == "UNREACHABLE") {
        return ComplaintText{Say(texts::kUnreachable, style.language, values),
                             Say(texts::kStartServer, style.language, values)};
    }
    if (reason == "INSECURE_ADDRESS") {
        return ComplaintText{Say(texts::kInsecure, style.language, values),
                             Say(texts::kGiveRoots, style.language, values)};
    }
    return std::nullopt;
}

// How records of the kind are found: by a search where there is one, else in their list.
std::string WhereToLook(const Resource& resource, Language language) {
    if (resource.search != nullptr) {
        const CommandName search = CommandNameOf(*resource.search);
        return Say(texts::kFindBySearch, language, {{"noun", search.noun}, {"verb", search.verb}});
    }
    if (resource.list == nullptr) return {};
    return Say(texts::kFindInList, language, {{"usage", UsageOf(*resource.list, language)}});
}

// What was not found is named ("parties/..."), or only its kind is ("quote"), or its kind is that
// of the command.
std::optional<ComplaintText> NotFoundText(const Metadata& metadata, const Contracts& contracts,
                                          const ReportStyle& style) {
    const auto found = metadata.find("value");
    if (found == metadata.end() || found->second.empty()) return std::nullopt;
    const std::string& what = found->second;
    const Resources resources(contracts);
    const Resource* of_kind = resources.FindByWord(absl::StrReplaceAll(what, {{" ", "-"}}));
    const Resource* resource = of_kind == nullptr ? resources.FindByName(what) : of_kind;
    if (resource == nullptr && what.find('/') == std::string::npos)
        resource = resources.FindByWord(style.noun);
    const std::string advice = resource == nullptr ? "" : WhereToLook(*resource, style.language);
    if (advice.empty()) return std::nullopt;
    const Metadata values{{"kind", KindLabel(*resource->type, style.language, false)},
                          {"what", what}};
    const Phrase& text = of_kind == nullptr ? texts::kRecordNotFound : texts::kKindNotFound;
    return ComplaintText{Say(text, style.language, values), advice};
}

ComplaintText ExplainedText(const absl::Status& status, const Contracts& contracts,
                            const ReportStyle& style) {
    if (const auto own = ComplaintIn(status, style.language)) return *own;
    const std::string reason = ReasonOf(status);
    if (const auto transport = TransportText(reason, style)) return *transport;
    const Metadata metadata = MetadataOf(status);
    if (reason == reason::kNotFound.name) {
        if (const auto not_found = NotFoundText(metadata, contracts, style)) return *not_found;
    }
    const options::v1::Refusal* refusal = contracts.FindRefusal(DomainOf(status, ""), reason);
    if (refusal == nullptr) return {std::string(status.message()), ""};
    ComplaintText result;
    const std::string text = TextIn(refusal->text(), style.language);
    result.text = CanFill(text, metadata) ? RenderTemplate(text, metadata, style.language)
                                          : std::string(status.message());
    const std::string advice = TextIn(refusal->advice(), style.language);
    if (CanFill(advice, metadata)) result.advice = RenderTemplate(advice, metadata, style.language);
    return result;
}

const Phrase& HeadingOf(Exit exit) {
    switch (exit) {
        case Exit::kRefused:
        case Exit::kNotFound:
            return texts::kRefusedHeading;
        case Exit::kUnreachable:
            return texts::kUnreachableHeading;
        default:
            return texts::kErrorHeading;
    }
}

}  // namespace

std::string RefusalReport(const absl::Status& status, const Contracts& contracts,
                          const ReportStyle& style) {
    const ComplaintText explained = ExplainedText(status, contracts, style);
    const std::string heading = Say(HeadingOf(ExitOf(status)), style.language);
    std::string report = Toned(heading, options::v1::TONE_BAD, style.colour) + " " +
                         Printable(explained.text) + "\n";
    if (!explained.advice.empty()) report += "  → " + Printable(explained.advice) + "\n";
    if (style.verbose) {
        const std::string reason = ReasonOf(status);
        report += "  " + absl::StatusCodeToString(status.code());
        if (!reason.empty()) report += "  " + DomainOf(status, "?") + "  " + reason;
        report += "\n  " + Printable(std::string(status.message())) + "\n";
        for (const auto& [key, value] : MetadataOf(status)) {
            report += "  " + key + "=" + OneLine(value) + "\n";
        }
    }
    return report;
}

}  // namespace socle::cli
