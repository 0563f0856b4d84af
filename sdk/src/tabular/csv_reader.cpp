#include "tabular/csv_reader.hpp"

#include <utility>

#include "tabular/csv_dialect.hpp"
#include "tabular/formula_escape.hpp"

namespace socle::tabular {
namespace {

// A character of UTF-8 has at most four bytes: from here a cell is too long whatever it holds.
constexpr std::size_t kCellBytesMax = (kTableCellCharactersMax + 1) * 4;

bool IsLineEnd(char c) {
    return c == '\r' || c == '\n';
}

// Line breaks inside a cell become '\n', as in a workbook.
void AppendNormalised(char c, std::string& text, bool& after_return) {
    const bool second_of_pair = c == '\n' && after_return;
    after_return = c == '\r';
    if (!second_of_pair) text += c == '\r' ? '\n' : c;
}

Cell CellOf(std::string text) {
    if (IsBlank(text)) return {};
    return {.kind = CellKind::kText, .text = std::string(ShownText(text)), .raw = {}};
}

}  // namespace

absl::StatusOr<std::unique_ptr<TableReader>> CsvReader::Open(std::string bytes,
                                                             const TableHints& hints) {
    std::unique_ptr<CsvReader> reader(new CsvReader(std::move(bytes)));
    SOCLE_RETURN_IF_ERROR(reader->Start(hints));
    return reader;
}

absl::Status CsvReader::Start(const TableHints& hints) {
    if (hints.separator != 0 && kSeparators.find(hints.separator) == kSeparators.npos) {
        return RefuseField(reason::kInvalidValue, "separator",
                           "the separator is ';', ',', '|' or a tab",
                           {{"value", std::string(1, hints.separator)}, {"expected", "; , | TAB"}});
    }
    SOCLE_ASSIGN(source_, TextSource::Open(bytes_));
    SOCLE_ASSIGN(piece_, source_->NextPiece());
    info_.encoding = source_->encoding();
    info_.separator = hints.separator != 0 ? hints.separator : SeparatorOf(piece_);
    if (SeparatorLine(piece_.substr(0, piece_.find_first_of("\r\n"))) == 0) return absl::OkStatus();
    // The line "sep=;" is an instruction to the reader, not data. It still counts as a row.
    TableRow instruction;
    return ReadRow(instruction).status();
}

absl::StatusOr<std::optional<char>> CsvReader::Peek() {
    if (piece_.empty()) {
        SOCLE_ASSIGN(piece_, source_->NextPiece());
    }
    if (piece_.empty()) return std::nullopt;
    return piece_.front();
}

absl::StatusOr<CsvReader::End> CsvReader::TakeEnd() {
    const char end = piece_.front();
    Take();
    if (end == info_.separator) return End::kCell;
    if (end == '\r') {
        SOCLE_ASSIGN(const std::optional<char> next, Peek());
        if (next == '\n') Take();
    }
    return End::kRow;
}

absl::StatusOr<std::optional<TableRow>> CsvReader::Next() {
    if (!refused_.ok()) return refused_;
    auto row = NextRow();
    if (!row.ok()) refused_ = row.status();
    return row;
}

absl::StatusOr<std::optional<TableRow>> CsvReader::NextRow() {
    while (!finished_) {
        TableRow row;
        SOCLE_ASSIGN(const End end, ReadRow(row));
        finished_ = end == End::kFile;
        while (!row.cells.empty() && row.cells.back().kind == CellKind::kEmpty) {
            row.cells.pop_back();
        }
        if (!row.cells.empty()) return row;
    }
    return std::nullopt;
}

absl::StatusOr<CsvReader::End> CsvReader::ReadRow(TableRow& row) {
    row.row_number = ++row_number_;
    for (Place place{.row = row_number_, .column = 0};; ++place.column) {
        std::string text;
        SOCLE_ASSIGN(const End end, ReadCell(place, text));
        SOCLE_RETURN_IF_ERROR(CheckCellLength(place, text));
        Cell cell = CellOf(std::move(text));
        if (cell.kind != CellKind::kEmpty) SOCLE_RETURN_IF_ERROR(CheckExtent(place));
        if (place.column < kTableColumnsMax) row.cells.push_back(std::move(cell));
        if (end != End::kCell) return end;
    }
}

absl::StatusOr<CsvReader::End> CsvReader::ReadCell(const Place& place, std::string& text) {
    SOCLE_ASSIGN(std::optional<char> next, Peek());
    if (next == '"') {
        SOCLE_RETURN_IF_ERROR(ReadQuoted(place, text));
        return ReadAfterQuote(place);
    }
    while (next && *next != info_.separator && !IsLineEnd(*next)) {
        if (text.size() >= kCellBytesMax) return CheckCellLength(place, text);
        text += *next;
        Take();
        SOCLE_ASSIGN(next, Peek());
    }
    if (!next) return End::kFile;
    return TakeEnd();
}

absl::Status CsvReader::ReadQuoted(const Place& place, std::string& text) {
    Take();
    bool after_return = false;
    while (text.size() < kCellBytesMax) {
        SOCLE_ASSIGN(const std::optional<char> next, Peek());
        if (!next) {
            return RefuseAt(
                place, reason::kQuoteNotClosed,
                "the quote that opens this cell is never closed; close it, or remove it");
        }
        Take();
        if (*next == '"') {
            SOCLE_ASSIGN(const std::optional<char> twin, Peek());
            if (twin != '"') return absl::OkStatus();
            Take();
        }
        AppendNormalised(*next, text, after_return);
    }
    return CheckCellLength(place, text);
}

absl::StatusOr<CsvReader::End> CsvReader::ReadAfterQuote(const Place& place) {
    while (true) {
        SOCLE_ASSIGN(const std::optional<char> next, Peek());
        if (!next) return End::kFile;
        if (*next == info_.separator || IsLineEnd(*next)) return TakeEnd();
        if (*next != ' ') break;
        Take();
    }
    return RefuseAt(place, reason::kQuoteMisplaced,
                    "text follows the quote that closes this cell; a quote inside a quoted cell is "
                    "written twice (\"\")");
}

}  // namespace socle::tabular
