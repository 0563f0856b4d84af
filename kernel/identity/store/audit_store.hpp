// The audit trail, which the SDK writes with every call that wrote. Reading only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

struct AuditLine {
    std::int64_t number = 0;
    Instant time;
    std::string actor;
    std::string via;
    std::string method;
    std::string target;
    std::string peer;
};

class AuditStore {
 public:
    // Newest first; about one record when `target` names it. One more than the page holds when
    // there are more.
    [[nodiscard]] absl::StatusOr<std::vector<AuditLine>> List(Transaction& tx, const Page& page,
                                                              const std::string& target) const;
};

}  // namespace socle::identity
