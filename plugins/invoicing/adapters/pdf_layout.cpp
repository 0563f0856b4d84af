#include "adapters/pdf_layout.hpp"

#include <algorithm>
#include <string_view>

namespace socle::invoicing::pdf {
namespace {

constexpr double kLeft = 45;
constexpr double kWidth = kPageWidth - 2 * kLeft;
constexpr double kRight = kLeft + kWidth;
constexpr double kTop = 42;
constexpr double kBottom = kPageHeight - 66;  // nothing but the footer below
constexpr double kFooterTop = kPageHeight - 50;
// The address window of a French C5/DL envelope begins 110 mm from the left.
constexpr double kBuyerLeft = 312;
constexpr double kBuyerTop = 132;

constexpr Color kInk{0.12, 0.16, 0.22};
constexpr Color kAccent{0.09, 0.29, 0.45};
constexpr Color kGrey{0.40, 0.45, 0.50};
constexpr Color kHairline{0.84, 0.87, 0.90};
constexpr Color kTint{0.945, 0.96, 0.975};
constexpr Color kWhite{1, 1, 1};

constexpr Style kBody{.size = 9, .bold = false, .color = kInk, .align = Align::kLeft};
constexpr Style kStrong{.size = 9, .bold = true, .color = kInk, .align = Align::kLeft};
constexpr Style kLabel{.size = 7, .bold = false, .color = kGrey, .align = Align::kLeft};
constexpr Style kSmall{.size = 7.5, .bold = false, .color = kGrey, .align = Align::kLeft};
constexpr Style kHead{.size = 8, .bold = true, .color = kAccent, .align = Align::kLeft};

constexpr double kCellPad = 6;
constexpr double kRowPad = 4.5;
constexpr double kFirstColumnMin = 130;
// What a single block may take: a page less its head and the head of the table.
constexpr double kBlockMax = 600;

Style Aligned(Style style, Align align) {
    style.align = align;
    return style;
}

Style Coloured(Style style, const Color& color) {
    style.color = color;
    return style;
}

// Walks the sheet from top to bottom and turns pages as needed. Run once to count the pages, then
// for good.
class Flow {
 public:
    Flow(const Sheet& sheet, int pages) : sheet_(sheet), pages_(pages), canvas_(sheet.file) {}

    // Gives the number of pages.
    int Run() {
        StartPage();
        Header();
        Facts();
        Lines();
        Totals();
        Paragraph(sheet_.note, kBody);
        PaymentAndSignature();
        if (!mentions_written_) {
            for (const std::string& mention : sheet_.mentions) Paragraph(mention, kSmall);
        }
        EndPage();
        return page_;
    }
    [[nodiscard]] absl::StatusOr<std::string> File() { return canvas_.Finish(); }

 private:
    void StartPage() {
        ++page_;
        y_ = kTop;
        if (!sheet_.watermark.empty()) canvas_.Watermark(sheet_.watermark);
        if (page_ == 1) return;
        canvas_.Write(sheet_.title + " " + Reference(), {kLeft, y_, kWidth},
                      Coloured(kStrong, kAccent));
        y_ += canvas_.Write(sheet_.seller.front(), {kLeft, y_, kWidth},
                            Aligned(kSmall, Align::kRight)) +
              12;
    }

    // A draft says so in words as well: a reader may not see the watermark.
    [[nodiscard]] const std::string& Reference() const {
        return sheet_.number.empty() ? sheet_.watermark : sheet_.number;
    }

    void EndPage() {
        canvas_.Rule({kLeft, kFooterTop, kWidth}, kHairline);
        const Style style = Coloured(kLabel, kGrey);
        canvas_.Write(sheet_.footer, {kLeft, kFooterTop + 6, kWidth - 70}, style);
        const std::string count =
            sheet_.page_word + " " + std::to_string(page_) + " / " + std::to_string(pages_);
        canvas_.Write(count, {kRight - 70, kFooterTop + 6, 70}, Aligned(style, Align::kRight));
        canvas_.EndPage();
    }

    // Turns the page unless `height` still fits; true if it did turn.
    bool Need(double height) {
        if (y_ + height <= kBottom) return false;
        EndPage();
        StartPage();
        return true;
    }

    void Header() {
        const double width = kBuyerLeft - kLeft - 20;
        double left = kTop;
        if (sheet_.logo) left += canvas_.Draw(*sheet_.logo, {kLeft, left, 150, 54}) + 8;
        const Style name{.size = sheet_.logo ? 11.0 : 15.0,
                         .bold = true,
                         .color = kAccent,
                         .align = Align::kLeft};
        left += canvas_.Write(sheet_.seller.front(), {kLeft, left, width}, name) + 3;
        for (std::size_t i = 1; i < sheet_.seller.size(); ++i) {
            left +=
                canvas_.Write(sheet_.seller[i], {kLeft, left, width},
                              {.size = 8.5, .bold = false, .color = kGrey, .align = Align::kLeft}) +
                1;
        }
        double right = kTop;
        right +=
            canvas_.Write(sheet_.title, {kBuyerLeft, right, kRight - kBuyerLeft},
                          {.size = 24, .bold = true, .color = kAccent, .align = Align::kRight}) +
            1;
        right += canvas_.Write(Reference(), {kBuyerLeft, right, kRight - kBuyerLeft},
                               {.size = 11, .bold = false, .color = kInk, .align = Align::kRight});
        y_ = std::max(left, BuyerBlock(std::max(right + 16, kBuyerTop))) + 20;
    }

    double BuyerBlock(double top) {
        const double x = kBuyerLeft + 12;
        const double width = kRight - x;
        double y = top;
        y += canvas_.Write(sheet_.buyer_label, {x, y, width}, kLabel) + 4;
        const Style name{.size = 10.5, .bold = true, .color = kInk, .align = Align::kLeft};
        for (std::size_t i = 0; i < sheet_.buyer.size(); ++i) {
            const Style& style = i == 0 ? name : kBody;
            y += canvas_.Write(sheet_.buyer[i], {x, y, width}, style) + 2;
        }
        y += 2;
        for (const std::string& id : sheet_.buyer_ids) {
            y += canvas_.Write(id, {x, y, width}, kSmall) + 1;
        }
        canvas_.Fill({kBuyerLeft, top, 2.5, y - top}, kAccent);
        return y;
    }

    void Facts() {
        if (!sheet_.facts.empty()) {
            const double width = kWidth / static_cast<double>(sheet_.facts.size());
            constexpr double kPad = 8;
            double height = 0;
            for (const Field& fact : sheet_.facts) {
                height = std::max(height, canvas_.HeightOf(fact.label, width - kPad, kLabel) + 3 +
                                              canvas_.HeightOf(fact.value, width - kPad, kStrong));
            }
            canvas_.Rule({kLeft, y_, kWidth}, kHairline);
            double x = kLeft;
            for (const Field& fact : sheet_.facts) {
                const double label =
                    canvas_.Write(fact.label, {x, y_ + kPad, width - kPad}, kLabel);
                canvas_.Write(fact.value, {x, y_ + kPad + label + 3, width - kPad}, kStrong);
                x += width;
            }
            y_ += height + 2 * kPad;
            canvas_.Rule({kLeft, y_, kWidth}, kHairline);
            y_ += 14;
        }
        if (!sheet_.subject.empty()) {
            y_ +=
                canvas_.Write(sheet_.subject, {kLeft, y_, kWidth},
                              {.size = 10.5, .bold = true, .color = kInk, .align = Align::kLeft}) +
                10;
        }
    }

    // As wide as their widest cell, within what leaves the first column room; it takes the rest.
    std::vector<double> WidthsOf(const Table& table) {
        std::vector<double> widths(table.columns.size(), 0);
        double rest = kWidth;
        for (std::size_t i = 1; i < widths.size(); ++i) {
            widths[i] = canvas_.WidthOf(table.columns[i].label, kHead);
            for (const auto& row : table.rows) {
                widths[i] = std::max(widths[i], canvas_.WidthOf(row[i], kBody));
            }
            widths[i] += 2 * kCellPad;
            rest -= widths[i];
        }
        if (rest < kFirstColumnMin) {
            const double others = static_cast<double>(widths.size() - 1);
            const double widest = (kWidth - kFirstColumnMin) / others;
            rest = kWidth;
            for (double& width : widths) rest -= width = std::min(width, widest);
        }
        widths[0] = rest;
        return widths;
    }

    void Row(const std::vector<std::string>& cells, const Table& table,
             const std::vector<double>& widths, const Style& style) {
        double x = kLeft;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            canvas_.Write(cells[i], {x + kCellPad, y_ + kRowPad, widths[i] - 2 * kCellPad},
                          Aligned(style, table.columns[i].align));
            x += widths[i];
        }
    }

    void LinesHead(const std::vector<double>& widths) {
        std::vector<std::string> labels;
        for (const Column& column : sheet_.lines.columns) labels.push_back(column.label);
        const double height = canvas_.HeightOf(labels.front(), -1, kHead) + 2 * kRowPad;
        canvas_.Fill({kLeft, y_, kWidth, height}, kTint);
        Row(labels, sheet_.lines, widths, kHead);
        y_ += height;
        canvas_.Rule({kLeft, y_, kWidth}, kAccent);
    }

    double RowHeight(const std::vector<std::string>& row, const std::vector<double>& widths) {
        double height = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            height = std::max(height, canvas_.HeightOf(row[i], widths[i] - 2 * kCellPad, kBody));
        }
        return height + 2 * kRowPad;
    }

    // A description longer than a page goes on in rows of its own.
    void LineRow(std::vector<std::string> row, const std::vector<double>& widths) {
        std::string rest;
        do {
            const std::size_t cut = canvas_.FittingBytes(row[0], widths[0] - 2 * kCellPad,
                                                         kBlockMax - 2 * kRowPad, kBody);
            rest = row[0].substr(cut);
            row[0].resize(cut);
            const double height = RowHeight(row, widths);
            if (Need(height)) LinesHead(widths);
            Row(row, sheet_.lines, widths, kBody);
            y_ += height;
            row.assign(row.size(), "");
            row[0] = rest;
        } while (!rest.empty());
        canvas_.Rule({kLeft, y_, kWidth}, kHairline);
    }

    void Lines() {
        const std::vector<double> widths = WidthsOf(sheet_.lines);
        Need(60);
        LinesHead(widths);
        for (const auto& row : sheet_.lines.rows) LineRow(row, widths);
        y_ += 16;
    }

    // VAT by rate and its notes on the left, totals on the right.
    void Totals() {
        constexpr double kTotalsWidth = 205;
        constexpr double kVatWidth = kWidth - kTotalsWidth - 30;
        constexpr double kTotalHeight = 16;
        const double right = kTotalHeight * static_cast<double>(sheet_.totals.size()) + 14;
        double left = 14.0 * static_cast<double>(sheet_.vat.rows.size() + 1);
        for (const std::string& note : sheet_.vat_notes) {
            left += canvas_.HeightOf(note, kVatWidth, kStrong) + 6;
        }
        Need(std::max(left, right));
        const double top = y_;
        double vat_end = VatTable(kVatWidth);
        for (const std::string& note : sheet_.vat_notes) {
            vat_end += canvas_.Write(note, {kLeft, vat_end, kVatWidth}, kStrong) + 4;
        }
        y_ = top;
        const double x = kRight - kTotalsWidth;
        for (std::size_t i = 0; i < sheet_.totals.size(); ++i) {
            const bool last = i + 1 == sheet_.totals.size();
            TotalLine(sheet_.totals[i], {x, y_, kTotalsWidth}, last);
            y_ += last ? 26 : kTotalHeight;
        }
        y_ = std::max(y_, vat_end) + 14;
    }

    void TotalLine(const Field& total, const Place& place, bool last) {
        if (last) canvas_.Fill({place.x, place.y, place.width, 24}, kAccent);
        const Style style =
            last ? Style{.size = 11, .bold = true, .color = kWhite, .align = Align::kLeft} : kBody;
        const double pad = last ? 5.5 : 1;
        const Place inner{place.x + 8, place.y + pad, place.width - 16};
        canvas_.Write(total.label, inner, style);
        canvas_.Write(total.value, inner, Aligned(style, Align::kRight));
    }

    double VatTable(double width) {
        if (sheet_.vat.rows.empty()) return y_;
        const double column = width / static_cast<double>(sheet_.vat.columns.size());
        constexpr double kRow = 14;
        double y = y_;
        for (std::size_t i = 0; i < sheet_.vat.columns.size(); ++i) {
            const Column& head = sheet_.vat.columns[i];
            canvas_.Write(head.label, {kLeft + column * static_cast<double>(i), y, column},
                          Aligned(kLabel, head.align));
        }
        y += kRow - 2;
        canvas_.Rule({kLeft, y, width}, kHairline);
        y += 3;
        for (const auto& row : sheet_.vat.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                canvas_.Write(
                    row[i], {kLeft + column * static_cast<double>(i), y, column},
                    Aligned({.size = 8.5, .bold = false, .color = kInk, .align = Align::kLeft},
                            sheet_.vat.columns[i].align));
            }
            y += kRow;
        }
        return y + 4;
    }

    void Paragraph(std::string_view text, const Style& style) {
        while (!text.empty()) {
            const std::size_t cut = canvas_.FittingBytes(text, kWidth, kBlockMax, style);
            const std::string_view piece = text.substr(0, cut);
            Need(canvas_.HeightOf(piece, kWidth, style));
            y_ += canvas_.Write(piece, {kLeft, y_, kWidth}, style) + 3;
            text.remove_prefix(cut);
        }
    }

    void PaymentAndSignature() {
        if (!sheet_.payment.empty()) Payment();
        if (!sheet_.signature_title.empty()) Signature();
        y_ += 6;
    }

    void Payment() {
        constexpr double kPad = 10;
        constexpr double kLabelWidth = 118;
        constexpr double kValueWidth = kWidth - kLabelWidth - 2 * kPad;
        double height = 2 * kPad + 16;
        for (const Field& field : sheet_.payment) {
            height += canvas_.HeightOf(field.value, kValueWidth, kStrong) + 3;
        }
        y_ += 6;
        Need(height);
        canvas_.Fill({kLeft, y_, kWidth, height}, kTint);
        double y = y_ + kPad;
        canvas_.Write(sheet_.payment_title, {kLeft + kPad, y, kWidth}, kHead);
        y += 16;
        for (const Field& field : sheet_.payment) {
            canvas_.Write(field.label, {kLeft + kPad, y, kLabelWidth}, Coloured(kBody, kGrey));
            y += canvas_.Write(field.value, {kLeft + kPad + kLabelWidth, y, kValueWidth}, kStrong) +
                 3;
        }
        y_ += height + 8;
    }

    void Signature() {
        constexpr double kBoxWidth = 235;
        constexpr double kBoxHeight = 84;
        y_ += 6;
        Need(kBoxHeight);
        MentionsWithin({kLeft, y_, kWidth - kBoxWidth - 20, kBoxHeight});
        const double x = kRight - kBoxWidth;
        canvas_.Frame({x, y_, kBoxWidth, kBoxHeight}, kHairline);
        const double title =
            canvas_.Write(sheet_.signature_title, {x + 10, y_ + 8, kBoxWidth - 20}, kHead);
        canvas_.Write(sheet_.signature_hint, {x + 10, y_ + 11 + title, kBoxWidth - 20}, kLabel);
        y_ += kBoxHeight + 8;
    }

    // Beside the place to sign, where all of them fit.
    void MentionsWithin(const Area& area) {
        double height = 0;
        for (const std::string& mention : sheet_.mentions) {
            height += canvas_.HeightOf(mention, area.width, kSmall) + 3;
        }
        mentions_written_ = height <= area.height;
        if (!mentions_written_) return;
        double y = area.y;
        for (const std::string& mention : sheet_.mentions) {
            y += canvas_.Write(mention, {area.x, y, area.width}, kSmall) + 3;
        }
    }

    const Sheet& sheet_;
    int pages_;
    Canvas canvas_;
    bool mentions_written_ = false;
    int page_ = 0;
    double y_ = kTop;
};

}  // namespace

absl::StatusOr<std::string> LayOut(const Sheet& sheet) {
    const int pages = Flow(sheet, 0).Run();
    Flow flow(sheet, pages);
    flow.Run();
    return flow.File();
}

}  // namespace socle::invoicing::pdf
