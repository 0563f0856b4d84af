#include "domain/product.hpp"

#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {
namespace {

constexpr std::size_t kDisplayNameCharactersMax = 200;

}  // namespace

absl::Status CheckProduct(const Product& product) {
    SOCLE_RETURN_IF_ERROR(CheckText(product.code, "code", kProductCodeMax));
    SOCLE_RETURN_IF_ERROR(
        CheckRequiredText(product.display_name, "display_name", kDisplayNameCharactersMax));
    return CheckLine(LineOf(product));
}

Line LineOf(const Product& product) {
    return {.description = product.display_name,
            .quantity = Decimal(1),
            .unit_code = product.unit_code,
            .unit_price = product.unit_price,
            .discount = {},
            .vat = product.vat,
            .kind = product.kind,
            .product = product.id};
}

}  // namespace socle::invoicing
