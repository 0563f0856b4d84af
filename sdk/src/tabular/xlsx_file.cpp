// By libxlsxwriter, one row in memory at a time.
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>

#include "socle/text.hpp"
#include "tabular/table_file.hpp"

namespace socle::tabular {
namespace {

constexpr double kTextWidth = 24;
constexpr double kWidthMin = 12;

lxw_datetime MomentOf(const Date& day, int hour = 0, int minute = 0) {
    return {.year = day.year(),
            .month = day.month(),
            .day = day.day(),
            .hour = hour,
            .min = minute,
            .sec = 0};
}

// XLSX knows no other numbers (ECMA-376, ST_CellType "n"): 15 digits of them are exact.
double NumberOf(const Decimal& number) {
    return std::strtod(number.ToString().c_str(), nullptr);
}

struct Closer {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

class XlsxFile final : public TableWriter {
 public:
    XlsxFile(const std::filesystem::path& path, std::vector<TableColumn> columns)
        : file_(path), columns_(std::move(columns)) {}

    absl::Status Begin() {
        lxw_workbook_options options{
            .constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
        book_.reset(workbook_new_opt(file_.unfinished().c_str(), &options));
        if (book_ == nullptr) return file_.NotWritten();
        sheet_ = workbook_add_worksheet(book_.get(), nullptr);
        day_ = FormatOf("dd/mm/yyyy");
        minute_ = FormatOf("dd/mm/yyyy hh:mm");
        amount_ = FormatOf("#,##0.00");
        lxw_format* const title = workbook_add_format(book_.get());
        format_set_bold(title);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            const double width =
                std::max(kWidthMin, static_cast<double>(CountCharacters(columns_[i].title)) + 2);
            worksheet_set_column(sheet_, column, column, std::min(width, kTextWidth * 2), nullptr);
            SOCLE_RETURN_IF_ERROR(Checked(
                worksheet_write_string(sheet_, 0, column, columns_[i].title.c_str(), title)));
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        return absl::OkStatus();
    }

    absl::Status Add(std::span<const TableValue> row) override {
        SOCLE_RETURN_IF_ERROR(CheckRow(row, columns_.size(), ++rows_));
        for (std::size_t i = 0; i < row.size(); ++i) {
            SOCLE_RETURN_IF_ERROR(Checked(Write(row[i], static_cast<lxw_col_t>(i))));
        }
        return absl::OkStatus();
    }

    absl::Status Close() override {
        if (!columns_.empty()) {
            worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows_),
                                 static_cast<lxw_col_t>(columns_.size() - 1));
        }
        SOCLE_RETURN_IF_ERROR(Checked(workbook_close(book_.release())));  // frees it as well
        return file_.Finish();
    }

 private:
    lxw_format* FormatOf(const char* format) {
        lxw_format* const made = workbook_add_format(book_.get());
        format_set_num_format(made, format);
        return made;
    }

    lxw_error Write(const TableValue& value, lxw_col_t column) {
        const auto row = static_cast<lxw_row_t>(rows_);
        if (const auto* text = std::get_if<std::string>(&value)) {
            return worksheet_write_string(sheet_, row, column, text->c_str(), nullptr);
        }
        if (const auto* number = std::get_if<Decimal>(&value)) {
            return worksheet_write_number(sheet_, row, column, NumberOf(*number),
                                          columns_[column].decimals > 0 ? amount_ : nullptr);
        }
        if (const auto* day = std::get_if<Date>(&value)) {
            lxw_datetime moment = MomentOf(*day);
            return worksheet_write_datetime(sheet_, row, column, &moment, day_);
        }
        if (const auto* time = std::get_if<DayMinute>(&value)) {
            lxw_datetime moment = MomentOf(time->day, time->hour, time->minute);
            return worksheet_write_datetime(sheet_, row, column, &moment, minute_);
        }
        return LXW_NO_ERROR;
    }

    [[nodiscard]] absl::Status Checked(lxw_error error) const {
        return error == LXW_NO_ERROR ? absl::OkStatus() : file_.NotWritten();
    }

    UnfinishedFile file_;
    std::vector<TableColumn> columns_;
    std::int64_t rows_ = 0;
    std::unique_ptr<lxw_workbook, Closer> book_;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* day_ = nullptr;
    lxw_format* minute_ = nullptr;
    lxw_format* amount_ = nullptr;
};

}  // namespace

absl::StatusOr<std::unique_ptr<TableWriter>> CreateXlsx(const std::filesystem::path& path,
                                                        std::vector<TableColumn> columns) {
    auto xlsx = std::make_unique<XlsxFile>(path, std::move(columns));
    SOCLE_RETURN_IF_ERROR(xlsx->Begin());
    return xlsx;
}

}  // namespace socle::tabular
