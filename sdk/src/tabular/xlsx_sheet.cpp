#include "tabular/xlsx_sheet.hpp"

#include <charconv>
#include <utility>

namespace socle::tabular {
namespace {

constexpr std::size_t kCellBytesMax = (kTableCellCharactersMax + 1) * 4;
constexpr std::size_t kColumnsOfFormat = 16'384;  // XFD, the last column a workbook can have
constexpr std::int64_t kRowsOfFormat = 1'048'576;

template <typename Number>
std::optional<Number> ParseWhole(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// "AB12" -> 27.
std::optional<std::size_t> ColumnOfReference(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (column > kColumnsOfFormat) return std::nullopt;
    }
    if (column == 0) return std::nullopt;
    return column - 1;
}

}  // namespace

absl::Status SheetSink::OnStart(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") return StartRow(attributes);
    if (name == "c") return StartCell(attributes);
    if (!in_cell_) return absl::OkStatus();
    if (name == "rPh") in_phonetic_ = true;
    if (name == "f") {
        draft_.has_formula = true;
        text_target_ = &draft_.formula;
    } else if (name == "v" || (name == "t" && !in_phonetic_)) {
        text_target_ = &draft_.value;
    }
    return absl::OkStatus();
}

absl::Status SheetSink::StartRow(const XmlAttributes& attributes) {
    const std::string_view written = attributes.Get("r");
    const std::int64_t number =
        written.empty() ? place_.row + 1 : ParseWhole<std::int64_t>(written).value_or(0);
    if (number <= place_.row || number > kRowsOfFormat) {
        return RefuseAtRow(place_.row + 1, reason::kFileDamaged,
                           "the rows of the sheet are not in order; open the workbook and save it "
                           "anew");
    }
    place_ = {.row = number, .column = 0};
    row_ = {.row_number = number, .cells = {}};
    next_column_ = 0;
    return absl::OkStatus();
}

absl::Status SheetSink::StartCell(const XmlAttributes& attributes) {
    const std::string_view reference = attributes.Get("r");
    const std::optional<std::size_t> column =
        reference.empty() ? next_column_ : ColumnOfReference(reference);
    if (!column || place_.row == 0) {
        return RefuseAtRow(place_.row, reason::kFileDamaged,
                           "a cell of this row has no place; open the workbook and save it anew");
    }
    place_.column = *column;
    next_column_ = *column + 1;
    draft_ = {};
    draft_.type = attributes.Get("t");
    draft_.style = attributes.Get("s");
    in_cell_ = true;
    return absl::OkStatus();
}

void SheetSink::OnText(std::string_view text) {
    if (text_target_ == nullptr || text_target_->size() > kCellBytesMax) return;
    *text_target_ += text;
}

absl::Status SheetSink::OnEnd(std::string_view name) {
    if (name == "v" || name == "t" || name == "f") text_target_ = nullptr;
    if (name == "rPh") in_phonetic_ = false;
    if (name == "c") return EndCell();
    if (name == "row" && !row_.cells.empty()) complete_ = std::exchange(row_, {});
    return absl::OkStatus();
}

absl::Status SheetSink::EndCell() {
    in_cell_ = false;
    SOCLE_ASSIGN(Cell cell, CellOf(draft_));
    if (cell.kind == CellKind::kEmpty) return absl::OkStatus();
    SOCLE_RETURN_IF_ERROR(CheckExtent(place_));
    SOCLE_RETURN_IF_ERROR(CheckCellLength(place_, cell.text));
    if (row_.cells.size() <= place_.column) row_.cells.resize(place_.column + 1);
    row_.cells[place_.column] = std::move(cell);
    return absl::OkStatus();
}

std::optional<TableRow> SheetSink::TakeRow() {
    return std::exchange(complete_, std::nullopt);
}

absl::StatusOr<Cell> SheetSink::CellOf(const Draft& draft) const {
    const std::string& type = draft.type;
    if (type == "s") return SharedCell(draft);
    if (type == "str" || type == "inlineStr") {
        if (IsBlank(draft.value)) return Cell{};
        return Cell{CellKind::kText, Unescaped(draft.value), {}};
    }
    if (draft.value.empty()) {
        if (!draft.has_formula) return Cell{};
        return Cell{CellKind::kError, "=" + draft.formula, {}};
    }
    if (type == "b")
        return Cell{CellKind::kBool, draft.value == "1" ? "TRUE" : "FALSE", draft.value};
    if (type == "e") return Cell{CellKind::kError, draft.value, {}};
    if (type == "d") return Cell{CellKind::kDate, draft.value, draft.value};
    return NumberCell(draft);
}

absl::StatusOr<Cell> SheetSink::SharedCell(const Draft& draft) const {
    if (draft.value.empty()) return Cell{};
    const std::optional<std::size_t> index = ParseWhole<std::size_t>(draft.value);
    if (!index || *index >= context_.texts.size()) {
        return RefuseAt(place_, reason::kFileDamaged,
                        "the cell refers to a text the workbook does not hold; open it and save it "
                        "anew");
    }
    const std::string_view text = context_.texts.Get(*index);
    if (IsBlank(text)) return Cell{};
    return Cell{CellKind::kText, std::string(text), {}};
}

absl::StatusOr<Cell> SheetSink::NumberCell(const Draft& draft) const {
    const std::string& raw = draft.value;
    if (!IsNumber(raw)) {
        return RefuseAt(place_, reason::kFileDamaged,
                        "the cell should hold a number and does not; open the workbook and save it "
                        "anew");
    }
    const std::size_t style_index = ParseWhole<std::size_t>(draft.style).value_or(0);
    if (style_index < context_.styles.size()) {
        const NumberStyle& style = context_.styles[style_index];
        if (style.kind == NumberStyleKind::kDate) {
            const auto iso = IsoOfSerial(raw, context_.from_1904);
            if (iso) return Cell{CellKind::kDate, *iso, raw};
        } else if (style.kind == NumberStyleKind::kDigits) {
            const auto digits = InDigits(raw, style.code);
            if (digits) return Cell{CellKind::kNumber, *digits, raw};
        }
    }
    return Cell{CellKind::kNumber, std::string(WithoutZeroFraction(raw)), raw};
}

}  // namespace socle::tabular
