#include <vector>

#include "service/exchange_service.hpp"
#include "service/refusal_text.hpp"
#include "socle/csv_writer.hpp"

namespace socle::exchange {
namespace {

constexpr int kRowsInTurn = 1'000;
constexpr std::size_t kChunkBytes = 256 << 10;

// Sends a text on in chunks that are full, but for the last.
class ChunkWriter {
 public:
    explicit ChunkWriter(Writer<v1::DownloadRefusedRowsResponse>& writer) : writer_(writer) {}

    absl::Status Add(std::string_view text) {
        while (chunk_.size() + text.size() >= kChunkBytes) {
            const std::size_t room = kChunkBytes - chunk_.size();
            chunk_ += text.substr(0, room);
            text.remove_prefix(room);
            SOCLE_RETURN_IF_ERROR(Flush());
        }
        chunk_ += text;
        return absl::OkStatus();
    }
    absl::Status Flush() {
        if (chunk_.empty()) return absl::OkStatus();
        v1::DownloadRefusedRowsResponse response;
        response.set_chunk(std::move(chunk_));
        chunk_.clear();
        return writer_.Write(response);
    }

 private:
    Writer<v1::DownloadRefusedRowsResponse>& writer_;
    std::string chunk_;
};

}  // namespace

absl::Status ExchangeService::DownloadRefusedRows(Call& call,
                                                  const v1::DownloadRefusedRowsRequest& request,
                                                  Writer<v1::DownloadRefusedRowsResponse>& writer) {
    SOCLE_ASSIGN(const ImportId id, ParseIdName<ImportId>(kImports, request.name()));
    SOCLE_ASSIGN(const Import import, imports_.Load(call.transaction(), id));
    const Language language = call.context().language;
    ChunkWriter chunks(writer);
    SOCLE_RETURN_IF_ERROR(
        chunks.Add(std::string(kCsvByteOrderMark) + CsvLine(RefusedTitles(import.columns))));
    std::int64_t after = 0;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        call.transaction().SetAuditTarget(NameOf(id));
        SOCLE_ASSIGN(const std::vector<KeptRow> rows,
                     rows_.LoadRefused(call.transaction(), id, after, kRowsInTurn));
        // No connection is held while a slow reader takes what it gets.
        SOCLE_RETURN_IF_ERROR(call.Commit());
        for (const KeptRow& row : rows) {
            SOCLE_RETURN_IF_ERROR(chunks.Add(CsvLine(RefusedCells(
                import.columns, row.row, WhyRefused(row, import.kind, language), language))));
        }
        if (rows.size() < static_cast<std::size_t>(kRowsInTurn)) return chunks.Flush();
        after = rows.back().row.number;
    }
}

}  // namespace socle::exchange
