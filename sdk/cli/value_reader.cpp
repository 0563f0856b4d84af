#include "value_reader.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_replace.h>
#include <google/protobuf/util/time_util.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "command_names.hpp"
#include "complaint.hpp"
#include "socle/template.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;
using Kind = pb::FieldDescriptor::CppType;

absl::Status Unreadable(std::string_view path, const std::string& text, const Phrase& expected) {
    return Misused(texts::kBadValue, {{"field", std::string(path)},
                                      {"value", text},
                                      {"expected_fr", Say(expected, Language::kFrench)},
                                      {"expected_en", Say(expected, Language::kEnglish)}});
}

absl::StatusOr<Decimal> ReadDecimal(const std::string& text) {
    const std::string plain =
        absl::StrReplaceAll(text, {{",", "."}, {" ", ""}, {"\u00A0", ""}, {"\u202F", ""}});
    return Decimal::Parse(plain);
}

absl::StatusOr<Money> ReadMoney(const std::string& typed, const ValueContext& context) {
    std::string text = Trimmed(absl::StrReplaceAll(typed, {{"€", " EUR"}}));
    std::optional<Currency> currency;
    const std::size_t last_digit = text.find_last_of("0123456789");
    if (last_digit != std::string::npos && last_digit + 1 < text.size()) {
        const std::string code = absl::AsciiStrToUpper(Trimmed(text.substr(last_digit + 1)));
        SOCLE_ASSIGN(currency, Currency::Parse(code));
        text.resize(last_digit + 1);
    }
    SOCLE_ASSIGN(const Decimal amount, ReadDecimal(text));
    if (!currency) currency = context.currency();
    if (amount.scale() > currency->minor_digits()) {
        return Refuse(reason::kInvalidValue, "more decimals than the currency has");
    }
    return Money::Product(amount, Decimal(1), *currency, Rounding::kTowardsZero);
}

absl::StatusOr<Date> ReadDate(const std::string& text, const ValueContext& context) {
    const std::string word = absl::AsciiStrToLower(text);
    if (word == "today" || word == "aujourd'hui") return context.today;
    if (word == "tomorrow" || word == "demain") return context.today.PlusDays(1);
    // "23/11/2026" -> "2026-11-23".
    if (text.size() == 10 && text[2] == '/' && text[5] == '/') {
        return Date::Parse(text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2));
    }
    return Date::Parse(text);
}

std::optional<bool> ReadBool(const std::string& text) {
    const std::string word = absl::AsciiStrToLower(text);
    if (word == "true" || word == "yes" || word == "oui" || word == "1") return true;
    if (word == "false" || word == "no" || word == "non" || word == "0") return false;
    return std::nullopt;
}

const pb::EnumValueDescriptor* ReadEnum(const pb::EnumDescriptor& type, const std::string& text) {
    const std::string wanted =
        absl::StrReplaceAll(absl::AsciiStrToLower(text), {{"-", "_"}, {" ", "_"}});
    for (int i = 0; i < type.value_count(); ++i) {
        const pb::EnumValueDescriptor* value = type.value(i);
        if (value->number() == 0) continue;
        if (ShortName(*value) == wanted || absl::AsciiStrToLower(value->name()) == wanted) {
            return value;
        }
        for (const Language language : {Language::kFrench, Language::kEnglish}) {
            if (FoldForSearch(LabelOf(*value, language)) == FoldForSearch(text)) return value;
        }
    }
    return nullptr;
}

// A message that is one value: its bytes, as the contract writes them.
absl::StatusOr<std::string> WholeValueBytes(const std::string& type, const std::string& text,
                                            std::string_view path, const ValueContext& context) {
    if (type == "socle.type.v1.Money") {
        const auto money = ReadMoney(text, context);
        if (!money.ok()) return Unreadable(path, text, texts::kExpectedMoney);
        return ToWire(*money).SerializeAsString();
    }
    if (type == "socle.type.v1.Decimal") {
        const auto decimal = ReadDecimal(text);
        if (!decimal.ok()) return Unreadable(path, text, texts::kExpectedDecimal);
        return ToWire(*decimal).SerializeAsString();
    }
    if (type == "socle.type.v1.Date") {
        const auto date = ReadDate(text, context);
        if (!date.ok()) return Unreadable(path, text, texts::kExpectedDate);
        return ToWire(*date).SerializeAsString();
    }
    if (type == "google.protobuf.Timestamp") {
        pb::Timestamp time;
        if (!pb::util::TimeUtil::FromString(text, &time)) {
            return Unreadable(path, text, texts::kExpectedTimestamp);
        }
        return time.SerializeAsString();
    }
    if (type == "google.protobuf.FieldMask") {
        pb::FieldMask mask;
        std::string rest = text;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            // JSON writes displayName, the contract display_name.
            mask.add_paths(Separated(Trimmed(rest.substr(0, comma)), '_'));
            rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
        }
        return mask.SerializeAsString();
    }
    return Unreadable(path, text, texts::kExpectedJson);
}

absl::Status SetMessage(pb::Message& message, const pb::FieldDescriptor& field,
                        const std::string& text, std::string_view path,
                        const ValueContext& context) {
    const pb::Reflection& values = *message.GetReflection();
    if (text.empty()) {
        if (!field.is_repeated()) values.ClearField(&message, &field);
        return absl::OkStatus();
    }
    SOCLE_ASSIGN(const std::string bytes,
                 WholeValueBytes(field.message_type()->full_name(), text, path, context));
    pb::Message* value = field.is_repeated() ? values.AddMessage(&message, &field)
                                             : values.MutableMessage(&message, &field);
    value->ParseFromString(bytes);
    return absl::OkStatus();
}

absl::Status SetString(pb::Message& message, const pb::FieldDescriptor& field,
                       const std::string& text, std::string_view path,
                       const ValueContext& context) {
    std::string value = text;
    if (field.type() == pb::FieldDescriptor::TYPE_BYTES) {
        if (!text.empty() && text[0] != '@') return Unreadable(path, text, texts::kExpectedFile);
        if (!text.empty()) {
            SOCLE_ASSIGN(value, ReadFile(text.substr(1), kFileBytesMax));
        }
    } else if (context.resolve) {
        SOCLE_ASSIGN(value, context.resolve(field, text));
    }
    const pb::Reflection& values = *message.GetReflection();
    if (field.is_repeated()) {
        values.AddString(&message, &field, value);
    } else {
        values.SetString(&message, &field, value);
    }
    return absl::OkStatus();
}

// Through a setter and an adder of the same type of number.
template <typename Number>
absl::Status SetNumber(pb::Message& message, const pb::FieldDescriptor& field,
                       const std::string& text, std::string_view path,
                       void (pb::Reflection::*set)(pb::Message*, const pb::FieldDescriptor*, Number)
                           const,
                       void (pb::Reflection::*add)(pb::Message*, const pb::FieldDescriptor*, Number)
                           const) {
    Number number = 0;
    if (!text.empty() && !absl::SimpleAtoi(text, &number)) {
        return Unreadable(path, text, texts::kExpectedInteger);
    }
    const pb::Reflection& values = *message.GetReflection();
    (values.*(field.is_repeated() ? add : set))(&message, &field, number);
    return absl::OkStatus();
}

absl::Status SetEnum(pb::Message& message, const pb::FieldDescriptor& field,
                     const std::string& text, std::string_view path) {
    const pb::Reflection& values = *message.GetReflection();
    if (text.empty() && !field.is_repeated()) {
        values.ClearField(&message, &field);
        return absl::OkStatus();
    }
    const pb::EnumValueDescriptor* value = ReadEnum(*field.enum_type(), text);
    if (value == nullptr) {
        return Misused(texts::kBadEnum,
                       {{"field", std::string(path)},
                        {"value", text},
                        {"allowed", absl::StrJoin(ShortNames(*field.enum_type()), ", ")}});
    }
    if (field.is_repeated()) {
        values.AddEnum(&message, &field, value);
    } else {
        values.SetEnum(&message, &field, value);
    }
    return absl::OkStatus();
}

absl::Status SetBool(pb::Message& message, const pb::FieldDescriptor& field,
                     const std::string& text, std::string_view path) {
    const std::optional<bool> value = ReadBool(text);
    if (!value) return Unreadable(path, text, texts::kExpectedBool);
    const pb::Reflection& values = *message.GetReflection();
    if (field.is_repeated()) {
        values.AddBool(&message, &field, *value);
    } else {
        values.SetBool(&message, &field, *value);
    }
    return absl::OkStatus();
}

}  // namespace

absl::Status SetValue(pb::Message& message, const pb::FieldDescriptor& field,
                      const std::string& text, std::string_view path, const ValueContext& context) {
    using R = pb::Reflection;
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_STRING:
            return SetString(message, field, text, path, context);
        case Kind::CPPTYPE_MESSAGE:
            return SetMessage(message, field, text, path, context);
        case Kind::CPPTYPE_ENUM:
            return SetEnum(message, field, text, path);
        case Kind::CPPTYPE_BOOL:
            return SetBool(message, field, text, path);
        case Kind::CPPTYPE_INT32:
            return SetNumber<std::int32_t>(message, field, text, path, &R::SetInt32, &R::AddInt32);
        case Kind::CPPTYPE_INT64:
            return SetNumber<std::int64_t>(message, field, text, path, &R::SetInt64, &R::AddInt64);
        case Kind::CPPTYPE_UINT32:
            return SetNumber<std::uint32_t>(message, field, text, path, &R::SetUInt32,
                                            &R::AddUInt32);
        case Kind::CPPTYPE_UINT64:
            return SetNumber<std::uint64_t>(message, field, text, path, &R::SetUInt64,
                                            &R::AddUInt64);
        default:
            return Unreadable(path, text, texts::kExpectedJson);  // contracts have no float
    }
}

std::string ShortName(const pb::EnumValueDescriptor& value) {
    const std::string prefix = Separated(value.type()->name(), '_') + "_";
    std::string name = absl::AsciiStrToLower(value.name());
    if (name.starts_with(prefix) && name.size() > prefix.size()) name.erase(0, prefix.size());
    return name;
}

std::vector<std::string> ShortNames(const pb::EnumDescriptor& type) {
    std::vector<std::string> names;
    for (int i = 0; i < type.value_count(); ++i) {
        if (type.value(i)->number() != 0) names.push_back(ShortName(*type.value(i)));
    }
    return names;
}

absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t bytes_max) {
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(path, error);
    std::ifstream file(path, std::ios::binary);
    if (!file || is_folder) return Unreadable(path);
    std::string bytes;
    std::vector<char> block(1U << 16U);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) ||
           file.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
        if (bytes.size() > bytes_max) {
            return Complain(Exit::kUsage, texts::kFileTooLarge,
                            {{"file", path}, {"limit", std::to_string(bytes_max >> 20U)}});
        }
    }
    return bytes;
}

}  // namespace socle::cli
