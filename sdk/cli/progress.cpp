#include "progress.hpp"

#include <algorithm>

#include "display_text.hpp"

namespace socle::cli {
namespace {

constexpr int kBarWidth = 24;
constexpr std::size_t kTitleWidthMax = 40;

}  // namespace

std::string BarText(const std::string& title, std::int64_t done, std::int64_t total) {
    const std::string start = CutToWidth(OneLine(title), kTitleWidthMax) + "  ";
    if (total <= 0) return start + std::to_string(done);
    const std::int64_t reached = std::clamp<std::int64_t>(done, 0, total);
    // In doubles: the product of two counters may not fit an integer, and a bar needs no exactness.
    const double share = static_cast<double>(reached) / static_cast<double>(total);
    const int filled = static_cast<int>(share * kBarWidth);
    std::string bar;
    for (int i = 0; i < kBarWidth; ++i) bar += i < filled ? "█" : "░";
    return start + bar + "  " + std::to_string(static_cast<int>(share * 100)) + " %  " +
           std::to_string(done) + "/" + std::to_string(total);
}

void ProgressBar::Show(const std::string& title, std::int64_t done, std::int64_t total) {
    if (!terminal_.err_is_tty) return;
    const std::string text = BarText(title, done, total);
    if (text == shown_) return;
    terminal_.err << "\r\x1b[K" << text << std::flush;
    shown_ = text;
}

void ProgressBar::Clear() {
    if (shown_.empty()) return;
    terminal_.err << "\r\x1b[K" << std::flush;
    shown_.clear();
}

}  // namespace socle::cli
