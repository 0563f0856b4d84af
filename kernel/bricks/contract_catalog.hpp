// Every contract ever loaded, kept in the database: what an old event says stays readable when its
// brick is switched off or gone.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/descriptor.h>

#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "socle/contract.hpp"
#include "socle/runtime.hpp"

namespace socle::kernel {

inline constexpr int kContractsMax = 1000;

class ContractCatalog {
 public:
    explicit ContractCatalog(Runtime& runtime) : runtime_(runtime) {}

    // Reads what earlier runs kept. One that cannot be read is logged and passed over.
    [[nodiscard]] absl::Status Open();
    // Keeps a contract for good.
    [[nodiscard]] absl::Status Keep(const std::string& brick,
                                    std::shared_ptr<const Contract> contract);
    // A message type of any contract: the program's own and loaded bricks' first. Valid as long as
    // the catalog; nothing when no contract has it.
    [[nodiscard]] const google::protobuf::Descriptor* FindType(const std::string& full_name) const;

 private:
    void Add(std::shared_ptr<const Contract> contract);

    Runtime& runtime_;
    mutable std::shared_mutex mutex_;
    // Newest last; none is ever taken away, so that descriptors stay valid.
    std::vector<std::shared_ptr<const Contract>> contracts_;
};

}  // namespace socle::kernel
