#include "machine_views.hpp"

#include <absl/strings/escaping.h>
#include <absl/strings/str_join.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <functional>
#include <vector>

#include "complaint.hpp"
#include "request_form.hpp"
#include "socle/wire.hpp"
#include "texts.hpp"
#include "value_reader.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;
using Kind = pb::FieldDescriptor::CppType;

constexpr int kDepthMax = 3;

struct CsvColumn {
    std::string heading;
    std::vector<const pb::FieldDescriptor*> fields;
    std::function<std::string(const pb::Message& holder, const pb::FieldDescriptor& field)> text;
    bool is_text = false;
};

bool IsAbsent(const pb::Message& holder, const pb::FieldDescriptor& field) {
    return field.message_type() != nullptr && !field.is_repeated() &&
           !holder.GetReflection()->HasField(holder, &field);
}

std::string AmountText(const pb::Message& holder, const pb::FieldDescriptor& field) {
    if (IsAbsent(holder, field)) return {};
    const auto money = MoneyFromWire(PartOf<type::v1::Money>(holder, field), "");
    if (!money.ok()) return {};
    const std::string text = money->ToString();  // "12.34 EUR"
    return text.substr(0, text.find(' '));
}

std::string CurrencyText(const pb::Message& holder, const pb::FieldDescriptor& field) {
    return IsAbsent(holder, field) ? "" : PartOf<type::v1::Money>(holder, field).currency_code();
}

std::string WholeValueText(const pb::Message& holder, const pb::FieldDescriptor& field) {
    if (IsAbsent(holder, field)) return {};
    const std::string& type = field.message_type()->full_name();
    if (type == "socle.type.v1.Decimal") return PartOf<type::v1::Decimal>(holder, field).value();
    if (type == "socle.type.v1.Date") {
        const auto date = DateFromWire(PartOf<type::v1::Date>(holder, field), "");
        return date.ok() ? date->ToString() : "";
    }
    if (type == "google.protobuf.Timestamp") {
        return pb::util::TimeUtil::ToString(PartOf<pb::Timestamp>(holder, field));
    }
    return {};
}

std::string ListItem(const pb::Message& holder, const pb::FieldDescriptor& field, int index) {
    const pb::Reflection& values = *holder.GetReflection();
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_STRING:
            return values.GetRepeatedString(holder, &field, index);
        case Kind::CPPTYPE_ENUM:
            return ShortName(*values.GetRepeatedEnum(holder, &field, index));
        case Kind::CPPTYPE_INT64:
            return std::to_string(values.GetRepeatedInt64(holder, &field, index));
        case Kind::CPPTYPE_INT32:
            return std::to_string(values.GetRepeatedInt32(holder, &field, index));
        case Kind::CPPTYPE_MESSAGE: {
            const auto json = JsonText(values.GetRepeatedMessage(holder, &field, index), true);
            return json.ok() ? json->substr(0, json->size() - 1) : "";
        }
        default:
            return {};
    }
}

std::string ListCell(const pb::Message& holder, const pb::FieldDescriptor& field) {
    std::vector<std::string> items;
    for (int i = 0; i < holder.GetReflection()->FieldSize(holder, &field); ++i) {
        items.push_back(ListItem(holder, field, i));
    }
    return absl::StrJoin(items, ", ");
}

std::string ScalarText(const pb::Message& holder, const pb::FieldDescriptor& field) {
    const pb::Reflection& values = *holder.GetReflection();
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_STRING:
            return field.type() == pb::FieldDescriptor::TYPE_BYTES
                       ? absl::Base64Escape(values.GetString(holder, &field))
                       : values.GetString(holder, &field);
        case Kind::CPPTYPE_BOOL:
            return values.GetBool(holder, &field) ? "true" : "false";
        case Kind::CPPTYPE_ENUM:
            return values.GetEnumValue(holder, &field) == 0
                       ? ""
                       : ShortName(*values.GetEnum(holder, &field));
        case Kind::CPPTYPE_INT32:
            return std::to_string(values.GetInt32(holder, &field));
        case Kind::CPPTYPE_INT64:
            return std::to_string(values.GetInt64(holder, &field));
        case Kind::CPPTYPE_UINT32:
            return std::to_string(values.GetUInt32(holder, &field));
        case Kind::CPPTYPE_UINT64:
            return std::to_string(values.GetUInt64(holder, &field));
        default:
            return {};
    }
}

void AddColumns(const pb::Descriptor& type, const std::vector<const pb::FieldDescriptor*>& above,
                const std::string& prefix, std::vector<CsvColumn>& columns) {
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor* field = type.field(i);
        if (field->is_map()) continue;
        std::vector<const pb::FieldDescriptor*> fields = above;
        fields.push_back(field);
        const std::string path = prefix + field->name();
        const bool is_money = field->message_type() != nullptr && !field->is_repeated() &&
                              field->message_type()->full_name() == "socle.type.v1.Money";
        if (is_money) {
            columns.push_back({path, fields, AmountText, false});
            columns.push_back({path + ".currency_code", fields, CurrencyText, false});
        } else if (field->is_repeated()) {
            columns.push_back({path, fields, ListCell, true});
        } else if (field->message_type() == nullptr) {
            const bool is_text = field->type() == pb::FieldDescriptor::TYPE_STRING;
            columns.push_back({path, fields, ScalarText, is_text});
        } else if (IsWholeValue(*field)) {
            columns.push_back({path, fields, WholeValueText, false});
        } else if (static_cast<int>(fields.size()) < kDepthMax) {
            AddColumns(*field->message_type(), fields, path + ".", columns);
        }
    }
}

std::string CsvCell(std::string text, char separator, bool is_text) {
    const bool is_formula =
        is_text && !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string::npos;
    if (is_formula) text.insert(0, 1, '\'');
    const std::string special = std::string("\"\r\n") + separator;
    if (text.find_first_of(special) == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

absl::StatusOr<std::string> JsonText(const pb::Message& message, bool on_one_line) {
    pb::util::JsonPrintOptions options;
    options.add_whitespace = !on_one_line;
    std::string json;
    if (!pb::util::MessageToJsonString(message, &json, options).ok()) {
        return Complain(Exit::kFailed, texts::kBadAnswer);
    }
    if (!json.ends_with('\n')) json += '\n';
    return json;
}

std::string CsvText(const pb::Descriptor& type, const Records& records, char separator) {
    std::vector<CsvColumn> columns;
    AddColumns(type, {}, "", columns);
    std::vector<std::string> cells;
    for (const CsvColumn& column : columns) cells.push_back(column.heading);
    std::string text = absl::StrJoin(cells, std::string(1, separator)) + "\r\n";
    for (const pb::Message* record : records) {
        cells.clear();
        for (const CsvColumn& column : columns) {
            cells.push_back(
                CsvCell(column.text(HolderOf(*record, column.fields), *column.fields.back()),
                        separator, column.is_text));
        }
        text += absl::StrJoin(cells, std::string(1, separator)) + "\r\n";
    }
    return text;
}

}  // namespace socle::cli
