#include "service/line_reader.hpp"

#include <map>
#include <set>

#include "domain/reasons.hpp"

namespace socle::invoicing {
namespace {

using Lines = google::protobuf::RepeatedPtrField<v1::Line>;

absl::StatusOr<std::optional<ProductId>> ProductNamed(const v1::Line& line) {
    if (line.product().empty()) return std::optional<ProductId>{};
    SOCLE_ASSIGN(const ProductId id, ParseIdName<ProductId>(kProducts, line.product(), "product"));
    return std::optional(id);
}

// `product` is the one the line names, or null.
absl::StatusOr<Line> LineFromProto(const v1::Line& written, const Product* product,
                                   const Company& company, Currency currency) {
    Line line;
    if (product != nullptr) line = LineOf(*product);
    if (!written.description().empty()) line.description = written.description();
    SOCLE_ASSIGN(const auto kind, ChoiceFrom(kKinds, written.kind(), "kind"));
    line.kind = kind.value_or(line.kind);
    SOCLE_ASSIGN(const auto quantity, OptionalDecimalFromWire(written.quantity(), "quantity"));
    line.quantity = quantity.value_or(Decimal(1));
    if (!written.unit_code().empty()) line.unit_code = written.unit_code();
    SOCLE_ASSIGN(const auto price, OptionalDecimalFromWire(written.unit_price(), "unit_price"));
    if (!price && product == nullptr) {
        return RefuseField(reason::kRequired, "unit_price", "a line without product has a price");
    }
    line.unit_price = price.value_or(line.unit_price);
    SOCLE_ASSIGN(line.discount, DiscountFromProto(written, currency));
    SOCLE_ASSIGN(const VatInput vat, VatInputFrom(written));
    SOCLE_ASSIGN(line.vat, VatFor(vat, company, product == nullptr ? nullptr : &product->vat));
    return line;
}

}  // namespace

absl::StatusOr<VatTreatment> VatFor(const VatInput& input, const Company& company,
                                    const VatTreatment* usual) {
    if (input.IsEmpty() && company.ChargesNoVat()) return FranchiseVat();
    if (input.IsEmpty() && usual != nullptr) return *usual;
    VatTreatment vat;
    if (input.category) {
        vat.category = *input.category;
    } else if (company.ChargesNoVat() && !input.rate) {
        vat.category = VatCategory::kExempt;
    } else if (usual != nullptr) {
        vat.category = usual->category;
    }
    const bool as_usual = usual != nullptr && usual->category == vat.category;
    if (input.rate) {
        vat.rate = *input.rate;
    } else if (as_usual) {
        vat.rate = usual->rate;
    } else if (vat.category == VatCategory::kStandard) {
        return RefuseField(reason::kRequired, "vat_rate", "say at which VAT rate");
    }
    vat.exemption_code = input.exemption_code;
    if (vat.exemption_code.empty() && as_usual) vat.exemption_code = usual->exemption_code;
    if (vat.exemption_code.empty() && vat.category == VatCategory::kExempt &&
        company.ChargesNoVat()) {
        vat.exemption_code = std::string(kFranchiseCode);
    }
    vat.exemption_text = input.exemption_text;
    if (vat.exemption_text.empty() && as_usual) vat.exemption_text = usual->exemption_text;
    return VatOf(std::move(vat));
}

absl::StatusOr<std::vector<Line>> LineReader::Read(Transaction& tx, const Lines& lines,
                                                   Currency currency) const {
    if (lines.size() > static_cast<int>(kLinesMax)) {
        return RefuseField(
            reason::kTooManyLines, "lines", "a document has at most 10000 lines",
            {{"value", std::to_string(lines.size())}, {"limit", std::to_string(kLinesMax)}});
    }
    std::vector<std::optional<ProductId>> named;
    std::set<ProductId> ids;
    for (const v1::Line& line : lines) {
        const auto id = ProductNamed(line);
        if (!id.ok()) return OnLine(id.status(), named.size());
        named.push_back(*id);
        if (*id) ids.insert(**id);
    }
    SOCLE_ASSIGN(const auto products, products_.LoadAll(tx, {ids.begin(), ids.end()}));
    std::vector<Line> read;
    for (const v1::Line& written : lines) {
        const std::optional<ProductId>& id = named[read.size()];
        const auto product = id ? products.find(*id) : products.end();
        if (id && product == products.end()) {
            return OnLine(Refuse(reason::kNotFound, "this product does not exist",
                                 {{"field", "product"}, {"value", written.product()}}),
                          read.size());
        }
        auto line = LineFromProto(written, product == products.end() ? nullptr : &product->second,
                                  company_, currency);
        if (!line.ok()) return OnLine(line.status(), read.size());
        read.push_back(*std::move(line));
    }
    return read;
}

}  // namespace socle::invoicing
