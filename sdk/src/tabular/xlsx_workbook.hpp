// What a workbook says before its rows: its sheets, its shared texts, its number formats
// (ECMA-376 part 1, SpreadsheetML; part 2, packages).
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/number_format.hpp"
#include "tabular/zip_archive.hpp"

namespace socle::tabular {

struct Sheet {
    std::string name;
    std::string part;
    bool visible = true;
};

struct Workbook {
    std::vector<Sheet> sheets;
    bool from_1904 = false;
    std::string shared_texts_part;  // empty: none
    std::string styles_part;        // empty: none
};

// Refusals: FILE_FORMAT_UNSUPPORTED when the archive is something else, FILE_DAMAGED.
[[nodiscard]] absl::StatusOr<Workbook> ReadWorkbook(ZipArchive& archive);

// The texts cells refer to by index, in one block of memory.
class SharedTexts {
 public:
    static absl::StatusOr<SharedTexts> Load(ZipArchive& archive, const std::string& part);
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view Get(std::size_t index) const;

 private:
    friend class SharedTextsSink;
    std::string block_;
    std::vector<std::uint32_t> ends_;  // the block is below 200 MiB
};

// One style for each cell format, in the order cells refer to them.
[[nodiscard]] absl::StatusOr<std::vector<NumberStyle>> ReadStyles(ZipArchive& archive,
                                                                  const std::string& part);

// "_x000D_" and the like are how a workbook writes control characters (22.4.2.4); line breaks
// become '\n'.
[[nodiscard]] std::string Unescaped(std::string_view text);

}  // namespace socle::tabular
