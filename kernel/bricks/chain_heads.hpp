// Where the chains of what the law freezes end (socle/chain_heads.hpp): one 0600 file of the data
// folder, signed with the installation's key, so that whoever holds the database alone can neither
// take a head away nor make one. A head counts in memory at once and is written about once a
// second: no commit waits for this disk, and a crash costs at most the heads of its last second,
// which the next seal or Verify catches up.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "socle/chain_head_table.hpp"

namespace socle::kernel {

class ChainHeadFile {
 public:
    using Seal = std::function<std::string(std::string_view)>;

    // Starts with what the file holds, if there is one. Refusals: CHAIN_HEADS_UNUSABLE when it
    // cannot be read or is not what was written with this key.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<ChainHeadFile>> Open(
        const std::filesystem::path& file, Seal seal);

    [[nodiscard]] ChainHeads& heads() { return table_; }
    // Writes them where one has moved: all of them or nothing, down to the disk when it returns.
    // From one thread at a time. Refusals: CHAIN_HEADS_UNUSABLE.
    [[nodiscard]] absl::Status Write();

 private:
    ChainHeadFile(std::filesystem::path file, Seal seal)
        : file_(std::move(file)), seal_(std::move(seal)) {}

    const std::filesystem::path file_;
    const Seal seal_;
    ChainHeadTable table_;
    std::int64_t written_moves_ = 0;
};

}  // namespace socle::kernel
