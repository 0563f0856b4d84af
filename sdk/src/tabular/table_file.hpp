// The file a table writer fills: under another name until it is whole.
#pragma once

#include <absl/status/status.h>

#include <filesystem>

#include "socle/table_writer.hpp"

namespace socle::tabular {

class UnfinishedFile {
 public:
    explicit UnfinishedFile(std::filesystem::path path)
        : path_(std::move(path)), unfinished_(path_.string() + ".part") {}
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] const std::filesystem::path& unfinished() const { return unfinished_; }
    // FILE_NOT_WRITTEN.
    [[nodiscard]] absl::Status Finish();
    [[nodiscard]] absl::Status NotWritten() const;

 private:
    std::filesystem::path path_;
    std::filesystem::path unfinished_;
};

// A row's texts and its place: TOO_MANY, TOO_LONG.
[[nodiscard]] absl::Status CheckRow(std::span<const TableValue> row, std::size_t columns,
                                    std::int64_t row_number);

[[nodiscard]] absl::StatusOr<std::unique_ptr<TableWriter>> CreateCsv(
    const std::filesystem::path& path, std::vector<TableColumn> columns);
[[nodiscard]] absl::StatusOr<std::unique_ptr<TableWriter>> CreateXlsx(
    const std::filesystem::path& path, std::vector<TableColumn> columns);

}  // namespace socle::tabular
