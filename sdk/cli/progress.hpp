// How far long work has got: a bar that redraws itself on a terminal, nothing but the end
// elsewhere.
#pragma once

#include <cstdint>
#include <string>

#include "terminal.hpp"

namespace socle::cli {

class ProgressBar {
 public:
    explicit ProgressBar(Terminal& terminal) : terminal_(terminal) {}
    ~ProgressBar() { Clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // `total` 0: not known yet.
    void Show(const std::string& title, std::int64_t done, std::int64_t total);
    // Takes the bar away, before other words are written.
    void Clear();

 private:
    Terminal& terminal_;
    std::string shown_;
};

// "Import clients  ████████░░░░░░░░  50 %  120/240".
[[nodiscard]] std::string BarText(const std::string& title, std::int64_t done, std::int64_t total);

}  // namespace socle::cli
