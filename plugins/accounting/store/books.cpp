#include "store/books.hpp"

#include <algorithm>

namespace socle::accounting {
namespace {

void MoveInto(Posting& posting, const Date& open_day) {
    if (open_day == posting.content.date) return;
    posting.origin.meant_for = posting.content.date;
    posting.content.date = open_day;
}

}  // namespace

absl::StatusOr<FiscalYear> Books::YearOf(Transaction& tx, const Date& day) const {
    SOCLE_ASSIGN(const std::vector<FiscalYear> years, years_.LoadAll(tx));
    const auto found =
        std::ranges::find_if(years, [&day](const FiscalYear& year) { return year.Holds(day); });
    if (found != years.end()) return *found;
    const FiscalYear year = YearAround(day, years);
    SOCLE_RETURN_IF_ERROR(years_.Insert(tx, year));
    return year;
}

absl::StatusOr<PostedEntry> Books::Post(Transaction& tx, Posting posting) const {
    SOCLE_RETURN_IF_ERROR(CheckPostable(posting.content));
    if (posting.origin.event) {
        SOCLE_ASSIGN(const std::vector<FiscalYear> years, years_.LoadAll(tx));
        MoveInto(posting, FirstOpenDay(posting.content.date, years));
    }
    for (const Line& line : posting.content.lines)
        if (line.party) SOCLE_RETURN_IF_ERROR(accounts_.EnsureCode(tx, *line.party));
    SOCLE_ASSIGN(const FiscalYear known, YearOf(tx, posting.content.date));
    // Locked, so that nobody closes the period while the entry is on its way.
    SOCLE_ASSIGN(const FiscalYear year, years_.LoadForUpdate(tx, known.start));
    SOCLE_RETURN_IF_ERROR(CheckOpen(year, posting.content.date));
    SOCLE_ASSIGN(const std::int64_t number, years_.TakeNumber(tx, year.start));
    PostedEntry entry{.id = posting.id,
                      .fiscal_year = year.start,
                      .number = number,
                      .content = std::move(posting.content),
                      .origin = std::move(posting.origin),
                      .posted_by = std::move(posting.by),
                      .posted_at = posting.at};
    SOCLE_RETURN_IF_ERROR(entries_.InsertPosted(tx, entry));
    return entry;
}

absl::Status Books::LetterClaim(Transaction& tx, std::string_view document, LetteringId id,
                                const Date& day, std::string_view by) const {
    SOCLE_ASSIGN(const std::vector<ClaimLine> open, letterings_.OpenLinesOf(tx, document));
    const auto amount = CheckSettles(open);
    if (!amount.ok()) return absl::OkStatus();
    Lettering lettering{.id = id,
                        .account = open.front().account,
                        .party = *open.front().party,
                        .amount = *amount,
                        .date = day};
    for (const ClaimLine& line : open) lettering.lines.push_back(line.reference);
    SOCLE_ASSIGN(lettering.code, letterings_.TakeCode(tx, lettering.account, lettering.party));
    return letterings_.Insert(tx, lettering, by);
}

}  // namespace socle::accounting
