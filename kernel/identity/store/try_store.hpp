// Tries to sign in, per account and per address.
#pragma once

#include <string>

#include "domain/sign_in_throttle.hpp"
#include "socle/transaction.hpp"

namespace socle::identity {

class TryStore {
 public:
    // The count so far; locked until the transaction ends, so that no two tries count as one.
    [[nodiscard]] absl::StatusOr<Tries> LoadForUpdate(Transaction& tx, const std::string& key,
                                                      Instant now) const;
    [[nodiscard]] absl::Status Save(Transaction& tx, const std::string& key,
                                    const Tries& tries) const;
    // The password was right: the account starts afresh, the address gets its try back.
    [[nodiscard]] absl::Status Forgive(Transaction& tx, const std::string& account_key,
                                       const std::string& peer_key) const;
    // Forgets what was long ago.
    [[nodiscard]] absl::Status Tidy(Transaction& tx, Instant now) const;
};

}  // namespace socle::identity
