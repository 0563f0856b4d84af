#include "refusal_report.hpp"

#include <algorithm>
#include <optional>

#include "display_text.hpp"
#include "socle/status.hpp"
#include "socle/template.hpp"
#include "socle/wire_error.hpp"
#include "table.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

// Whether every value the sentence names is there; else it would show gaps.
bool CanFill(std::string_view text, const Metadata& metadata) {
    return RenderTemplate(text, metadata).find(kNoValue) == std::string::npos ||
           text.find(kNoValue) != std::string_view::npos;
}

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

ComplaintText ExplainedText(const absl::Status& status, const Contracts& contracts,
                            const ReportStyle& style) {
    if (const auto own = ComplaintIn(status, style.language)) return *own;
    const std::string reason = ReasonOf(status);
    if (const auto transport = TransportText(reason, style)) return *transport;
    const Metadata metadata = MetadataOf(status);
    const options::v1::Refusal* refusal = contracts.FindRefusal(DomainOf(status, ""), reason);
    if (refusal == nullptr) return {std::string(status.message()), ""};
    ComplaintText result;
    const std::string text = TextIn(refusal->text(), style.language);
    result.text =
        CanFill(text, metadata) ? RenderTemplate(text, metadata) : std::string(status.message());
    const std::string advice = TextIn(refusal->advice(), style.language);
    if (CanFill(advice, metadata)) result.advice = RenderTemplate(advice, metadata);
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
