#include "record_views.hpp"

#include <algorithm>
#include <optional>

#include "display_text.hpp"
#include "request_form.hpp"
#include "socle/template.hpp"
#include "socle/wire.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr int kDepthMax = 4;  // of messages inside messages that a sheet shows

// Free text; a date or a state cut short says nothing.
bool MayBeCut(const pb::FieldDescriptor& field) {
    const bool is_text = field.type() == pb::FieldDescriptor::TYPE_STRING ||
                         (field.message_type() != nullptr && !IsWholeValue(field));
    return is_text && field.name() != "name";
}

std::string TotalText(const Records& records, const std::vector<const pb::FieldDescriptor*>& path,
                      Language language) {
    std::optional<Money> sum;
    for (const pb::Message* record : records) {
        const pb::Message& holder = HolderOf(*record, path);
        if (!holder.GetReflection()->HasField(holder, path.back())) continue;
        const auto amount =
            OptionalMoneyFromWire(PartOf<type::v1::Money>(holder, *path.back()), "");
        if (!amount.ok()) return {};
        if (!amount->has_value()) continue;
        const auto next = sum ? sum->Plus(**amount) : absl::StatusOr<Money>(**amount);
        if (!next.ok()) return {};  // two currencies have no sum
        sum = *next;
    }
    return sum ? FormatMoney(*sum, language) : "";
}

void AddTotal(Table& table, const pb::Descriptor& type, const Records& records,
              const std::vector<std::string>& columns, Language language) {
    const std::string& total = type.options().GetExtension(options::v1::resource).list().total();
    const auto column = std::find(columns.begin(), columns.end(), total);
    const auto path = FieldsAlong(type, total);
    const bool can_sum = records.size() > 1 && column != columns.end() && !path.empty() &&
                         path.back()->message_type() != nullptr &&
                         path.back()->message_type()->full_name() == "socle.type.v1.Money";
    if (!can_sum) return;
    const std::string sum = TotalText(records, path, language);
    if (sum.empty()) return;
    table.totals.resize(columns.size());
    table.totals[0].text = Say(texts::kTotal, language);
    table.totals[static_cast<std::size_t>(column - columns.begin())].text = sum;
}

struct Sheet {
    std::vector<std::pair<std::string, Cell>> lines;
    // Lists that stand below: a heading and a table.
    std::vector<std::pair<std::string, std::string>> lists;
};

void AddList(const pb::Message& message, const pb::FieldDescriptor& field, const ViewContext& view,
             Sheet& sheet) {
    Records items;
    const pb::Reflection& values = *message.GetReflection();
    for (int i = 0; i < values.FieldSize(message, &field); ++i) {
        items.push_back(&values.GetRepeatedMessage(message, &field, i));
    }
    if (items.empty()) return;
    const Table table = ListTable(*field.message_type(), items, view);
    std::string text;
    // A single column under its list's heading needs none of its own.
    if (table.columns.size() == 1) {
        for (const auto& row : table.rows) text += row.front().text + "\n";
    } else {
        text = RenderTable(table, view.width, view.colour);
    }
    sheet.lists.emplace_back(FieldLabel(field, view.language), text);
}

void AddFields(const pb::Message& message, const ViewContext& view, const std::string& prefix,
               int depth, Sheet& sheet) {
    const pb::Reflection& values = *message.GetReflection();
    for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
        const pb::FieldDescriptor& field = *message.GetDescriptor()->field(i);
        // A record's name is shown although lists hide it: one copies it from here.
        if (IsHidden(field) && field.name() != "name") continue;
        if (IsPlain(field)) {
            const std::string text = FieldText(message, field, view);
            const bool is_false = field.cpp_type() == pb::FieldDescriptor::CPPTYPE_BOOL &&
                                  !field.is_repeated() && !values.GetBool(message, &field);
            if (text.empty() || is_false) continue;
            sheet.lines.push_back(
                {prefix + FieldLabel(field, view.language), Cell{text, ToneOf(message, field)}});
        } else if (field.is_repeated() && !field.is_map()) {
            AddList(message, field, view, sheet);
        } else if (!field.is_map() && depth < kDepthMax && values.HasField(message, &field)) {
            AddFields(values.GetMessage(message, &field), view,
                      prefix + FieldLabel(field, view.language) + " · ", depth + 1, sheet);
        }
    }
}

}  // namespace

std::vector<std::string> ColumnsOf(const pb::Descriptor& type) {
    const auto& list = type.options().GetExtension(options::v1::resource).list();
    std::vector<std::string> columns;
    for (const std::string& path : list.columns()) {
        if (!FieldsAlong(type, path).empty()) columns.push_back(path);
    }
    if (!columns.empty()) return columns;
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor& field = *type.field(i);
        if (!IsHidden(field) && IsPlain(field)) {
            columns.push_back(field.name());
        } else if (field.message_type() != nullptr && !field.is_repeated()) {
            for (int k = 0; k < field.message_type()->field_count(); ++k) {
                const pb::FieldDescriptor& part = *field.message_type()->field(k);
                if (IsPlain(part)) columns.push_back(field.name() + "." + part.name());
            }
        }
    }
    return columns;
}

Table ListTable(const pb::Descriptor& type, const Records& records, const ViewContext& view) {
    Table table;
    const bool by_contract =
        type.options().GetExtension(options::v1::resource).list().columns_size() > 0;
    std::vector<std::string> columns;
    for (const std::string& path : ColumnsOf(type)) {
        const auto fields = FieldsAlong(type, path);
        std::vector<Cell> cells;
        for (const pb::Message* record : records) {
            const pb::Message& holder = HolderOf(*record, fields);
            cells.push_back(
                {FieldText(holder, *fields.back(), view), ToneOf(holder, *fields.back())});
        }
        const bool is_empty = std::all_of(cells.begin(), cells.end(),
                                          [](const Cell& cell) { return cell.text.empty(); });
        if (is_empty && !by_contract)
            continue;  // a list without columns of its own shows what there is
        columns.push_back(path);
        table.columns.push_back({.title = FieldLabel(*fields.back(), view.language),
                                 .to_the_right = IsNumeric(*fields.back()),
                                 .whole = !MayBeCut(*fields.back())});
        table.rows.resize(records.size());
        for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].push_back(cells[i]);
    }
    if (!columns.empty()) AddTotal(table, type, records, columns, view.language);
    return table;
}

std::string ListText(const pb::Descriptor& type, const Records& records, const ViewContext& view) {
    return RenderTable(ListTable(type, records, view), view.width, view.colour);
}

std::string RecordText(const pb::Message& record, const ViewContext& view) {
    Sheet sheet;
    AddFields(record, view, "", 0, sheet);
    std::size_t width = 0;
    for (const auto& [label, cell] : sheet.lines) width = std::max(width, DisplayWidth(label));
    std::string text;
    for (const auto& [label, cell] : sheet.lines) {
        const std::string blanks(width - DisplayWidth(label) + 2, ' ');
        text += Bold(label, view.colour) + blanks + Toned(cell.text, cell.tone, view.colour) + "\n";
    }
    for (const auto& [heading, table] : sheet.lists) {
        text += "\n" + Bold(heading, view.colour) + "\n" + table;
    }
    return text;
}

}  // namespace socle::cli
