#include <absl/strings/numbers.h>

#include "domain/reasons.hpp"
#include "events/choices.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "service/titles.hpp"
#include "socle/paging.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

constexpr int kClaimsMax = 100'000;
constexpr std::size_t kAgedPartiesMax = 10'000;

std::string FingerprintOf(v1::ListLedgerLinesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return "ledger" + request.SerializeAsString();
}

absl::StatusOr<LedgerFilter> FilterFrom(const v1::ListLedgerLinesRequest& request) {
    LedgerFilter filter;
    const std::string prefix = std::string(kAccounts) + "/";
    if (!request.account().empty()) {
        const std::string digits = request.account().starts_with(prefix)
                                       ? request.account().substr(prefix.size())
                                       : request.account();
        if (digits.empty() || digits.size() > kNumberDigitsMax ||
            digits.find_first_not_of("0123456789") != std::string::npos)
            return RefuseField(reason::kInvalidName, "account", "an account is named by its digits",
                               {{"value", request.account()}, {"expected", prefix + "411000"}});
        filter.account = digits;
    }
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    if (!filter.account && !filter.party)
        return RefuseField(reason::kRequired, "account", "say which account or which party");
    SOCLE_ASSIGN(filter.from, OptionalDateFromWire(request.start_date(), "start_date"));
    SOCLE_ASSIGN(filter.to, OptionalDateFromWire(request.end_date(), "end_date"));
    filter.open_only = request.open_only();
    return filter;
}

v1::LedgerLine Message(const LedgerRow& row) {
    v1::LedgerLine line;
    line.set_entry(NameOf(row.reference.entry));
    line.set_line(row.reference.line);
    line.set_journal(ToWire(row.journal));
    line.set_number(row.number);
    *line.mutable_entry_date() = socle::ToWire(row.date);
    line.set_piece(row.piece);
    line.set_description(row.description);
    if (row.party) line.set_party(NameOf(*row.party));
    if (row.debit != 0) *line.mutable_debit() = Euros(row.debit);
    if (row.credit != 0) *line.mutable_credit() = Euros(row.credit);
    *line.mutable_balance() = Euros(row.balance);
    line.set_lettering(row.lettering);
    return line;
}

v1::AgedLine Message(const AgedParty& party) {
    v1::AgedLine line;
    line.set_party(NameOf(party.party));
    *line.mutable_not_due() = Euros(party.by_age[0]);
    *line.mutable_up_to_30() = Euros(party.by_age[1]);
    *line.mutable_up_to_60() = Euros(party.by_age[2]);
    *line.mutable_up_to_90() = Euros(party.by_age[3]);
    *line.mutable_over_90() = Euros(party.by_age[4]);
    *line.mutable_total() = Euros(party.total);
    return line;
}

}  // namespace

absl::StatusOr<v1::ListLedgerLinesResponse> AccountingService::ListLedgerLines(
    Call& call, const v1::ListLedgerLinesRequest& request) {
    SOCLE_ASSIGN(const LedgerFilter filter, FilterFrom(request));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), /*keys=*/1));
    // The running balance needs every line before; a page goes on after so many.
    std::int64_t before = 0;
    if (!page.IsFirst() && (!absl::SimpleAtoi(page.after.front(), &before) || before < 0))
        return RefuseField(reason::kInvalidPageToken, "page_token", "not a token of this list");
    SOCLE_ASSIGN(std::vector<LedgerRow> rows,
                 stores_.reports.Ledger(call.transaction(), filter, before, page.Limit()));
    v1::ListLedgerLinesResponse response;
    response.set_next_page_token(CutPage(page, rows, [&](const LedgerRow&) {
        return std::vector<std::string>{std::to_string(before + page.size)};
    }));
    for (const LedgerRow& row : rows) *response.add_lines() = Message(row);
    return response;
}

absl::StatusOr<v1::TrialBalance> AccountingService::GetTrialBalance(
    Call& call, const v1::GetTrialBalanceRequest& request) {
    SOCLE_ASSIGN(const std::optional<Date> from,
                 OptionalDateFromWire(request.start_date(), "start_date"));
    SOCLE_ASSIGN(const std::optional<Date> to,
                 OptionalDateFromWire(request.end_date(), "end_date"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::vector<FiscalYear> years, stores_.years.LoadAll(tx));
    const Date day = from ? *from : to.value_or(call.Today());
    FiscalYear year = YearAround(day, years);
    for (const FiscalYear& known : years)
        if (known.Holds(day)) year = known;
    const Date start = from.value_or(year.start);
    const Date end = to.value_or(year.end);
    if (start > end || !year.Holds(end))
        return RefuseField(reason::kInvalidValue, "end_date",
                           "a trial balance is of days of one fiscal year",
                           {{"value", end.ToString()}});
    SOCLE_ASSIGN(const std::vector<AccountSums> sums,
                 stores_.reports.Balances(tx, year.start, start, end));
    SOCLE_ASSIGN(const Titles titles, Titles::Load(tx, stores_.accounts, year.start.year()));

    v1::TrialBalance balance;
    *balance.mutable_start_date() = socle::ToWire(start);
    *balance.mutable_end_date() = socle::ToWire(end);
    std::int64_t debit = 0;
    std::int64_t credit = 0;
    for (const AccountSums& account : sums) {
        v1::BalanceLine& line = *balance.add_lines();
        line.set_account(AccountName(account.account));
        line.set_display_name(titles.Of(account.account));
        *line.mutable_opening() = Euros(account.opening);
        *line.mutable_debit() = Euros(account.debit);
        *line.mutable_credit() = Euros(account.credit);
        *line.mutable_balance() = Euros(account.opening + account.debit - account.credit);
        debit += account.debit;
        credit += account.credit;
    }
    *balance.mutable_debit() = Euros(debit);
    *balance.mutable_credit() = Euros(credit);
    return balance;
}

absl::StatusOr<v1::AgedBalance> AccountingService::GetAgedBalance(
    Call& call, const v1::GetAgedBalanceRequest& request) {
    SOCLE_ASSIGN(const std::optional<Date> asked, OptionalDateFromWire(request.day(), "day"));
    const Date day = asked.value_or(call.Today());
    SOCLE_ASSIGN(const std::vector<OpenClaim> claims,
                 stores_.reports.OpenClaims(call.transaction(), day, kClaimsMax + 1));
    std::vector<AgedParty> parties = Aged(claims, day);
    if (claims.size() > kClaimsMax || parties.size() > kAgedPartiesMax)
        return Refuse(reason::kTooLarge, "more is open than one answer holds",
                      {{"limit", std::to_string(kClaimsMax)}});
    v1::AgedBalance balance;
    *balance.mutable_day() = socle::ToWire(day);
    std::int64_t total = 0;
    for (const AgedParty& party : parties) {
        *balance.add_lines() = Message(party);
        total += party.total;
    }
    *balance.mutable_total() = Euros(total);
    return balance;
}

}  // namespace socle::accounting
