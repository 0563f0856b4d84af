// The contracts as the server last described them, kept between runs so that a command costs one
// small question. Nothing secret; a cache that cannot be read or written is no error.
#pragma once

#include <filesystem>
#include <string>

#include "socle/bricks/v1/service.pb.h"

namespace socle::cli {

class ContractCache {
 public:
    // `key`: whose contracts; what a caller may see depends on their rights.
    ContractCache(const std::filesystem::path& folder, const std::string& key);

    // Empty when there is none.
    [[nodiscard]] bricks::v1::DescribeResponse Load() const;
    void Store(const bricks::v1::DescribeResponse& described) const;

 private:
    std::filesystem::path file_;
};

}  // namespace socle::cli
