#include "usage.hpp"

#include <absl/strings/ascii.h>

#include "command_names.hpp"
#include "complaint.hpp"
#include "field_text.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

std::string WordOf(const std::string& positional) {
    return absl::AsciiStrToUpper(positional.substr(positional.rfind('.') + 1));
}

// "NAME (Identifiant)"; the label alone says nothing new where it is the word.
std::string WordAndLabel(const RequestForm& form, const std::string& positional,
                         Language language) {
    const std::string word = WordOf(positional);
    const auto fields = FieldsAlong(*form.type, positional);
    if (fields.empty()) return word;
    const std::string label = FieldLabel(*fields.back(), language);
    return absl::AsciiStrToUpper(label) == word ? word : word + " (" + label + ")";
}

absl::Status Missing(const Phrase& word, const Phrase& usage) {
    return Misused(texts::kMissingWord,
                   {{"word_fr", std::string(word.fr)},
                    {"word_en", std::string(word.en)},
                    {"usage_fr", std::string(usage.fr)},
                    {"usage_en", std::string(usage.en)}},
                   texts::kUsage);
}

absl::Status MissingIn(const RequestForm& form, const Phrase& word) {
    const std::string french = UsageOf(*form.method, Language::kFrench);
    const std::string english = UsageOf(*form.method, Language::kEnglish);
    return Missing(word, {french, english});
}

}  // namespace

std::string UsageOf(const pb::MethodDescriptor& method, Language language) {
    const CommandName name = CommandNameOf(method);
    const RequestForm form = FormOf(method);
    std::string usage = name.noun + " " + name.verb;
    if (form.takes_file_by_position) usage += " " + Say(texts::kWordFile, language);
    for (const std::string& positional : form.positionals) usage += " " + WordOf(positional);
    return usage;
}

std::string UsageOf(const FixedCommand& command, Language language) {
    const std::string arguments = Say(command.arguments, language);
    return std::string(command.words) + (arguments.empty() ? "" : " ") + arguments;
}

absl::Status MissingWord(const RequestForm& form, const std::string& positional) {
    const std::string french = WordAndLabel(form, positional, Language::kFrench);
    const std::string english = WordAndLabel(form, positional, Language::kEnglish);
    return MissingIn(form, {french, english});
}

absl::Status MissingFile(const RequestForm& form) {
    return MissingIn(form, texts::kWordFile);
}

absl::Status MissingWord(std::string_view command, const Phrase& word) {
    for (const FixedCommand& fixed : FixedCommands()) {
        if (fixed.words != command) continue;
        const std::string french = UsageOf(fixed, Language::kFrench);
        const std::string english = UsageOf(fixed, Language::kEnglish);
        return Missing(word, {french, english});
    }
    return BrokenInvariant("there is no command " + std::string(command));
}

}  // namespace socle::cli
