// Reads a CSV row by row (RFC 4180, with the separators, line ends and encodings people really
// use).
#pragma once

#include <absl/status/statusor.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "socle/tabular.hpp"
#include "tabular/place.hpp"
#include "tabular/text_source.hpp"

namespace socle::tabular {

class CsvReader final : public TableReader {
 public:
    static absl::StatusOr<std::unique_ptr<TableReader>> Open(std::string bytes,
                                                             const TableHints& hints);
    [[nodiscard]] absl::StatusOr<std::optional<TableRow>> Next() override;
    [[nodiscard]] const TableInfo& info() const override { return info_; }

 private:
    enum class End { kCell, kRow, kFile };  // what ended a cell

    explicit CsvReader(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] absl::Status Start(const TableHints& hints);
    // The next character without taking it; nullopt at the end of the file.
    [[nodiscard]] absl::StatusOr<std::optional<char>> Peek();
    void Take() { piece_.remove_prefix(1); }
    // Takes a separator or a line end (CR, LF or both).
    [[nodiscard]] absl::StatusOr<End> TakeEnd();
    [[nodiscard]] absl::StatusOr<End> ReadRow(TableRow& row);
    [[nodiscard]] absl::StatusOr<End> ReadCell(const Place& place, std::string& text);
    [[nodiscard]] absl::Status ReadQuoted(const Place& place, std::string& text);
    [[nodiscard]] absl::StatusOr<End> ReadAfterQuote(const Place& place);
    [[nodiscard]] absl::StatusOr<std::optional<TableRow>> NextRow();

    std::string bytes_;
    std::optional<TextSource> source_;
    std::string_view piece_;
    TableInfo info_;
    std::int64_t row_number_ = 0;
    bool finished_ = false;
    absl::Status refused_;
};

}  // namespace socle::tabular
