#include <utility>

#include "service/convert.hpp"
#include "service/invoicing_service.hpp"
#include "service/line_reader.hpp"
#include "service/named_id.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::invoicing {
namespace {

// Id apart. What is left out is as usual: a service, by the piece, under the company's VAT regime.
absl::StatusOr<Product> ProductFromProto(const v1::Product& written, const Company& company) {
    Product product;
    product.code = Trimmed(written.code());
    product.display_name = Trimmed(written.display_name());
    SOCLE_ASSIGN(const auto kind, ChoiceFrom(kKinds, written.kind(), "kind"));
    product.kind = kind.value_or(product.kind);
    if (!written.unit_code().empty()) product.unit_code = written.unit_code();
    SOCLE_ASSIGN(product.unit_price, DecimalFromWire(written.unit_price(), "unit_price"));
    SOCLE_ASSIGN(const VatInput vat, VatInputFrom(written));
    SOCLE_ASSIGN(product.vat, VatFor(vat, company, nullptr));
    product.archived = written.archived();
    return product;
}

}  // namespace

absl::StatusOr<v1::Product> InvoicingService::CreateProduct(
    Call& call, const v1::CreateProductRequest& request) {
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    SOCLE_ASSIGN(Product product, ProductFromProto(request.product(), company));
    SOCLE_ASSIGN(product.id, NamedOrNewId<ProductId>(call, kProducts, request.product().name()));
    SOCLE_RETURN_IF_ERROR(CheckProduct(product));
    SOCLE_RETURN_IF_ERROR(stores_.products.Insert(call.transaction(), product));
    return ToProto(StoredProduct{product});
}

absl::StatusOr<v1::Product> InvoicingService::GetProduct(Call& call,
                                                         const v1::GetProductRequest& request) {
    SOCLE_ASSIGN(const ProductId id, ParseIdName<ProductId>(kProducts, request.name()));
    SOCLE_ASSIGN(const StoredProduct stored, stores_.products.Load(call.transaction(), id));
    return ToProto(stored);
}

absl::StatusOr<v1::ListProductsResponse> InvoicingService::ListProducts(
    Call& call, const v1::ListProductsRequest& request) {
    const std::string filter = std::string(kProducts) + (request.include_archived() ? " all" : "");
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), filter,
                                           ProductStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<StoredProduct> products,
                 stores_.products.List(call.transaction(), request.include_archived(), page));
    v1::ListProductsResponse response;
    response.set_next_page_token(CutPage(page, products, ProductStore::SortKeyOf));
    for (const StoredProduct& stored : products) *response.add_products() = ToProto(stored);
    return response;
}

absl::StatusOr<v1::Product> InvoicingService::UpdateProduct(
    Call& call, const v1::UpdateProductRequest& request) {
    const v1::Product& sent = request.product();
    SOCLE_ASSIGN(const ProductId id, ParseIdName<ProductId>(kProducts, sent.name()));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(StoredProduct stored, stores_.products.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(sent.etag(), stored.version));

    v1::Product record = ToProto(stored);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, record));
    SOCLE_ASSIGN(Product after, ProductFromProto(record, company));
    after.id = id;
    SOCLE_RETURN_IF_ERROR(CheckProduct(after));
    if (after == stored.product) return ToProto(stored);
    stored.product = std::move(after);
    SOCLE_ASSIGN(stored.version, stores_.products.Update(tx, stored.product));
    return ToProto(stored);
}

}  // namespace socle::invoicing
