// The tenant's pipelines.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/pipeline.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::crm {

class PipelineStore {
 public:
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Pipeline& pipeline) const;
    // Does nothing when somebody else has made the usual one meanwhile.
    [[nodiscard]] absl::Status InsertUsual(Transaction& tx, const Pipeline& pipeline) const;
    // Gives it with its new version.
    [[nodiscard]] absl::StatusOr<Pipeline> Update(Transaction& tx, Pipeline pipeline) const;

    // Refusal of these three: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Pipeline> Load(Transaction& tx, PipelineId id) const;
    [[nodiscard]] absl::StatusOr<Pipeline> LoadForUpdate(Transaction& tx, PipelineId id) const;
    // Its stages stay as they are until the transaction ends: an opportunity may be put into one.
    [[nodiscard]] absl::StatusOr<Pipeline> Hold(Transaction& tx, PipelineId id) const;
    // The same for the tenant's first; nothing when there is none.
    [[nodiscard]] absl::StatusOr<std::optional<Pipeline>> HoldFirst(Transaction& tx) const;

    // A page and one more, oldest first.
    [[nodiscard]] absl::StatusOr<std::vector<Pipeline>> List(Transaction& tx,
                                                             const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const Pipeline& pipeline);

    // Which of these stages open opportunities stand in.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> StagesInUse(
        Transaction& tx, PipelineId id, const std::vector<std::string>& words) const;
};

}  // namespace socle::crm
