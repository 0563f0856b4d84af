#include "domain/lettering.hpp"

#include <algorithm>

#include "domain/reasons.hpp"

namespace socle::accounting {
namespace {

constexpr std::int64_t kLetters = 26;
constexpr std::size_t kLettersMin = 2;

}  // namespace

std::string LettersFor(std::int64_t number) {
    // Numbers of two letters, then of three ...: what is left after the shorter ones, in base 26.
    std::int64_t rest = number - 1;
    std::size_t letters = kLettersMin;
    std::int64_t count = kLetters * kLetters;
    while (rest >= count) {
        rest -= count;
        count *= kLetters;
        ++letters;
    }
    std::string text(letters, 'A');
    for (auto at = text.rbegin(); at != text.rend(); ++at, rest /= kLetters)
        *at = static_cast<char>('A' + rest % kLetters);
    return text;
}

absl::StatusOr<std::int64_t> CheckSettles(const std::vector<ClaimLine>& lines) {
    if (lines.size() < 2)
        return RefuseField(reason::kRequired, "lines", "two lines at least settle each other");
    if (lines.size() > kLetteredLinesMax) {
        return RefuseField(reason::kTooMany, "lines", "at most 1000 lines are lettered at once",
                           {{"limit", std::to_string(kLetteredLinesMax)}});
    }
    const ClaimLine& first = lines.front();
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    bool alike = first.party.has_value();
    for (const ClaimLine& line : lines) {
        if (!line.lettering.empty()) {
            return Refuse(reason::kLineLettered, "a line is lettered already",
                          {{"entry", NameOf(line.reference.entry)},
                           {"line", std::to_string(line.reference.line)},
                           {"lettering", line.lettering}});
        }
        alike = alike && line.account == first.account && line.party == first.party;
        debit += line.debit;
        credit += line.credit;
    }
    if (alike && debit == credit) return debit;
    return Refuse(reason::kLinesDoNotSettle, "these lines do not settle each other",
                  {{"debit", EurosOf(debit).ToString()}, {"credit", EurosOf(credit).ToString()}});
}

}  // namespace socle::accounting
