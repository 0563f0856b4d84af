#include "suggest.hpp"

#include <algorithm>
#include <numeric>

namespace socle::cli {
namespace {

constexpr std::size_t kWordBytesMax = 64;

// Letters to insert, remove, change or swap with their neighbour (Damerau, restricted).
std::size_t Distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> here(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        here[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            here[j] = std::min({last[j] + 1, here[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) here[j] = std::min(here[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, here);
    }
    return last[b.size()];
}

}  // namespace

std::string NearestWord(std::string_view word, const std::vector<std::string>& known) {
    if (word.size() > kWordBytesMax) return {};
    std::string nearest;
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& each : known) {
        if (each.size() > kWordBytesMax) continue;
        const std::size_t distance = Distance(word, each);
        if (distance < best) {
            best = distance;
            nearest = each;
        }
    }
    return nearest;
}

}  // namespace socle::cli
