// The company as its documents show it: one row for each wording, shared by the documents that show
// it.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <string>
#include <vector>

#include "domain/party.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

// The digest of its content.
[[nodiscard]] std::string SellerIdOf(const Seller& seller);

class SellerStore {
 public:
    // Writes it unless it is there; gives its id.
    [[nodiscard]] absl::StatusOr<std::string> Keep(Transaction& tx, const Seller& seller) const;
    [[nodiscard]] absl::StatusOr<std::map<std::string, Seller>> LoadAll(
        Transaction& tx, const std::vector<std::string>& ids) const;
};

}  // namespace socle::invoicing
