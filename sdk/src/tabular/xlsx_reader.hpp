// Reads one sheet of an XLSX workbook row by row.
#pragma once

#include <absl/status/statusor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "socle/tabular.hpp"
#include "tabular/xlsx_sheet.hpp"
#include "tabular/xlsx_workbook.hpp"
#include "tabular/xml_reader.hpp"
#include "tabular/zip_archive.hpp"

namespace socle::tabular {

class XlsxReader final : public TableReader {
 public:
    static absl::StatusOr<std::unique_ptr<TableReader>> Open(std::string bytes,
                                                             const TableHints& hints);
    [[nodiscard]] absl::StatusOr<std::optional<TableRow>> Next() override;
    [[nodiscard]] const TableInfo& info() const override { return info_; }

 private:
    XlsxReader() = default;
    [[nodiscard]] absl::Status Start(std::string bytes, const TableHints& hints);

    // In the order they depend on one another.
    std::unique_ptr<ZipArchive> archive_;
    SheetContext context_;
    std::optional<SheetSink> sink_;
    std::optional<XmlReader> xml_;
    TableInfo info_;
};

}  // namespace socle::tabular
