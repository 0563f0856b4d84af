#include "tabular/csv_dialect.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

namespace socle::tabular {
namespace {

constexpr std::size_t kLinesMax = 30;
constexpr std::string_view kCandidates = ";,\t";
using Counts = std::array<std::size_t, kCandidates.size()>;

// Counts of each candidate on one line, for every line that has any.
class SeparatorCensus {
 public:
    void Add(char c) {
        if (const auto at = kCandidates.find(c); at != kCandidates.npos) ++line_[at];
    }
    void EndLine() {
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (line_[i] > 0) ++lines_by_count_[i][line_[i]];
        }
        line_ = {};
    }
    // The most frequent count, times the lines that have it: five ';' on each of 18 lines outweigh
    // the decimal comma that happens to stand once on all 20.
    [[nodiscard]] std::size_t Weight(std::size_t candidate) const {
        std::size_t weight = 0;
        for (const auto& [count, lines] : lines_by_count_[candidate]) {
            weight = std::max(weight, count * lines);
        }
        return weight;
    }

 private:
    Counts line_{};
    std::array<std::map<std::size_t, std::size_t>, kCandidates.size()> lines_by_count_;
};

}  // namespace

char SeparatorLine(std::string_view line) {
    if (line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP=")) &&
        kSeparators.find(line[4]) != kSeparators.npos) {
        return line[4];
    }
    return 0;
}

char SeparatorOf(std::string_view sample) {
    if (const char named = SeparatorLine(sample.substr(0, sample.find_first_of("\r\n")))) {
        return named;
    }
    SeparatorCensus census;
    bool quoted = false;
    std::size_t lines = 0;
    for (const char c : sample) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        census.Add(c);
        if (c != '\n' && c != '\r') continue;
        census.EndLine();
        if (++lines == kLinesMax) break;
    }
    census.EndLine();
    std::size_t best = 0;
    for (std::size_t i = 1; i < kCandidates.size(); ++i) {
        if (census.Weight(i) > census.Weight(best)) best = i;
    }
    return kCandidates[best];
}

}  // namespace socle::tabular
