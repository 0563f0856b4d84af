#include <set>
#include <utility>

#include "domain/product_row.hpp"
#include "domain/request_id.hpp"
#include "service/convert.hpp"
#include "service/step_rows.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::exchange {
namespace {

constexpr int kPageSize = 1'000;
constexpr int kPagesMax = 100;

// What the catalogue holds already, archived products too: codes as they are, names as people would
// compare them.
class Catalogue {
 public:
    static absl::StatusOr<Catalogue> Load(Call& call) {
        Catalogue catalogue;
        invoicing::v1::ListProductsRequest request;
        request.set_page_size(kPageSize);
        request.set_include_archived(true);
        for (int page = 0; page < kPagesMax; ++page) {
            SOCLE_RETURN_IF_ERROR(call.StillWanted());
            SOCLE_ASSIGN(const auto listed,
                         invoicing::v1::InvoicingClient(call).ListProducts(request));
            for (const invoicing::v1::Product& product : listed.products()) {
                catalogue.Add(product.code(), product.display_name());
            }
            request.set_page_token(listed.next_page_token());
            if (request.page_token().empty()) return catalogue;
        }
        return Refuse(reason::kTooMany, "the catalogue has more than 100,000 products");
    }

    void Add(const std::string& code, const std::string& name) {
        if (!code.empty()) codes_.insert(code);
        names_.insert(FoldForSearch(name));
    }
    // A product with a code is known by it; one without, by its name.
    [[nodiscard]] bool Knows(const ProductRow& row) const {
        return row.code.empty() ? names_.contains(FoldForSearch(row.display_name))
                                : codes_.contains(row.code);
    }

 private:
    std::set<std::string> codes_;
    std::set<std::string> names_;
};

invoicing::v1::CreateProductRequest RequestFor(const Import& import, const ProductRow& row,
                                               std::int64_t row_number) {
    invoicing::v1::CreateProductRequest request;
    invoicing::v1::Product& product = *request.mutable_product();
    product.set_code(row.code);
    product.set_display_name(row.display_name);
    if (row.kind) {
        product.set_kind(*row.kind == ProductKind::kGoods ? invoicing::v1::PRODUCT_KIND_GOODS
                                                          : invoicing::v1::PRODUCT_KIND_SERVICE);
    }
    product.set_unit_code(row.unit_code);
    if (row.unit_price) *product.mutable_unit_price() = ToWire(*row.unit_price);
    if (row.vat_rate) *product.mutable_vat_rate() = ToWire(*row.vat_rate);
    request.set_validate_only(import.dry_run);
    request.set_request_id(
        RequestIdFor(import.id, row_number, "product", request.SerializeAsString()).ToString());
    return request;
}

}  // namespace

absl::StatusOr<StepRows> TakeProducts(Call& call, const Import& import,
                                      const std::vector<KeptRow>& rows) {
    SOCLE_ASSIGN(Catalogue catalogue, Catalogue::Load(call));
    StepRows step;
    for (const KeptRow& kept : rows) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        ProductReading reading = ReadProductRow(import.columns, kept.row);
        RowResult& result = step.results.emplace_back();
        result.problems = std::move(reading.problems);
        if (catalogue.Knows(reading.product)) {
            result.outcome = Outcome::kUnchanged;
            continue;
        }
        const auto created = invoicing::v1::InvoicingClient(call).CreateProduct(
            RequestFor(import, reading.product, kept.row.number));
        if (!created.ok()) {
            if (!IsAboutRecord(created.status())) return created.status();
            result.refusal = RefusalOf(created.status());
            continue;
        }
        catalogue.Add(reading.product.code, reading.product.display_name);
        result.outcome = Outcome::kCreated;
        if (import.dry_run) continue;
        step.records.push_back(NewRecord(created->name(), created->etag()));
    }
    return step;
}

}  // namespace socle::exchange
