#include "adapters/pdf_canvas.hpp"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <numbers>

#include "socle/status.hpp"

namespace socle::invoicing::pdf {
namespace {

// Liberation Sans (Debian fonts-liberation) has the metrics of Arial and figures of one width;
// DejaVu Sans (fonts-dejavu-core) steps in where it is not installed or lacks a letter.
constexpr const char* kFontFamily = "Liberation Sans, DejaVu Sans, sans-serif";
constexpr double kRuleWidth = 0.6;
constexpr std::uint32_t kImageSideMax = 4'000;

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* object) const {
        Free(object);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;

using Surface = Owned<cairo_surface_t, cairo_surface_destroy>;
using Context = Owned<cairo_t, cairo_destroy>;
using Layout = Owned<PangoLayout, g_object_unref>;
using FontOptions = Owned<cairo_font_options_t, cairo_font_options_destroy>;
using Attributes = Owned<PangoAttrList, pango_attr_list_unref>;
using FontDescription = Owned<PangoFontDescription, pango_font_description_free>;

// Cairo calls back from C: nothing may be thrown through it.
cairo_status_t Append(void* closure, const unsigned char* data, unsigned int length) noexcept {
    try {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

cairo_status_t Take(void* closure, unsigned char* data, unsigned int length) noexcept {
    auto& rest = *static_cast<std::string_view*>(closure);
    if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, rest.data(), length);
    rest.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

std::uint32_t BigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}

// Width and height stand in the first chunk (PNG, section 11.2.2): known before anything is
// decoded.
bool HasSaneSize(std::string_view png) {
    constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
    constexpr std::size_t kWidthAt = 16;
    constexpr std::size_t kHeightAt = 20;
    if (!png.starts_with(kSignature) || png.size() < kHeightAt + 4) return false;
    const std::uint32_t width = BigEndian(png.substr(kWidthAt, 4));
    const std::uint32_t height = BigEndian(png.substr(kHeightAt, 4));
    return width > 0 && width <= kImageSideMax && height > 0 && height <= kImageSideMax;
}

// "2026-11-23T08:15:00Z": PDF dates have no fractions.
std::string PdfInstant(Instant instant) {
    constexpr std::size_t kSecondsEnd = 19;
    return FormatInstant(instant).substr(0, kSecondsEnd) + "Z";
}

PangoAlignment PangoOf(Align align) {
    switch (align) {
        case Align::kLeft:
            return PANGO_ALIGN_LEFT;
        case Align::kCenter:
            return PANGO_ALIGN_CENTER;
        case Align::kRight:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

void SetColor(cairo_t* context, const Color& color) {
    cairo_set_source_rgb(context, color.red, color.green, color.blue);
}

}  // namespace

struct Image::Pixels {
    Surface surface;
};

absl::StatusOr<Image> Image::Decode(std::string_view png) {
    if (HasSaneSize(png)) {
        Surface surface(cairo_image_surface_create_from_png_stream(Take, &png));
        if (cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS) {
            return Image(std::make_shared<Pixels>(Pixels{std::move(surface)}));
        }
    }
    return RefuseField(reason::kInvalidValue, "logo",
                       "the logo is not a PNG picture of at most 4000 by 4000 pixels");
}

struct Canvas::Parts {
    std::string bytes;  // outlives the surface, which writes into it
    Surface surface;
    Context context;
    Layout layout;

    void Shape(std::string_view text, double width, const Style& style) const {
        FontDescription font(pango_font_description_from_string(kFontFamily));
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_width(layout.get(),
                               width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_alignment(layout.get(), PangoOf(style.align));
    }
    [[nodiscard]] std::pair<double, double> Extent() const {
        int width = 0;
        int height = 0;
        pango_layout_get_size(layout.get(), &width, &height);
        return {static_cast<double>(width) / PANGO_SCALE,
                static_cast<double>(height) / PANGO_SCALE};
    }
};

Canvas::Canvas(const FileFacts& facts) : parts_(std::make_unique<Parts>()) {
    Parts& parts = *parts_;
    parts.surface.reset(
        cairo_pdf_surface_create_for_stream(Append, &parts.bytes, kPageWidth, kPageHeight));
    const auto say = [&parts](cairo_pdf_metadata_t what, const std::string& value) {
        cairo_pdf_surface_set_metadata(parts.surface.get(), what, value.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, facts.title);
    say(CAIRO_PDF_METADATA_AUTHOR, facts.author);
    say(CAIRO_PDF_METADATA_SUBJECT, facts.subject);
    say(CAIRO_PDF_METADATA_CREATOR, "Socle");
    say(CAIRO_PDF_METADATA_CREATE_DATE, PdfInstant(facts.created_at));
    say(CAIRO_PDF_METADATA_MOD_DATE, PdfInstant(facts.created_at));
    parts.context.reset(cairo_create(parts.surface.get()));
    parts.layout.reset(pango_cairo_create_layout(parts.context.get()));
    pango_layout_set_wrap(parts.layout.get(), PANGO_WRAP_WORD_CHAR);
    // A word cut at the column's edge gets no hyphen: a reference is copied as it was written.
    const Attributes attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(parts.layout.get(), attributes.get());
    // Metrics of the font itself, not of a screen's grid: the page is the same everywhere.
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    PangoContext* const context = pango_layout_get_context(parts.layout.get());
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
}

Canvas::~Canvas() = default;

double Canvas::Write(std::string_view text, const Place& place, const Style& style) {
    if (text.empty()) return 0;
    cairo_t* const context = parts_->context.get();
    parts_->Shape(text, place.width, style);
    SetColor(context, style.color);
    cairo_move_to(context, place.x, place.y);
    pango_cairo_show_layout(context, parts_->layout.get());
    return parts_->Extent().second;
}

double Canvas::HeightOf(std::string_view text, double width, const Style& style) {
    if (text.empty()) return 0;
    parts_->Shape(text, width, style);
    return parts_->Extent().second;
}

std::size_t Canvas::FittingBytes(std::string_view text, double width, double height,
                                 const Style& style) {
    parts_->Shape(text, width, style);
    const double whole = parts_->Extent().second;
    if (whole <= height) return text.size();
    const int lines = pango_layout_get_line_count(parts_->layout.get());
    const int fitting = std::max(1, static_cast<int>(height * lines / whole));
    const PangoLayoutLine* const next =
        pango_layout_get_line_readonly(parts_->layout.get(), fitting);
    return next == nullptr ? text.size() : static_cast<std::size_t>(next->start_index);
}

double Canvas::WidthOf(std::string_view text, const Style& style) {
    parts_->Shape(text, -1, style);
    return parts_->Extent().first;
}

void Canvas::Rule(const Place& from, const Color& color) {
    cairo_t* const context = parts_->context.get();
    SetColor(context, color);
    cairo_set_line_width(context, kRuleWidth);
    cairo_move_to(context, from.x, from.y);
    cairo_line_to(context, from.x + from.width, from.y);
    cairo_stroke(context);
}

void Canvas::Fill(const Area& area, const Color& color) {
    cairo_t* const context = parts_->context.get();
    SetColor(context, color);
    cairo_rectangle(context, area.x, area.y, area.width, area.height);
    cairo_fill(context);
}

void Canvas::Frame(const Area& area, const Color& color) {
    cairo_t* const context = parts_->context.get();
    SetColor(context, color);
    cairo_set_line_width(context, kRuleWidth);
    cairo_rectangle(context, area.x, area.y, area.width, area.height);
    cairo_stroke(context);
}

void Canvas::Watermark(std::string_view text) {
    constexpr double kSize = 104;
    constexpr Color kPale{0.91, 0.93, 0.95};
    constexpr double kTilt = -std::numbers::pi / 4;
    cairo_t* const context = parts_->context.get();
    parts_->Shape(text, -1, {.size = kSize, .bold = true, .color = kPale});
    const auto [width, height] = parts_->Extent();
    cairo_save(context);
    cairo_translate(context, kPageWidth / 2, kPageHeight / 2);
    cairo_rotate(context, kTilt);
    cairo_move_to(context, -width / 2, -height / 2);
    SetColor(context, kPale);
    pango_cairo_show_layout(context, parts_->layout.get());
    cairo_restore(context);
}

double Canvas::Draw(const Image& image, const Area& area) {
    cairo_t* const context = parts_->context.get();
    cairo_surface_t* const pixels = image.pixels_->surface.get();
    const double width = cairo_image_surface_get_width(pixels);
    const double height = cairo_image_surface_get_height(pixels);
    const double scale = std::min(area.width / width, area.height / height);
    cairo_save(context);
    cairo_translate(context, area.x, area.y);
    cairo_scale(context, scale, scale);
    cairo_set_source_surface(context, pixels, 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    return height * scale;
}

void Canvas::EndPage() {
    cairo_show_page(parts_->context.get());
}

absl::StatusOr<std::string> Canvas::Finish() {
    const cairo_status_t drawn = cairo_status(parts_->context.get());
    cairo_surface_finish(parts_->surface.get());
    const cairo_status_t written = cairo_surface_status(parts_->surface.get());
    const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
    if (status != CAIRO_STATUS_SUCCESS) {
        return Refuse(reason::kInternal, "the PDF could not be drawn",
                      {{"cause", cairo_status_to_string(status)}});
    }
    return std::move(parts_->bytes);
}

}  // namespace socle::invoicing::pdf
