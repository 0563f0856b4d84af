#include "command_names.hpp"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>

#include "socle/options/v1/cli.pb.h"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::array<std::string_view, 5> kStandardVerbs = {"Get", "List", "Create", "Update",
                                                            "Delete"};

struct NameParts {
    std::string verb;     // "List"
    std::string subject;  // "Opportunities"; empty for "Verify"
};

NameParts PartsOf(const std::string& method_name) {
    const auto upper = std::find_if(method_name.begin() + 1, method_name.end(), [](char c) {
        return absl::ascii_isupper(static_cast<unsigned char>(c));
    });
    return {std::string(method_name.begin(), upper), std::string(upper, method_name.end())};
}

// The message of the method's package that is called `subject`, in the singular or the plural.
const pb::Descriptor* FindSubject(const pb::FileDescriptor& file, const std::string& package,
                                  const std::string& subject) {
    if (file.package() != package) return nullptr;
    for (int i = 0; i < file.message_type_count(); ++i) {
        const pb::Descriptor* message = file.message_type(i);
        if (message->name() == subject || PluralOf(message->name()) == subject) return message;
    }
    for (int i = 0; i < file.dependency_count(); ++i) {
        if (const auto* found = FindSubject(*file.dependency(i), package, subject)) return found;
    }
    return nullptr;
}

// Any message of the package whose plural, written as a noun, is `noun`.
const pb::Descriptor* FindByNoun(const pb::FileDescriptor& file, const std::string& package,
                                 const std::string& noun) {
    if (file.package() != package) return nullptr;
    for (int i = 0; i < file.message_type_count(); ++i) {
        const pb::Descriptor* message = file.message_type(i);
        if (IsRecord(*message) && Separated(PluralOf(message->name()), '-') == noun) {
            return message;
        }
    }
    for (int i = 0; i < file.dependency_count(); ++i) {
        if (const auto* found = FindByNoun(*file.dependency(i), package, noun)) return found;
    }
    return nullptr;
}

const pb::Descriptor* SubjectOf(const pb::MethodDescriptor& method, const NameParts& parts) {
    if (parts.subject.empty()) return nullptr;
    const pb::FileDescriptor& file = *method.file();
    return FindSubject(file, file.package(), parts.subject);
}

bool IsStandard(const NameParts& parts) {
    return !parts.subject.empty() && std::find(kStandardVerbs.begin(), kStandardVerbs.end(),
                                               parts.verb) != kStandardVerbs.end();
}

// There is one of them only: it is read without a name.
bool IsSingleton(const pb::MethodDescriptor& method, const std::string& subject) {
    const pb::MethodDescriptor* get = method.service()->FindMethodByName("Get" + subject);
    return get != nullptr && get->input_type()->FindFieldByName("name") == nullptr;
}

// "BricksService" -> "bricks".
std::string ServiceNoun(const pb::ServiceDescriptor& service) {
    std::string name = service.name();
    constexpr std::string_view kSuffix = "Service";
    if (name.ends_with(kSuffix) && name.size() > kSuffix.size()) {
        name.resize(name.size() - kSuffix.size());
    }
    return Separated(name, '-');
}

CommandName DefaultName(const pb::MethodDescriptor& method) {
    const NameParts parts = PartsOf(method.name());
    const pb::Descriptor* subject = SubjectOf(method, parts);
    if (!IsStandard(parts) && subject == nullptr) {
        return {ServiceNoun(*method.service()), Separated(method.name(), '-')};
    }
    const std::string verb = Separated(parts.verb, '-');
    if (parts.verb == "List" || IsSingleton(method, parts.subject)) {
        return {Separated(parts.subject, '-'), verb};
    }
    const std::string& word = subject == nullptr ? parts.subject : subject->name();
    return {Separated(PluralOf(word), '-'), verb};
}

}  // namespace

CommandName CommandNameOf(const pb::MethodDescriptor& method) {
    CommandName name = DefaultName(method);
    const options::v1::Cli& cli = method.options().GetExtension(options::v1::cli);
    if (!cli.noun().empty()) name.noun = cli.noun();
    if (!cli.verb().empty()) name.verb = cli.verb();
    return name;
}

const pb::Descriptor* RecordOf(const pb::MethodDescriptor& method) {
    const std::string& package = method.file()->package();
    const std::string& noun = method.options().GetExtension(options::v1::cli).noun();
    if (!noun.empty()) return FindByNoun(*method.file(), package, noun);
    const pb::Descriptor* subject = SubjectOf(method, PartsOf(method.name()));
    return subject != nullptr && IsRecord(*subject) ? subject : nullptr;
}

std::string PluralOf(std::string_view word) {
    std::string plural(word);
    const auto ends_in = [&plural](std::string_view end) { return plural.ends_with(end); };
    const bool vowel_before_y =
        plural.size() > 1 &&
        std::string_view("aeiou").find(plural[plural.size() - 2]) != std::string_view::npos;
    if (ends_in("y") && !vowel_before_y) {
        plural.pop_back();
        return plural + "ies";
    }
    if (ends_in("s") || ends_in("x") || ends_in("ch") || ends_in("sh")) return plural + "es";
    return plural + "s";
}

std::string Separated(std::string_view camel, char separator) {
    std::string result;
    for (const char c : camel) {
        const auto letter = static_cast<unsigned char>(c);
        if (absl::ascii_isupper(letter) && !result.empty()) result += separator;
        result += absl::ascii_tolower(letter);
    }
    return result;
}

std::string CollectionOf(const pb::Descriptor& record) {
    std::string plural = PluralOf(record.name());
    plural[0] = absl::ascii_tolower(static_cast<unsigned char>(plural[0]));
    return plural;
}

bool IsRecord(const pb::Descriptor& type) {
    const pb::FieldDescriptor* name = type.FindFieldByNumber(1);
    return name != nullptr && name->name() == "name" && !type.name().ends_with("Request") &&
           name->type() == pb::FieldDescriptor::TYPE_STRING;
}

bool IsReadOnly(const pb::MethodDescriptor& method) {
    return method.options().idempotency_level() == pb::MethodOptions::NO_SIDE_EFFECTS;
}

}  // namespace socle::cli
