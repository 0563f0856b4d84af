#include "json_reader.hpp"

#include <absl/strings/escaping.h>
#include <absl/strings/str_cat.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <charconv>
#include <vector>

#include "complaint.hpp"
#include "request_form.hpp"
#include "suggest.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

absl::Status Set(pb::Message& message, const pb::FieldDescriptor& field, const pb::Value& value,
                 const std::string& path, const ValueContext& context);

absl::Status Misfit(const std::string& path) {
    return Misused(texts::kJsonMisfit, {{"field", path}});
}

// The shortest text of the number, as it was written.
std::string NumberText(double number) {
    char buffer[40];
    const auto result = std::to_chars(std::begin(buffer), std::end(buffer), number);
    std::string text(buffer, result.ptr);
    if (text.find('e') == std::string::npos) return text;
    const auto fixed =
        std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed);
    return fixed.ec == std::errc() ? std::string(buffer, fixed.ptr) : text;
}

absl::Status Fill(pb::Message& message, const pb::Struct& object, const std::string& path,
                  const ValueContext& context) {
    for (const auto& [name, value] : object.fields()) {
        const std::string here = path.empty() ? name : path + "." + name;
        const pb::FieldDescriptor* field = FindField(*message.GetDescriptor(), name);
        if (field == nullptr) return NoSuchField(*message.GetDescriptor(), here, name);
        SOCLE_RETURN_IF_ERROR(Set(message, *field, value, here, context));
    }
    return absl::OkStatus();
}

// Protobuf's JSON for bytes is base64; for the field itself it may be @file too.
absl::Status SetBytes(pb::Message& message, const pb::FieldDescriptor& field,
                      const std::string& text, const std::string& path,
                      const ValueContext& context) {
    if (text.starts_with('@')) return SetValue(message, field, text, path, context);
    std::string bytes;
    if (!absl::Base64Unescape(text, &bytes)) return Misfit(path);
    message.GetReflection()->SetString(&message, &field, bytes);
    return absl::OkStatus();
}

absl::Status SetText(pb::Message& message, const pb::FieldDescriptor& field,
                     const std::string& text, const std::string& path,
                     const ValueContext& context) {
    const bool is_bytes = field.type() == pb::FieldDescriptor::TYPE_BYTES && !field.is_repeated();
    if (is_bytes) return SetBytes(message, field, text, path, context);
    if (!IsWholeValue(field)) return Misfit(path);
    return SetValue(message, field, text, path, context);
}

absl::Status SetSingle(pb::Message& message, const pb::FieldDescriptor& field,
                       const pb::Value& value, const std::string& path,
                       const ValueContext& context) {
    const pb::Reflection& values = *message.GetReflection();
    switch (value.kind_case()) {
        case pb::Value::kStringValue:
            return SetText(message, field, value.string_value(), path, context);
        case pb::Value::kNumberValue:
            return SetText(message, field, NumberText(value.number_value()), path, context);
        case pb::Value::kBoolValue:
            return SetText(message, field, value.bool_value() ? "true" : "false", path, context);
        case pb::Value::kStructValue: {
            if (field.message_type() == nullptr) return Misfit(path);
            pb::Message* part = field.is_repeated() ? values.AddMessage(&message, &field)
                                                    : values.MutableMessage(&message, &field);
            return Fill(*part, value.struct_value(), path, context);
        }
        default:
            return Misfit(path);
    }
}

absl::Status Set(pb::Message& message, const pb::FieldDescriptor& field, const pb::Value& value,
                 const std::string& path, const ValueContext& context) {
    if (field.is_map()) return Misfit(path);  // no request has one
    if (value.kind_case() == pb::Value::kNullValue) return absl::OkStatus();
    if (!field.is_repeated()) return SetSingle(message, field, value, path, context);
    if (value.kind_case() != pb::Value::kListValue) return Misfit(path);
    int index = 0;
    for (const pb::Value& item : value.list_value().values()) {
        const std::string here = absl::StrCat(path, ".", index++);
        SOCLE_RETURN_IF_ERROR(SetSingle(message, field, item, here, context));
    }
    return absl::OkStatus();
}

absl::StatusOr<pb::Value> Parse(const std::string& json, const std::string& path) {
    pb::Value value;
    const auto status = pb::util::JsonStringToMessage(json, &value);
    if (!status.ok()) {
        return Misused(texts::kBadJson,
                       {{"field", path}, {"problem", std::string(status.message())}});
    }
    return value;
}

}  // namespace

bool LooksLikeJson(std::string_view text) {
    return text.starts_with('[') || text.starts_with('{');
}

absl::Status SetFieldFromJson(pb::Message& message, const pb::FieldDescriptor& field,
                              const std::string& json, const std::string& path,
                              const ValueContext& context) {
    SOCLE_ASSIGN(const pb::Value value, Parse(json, path));
    return Set(message, field, value, path, context);
}

absl::Status FillFromJson(pb::Message& message, const std::string& json,
                          const ValueContext& context) {
    SOCLE_ASSIGN(const pb::Value value, Parse(json, "--json"));
    if (value.kind_case() != pb::Value::kStructValue) return Misfit("--json");
    return Fill(message, value.struct_value(), "", context);
}

const pb::FieldDescriptor* FindField(const pb::Descriptor& type, const std::string& name) {
    const pb::FieldDescriptor* field = type.FindFieldByName(name);
    if (field != nullptr) return field;
    return type.FindFieldByCamelcaseName(name);
}

absl::Status NoSuchField(const pb::Descriptor& type, const std::string& path,
                         const std::string& name) {
    std::vector<std::string> known;
    for (int i = 0; i < type.field_count(); ++i) known.push_back(type.field(i)->name());
    const std::string nearest = NearestWord(name, known);
    return Misused(texts::kUnknownField,
                   {{"field", path}, {"type", type.name()}, {"nearest", nearest}},
                   nearest.empty() ? texts::kSeeCommandHelp : texts::kDidYouMean);
}

}  // namespace socle::cli
