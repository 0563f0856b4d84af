#include "tabular/xlsx_reader.hpp"

#include <algorithm>
#include <utility>

namespace socle::tabular {
namespace {

// Sheet names are compared by spreadsheets without case; ours as typed, which is never ambiguous.
absl::StatusOr<Sheet> ChooseSheet(const Workbook& workbook, const std::string& wanted) {
    const auto found =
        std::find_if(workbook.sheets.begin(), workbook.sheets.end(), [&wanted](const Sheet& sheet) {
            return wanted.empty() ? sheet.visible : sheet.name == wanted;
        });
    if (found != workbook.sheets.end()) return *found;
    if (wanted.empty()) {
        return Refuse(reason::kFileEmpty,
                      "the workbook has no visible sheet; show one and save it");
    }
    std::string names;
    for (const Sheet& sheet : workbook.sheets) {
        names += (names.empty() ? "" : ", ") + sheet.name;
    }
    return Refuse(reason::kSheetNotFound,
                  "the workbook has no sheet named \"" + wanted + "\"; it has: " + names,
                  {{"sheet", wanted}, {"sheets", names}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<TableReader>> XlsxReader::Open(std::string bytes,
                                                              const TableHints& hints) {
    std::unique_ptr<XlsxReader> reader(new XlsxReader());
    SOCLE_RETURN_IF_ERROR(reader->Start(std::move(bytes), hints));
    return reader;
}

absl::Status XlsxReader::Start(std::string bytes, const TableHints& hints) {
    SOCLE_ASSIGN(archive_, ZipArchive::Open(std::move(bytes)));
    SOCLE_ASSIGN(const Workbook workbook, ReadWorkbook(*archive_));
    SOCLE_ASSIGN(const Sheet sheet, ChooseSheet(workbook, hints.sheet));
    info_.format = TableFormat::kXlsx;
    info_.sheet = sheet.name;
    for (const Sheet& each : workbook.sheets) {
        if (each.visible) info_.sheets.push_back(each.name);
    }
    context_.from_1904 = workbook.from_1904;
    SOCLE_ASSIGN(context_.texts, SharedTexts::Load(*archive_, workbook.shared_texts_part));
    SOCLE_ASSIGN(context_.styles, ReadStyles(*archive_, workbook.styles_part));
    SOCLE_ASSIGN(std::unique_ptr<ZipEntry> entry, archive_->OpenEntry(sheet.part));
    sink_.emplace(context_);
    xml_.emplace(std::move(entry), *sink_);
    return absl::OkStatus();
}

absl::StatusOr<std::optional<TableRow>> XlsxReader::Next() {
    SOCLE_ASSIGN(const bool paused, xml_->Advance());
    if (!paused) return std::nullopt;
    return sink_->TakeRow();
}

}  // namespace socle::tabular
