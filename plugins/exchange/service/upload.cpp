#include "service/upload.hpp"

#include <utility>

#include "domain/import.hpp"
#include "domain/reasons.hpp"
#include "socle/hash.hpp"
#include "socle/tabular.hpp"
#include "socle/text.hpp"

namespace socle::exchange {
namespace {

absl::StatusOr<std::vector<ColumnChoice>> ChoicesIn(const v1::ImportHeader& header) {
    if (static_cast<std::size_t>(header.columns_size()) > kTableColumnsMax) {
        return RefuseField(reason::kTooMany, "columns", "a list has at most 1,000 columns",
                           {{"limit", std::to_string(kTableColumnsMax)}});
    }
    std::vector<ColumnChoice> choices;
    for (const v1::ColumnMatch& match : header.columns()) {
        ColumnChoice choice;
        SOCLE_ASSIGN(choice.title,
                     CheckRequiredText(match.header(), "columns.header", kTableCellCharactersMax));
        if (!match.field().empty()) {
            SOCLE_ASSIGN(choice.field, ParseField(match.field()));
        }
        choices.push_back(std::move(choice));
    }
    return choices;
}

absl::StatusOr<Upload> UploadOf(const v1::ImportHeader& header) {
    Upload upload;
    SOCLE_ASSIGN(upload.file_name,
                 CheckRequiredText(header.file_name(), "file_name", kFileNameCharactersMax));
    SOCLE_ASSIGN(upload.sheet, CheckText(header.sheet(), "sheet", kSheetCharactersMax));
    upload.dry_run = header.validate_only();
    SOCLE_ASSIGN(upload.choices, ChoicesIn(header));
    if (!header.corrects().empty()) {
        SOCLE_ASSIGN(upload.corrects, ParseIdName<ImportId>(kImports, header.corrects()));
    }
    if (header.request_id().empty()) return upload;
    const auto id = Uuid::Parse(header.request_id());
    if (!id.ok()) {
        return RefuseField(reason::kInvalidValue, "request_id", "a request id is a UUID",
                           MetadataOf(id.status()));
    }
    upload.key.request_id = *id;
    return upload;
}

absl::Status TooLarge(std::string_view what, std::size_t limit) {
    return Refuse(reason::kTooLarge,
                  std::string(what) + " has at most " + std::to_string(limit) + " bytes",
                  {{"field", "chunk"}, {"limit", std::to_string(limit)}});
}

absl::Status AddChunk(const UploadPart& part, Upload& upload) {
    if (!part.chunk) {
        return RefuseField(reason::kInvalidValue, "header",
                           "only the first message holds the header; the others hold chunks");
    }
    const std::string& chunk = *part.chunk;
    if (chunk.size() > kChunkBytesMax) return TooLarge("a chunk", kChunkBytesMax);
    if (upload.bytes.size() + chunk.size() > kFileBytesMax) {
        return TooLarge("a file", kFileBytesMax);
    }
    upload.bytes += chunk;
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Upload> ReadUpload(const UploadParts& parts) {
    SOCLE_ASSIGN(const std::optional<UploadPart> first, parts());
    if (!first || !first->header) {
        return RefuseField(reason::kRequired, "header",
                           "the first message holds the header: file_name at least");
    }
    SOCLE_ASSIGN(Upload upload, UploadOf(*first->header));
    while (true) {
        SOCLE_ASSIGN(const std::optional<UploadPart> next, parts());
        if (!next) break;
        SOCLE_RETURN_IF_ERROR(AddChunk(*next, upload));
    }
    upload.key.hash = Sha256(first->header->SerializeAsString() + Sha256(upload.bytes));
    return upload;
}

}  // namespace socle::exchange
