// A file as it arrives: the header first, then its bytes in chunks.
#pragma once

#include <absl/status/statusor.h>

#include <string>
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
    UploadKey key;
    std::string bytes;
};

// Reads the stream to its end. Refusals: REQUIRED (header, file_name), INVALID_VALUE (request_id, a
// second header), INVALID_TEXT, TOO_LONG, TOO_MANY, UNKNOWN_FIELD, and TOO_LARGE for a chunk above
// 1 MiB or a file above 64 MiB.
[[nodiscard]] absl::StatusOr<Upload> ReadUpload(Reader<v1::ImportClientsRequest>& requests);

}  // namespace socle::exchange
