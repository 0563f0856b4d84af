#include "socle/template.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_replace.h>

#include <functional>
#include <string>
#include <vector>

#include "socle/options/v1/refusal.pb.h"
#include "socle/options/v1/ui.pb.h"
#include "socle/wire_error.hpp"
#include "work/utf8.hpp"
#include "work/value_text.hpp"

namespace socle {
namespace {

namespace pb = google::protobuf;

// Metadata holds Money::ToString and Date::ToString.
std::string AsWritten(const std::string& value, Language language) {
    if (const auto date = Date::Parse(value); date.ok()) return FormatDate(*date, language);
    const std::size_t space = value.find(' ');
    if (space == std::string::npos) return value;
    const auto amount = Decimal::Parse(value.substr(0, space));
    const auto currency = Currency::Parse(value.substr(space + 1));
    if (!amount.ok() || !currency.ok()) return value;
    const auto money = Money::Product(*amount, Decimal(1), *currency, Rounding::kHalfAwayFromZero);
    return money.ok() ? FormatMoney(*money, language) : value;
}

bool IsPathCharacter(char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
}

// Replaces every {path} by what `value_of` says. A brace that opens no path stays as it is.
std::string FillIn(std::string_view text,
                   const std::function<std::string(std::string_view path)>& value_of) {
    std::string result;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        std::size_t end = 1;
        while (end < text.size() && IsPathCharacter(text[end])) ++end;
        const bool is_placeholder = end > 1 && end < text.size() && text[end] == '}';
        if (is_placeholder) {
            result += value_of(text.substr(1, end - 1));
            text.remove_prefix(end + 1);
        } else {
            result += '{';
            text.remove_prefix(1);
        }
    }
    return result;
}

// The fields a path leads through, the last being the one named; empty when it leads nowhere.
std::vector<const pb::FieldDescriptor*> FieldsAlong(const pb::Descriptor& type,
                                                    std::string_view path) {
    std::vector<const pb::FieldDescriptor*> fields;
    const pb::Descriptor* here = &type;
    while (here != nullptr) {
        const std::size_t dot = path.find('.');
        const std::string part(path.substr(0, dot));
        const pb::FieldDescriptor* field = here->FindFieldByName(part);
        if (field == nullptr) return {};
        fields.push_back(field);
        if (dot == std::string_view::npos) return fields;
        path.remove_prefix(dot + 1);
        here = field->is_repeated() ? nullptr : field->message_type();
    }
    return {};
}

std::string ValueAt(const pb::Message& message, std::string_view path, const Audience& audience) {
    const auto fields = FieldsAlong(*message.GetDescriptor(), path);
    if (fields.empty()) return std::string(kNoValue);
    const pb::Message* here = &message;
    for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
        here = &here->GetReflection()->GetMessage(*here, fields[i]);
    }
    return internal::ValueText(*here, *fields.back(), audience);
}

// "InvoiceState" -> "INVOICE_STATE_".
std::string PrefixOf(const pb::EnumDescriptor& type) {
    std::string prefix;
    for (const char c : type.name()) {
        const auto letter = static_cast<unsigned char>(c);
        if (absl::ascii_isupper(letter) && !prefix.empty()) prefix += '_';
        prefix += absl::ascii_toupper(letter);
    }
    return prefix + "_";
}

// The words of a contract's `Reason`, or nothing when it does not know it.
const options::v1::Refusal* FindWords(const std::string& contract, const std::string& reason) {
    const auto* reasons =
        pb::DescriptorPool::generated_pool()->FindEnumTypeByName(contract + ".Reason");
    if (reasons == nullptr) return nullptr;
    const pb::EnumValueDescriptor* value = reasons->FindValueByName("REASON_" + reason);
    return value == nullptr ? nullptr : &value->options().GetExtension(options::v1::refusal);
}

}  // namespace

std::string TextIn(const options::v1::Text& text, Language language) {
    return language == Language::kEnglish && !text.en().empty() ? text.en() : text.fr();
}

std::string LabelOf(const pb::EnumValueDescriptor& value, Language language) {
    const std::string label =
        TextIn(value.options().GetExtension(options::v1::value).label(), language);
    if (!label.empty()) return label;
    std::string name = value.name();
    const std::string prefix = PrefixOf(*value.type());
    if (name.starts_with(prefix) && name.size() > prefix.size()) name.erase(0, prefix.size());
    return absl::StrReplaceAll(absl::AsciiStrToLower(name), {{"_", " "}});
}

std::string RenderTemplate(std::string_view text, const pb::Message& message,
                           const Audience& audience) {
    return FillIn(text, [&](std::string_view path) { return ValueAt(message, path, audience); });
}

std::string RenderTemplate(std::string_view text, const Metadata& metadata, Language language) {
    return FillIn(text, [&metadata, language](std::string_view key) {
        const auto found = metadata.find(key);
        if (found == metadata.end() || found->second.empty()) return std::string(kNoValue);
        return internal::CutUtf8(AsWritten(found->second, language), kValueCharactersShownMax);
    });
}

bool CanFill(std::string_view text, const Metadata& metadata) {
    bool can = true;
    FillIn(text, [&metadata, &can](std::string_view key) {
        const auto found = metadata.find(key);
        can = can && found != metadata.end() && !found->second.empty();
        return std::string();
    });
    return can;
}

Wording WordingOf(const absl::Status& refusal, std::string_view contract) {
    const Metadata metadata = MetadataOf(refusal);
    const auto* words = FindWords(DomainOf(refusal, contract), ReasonOf(refusal));
    const auto in = [&](Language language) {
        const std::string text = words == nullptr ? "" : TextIn(words->text(), language);
        if (text.empty() || !CanFill(text, metadata)) return std::string(refusal.message());
        const std::string advice = TextIn(words->advice(), language);
        const bool says_what_next = !advice.empty() && CanFill(advice, metadata);
        return RenderTemplate(says_what_next ? text + " " + advice : text, metadata, language);
    };
    return {.fr = in(Language::kFrench), .en = in(Language::kEnglish)};
}

absl::Status CheckTemplate(std::string_view text, const pb::Descriptor& type) {
    absl::Status result;
    FillIn(text, [&](std::string_view path) {
        const auto fields = FieldsAlong(type, path);
        if (fields.empty() || !internal::CanBeShown(*fields.back())) {
            result.Update(RefuseField(reason::kInvalidValue, path,
                                      "{" + std::string(path) + "} names no field of " +
                                          type.full_name() + " that can be shown"));
        }
        return std::string();
    });
    return result;
}

}  // namespace socle
