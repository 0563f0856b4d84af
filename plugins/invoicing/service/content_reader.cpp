#include "service/content_reader.hpp"

#include <string>

#include "service/convert.hpp"
#include "service/line_reader.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::invoicing {
namespace {

template <typename Document>
absl::StatusOr<Content> Read(Transaction& tx, const Document& written, const ProductStore& products,
                             const Company& company) {
    Content content;
    SOCLE_ASSIGN(content.currency, CurrencyFromProto(written.currency_code(), company));
    content.subject = written.subject();
    content.note = written.note();
    content.order_reference = written.order_reference();
    SOCLE_ASSIGN(content.delivery_date,
                 OptionalDateFromWire(written.delivery_date(), "delivery_date"));
    if (written.has_delivery_address()) {
        SOCLE_ASSIGN(content.delivery_address,
                     AddressFromWire(written.delivery_address(), "delivery_address"));
    }
    SOCLE_ASSIGN(content.discount, DiscountFromProto(written, content.currency));
    SOCLE_ASSIGN(content.lines,
                 LineReader(products, company).Read(tx, written.lines(), content.currency));
    return content;
}

}  // namespace

absl::StatusOr<Content> ContentFromProto(Transaction& tx, const v1::Quote& written,
                                         const ProductStore& products, const Company& company) {
    return Read(tx, written, products, company);
}

absl::StatusOr<Content> ContentFromProto(Transaction& tx, const v1::Invoice& written,
                                         const ProductStore& products, const Company& company) {
    return Read(tx, written, products, company);
}

absl::StatusOr<PaymentTerms> TermsFromProto(const v1::Invoice& written, const Company& company) {
    const v1::PaymentTerms& terms = written.terms();
    PaymentTerms read;
    read.days = terms.has_days() ? terms.days() : company.payment_term_days;
    read.end_of_month = terms.end_of_month();
    SOCLE_ASSIGN(read.penalty_rate,
                 OptionalDecimalFromWire(terms.penalty_rate(), "terms.penalty_rate"));
    read.early_payment = Trimmed(terms.early_payment());
    SOCLE_ASSIGN(read.due_date, OptionalDateFromWire(written.due_date(), "due_date"));
    return read;
}

}  // namespace socle::invoicing
