// The tenant's products.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <string>
#include <vector>

#include "domain/product.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

struct StoredProduct {
    Product product;
    std::int64_t version = 1;
};

class ProductStore {
 public:
    // Refusal of both: ALREADY_EXISTS (the code).
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Product& product) const;
    // Gives the new version.
    [[nodiscard]] absl::StatusOr<std::int64_t> Update(Transaction& tx,
                                                      const Product& product) const;

    // Refusal of both: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<StoredProduct> Load(Transaction& tx, ProductId id) const;
    [[nodiscard]] absl::StatusOr<StoredProduct> LoadForUpdate(Transaction& tx, ProductId id) const;
    // Those that exist.
    [[nodiscard]] absl::StatusOr<std::map<ProductId, Product>> LoadAll(
        Transaction& tx, const std::vector<ProductId>& ids) const;

    // A page and one more, by description.
    [[nodiscard]] absl::StatusOr<std::vector<StoredProduct>> List(Transaction& tx,
                                                                  bool with_archived,
                                                                  const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const StoredProduct& stored);
    static constexpr std::size_t kSortKeys = 2;
};

}  // namespace socle::invoicing
