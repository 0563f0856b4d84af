#include "help.hpp"

#include <absl/strings/str_join.h>

#include <algorithm>
#include <map>

#include "command_names.hpp"
#include "descriptor_text.hpp"
#include "display_text.hpp"
#include "field_text.hpp"
#include "request_form.hpp"
#include "socle/options/v1/cli.pb.h"
#include "socle/options/v1/ui.pb.h"
#include "socle/template.hpp"
#include "table.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::size_t kIndent = 2;

using Lines = std::vector<std::pair<std::string, std::string>>;

// Two columns, the left one as wide as it must be.
std::string TwoColumns(const Lines& lines) {
    std::size_t width = 0;
    for (const auto& [left, right] : lines) width = std::max(width, DisplayWidth(left));
    std::string text;
    for (const auto& [left, right] : lines) {
        std::string line = std::string(kIndent, ' ') + left;
        if (!right.empty()) line += std::string(width - DisplayWidth(left) + 2, ' ') + right;
        text += line + "\n";
    }
    return text;
}

std::string SectionOf(const pb::ServiceDescriptor& service, Language language) {
    const std::string label =
        TextIn(service.options().GetExtension(options::v1::section).label(), language);
    return label.empty() ? service.full_name() : label;
}

// What a method does in a few words: what its contract says, else what its standard verb does.
std::string SummaryOf(const MethodCommand& command, Language language) {
    const auto& options = command.method->options();
    for (const options::v1::Text& text : {options.GetExtension(options::v1::cli).summary(),
                                          options.GetExtension(options::v1::action).label()}) {
        const std::string summary = TextIn(text, language);
        if (!summary.empty()) return summary;
    }
    const Phrase* verb = VerbSummary(command.verb);
    return verb == nullptr ? FirstSentence(CommentOf(*command.method)) : Say(*verb, language);
}

std::string Overview(const Contracts& contracts, Language language) {
    std::string text = Say(texts::kHelpHead, language) + "\n\n";
    Lines fixed;
    for (const FixedCommand& command : FixedCommands()) {
        fixed.emplace_back("socle " + UsageOf(command, language), Say(command.summary, language));
    }
    text += TwoColumns(fixed);
    const CommandTable table(contracts);
    // "Échanges" before "Journal".
    const auto in_order = [](const std::string& a, const std::string& b) {
        return std::pair(FoldForSearch(a), a) < std::pair(FoldForSearch(b), b);
    };
    std::map<std::string, Lines, decltype(in_order)> sections(in_order);
    for (const std::string& noun : table.Nouns()) {
        const auto commands = table.OfNoun(noun);
        std::vector<std::string> verbs;
        for (const MethodCommand* command : commands) verbs.push_back(command->verb);
        sections[SectionOf(*commands.front()->method->service(), language)].emplace_back(
            noun, absl::StrJoin(verbs, ", "));
    }
    for (const auto& [section, lines] : sections) text += "\n" + section + "\n" + TwoColumns(lines);
    return text + "\n" + Say(texts::kHelpOptions, language) + "\n";
}

std::string NounHelp(const std::vector<const MethodCommand*>& commands, const std::string& noun,
                     Language language) {
    Lines lines;
    for (const MethodCommand* command : commands) {
        lines.emplace_back("socle " + UsageOf(*command->method, language),
                           SummaryOf(*command, language));
    }
    for (const FixedCommand& fixed : FixedCommands()) {
        if (!fixed.words.starts_with(noun + " ")) continue;
        std::erase_if(lines, [&fixed](const auto& line) {
            return line.first.starts_with("socle " + std::string(fixed.words));
        });
        lines.emplace_back("socle " + UsageOf(fixed, language), Say(fixed.summary, language));
    }
    return TwoColumns(lines) + "\n" + Say(texts::kHelpOfMethod, language, {{"noun", noun}}) + "\n";
}

// Output of every method, by the contracts' own custom (AIP-148), or by its option.
bool IsOutput(const pb::FieldDescriptor& field) {
    return field.name() == "create_time" || field.name() == "update_time" ||
           field.options().GetExtension(options::v1::field).use() == options::v1::USE_READ_ONLY ||
           IsOutputOnly(field);
}

std::string MeaningOf(const pb::FieldDescriptor& field, Language language) {
    const auto& ui = field.options().GetExtension(options::v1::field);
    std::string text = FieldLabel(field, language);
    if (ui.required() || ui.use() == options::v1::USE_REQUIRED) text += " *";
    if (field.enum_type() != nullptr)
        text += ": " + absl::StrJoin(ShortNames(*field.enum_type()), ", ");
    return text;
}

// What a field holds is given field by field too: "lines.0.description=", "address.city=".
std::string PrefixOf(const pb::FieldDescriptor& field) {
    return field.name() + (field.is_repeated() ? ".0." : ".");
}

// One line for each field that may be given, those of its parts below it.
void AddFieldLines(const pb::Descriptor& type, const std::vector<std::string>& without,
                   const std::string& prefix, Language language, Lines& lines) {
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor& field = *type.field(i);
        const bool left_out =
            std::find(without.begin(), without.end(), field.name()) != without.end() ||
            IsOutput(field);
        if (left_out) continue;
        lines.emplace_back(prefix + field.name() + "=" + ExampleOf(field),
                           MeaningOf(field, language));
        if (prefix.empty() && HasParts(field))
            AddFieldLines(*field.message_type(), {}, PrefixOf(field), language, lines);
    }
}

}  // namespace

std::string MethodHelp(const pb::MethodDescriptor& method, Language language) {
    const RequestForm form = FormOf(method);
    std::string text =
        "socle " + UsageOf(method, language) + " " + Say(texts::kUseFields, language) + "\n";
    if (const std::string comment = CommentOf(method); !comment.empty()) {
        text += "\n" + comment + "\n";
    }
    std::vector<std::string> without = {"request_id", "validate_only", "update_mask", "page_token"};
    if (form.wrapper != nullptr) without.push_back(form.wrapper->name());
    if (form.file != nullptr) without.push_back(form.file->name());
    Lines lines;
    AddFieldLines(*form.type, without, "", language, lines);
    if (form.wrapper != nullptr) {
        AddFieldLines(*form.wrapper->message_type(), {"etag", "request_id", "validate_only"}, "",
                      language, lines);
    }
    if (!lines.empty()) text += "\n" + Say(texts::kHelpFields, language) + "\n" + TwoColumns(lines);
    if (form.mask != nullptr) text += "\n" + Say(texts::kHelpUpdate, language) + "\n";
    std::vector<std::string> options;
    if (!form.validate_only.empty()) options.emplace_back("--dry-run");
    if (form.type->FindFieldByName("page_token") != nullptr)
        options.emplace_back("--page-size N, --all");
    if (!options.empty()) text += "\n" + absl::StrJoin(options, ", ") + "\n";
    return text;
}

std::string HelpText(const Contracts& contracts, const std::vector<std::string>& words,
                     Language language) {
    if (words.empty()) return Overview(contracts, language);
    if (const FixedCommand* fixed = FindFixed(words)) {
        return "socle " + UsageOf(*fixed, language) + "\n\n" + Say(fixed->summary, language) + "\n";
    }
    const CommandTable table(contracts);
    const auto of_noun = table.OfNoun(words.front());
    if (of_noun.empty()) return {};
    if (words.size() == 1) return NounHelp(of_noun, of_noun.front()->noun, language);
    const auto found = table.Find(words);
    return found.ok() ? MethodHelp(*(*found)->method, language) : std::string();
}

}  // namespace socle::cli
