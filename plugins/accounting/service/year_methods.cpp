#include <algorithm>

#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "socle/paging.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

constexpr std::string_view kProfit = "120000";
constexpr std::string_view kLoss = "129000";

absl::Status CheckNoDrafts(Transaction& tx, const EntryStore& entries, const Date& from,
                           const Date& to) {
    SOCLE_ASSIGN(const std::int64_t drafts, entries.CountDrafts(tx, from, to));
    if (drafts == 0) return absl::OkStatus();
    return Refuse(reason::kDraftsLeft, "there are drafts in this period",
                  {{"count", std::to_string(drafts)}});
}

// What the next year starts with: balances of classes 1 to 5, and the result.
Content OpeningOf(const FiscalYear& year, const std::vector<CarriedOver>& balances) {
    const Date first = year.end.PlusDays(1);
    Content opening{
        .journal = Journal::kOpening,
        .date = first,
        .piece = "AN " + year.end.ToString(),
        .piece_date = first,
        .description = "Reprise des soldes au " + FormatDate(year.end, Language::kFrench)};
    for (const CarriedOver& carried : balances) {
        Line line;
        line.account = !carried.account.empty()
                           ? carried.account
                           : std::string(carried.balance < 0 ? kProfit : kLoss);
        line.party = carried.party;
        line.debit = std::max<std::int64_t>(carried.balance, 0);
        line.credit = std::max<std::int64_t>(-carried.balance, 0);
        opening.lines.push_back(std::move(line));
    }
    return opening;
}

absl::Status CheckMayClose(const FiscalYear& year, const std::vector<FiscalYear>& years,
                           const Date& today) {
    if (year.closed) return Refuse(reason::kFiscalYearClosed, "the fiscal year is closed");
    if (today <= year.end)
        return Refuse(reason::kYearNotOver, "the fiscal year is not over",
                      {{"end", year.end.ToString()}});
    for (const FiscalYear& other : years)
        if (other.start < year.start && !other.closed)
            return Refuse(reason::kYearBeforeOpen, "the fiscal year before is open",
                          {{"start", other.start.ToString()}});
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FiscalYear> AccountingService::YearNamed(Call& call, const std::string& name) const {
    SOCLE_ASSIGN(const Date start, FiscalYearStartFrom(name));
    return stores_.years.LoadForUpdate(call.transaction(), start);
}

absl::StatusOr<v1::ListFiscalYearsResponse> AccountingService::ListFiscalYears(
    Call& call, const v1::ListFiscalYearsRequest& request) {
    SOCLE_ASSIGN(const Page page,
                 ReadPage(request.page_size(), request.page_token(), kFiscalYears, /*keys=*/1));
    std::optional<Date> after;
    if (!page.IsFirst()) {
        const auto day = Date::Parse(page.after.front());
        if (!day.ok())
            return RefuseField(reason::kInvalidPageToken, "page_token", "not a token of this list");
        after = *day;
    }
    SOCLE_ASSIGN(std::vector<FiscalYear> years,
                 stores_.years.List(call.transaction(), after, page.Limit()));
    v1::ListFiscalYearsResponse response;
    response.set_next_page_token(CutPage(page, years, [](const FiscalYear& last) {
        return std::vector<std::string>{last.start.ToString()};
    }));
    for (const FiscalYear& year : years) *response.add_fiscal_years() = ToProto(year);
    return response;
}

absl::StatusOr<v1::FiscalYear> AccountingService::CreateFiscalYear(
    Call& call, const v1::CreateFiscalYearRequest& request) {
    SOCLE_ASSIGN(const Date start, DateFromWire(request.fiscal_year().start_date(), "start_date"));
    SOCLE_ASSIGN(const Date end, DateFromWire(request.fiscal_year().end_date(), "end_date"));
    const FiscalYear year{.start = start, .end = end, .closed_through = {}};
    SOCLE_ASSIGN(const std::vector<FiscalYear> others, stores_.years.LoadAll(call.transaction()));
    SOCLE_RETURN_IF_ERROR(CheckNewYear(year, others));
    SOCLE_RETURN_IF_ERROR(stores_.years.Insert(call.transaction(), year));
    return ToProto(year);
}

absl::StatusOr<v1::FiscalYear> AccountingService::ClosePeriod(
    Call& call, const v1::ClosePeriodRequest& request) {
    SOCLE_ASSIGN(const Date through, DateFromWire(request.through(), "through"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const FiscalYear known, stores_.books.YearOf(tx, through));
    SOCLE_ASSIGN(const FiscalYear before, stores_.years.LoadForUpdate(tx, known.start));
    SOCLE_ASSIGN(const FiscalYear after, ClosedThrough(before, through));
    SOCLE_RETURN_IF_ERROR(CheckNoDrafts(tx, stores_.entries, before.start, through));
    SOCLE_RETURN_IF_ERROR(stores_.years.Update(tx, after));
    PublishPeriodClosed(tx, after);
    return ToProto(after);
}

absl::StatusOr<v1::FiscalYear> AccountingService::CloseFiscalYear(
    Call& call, const v1::CloseFiscalYearRequest& request) {
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(FiscalYear year, YearNamed(call, request.name()));
    SOCLE_ASSIGN(const std::vector<FiscalYear> years, stores_.years.LoadAll(tx));
    SOCLE_RETURN_IF_ERROR(CheckMayClose(year, years, call.Today()));
    SOCLE_RETURN_IF_ERROR(CheckNoDrafts(tx, stores_.entries, year.start, year.end));
    year.closed_through = year.end;
    year.closed = true;
    SOCLE_RETURN_IF_ERROR(stores_.years.Update(tx, year));

    SOCLE_ASSIGN(const std::vector<CarriedOver> balances,
                 stores_.reports.ClosingBalances(tx, year.start));
    const EntryId opening{call.NewId()};
    if (!balances.empty()) {
        SOCLE_RETURN_IF_ERROR(stores_.books
                                  .Post(tx, {.id = opening,
                                             .content = OpeningOf(year, balances),
                                             .by = call.context().actor.name,
                                             .at = call.Now()})
                                  .status());
    }
    PublishYearClosed(tx, year, opening);
    return ToProto(year);
}

}  // namespace socle::accounting
