#include "store/product_store.hpp"

#include "store/columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<StoredProduct> FromRow(const Row& row) {
    StoredProduct stored;
    Product& product = stored.product;
    product.id = ProductId{row.AsUuid("product_id")};
    product.code = row.Text("code");
    product.display_name = row.Text("display_name");
    SOCLE_ASSIGN(product.kind, ValueOf(kKindWords, row.Text("kind")));
    product.unit_code = row.Text("unit_code");
    product.unit_price = row.AsDecimal("unit_price");
    SOCLE_ASSIGN(product.vat, VatFrom(row));
    product.archived = row.Bool("archived");
    stored.version = row.Int64("version");
    return stored;
}

absl::StatusOr<std::vector<StoredProduct>> FromRows(const Rows& rows) {
    std::vector<StoredProduct> products;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredProduct stored, FromRow(row));
        products.push_back(std::move(stored));
    }
    return products;
}

}  // namespace

absl::Status ProductStore::Insert(Transaction& tx, const Product& product) const {
    return tx
        .Exec(
            queries::kInsertProduct,
            {product.id, product.code, product.display_name, WordOf(kKindWords, product.kind),
             product.unit_code, product.unit_price, CodeOf(product.vat.category), product.vat.rate,
             product.vat.exemption_code, product.vat.exemption_text, product.archived})
        .status();
}

absl::StatusOr<std::int64_t> ProductStore::Update(Transaction& tx, const Product& product) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdateProduct,
                                           {product.id, product.code, product.display_name,
                                            WordOf(kKindWords, product.kind), product.unit_code,
                                            product.unit_price, CodeOf(product.vat.category),
                                            product.vat.rate, product.vat.exemption_code,
                                            product.vat.exemption_text, product.archived},
                                           "product"));
    return row.Int64("version");
}

absl::StatusOr<StoredProduct> ProductStore::Load(Transaction& tx, ProductId id) const {
    SOCLE_ASSIGN(const Row row,
                 tx.ExecOne(queries::kLoadProducts, {std::vector<ProductId>{id}}, "product"));
    return FromRow(row);
}

absl::StatusOr<StoredProduct> ProductStore::LoadForUpdate(Transaction& tx, ProductId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockProduct, {id}, "product"));
    return FromRow(row);
}

absl::StatusOr<std::map<ProductId, Product>> ProductStore::LoadAll(
    Transaction& tx, const std::vector<ProductId>& ids) const {
    std::map<ProductId, Product> products;
    if (ids.empty()) return products;
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadProducts, {ids}));
    SOCLE_ASSIGN(const std::vector<StoredProduct> found, FromRows(rows));
    for (const StoredProduct& stored : found) products[stored.product.id] = stored.product;
    return products;
}

absl::StatusOr<std::vector<StoredProduct>> ProductStore::List(Transaction& tx, bool with_archived,
                                                              const Page& page) const {
    SOCLE_ASSIGN(const std::optional<Uuid> id, IdAfter(page, 1));
    std::optional<std::string> name;
    if (!page.IsFirst()) name = page.after.front();
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListProducts, {name, id, with_archived, page.Limit()}));
    return FromRows(rows);
}

std::vector<std::string> ProductStore::SortKeyOf(const StoredProduct& stored) {
    return {stored.product.display_name, stored.product.id.ToString()};
}

}  // namespace socle::invoicing
