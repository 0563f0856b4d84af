#include "arguments.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>

#include <algorithm>
#include <functional>
#include <map>

#include "complaint.hpp"
#include "suggest.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

using Setter = std::function<absl::Status(Arguments&, const std::string& value)>;

struct Option {
    std::string_view name;  // "--output"
    std::string_view letter;
    bool takes_value = false;
    Setter set;
};

Setter Flag(bool Arguments::*member) {
    return [member](Arguments& arguments, const std::string&) {
        arguments.*member = true;
        return absl::OkStatus();
    };
}

Setter Text(std::string Arguments::*member) {
    return [member](Arguments& arguments, const std::string& value) {
        arguments.*member = value;
        return absl::OkStatus();
    };
}

absl::Status BadOption(std::string_view option, const std::string& value,
                       std::string_view allowed) {
    return Misused(
        texts::kBadOptionValue,
        {{"option", std::string(option)}, {"value", value}, {"allowed", std::string(allowed)}});
}

absl::Status SetOutput(Arguments& arguments, const std::string& value) {
    static const std::map<std::string, Output> outputs = {{"table", Output::kTable},
                                                          {"json", Output::kJson},
                                                          {"csv", Output::kCsv},
                                                          {"name", Output::kName}};
    const auto found = outputs.find(value);
    if (found == outputs.end()) return BadOption("--output", value, "table, json, csv, name");
    arguments.output = found->second;
    return absl::OkStatus();
}

absl::Status SetLanguage(Arguments& arguments, const std::string& value) {
    if (value != "fr" && value != "en") return BadOption("--lang", value, "fr, en");
    arguments.language = value == "fr" ? Language::kFrench : Language::kEnglish;
    return absl::OkStatus();
}

absl::Status SetPageSize(Arguments& arguments, const std::string& value) {
    const bool good = absl::SimpleAtoi(value, &arguments.page_size) && arguments.page_size > 0 &&
                      arguments.page_size <= kPageSizeMax;
    return good ? absl::OkStatus() : BadOption("--page-size", value, "1-1000");
}

absl::Status SetCount(Arguments& arguments, const std::string& value) {
    int count = 0;
    if (!absl::SimpleAtoi(value, &count) || count < 0 || count > kPageSizeMax) {
        return BadOption("-n", value, "0-1000");
    }
    arguments.count = count;
    return absl::OkStatus();
}

absl::Status SetSeparator(Arguments& arguments, const std::string& value) {
    const std::string separator = value == "\\t" ? "\t" : value;
    if (separator.size() != 1 || separator == "\"" || separator == "\n") {
        return BadOption("--separator", value, ", ; \\t");
    }
    arguments.separator = separator;
    return absl::OkStatus();
}

const std::vector<Option>& Options() {
    static const std::vector<Option> options = {
        {"--output", "-o", true, SetOutput},
        {"--lang", "", true, SetLanguage},
        {"--separator", "", true, SetSeparator},
        {"--page-size", "", true, SetPageSize},
        {"--all", "", false, Flag(&Arguments::all_pages)},
        {"--server", "", true, Text(&Arguments::server)},
        {"--context", "", true, Text(&Arguments::context)},
        {"--tls-roots", "", true, Text(&Arguments::tls_roots)},
        {"--email", "", true, Text(&Arguments::email)},
        {"--tenant", "", true, Text(&Arguments::tenant)},
        {"--password-stdin", "", false, Flag(&Arguments::password_from_stdin)},
        {"--json", "", true, Text(&Arguments::json)},
        {"--out", "", true, Text(&Arguments::out)},
        {"--refused", "", true, Text(&Arguments::refused)},
        {"--count", "-n", true, SetCount},
        {"--follow", "-f", false, Flag(&Arguments::follow)},
        {"--dry-run", "", false, Flag(&Arguments::dry_run)},
        {"--yes", "-y", false, Flag(&Arguments::yes)},
        {"--verbose", "-v", false, Flag(&Arguments::verbose)},
        {"--help", "-h", false, Flag(&Arguments::help)},
        {"--version", "-V", false, Flag(&Arguments::version)},
    };
    return options;
}

absl::StatusOr<const Option*> FindOption(const std::string& name) {
    std::vector<std::string> known;
    for (const Option& option : Options()) {
        if (name == option.name || (!option.letter.empty() && name == option.letter)) {
            return &option;
        }
        known.emplace_back(option.name);
    }
    const std::string nearest = NearestWord(name, known);
    std::string field = name.substr(std::min(name.find_first_not_of('-'), name.size()));
    std::replace(field.begin(), field.end(), '-', '_');
    return Misused(texts::kUnknownOption,
                   {{"option", name}, {"nearest", nearest}, {"field", field}},
                   nearest.empty() ? texts::kFieldsByName : texts::kDidYouMean);
}

// "-5" and "-12,50" are values; "-" is standard input.
bool IsOption(const std::string& text) {
    return text.size() > 1 && text[0] == '-' &&
           !absl::ascii_isdigit(static_cast<unsigned char>(text[1]));
}

// The length of "name" in "name=value"; 0 when it is no assignment.
std::size_t NameLength(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return 0;
    const bool is_name =
        std::all_of(text.begin(), text.begin() + static_cast<long>(equals),
                    [](unsigned char c) { return absl::ascii_isalnum(c) || c == '_' || c == '.'; });
    const bool starts_well = absl::ascii_isalpha(static_cast<unsigned char>(text[0]));
    return is_name && starts_well ? equals : 0;
}

}  // namespace

absl::StatusOr<Arguments> ReadArguments(std::span<const std::string> arguments) {
    if (arguments.size() > kArgumentsMax) {
        return Misused(texts::kTooManyArguments, {{"limit", std::to_string(kArgumentsMax)}});
    }
    Arguments result;
    bool options_ended = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& text = arguments[i];
        if (!options_ended && text == "--") {
            options_ended = true;
        } else if (!options_ended && IsOption(text)) {
            const std::size_t equals = text.starts_with("--") ? text.find('=') : std::string::npos;
            const std::string name = text.substr(0, equals);
            SOCLE_ASSIGN(const Option* option, FindOption(name));
            std::string value;
            if (option->takes_value && equals != std::string::npos) {
                value = text.substr(equals + 1);
            } else if (option->takes_value) {
                if (i + 1 == arguments.size()) {
                    return Misused(texts::kOptionNeedsValue, {{"option", name}});
                }
                value = arguments[++i];
            } else if (equals != std::string::npos) {
                return Misused(texts::kOptionTakesNoValue, {{"option", name}});
            }
            SOCLE_RETURN_IF_ERROR(option->set(result, value));
        } else if (const std::size_t length = options_ended ? 0 : NameLength(text); length > 0) {
            result.fields.push_back({text.substr(0, length), text.substr(length + 1)});
        } else {
            result.words.push_back(text);
        }
    }
    return result;
}

Language LanguageOfLocale(std::span<const std::string> variables) {
    for (const std::string& variable : variables) {
        if (variable.empty()) continue;
        return variable.starts_with("fr") ? Language::kFrench : Language::kEnglish;
    }
    return Language::kEnglish;
}

}  // namespace socle::cli
