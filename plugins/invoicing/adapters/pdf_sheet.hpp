// A document as words in their final language and order, ready to be laid out: between the domain
// (what it means) and the page (where it goes). Every amount is already text, taken from the
// document's own totals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/pdf_canvas.hpp"

namespace socle::invoicing::pdf {

struct Field {
    std::string label;
    std::string value;
};

// A column of the lines table; the first one takes the width the others leave, and wraps.
struct Column {
    std::string label;
    Align align = Align::kRight;
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

struct Sheet {
    FileFacts file;
    std::string title;      // "Facture"
    std::string number;     // empty on a draft
    std::string watermark;  // empty unless a draft
    std::string page_word;  // "Page"
    std::optional<Image> logo;

    std::vector<std::string> seller;  // the name first
    std::string buyer_label;
    std::vector<std::string> buyer;  // the name first
    std::vector<std::string> buyer_ids;
    std::vector<Field> facts;  // dates and references
    std::string subject;

    Table lines;
    Table vat;                           // one row per rate; empty without VAT
    std::vector<std::string> vat_notes;  // why no VAT
    std::vector<Field> totals;           // the last one is what counts

    std::string note;
    std::string payment_title;
    std::vector<Field> payment;
    std::string signature_title;  // empty unless a quote
    std::string signature_hint;
    std::vector<std::string> mentions;
    std::string footer;  // the seller's legal identity
};

}  // namespace socle::invoicing::pdf
