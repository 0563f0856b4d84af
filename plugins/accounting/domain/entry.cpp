#include "domain/entry.hpp"

#include <array>

#include "domain/chart.hpp"
#include "domain/reasons.hpp"
#include "socle/canonical.hpp"
#include "socle/text.hpp"

namespace socle::accounting {
namespace {

constexpr std::size_t kLinesMin = 2;
constexpr int kSealVersion = 1;
// 10^15 minor units: ten thousand milliards of euros.
constexpr std::int64_t kAmountMax = 1'000'000'000'000'000;

struct JournalWords {
    Journal journal;
    std::string_view code;
    std::string_view title;
};
constexpr std::array kJournals{
    JournalWords{Journal::kSales, "VE", "Ventes"},
    JournalWords{Journal::kPurchases, "AC", "Achats"},
    JournalWords{Journal::kBank, "BQ", "Banque"},
    JournalWords{Journal::kMiscellaneous, "OD", "Opérations diverses"},
    JournalWords{Journal::kOpening, "AN", "À-nouveaux"},
};

const JournalWords& WordsOf(Journal journal) {
    for (const JournalWords& words : kJournals)
        if (words.journal == journal) return words;
    return kJournals.front();
}

std::string FieldOf(std::size_t line, std::string_view field) {
    return "lines." + std::to_string(line) + "." + std::string(field);
}

absl::Status CheckAmounts(const Line& line, std::size_t at) {
    const bool one_side = (line.debit > 0) != (line.credit > 0);
    const bool sound = line.debit >= 0 && line.credit >= 0 && line.debit <= kAmountMax &&
                       line.credit <= kAmountMax;
    if (one_side && sound) return absl::OkStatus();
    const std::int64_t wrong = line.debit != 0 ? line.debit : line.credit;
    return RefuseField(reason::kOutOfRange, FieldOf(at, line.debit != 0 ? "debit" : "credit"),
                       "a line has a debit or a credit, above zero",
                       {{"value", EurosOf(wrong).ToString()}, {"limit", "> 0"}});
}

absl::Status CheckParty(const Line& line, std::size_t at) {
    const bool by_party = IsByParty(line.account);
    if (by_party == line.party.has_value()) return absl::OkStatus();
    if (by_party)
        return RefuseField(reason::kRequired, FieldOf(at, "party"),
                           "this account is kept by party");
    return RefuseField(reason::kInvalidValue, FieldOf(at, "party"),
                       "this account is not kept by party");
}

absl::Status CheckLine(const Line& line, std::size_t at) {
    SOCLE_RETURN_IF_ERROR(CheckAmounts(line, at));
    SOCLE_RETURN_IF_ERROR(CheckParty(line, at));
    return CheckText(line.description, FieldOf(at, "description"), kDescriptionMax).status();
}

void Add(CanonicalWriter& canon, const Line& line) {
    canon.Text("account", line.account);
    canon.Text("party", line.party ? line.party->ToString() : "");
    canon.Number("debit", line.debit);
    canon.Number("credit", line.credit);
    canon.Text("line_description", line.description);
    canon.MaybeDay("due_date", line.due_date);
    canon.Text("document", line.document);
}

}  // namespace

std::string_view CodeOf(Journal journal) {
    return WordsOf(journal).code;
}

std::string_view TitleOf(Journal journal) {
    return WordsOf(journal).title;
}

Money EurosOf(std::int64_t minor_units) {
    return {minor_units, Currency::Eur()};
}

Sums SumsOf(const std::vector<Line>& lines) {
    Sums sums;
    for (const Line& line : lines) {
        sums.debit += line.debit;
        sums.credit += line.credit;
    }
    return sums;
}

absl::Status CheckContent(const Content& content) {
    if (content.lines.size() > kLinesMax) {
        return RefuseField(reason::kTooMany, "lines", "an entry has at most 1000 lines",
                           {{"value", std::to_string(content.lines.size())},
                            {"limit", std::to_string(kLinesMax)}});
    }
    SOCLE_RETURN_IF_ERROR(CheckText(content.piece, "piece", kPieceMax));
    SOCLE_RETURN_IF_ERROR(CheckText(content.description, "description", kDescriptionMax));
    for (std::size_t i = 0; i < content.lines.size(); ++i)
        SOCLE_RETURN_IF_ERROR(CheckLine(content.lines[i], i));
    return absl::OkStatus();
}

absl::Status CheckPostable(const Content& content) {
    SOCLE_RETURN_IF_ERROR(CheckContent(content));
    std::string missing;
    const auto lacks = [&missing](std::string_view field) {
        missing.append(missing.empty() ? "" : ", ").append(field);
    };
    if (content.piece.empty()) lacks("piece");
    if (content.description.empty()) lacks("description");
    if (content.lines.size() < kLinesMin) lacks("lines");
    if (!missing.empty()) {
        return Refuse(reason::kEntryIncomplete, "the entry lacks " + missing,
                      {{"missing", missing}});
    }
    const Sums sums = SumsOf(content.lines);
    if (sums.debit == sums.credit) return absl::OkStatus();
    return Refuse(
        reason::kEntryUnbalanced, "the entry's debits are not its credits",
        {{"debit", EurosOf(sums.debit).ToString()}, {"credit", EurosOf(sums.credit).ToString()}});
}

Content Reversed(const Content& content, const Date& date, std::string_view reason) {
    Content reversed = content;
    reversed.date = date;
    reversed.piece_date = date;
    reversed.description = std::string(reason);
    for (Line& line : reversed.lines) {
        std::swap(line.debit, line.credit);
        line.description.clear();
        line.due_date.reset();
    }
    return reversed;
}

std::string CanonicalBytes(const PostedEntry& entry) {
    CanonicalWriter canon("socle.accounting", "entry", kSealVersion);
    canon.Text("id", entry.id.ToString());
    canon.Day("fiscal_year", entry.fiscal_year);
    canon.Number("number", entry.number);
    canon.Text("journal", CodeOf(entry.content.journal));
    canon.Day("date", entry.content.date);
    canon.Text("piece", entry.content.piece);
    canon.Day("piece_date", entry.content.piece_date);
    canon.Text("description", entry.content.description);
    canon.Text("source", entry.origin.source);
    canon.Text("event", entry.origin.event ? entry.origin.event->ToString() : "");
    canon.Text("reverses", entry.origin.reverses ? entry.origin.reverses->ToString() : "");
    canon.MaybeDay("meant_for", entry.origin.meant_for);
    canon.Number("lines", static_cast<std::int64_t>(entry.content.lines.size()));
    for (const Line& line : entry.content.lines) Add(canon, line);
    canon.Text("posted_by", entry.posted_by);
    canon.Moment("posted_at", entry.posted_at);
    return std::move(canon).Finish();
}

}  // namespace socle::accounting
