#include "events/choices.hpp"

#include "socle/wire.hpp"

namespace socle::invoicing {

v1::Totals ToProto(const Totals& totals) {
    v1::Totals message;
    *message.mutable_net() = ToWire(totals.net);
    *message.mutable_vat() = ToWire(totals.vat);
    *message.mutable_gross() = ToWire(totals.gross);
    *message.mutable_lines_net() = ToWire(totals.lines_net);
    *message.mutable_discount() = ToWire(totals.discount);
    for (const VatGroup& group : totals.groups) {
        v1::VatLine& line = *message.add_vat_lines();
        line.set_vat_category(ToWireChoice(kVatCategories, group.vat.category));
        *line.mutable_vat_rate() = ToWire(group.vat.rate);
        *line.mutable_base() = ToWire(group.base);
        *line.mutable_vat() = ToWire(group.amount);
        line.set_exemption_code(group.vat.exemption_code);
        *line.mutable_discount() = ToWire(group.discount);
    }
    return message;
}

}  // namespace socle::invoicing
