#include "tabular/table_file.hpp"

#include "socle/text.hpp"

namespace socle {

namespace tabular {

UnfinishedFile::~UnfinishedFile() {
    std::error_code ignored;
    std::filesystem::remove(unfinished_, ignored);
}

absl::Status UnfinishedFile::Finish() {
    std::error_code error;
    std::filesystem::rename(unfinished_, path_, error);
    return error ? NotWritten() : absl::OkStatus();
}

absl::Status UnfinishedFile::NotWritten() const {
    return Refuse(reason::kFileNotWritten, "the file cannot be written: " + path_.string(),
                  {{"file", path_.string()}});
}

absl::Status CheckRow(std::span<const TableValue> row, std::size_t columns,
                      std::int64_t row_number) {
    if (row.size() != columns) return BrokenInvariant("a row has one value for each column");
    if (row_number > kTableRowsMax) {
        return Refuse(reason::kTooMany, "a table has at most 1,000,000 rows",
                      {{"limit", std::to_string(kTableRowsMax)}});
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto* text = std::get_if<std::string>(&row[i]);
        if (text == nullptr || CountCharacters(*text) <= kTableCellCharactersMax) continue;
        return Refuse(reason::kTooLong, "a cell has at most 32,767 characters",
                      {{"limit", std::to_string(kTableCellCharactersMax)},
                       {"row", std::to_string(row_number + 1)},
                       {"column", ColumnLetters(i)}});
    }
    return absl::OkStatus();
}

}  // namespace tabular

absl::StatusOr<std::unique_ptr<TableWriter>> CreateTableFile(const std::filesystem::path& path,
                                                             TableFormat format,
                                                             std::vector<TableColumn> columns) {
    if (columns.size() > kTableColumnsMax) {
        return Refuse(reason::kTooMany, "a table has at most 1,000 columns",
                      {{"limit", std::to_string(kTableColumnsMax)}});
    }
    return format == TableFormat::kXlsx ? tabular::CreateXlsx(path, std::move(columns))
                                        : tabular::CreateCsv(path, std::move(columns));
}

}  // namespace socle
