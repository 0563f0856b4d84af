#include "export_view.hpp"

#include <absl/strings/str_join.h>

#include <algorithm>
#include <optional>
#include <set>

#include "record_views.hpp"
#include "request_form.hpp"
#include "socle/wire.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::size_t kDepthMax = 3;
constexpr int kMoneyDecimals = 2;

bool IsOf(const pb::FieldDescriptor& field, std::string_view type) {
    return field.message_type() != nullptr && !field.is_repeated() &&
           field.message_type()->full_name() == type;
}

bool IsMoney(const pb::FieldDescriptor& field) {
    return IsOf(field, "socle.type.v1.Money");
}

bool IsPercent(const pb::FieldDescriptor& field) {
    return field.options().GetExtension(options::v1::field).widget() == options::v1::WIDGET_PERCENT;
}

int DecimalsOf(const pb::FieldDescriptor& field) {
    return IsMoney(field) || field.name().ends_with("_price") ? kMoneyDecimals : 0;
}

TableValue NumberOf(const pb::Message& holder, const pb::FieldDescriptor& field) {
    const pb::Reflection& values = *holder.GetReflection();
    switch (field.cpp_type()) {
        case pb::FieldDescriptor::CPPTYPE_INT32:
            return Decimal(values.GetInt32(holder, &field));
        case pb::FieldDescriptor::CPPTYPE_INT64:
            return Decimal(values.GetInt64(holder, &field));
        case pb::FieldDescriptor::CPPTYPE_UINT32:
            return Decimal(static_cast<std::int64_t>(values.GetUInt32(holder, &field)));
        default:
            break;
    }
    if (IsMoney(field)) {
        const auto money = MoneyFromWire(PartOf<type::v1::Money>(holder, field), "");
        return money.ok() ? TableValue(money->ToDecimal()) : TableValue();
    }
    if (IsOf(field, "socle.type.v1.Decimal")) {
        const auto number = DecimalFromWire(PartOf<type::v1::Decimal>(holder, field), "");
        return number.ok() ? TableValue(*number) : TableValue();
    }
    return {};
}

TableValue DayOf(const pb::Message& holder, const pb::FieldDescriptor& field) {
    const auto day = DateFromWire(PartOf<type::v1::Date>(holder, field), "");
    return day.ok() ? TableValue(*day) : TableValue();
}

TableValue MinuteOf(const pb::Message& holder, const pb::FieldDescriptor& field,
                    const ViewContext& view) {
    const auto time = PartOf<pb::Timestamp>(holder, field);
    const absl::CivilMinute minute =
        absl::ToCivilMinute(absl::FromUnixSeconds(time.seconds()), view.zone);
    const auto day = Date::Of(static_cast<int>(minute.year()), minute.month(), minute.day());
    return day.ok() ? TableValue(DayMinute{*day, minute.hour(), minute.minute()}) : TableValue();
}

// Of each item what it says first: an address, a number, a description.
std::string ItemsText(const pb::Message& holder, const pb::FieldDescriptor& field,
                      const ViewContext& view) {
    const pb::Descriptor& type = *field.message_type();
    const pb::FieldDescriptor* first = nullptr;
    for (int i = 0; i < type.field_count() && first == nullptr; ++i) {
        if (!IsHidden(*type.field(i)) && IsPlain(*type.field(i))) first = type.field(i);
    }
    std::vector<std::string> items;
    const int size = holder.GetReflection()->FieldSize(holder, &field);
    for (int i = 0; i < size && first != nullptr; ++i) {
        items.push_back(
            FieldText(holder.GetReflection()->GetRepeatedMessage(holder, &field, i), *first, view));
    }
    return absl::StrJoin(items, ", ");
}

TableValue ValueOf(const pb::Message& holder, const pb::FieldDescriptor& field,
                   const ViewContext& view) {
    if (field.is_repeated() && !IsPlain(field)) return ItemsText(holder, field, view);
    std::string text = FieldText(holder, field, view);
    if (text.empty()) return {};
    if (IsNumeric(field)) return NumberOf(holder, field);
    if (IsOf(field, "socle.type.v1.Date")) return DayOf(holder, field);
    if (IsOf(field, "google.protobuf.Timestamp")) return MinuteOf(holder, field, view);
    return text;
}

bool IsExported(const pb::FieldDescriptor& field) {
    return !field.is_map() && field.type() != pb::FieldDescriptor::TYPE_BYTES && !IsHidden(field) &&
           field.name() != "name";
}

}  // namespace

ExportView::ExportView(const pb::Descriptor& type, ViewContext view) : view_(std::move(view)) {
    for (const std::string& path : ColumnsOf(type)) {
        if (path != "name") AddColumn(FieldsAlong(type, path));
    }
    AddFieldsOf(type, {});
    // The name is what other lists call the record by.
    if (const pb::FieldDescriptor* name = type.FindFieldByName("name")) AddColumn({name});
    // Records that have a currency of their own show it.
    const bool shows_currency = std::ranges::any_of(
        paths_, [](const Path& path) { return path.back()->name() == "currency_code"; });
    has_money_ = has_money_ && !shows_currency;
    if (has_money_) columns_.push_back({.title = Say(texts::kColumnCurrency, view_.language)});
}

void ExportView::AddFieldsOf(const pb::Descriptor& type, const Path& above) {
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor& field = *type.field(i);
        if (!IsExported(field)) continue;
        Path path = above;
        path.push_back(&field);
        if (IsPlain(field) || field.is_repeated()) {
            AddColumn(path);
        } else if (path.size() < kDepthMax) {
            AddFieldsOf(*field.message_type(), path);
        }
    }
}

void ExportView::AddColumn(const Path& path) {
    if (std::ranges::find(paths_, path) != paths_.end()) return;
    has_money_ = has_money_ || IsMoney(*path.back());
    columns_.push_back({.title = TitleOf(path), .decimals = DecimalsOf(*path.back())});
    paths_.push_back(path);
}

// The field's own label; where another column has it already, with those of what it is part of.
std::string ExportView::TitleOf(const Path& path) const {
    const std::string label = FieldLabel(*path.back(), view_.language);
    const bool needs_unit = IsPercent(*path.back()) && label.find('%') == std::string::npos;
    const std::string unit = needs_unit ? " (%)" : "";
    std::string title = label + unit;
    const bool is_taken = std::ranges::any_of(
        columns_, [&title](const TableColumn& column) { return column.title == title; });
    if (!is_taken) return title;
    std::vector<std::string> labels;
    for (const pb::FieldDescriptor* field : path) {
        labels.push_back(FieldLabel(*field, view_.language));
    }
    return absl::StrJoin(labels, " · ") + unit;
}

std::string ExportView::CurrenciesOf(const pb::Message& record) const {
    std::set<std::string> codes;
    for (const Path& path : paths_) {
        const pb::Message& holder = HolderOf(record, path);
        if (!IsMoney(*path.back()) || !holder.GetReflection()->HasField(holder, path.back()))
            continue;
        codes.insert(PartOf<type::v1::Money>(holder, *path.back()).currency_code());
    }
    codes.erase("");
    return absl::StrJoin(codes, ", ");
}

std::vector<TableValue> ExportView::RowOf(const pb::Message& record) const {
    std::vector<TableValue> row;
    for (const Path& path : paths_) {
        row.push_back(ValueOf(HolderOf(record, path), *path.back(), view_));
    }
    if (has_money_) row.emplace_back(CurrenciesOf(record));
    return row;
}

}  // namespace socle::cli
