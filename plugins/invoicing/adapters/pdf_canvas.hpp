// A PDF page to write and draw on, in points from the top left of an A4 sheet: a thin, owning shell
// around Cairo and Pango. Same calls, same bytes: the creation date is given, nothing else varies.
// Not where things go on the page: that is pdf_layout.hpp.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "socle/clock.hpp"

namespace socle::invoicing::pdf {

inline constexpr double kPageWidth = 595.28;
inline constexpr double kPageHeight = 841.89;

struct Color {
    double red;
    double green;
    double blue;
};

enum class Align { kLeft, kCenter, kRight };

struct Style {
    double size = 9;
    bool bold = false;
    Color color{0.12, 0.16, 0.22};
    Align align = Align::kLeft;
};

// Where a text begins, and the width it wraps at.
struct Place {
    double x;
    double y;
    double width;
};

struct Area {
    double x;
    double y;
    double width;
    double height;
};

// What the file says of itself.
struct FileFacts {
    std::string title;
    std::string author;
    std::string subject;
    Instant created_at;
};

// A decoded PNG.
class Image {
 public:
    // Refusal: INVALID_VALUE unless it is a PNG of at most 4,000 by 4,000 pixels.
    static absl::StatusOr<Image> Decode(std::string_view png);

    struct Pixels;

 private:
    friend class Canvas;
    explicit Image(std::shared_ptr<Pixels> pixels) : pixels_(std::move(pixels)) {}
    std::shared_ptr<Pixels> pixels_;  // shared: an image is a value, its pixels never change
};

class Canvas {
 public:
    explicit Canvas(const FileFacts& facts);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // Writes and gives the height it took.
    double Write(std::string_view text, const Place& place, const Style& style);
    [[nodiscard]] double HeightOf(std::string_view text, double width, const Style& style);
    // How many bytes of the text, in whole lines and at least one of them, fit below `height`.
    [[nodiscard]] std::size_t FittingBytes(std::string_view text, double width, double height,
                                           const Style& style);
    // On one line.
    [[nodiscard]] double WidthOf(std::string_view text, const Style& style);

    void Rule(const Place& from, const Color& color);
    void Fill(const Area& area, const Color& color);
    void Frame(const Area& area, const Color& color);
    // Across the page, large and pale.
    void Watermark(std::string_view text);
    // Scaled down to fit, at the top left of the area; gives the height it took.
    double Draw(const Image& image, const Area& area);
    void EndPage();

    // The file. Refusal: INTERNAL when Cairo failed.
    [[nodiscard]] absl::StatusOr<std::string> Finish();

 private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace socle::invoicing::pdf
