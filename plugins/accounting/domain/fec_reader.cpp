#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "domain/fec.hpp"

namespace socle::accounting {
namespace {

constexpr std::array<std::string_view, kFecColumns> kColumnNames = {
    "JournalCode", "JournalLib",  "EcritureNum", "EcritureDate", "CompteNum",     "CompteLib",
    "CompAuxNum",  "CompAuxLib",  "PieceRef",    "PieceDate",    "EcritureLib",   "Debit",
    "Credit",      "EcritureLet", "DateLet",     "ValidDate",    "Montantdevise", "Idevise"};
// Columns 1 to 6, 9 to 11, 16 (F-02); debit and credit are always written.
constexpr std::array<std::size_t, 12> kNeverEmpty = {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15};
constexpr std::size_t kNameLength = 24;  // 9 + "FEC" + 8 + ".txt"
constexpr std::size_t kAccountDigitsMin = 3;

bool IsDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<Date> DayOf(std::string_view packed) {
    if (packed.size() != 8 || !IsDigits(packed)) return std::nullopt;
    const std::string text(packed);
    const auto date =
        Date::Parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
    return date.ok() ? std::optional(*date) : std::nullopt;
}

// "1234,56": a decimal comma, no thousands mark, at most two decimals.
std::optional<std::int64_t> CentsOf(std::string_view text) {
    const auto parts = Split(text, ',');
    const bool sound = parts.size() <= 2 && IsDigits(parts[0]) && parts[0].size() <= 15 &&
                       (parts.size() == 1 || (IsDigits(parts[1]) && parts[1].size() <= 2));
    if (!sound) return std::nullopt;
    std::string digits(parts[0]);
    std::string decimals(parts.size() == 2 ? parts[1] : "");
    decimals.resize(2, '0');
    return std::stoll(digits + decimals);
}

// One reading of a file.
class Reading {
 public:
    explicit Reading(FecReport& report) : report_(report) {}

    void LookAtName(std::string_view name) {
        const bool sound = name.size() == kNameLength && IsDigits(name.substr(0, 9)) &&
                           name.substr(9, 3) == "FEC" && DayOf(name.substr(12, 8)) &&
                           name.substr(20) == ".txt";
        if (!sound) Note("the file is not named SIREN + FEC + closing day + .txt");
    }

    // The separator; none when there is no header.
    std::optional<char> LookAtHeader(std::string_view header) {
        for (const char separator : {'\t', '|'}) {
            const auto titles = Split(header, separator);
            if (titles.size() == 1) continue;
            if (!std::ranges::equal(titles, kColumnNames))
                Note("the first line does not name the 18 columns in order");
            return separator;
        }
        Note("the columns are not separated by tabs or pipes");
        return std::nullopt;
    }

    void LookAtLine(std::string_view text, char separator) {
        ++number_;
        const auto columns = Split(text, separator);
        if (columns.size() != kFecColumns)
            return NoteLine("has " + std::to_string(columns.size()) + " columns");
        for (const std::size_t column : kNeverEmpty)
            if (columns[column].empty())
                return NoteLine(std::string(kColumnNames[column]) + " is empty");
        const auto date = DayOf(columns[3]);
        const auto piece_date = DayOf(columns[9]);
        const auto posted_on = DayOf(columns[15]);
        if (!date || !piece_date || !posted_on || (!columns[14].empty() && !DayOf(columns[14])))
            return NoteLine("has a date that is not YYYYMMDD");
        const auto debit = CentsOf(columns[11]);
        const auto credit = CentsOf(columns[12]);
        if (!debit || !credit) return NoteLine("has an amount that is not written 1234,56");
        if (*debit > 0 && *credit > 0) return NoteLine("has a debit and a credit");
        if (columns[4].size() < kAccountDigitsMin ||
            !IsDigits(columns[4].substr(0, kAccountDigitsMin)))
            return NoteLine("names an account that does not start with three digits");
        const auto said = [&columns](std::size_t i) { return std::string(columns[i]); };
        Keep({.journal_code = said(0),
              .journal_title = said(1),
              .number = said(2),
              .date = *date,
              .account = said(4),
              .account_title = said(5),
              .party_code = said(6),
              .party_name = said(7),
              .piece = said(8),
              .piece_date = *piece_date,
              .description = said(10),
              .debit = *debit,
              .credit = *credit,
              .lettering = said(13),
              .lettered_on = DayOf(columns[14]),
              .posted_on = *posted_on,
              .foreign_amount = said(16),
              .foreign_currency = said(17)});
    }

    void Finish() {
        for (const auto& [entry, balance] : balances_)
            if (balance != 0) Note("entry " + entry + " does not balance");
        LookAtNumbers();
    }

 private:
    void Keep(FecLine line) {
        balances_[line.number] += line.debit - line.credit;
        report_.lines.push_back(std::move(line));
    }
    // Continuous from 1, however the entries are ordered.
    void LookAtNumbers() {
        std::set<std::int64_t> numbers;
        for (const auto& [entry, balance] : balances_) {
            if (!IsDigits(entry) || entry.size() > 18)
                return Note("entry " + entry + " has no number");
            numbers.insert(std::stoll(entry));
        }
        if (!numbers.empty() &&
            *numbers.rbegin() - *numbers.begin() + 1 != static_cast<std::int64_t>(numbers.size()))
            Note("the numbers of entries are not continuous");
    }
    void NoteLine(const std::string& what) { Note("line " + std::to_string(number_) + " " + what); }
    void Note(std::string fault) {
        if (report_.faults.size() < kFecFaultsMax) report_.faults.push_back(std::move(fault));
    }

    FecReport& report_;
    std::map<std::string, std::int64_t> balances_;
    int number_ = 1;  // the header's
};

}  // namespace

FecReport ReadFec(std::string_view file_name, std::string_view bytes) {
    FecReport report;
    Reading reading(report);
    reading.LookAtName(file_name);
    std::optional<char> separator;
    bool is_header = true;
    for (std::string_view line : Split(bytes, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (is_header) {
            is_header = false;
            separator = reading.LookAtHeader(line);
            if (!separator) return report;
        } else if (!line.empty()) {
            reading.LookAtLine(line, *separator);
        }
    }
    reading.Finish();
    return report;
}

}  // namespace socle::accounting
