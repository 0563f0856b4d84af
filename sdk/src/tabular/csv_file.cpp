#include <algorithm>
#include <cstdio>
#include <fstream>

#include "socle/csv_writer.hpp"
#include "socle/text.hpp"
#include "tabular/csv_cell.hpp"
#include "tabular/table_file.hpp"

namespace socle::tabular {
namespace {

// "1234,50": no grouping, which a spreadsheet would read as text.
std::string NumberText(const Decimal& number, int decimals) {
    std::string text = number.ToString();
    std::size_t point = text.find('.');
    if (point == std::string::npos && decimals > 0) {
        point = text.size();
        text += '.';
    }
    if (point == std::string::npos) return text;
    const std::size_t written = text.size() - point - 1;
    const auto wanted = static_cast<std::size_t>(decimals);
    if (written < wanted) text.append(wanted - written, '0');
    text[point] = ',';
    return text;
}

std::string MinuteText(const DayMinute& time) {
    char clock[16];
    std::snprintf(clock, sizeof clock, " %02d:%02d", time.hour, time.minute);
    return FormatDate(time.day, Language::kFrench) + clock;
}

std::string CellText(const TableValue& value, int decimals) {
    if (const auto* text = std::get_if<std::string>(&value)) return CsvText(*text);
    if (const auto* number = std::get_if<Decimal>(&value)) return NumberText(*number, decimals);
    if (const auto* day = std::get_if<Date>(&value)) return FormatDate(*day, Language::kFrench);
    if (const auto* time = std::get_if<DayMinute>(&value)) return MinuteText(*time);
    return {};
}

class CsvFile final : public TableWriter {
 public:
    CsvFile(const std::filesystem::path& path, std::vector<TableColumn> columns)
        : file_(path), columns_(std::move(columns)) {}

    absl::Status Begin() {
        out_.open(file_.unfinished(), std::ios::binary | std::ios::trunc);
        std::vector<std::string> titles;
        for (const TableColumn& column : columns_) titles.push_back(column.title);
        out_ << kCsvByteOrderMark << CsvLine(titles);
        return Checked();
    }

    absl::Status Add(std::span<const TableValue> row) override {
        SOCLE_RETURN_IF_ERROR(CheckRow(row, columns_.size(), ++rows_));
        for (std::size_t i = 0; i < row.size(); ++i) {
            out_ << (i == 0 ? "" : ";") << CellText(row[i], columns_[i].decimals);
        }
        out_ << "\r\n";
        return Checked();
    }

    absl::Status Close() override {
        out_.close();
        SOCLE_RETURN_IF_ERROR(Checked());
        return file_.Finish();
    }

 private:
    [[nodiscard]] absl::Status Checked() const {
        return out_ ? absl::OkStatus() : file_.NotWritten();
    }

    UnfinishedFile file_;
    std::vector<TableColumn> columns_;
    std::int64_t rows_ = 0;
    std::ofstream out_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<TableWriter>> CreateCsv(const std::filesystem::path& path,
                                                       std::vector<TableColumn> columns) {
    auto csv = std::make_unique<CsvFile>(path, std::move(columns));
    SOCLE_RETURN_IF_ERROR(csv->Begin());
    return csv;
}

}  // namespace socle::tabular
