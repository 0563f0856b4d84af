#include "store/file_store.hpp"

#include "store/queries.hpp"

namespace socle::exchange {
namespace {

constexpr std::size_t kPartBytes = 1 << 20;
constexpr int kPartsMax = kFileBytesMax / kPartBytes;

}  // namespace

absl::Status FileStore::Insert(Transaction& tx, ImportId id, std::string_view bytes) const {
    for (int part = 0; !bytes.empty(); ++part) {
        const Bytes piece{std::string(bytes.substr(0, kPartBytes))};
        bytes.remove_prefix(piece.value.size());
        SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kInsertPart, {id, part, piece}));
    }
    return absl::OkStatus();
}

absl::StatusOr<std::string> FileStore::Load(Transaction& tx, ImportId id) const {
    std::string bytes;
    for (int part = 0; part < kPartsMax; ++part) {
        SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadPart, {id, part}));
        if (rows.empty()) break;
        bytes += rows[0].AsBytes("bytes");
    }
    return bytes;
}

absl::Status FileStore::Delete(Transaction& tx, ImportId id) const {
    return tx.Exec(queries::kDeleteParts, {id}).status();
}

}  // namespace socle::exchange
