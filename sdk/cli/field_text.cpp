#include "field_text.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_replace.h>

#include "display_text.hpp"
#include "request_form.hpp"
#include "socle/template.hpp"
#include "socle/wire.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;
using Kind = pb::FieldDescriptor::CppType;

constexpr std::string_view kTimestamp = "google.protobuf.Timestamp";

bool IsOf(const pb::FieldDescriptor& field, std::string_view type) {
    return field.message_type() != nullptr && field.message_type()->full_name() == type;
}

// Day and minute, where people keep their appointments.
std::string TimeText(const pb::Message& holder, const pb::FieldDescriptor& field,
                     const ViewContext& view) {
    if (!holder.GetReflection()->HasField(holder, &field)) return {};
    const absl::Time time = absl::FromUnixSeconds(PartOf<pb::Timestamp>(holder, field).seconds());
    const absl::CivilMinute minute = absl::ToCivilMinute(time, view.zone);
    const auto day = Date::Of(static_cast<int>(minute.year()), minute.month(), minute.day());
    if (!day.ok()) return {};
    return FormatDate(*day, view.language) + " " + absl::FormatTime("%H:%M", time, view.zone);
}

// A price has its cents, even when they are none.
std::string PriceText(const pb::Message& holder, const pb::FieldDescriptor& field,
                      const ViewContext& view) {
    if (!holder.GetReflection()->HasField(holder, &field)) return {};
    const auto price = DecimalFromWire(PartOf<type::v1::Decimal>(holder, field), "");
    return price.ok() ? FormatDecimal(*price, view.language, 2) : "";
}

std::string ReferenceText(const pb::FieldDescriptor& field, const std::string& name,
                          const ViewContext& view) {
    if (!view.title_of || name.find('/') == std::string::npos) return name;
    const std::string title = view.title_of(field, name);
    return title.empty() ? name : title;
}

std::string StringsText(const pb::Message& holder, const pb::FieldDescriptor& field) {
    std::vector<std::string> items;
    const pb::Reflection& values = *holder.GetReflection();
    for (int i = 0; i < values.FieldSize(holder, &field); ++i) {
        items.push_back(values.GetRepeatedString(holder, &field, i));
    }
    return absl::StrJoin(items, ", ");
}

std::string BytesText(const pb::Message& holder, const pb::FieldDescriptor& field,
                      const ViewContext& view) {
    if (field.is_repeated()) return {};
    const std::size_t size = holder.GetReflection()->GetString(holder, &field).size();
    return size == 0 ? "" : Say(texts::kBytes, view.language, {{"size", std::to_string(size)}});
}

// Zero is nothing: a total that is not known, a position that was not reached. A count of none is
// an answer.
bool IsZeroNumber(const pb::Message& holder, const pb::FieldDescriptor& field) {
    return !field.is_repeated() && field.message_type() == nullptr &&
           !field.name().ends_with("_count") && !holder.GetReflection()->HasField(holder, &field);
}

// By the SDK's own formats of amounts, dates and enums.
std::string FormattedText(const pb::Message& holder, const pb::FieldDescriptor& field,
                          const ViewContext& view) {
    const std::string text =
        RenderTemplate("{" + field.name() + "}", holder, Audience{.language = view.language});
    return text == kNoValue ? "" : text;
}

}  // namespace

std::string FieldLabel(const pb::FieldDescriptor& field, Language language) {
    const std::string label =
        TextIn(field.options().GetExtension(options::v1::field).label(), language);
    if (!label.empty()) return label;
    if (const Phrase* usual = UsualLabel(field.name())) return Say(*usual, language);
    std::string words = absl::StrReplaceAll(field.name(), {{"_", " "}});
    if (!words.empty()) words[0] = absl::ascii_toupper(static_cast<unsigned char>(words[0]));
    return words;
}

std::string KindLabel(const pb::Descriptor& type, Language language, bool many) {
    const auto& resource = type.options().GetExtension(options::v1::resource);
    const std::string label = TextIn(many ? resource.many() : resource.one(), language);
    return label.empty() ? type.name() : label;
}

std::string FieldText(const pb::Message& message, const pb::FieldDescriptor& field,
                      const ViewContext& view) {
    std::string text;
    if (field.type() == pb::FieldDescriptor::TYPE_BYTES) {
        text = BytesText(message, field, view);
    } else if (field.cpp_type() == Kind::CPPTYPE_STRING && field.is_repeated()) {
        text = StringsText(message, field);
    } else if (field.cpp_type() == Kind::CPPTYPE_STRING) {
        text = ReferenceText(field, message.GetReflection()->GetString(message, &field), view);
    } else if (IsOf(field, kTimestamp) && !field.is_repeated()) {
        text = TimeText(message, field, view);
    } else if (IsOf(field, "socle.type.v1.Decimal") && !field.is_repeated() &&
               field.name().ends_with("_price")) {
        text = PriceText(message, field, view);
    } else if (!IsZeroNumber(message, field) || field.cpp_type() == Kind::CPPTYPE_BOOL) {
        text = FormattedText(message, field, view);
    }
    const bool is_percent =
        field.options().GetExtension(options::v1::field).widget() == options::v1::WIDGET_PERCENT;
    if (is_percent && !text.empty()) text += view.language == Language::kFrench ? "\u00A0%" : "%";
    return OneLine(text);
}

std::vector<const pb::FieldDescriptor*> FieldsAlong(const pb::Descriptor& type,
                                                    std::string_view path) {
    std::vector<const pb::FieldDescriptor*> fields;
    const pb::Descriptor* here = &type;
    while (here != nullptr) {
        const std::size_t dot = path.find('.');
        const pb::FieldDescriptor* field = here->FindFieldByName(std::string(path.substr(0, dot)));
        if (field == nullptr) return {};
        fields.push_back(field);
        if (dot == std::string_view::npos) return fields;
        path.remove_prefix(dot + 1);
        here = field->is_repeated() ? nullptr : field->message_type();
    }
    return {};
}

const pb::Message& HolderOf(const pb::Message& message,
                            const std::vector<const pb::FieldDescriptor*>& fields) {
    const pb::Message* here = &message;
    for (std::size_t i = 0; i + 1 < fields.size(); ++i) {
        here = &here->GetReflection()->GetMessage(*here, fields[i]);
    }
    return *here;
}

bool IsPlain(const pb::FieldDescriptor& field) {
    const bool has_text = field.message_type() == nullptr || IsWholeValue(field) ||
                          field.message_type()->full_name() == "socle.type.v1.Address";
    return has_text && !field.is_map();
}

bool IsNumeric(const pb::FieldDescriptor& field) {
    if (field.is_repeated()) return false;
    if (IsOf(field, "socle.type.v1.Money") || IsOf(field, "socle.type.v1.Decimal")) return true;
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_INT32:
        case Kind::CPPTYPE_INT64:
        case Kind::CPPTYPE_UINT32:
        case Kind::CPPTYPE_UINT64:
            return true;
        default:
            return false;
    }
}

bool IsHidden(const pb::FieldDescriptor& field) {
    return field.name() == "etag" ||
           field.options().GetExtension(options::v1::field).use() == options::v1::USE_HIDDEN;
}

options::v1::Tone ToneOf(const pb::Message& message, const pb::FieldDescriptor& field) {
    if (field.is_repeated() || field.enum_type() == nullptr) return options::v1::TONE_UNSPECIFIED;
    return message.GetReflection()
        ->GetEnum(message, &field)
        ->options()
        .GetExtension(options::v1::value)
        .tone();
}

}  // namespace socle::cli
