// The rows of one sheet, from its XML: cells in place by their column letters, values by their type
// and number format.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/tabular.hpp"
#include "tabular/place.hpp"
#include "tabular/xlsx_workbook.hpp"
#include "tabular/xml_reader.hpp"

namespace socle::tabular {

struct SheetContext {
    SharedTexts texts;
    std::vector<NumberStyle> styles;
    bool from_1904 = false;
};

class SheetSink final : public XmlSink {
 public:
    explicit SheetSink(const SheetContext& context) : context_(context) {}

    [[nodiscard]] absl::Status OnStart(std::string_view name,
                                       const XmlAttributes& attributes) override;
    [[nodiscard]] absl::Status OnEnd(std::string_view name) override;
    void OnText(std::string_view text) override;
    [[nodiscard]] bool wants_pause() const override { return complete_.has_value(); }

    // The row the pause was for.
    [[nodiscard]] std::optional<TableRow> TakeRow();

 private:
    // The cell being read, as written.
    struct Draft {
        std::string type;
        std::string style;
        std::string value;
        std::string formula;
        bool has_formula = false;
    };
    [[nodiscard]] absl::Status StartRow(const XmlAttributes& attributes);
    [[nodiscard]] absl::Status StartCell(const XmlAttributes& attributes);
    [[nodiscard]] absl::Status EndCell();
    [[nodiscard]] absl::StatusOr<Cell> CellOf(const Draft& draft) const;
    [[nodiscard]] absl::StatusOr<Cell> SharedCell(const Draft& draft) const;
    [[nodiscard]] absl::StatusOr<Cell> NumberCell(const Draft& draft) const;

    const SheetContext& context_;
    TableRow row_;
    Place place_;
    std::size_t next_column_ = 0;
    Draft draft_;
    std::string* text_target_ = nullptr;  // where character data goes, if anywhere
    bool in_cell_ = false;
    bool in_phonetic_ = false;
    std::optional<TableRow> complete_;
};

}  // namespace socle::tabular
