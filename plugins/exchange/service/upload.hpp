// A file as it arrives: the header first, then its bytes in chunks.
#pragma once

#include <absl/status/statusor.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/columns.hpp"
#include "socle/exchange/v1/service.pb.h"
#include "socle/service.hpp"
#include "store/import_store.hpp"

namespace socle::exchange {

struct Upload {
    std::string file_name;
    std::string sheet;
    bool dry_run = false;
    std::vector<ColumnChoice> choices;
    std::optional<ImportId> corrects;
    UploadKey key;
    std::string bytes;
};

// One message of the stream.
struct UploadPart {
    std::optional<v1::ImportHeader> header;
    std::optional<std::string> chunk;
};
using UploadParts = std::function<absl::StatusOr<std::optional<UploadPart>>()>;

// Reads the parts to their end. Refusals: REQUIRED (header, file_name), INVALID_VALUE (request_id,
// a second header), INVALID_TEXT, TOO_LONG, TOO_MANY, UNKNOWN_FIELD, and TOO_LARGE for a chunk
// above 1 MiB or a file above 64 MiB.
[[nodiscard]] absl::StatusOr<Upload> ReadUpload(const UploadParts& parts);

// The same from the stream of any of the methods that take a list.
template <typename Request>
[[nodiscard]] absl::StatusOr<Upload> ReadUpload(Reader<Request>& requests) {
    return ReadUpload([&requests]() -> absl::StatusOr<std::optional<UploadPart>> {
        SOCLE_ASSIGN(std::optional<Request> request, requests.Read());
        if (!request) return std::optional<UploadPart>{};
        UploadPart part;
        if (request->has_header()) part.header = std::move(*request->mutable_header());
        if (request->has_chunk()) part.chunk = std::move(*request->mutable_chunk());
        return std::optional(std::move(part));
    });
}

}  // namespace socle::exchange
