// The tenant's imports; not what was in their files.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/consistency.hpp"
#include "domain/import.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::exchange {

// What its sender called an upload, and the digest of all that was sent.
struct UploadKey {
    std::optional<Uuid> request_id;
    std::string hash;
};

class ImportStore {
 public:
    // False when there is an import with this request id already: then nothing is written.
    [[nodiscard]] absl::StatusOr<bool> Insert(Transaction& tx, const Import& import,
                                              const UploadKey& key) const;
    [[nodiscard]] absl::Status SetJob(Transaction& tx, ImportId id, const Uuid& job) const;
    // The import made by an upload. Refusals: NOT_FOUND; REQUEST_ID_REUSED when something else was
    // sent under this id.
    [[nodiscard]] absl::StatusOr<Import> FindByRequest(Transaction& tx, const UploadKey& key) const;

    // Refusal of both: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Import> Load(Transaction& tx, ImportId id) const;
    [[nodiscard]] absl::StatusOr<Import> LoadForUpdate(Transaction& tx, ImportId id) const;
    // State, counts and problem.
    [[nodiscard]] absl::Status Save(Transaction& tx, const Import& import) const;

    // A page and one more, newest first. Refusal: INVALID_PAGE_TOKEN.
    [[nodiscard]] absl::StatusOr<std::vector<Import>> List(Transaction& tx, const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const Import& import);
    static constexpr std::size_t kSortKeys = 1;

    // At most `limit` of all there are, oldest first, after that one; and what is kept of each.
    [[nodiscard]] absl::StatusOr<std::vector<std::pair<Import, KeptContent>>> Scan(
        Transaction& tx, std::optional<ImportId> after, int limit) const;
};

}  // namespace socle::exchange
