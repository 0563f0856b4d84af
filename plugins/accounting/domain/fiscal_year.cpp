#include "domain/fiscal_year.hpp"

#include <algorithm>

#include "domain/reasons.hpp"

namespace socle::accounting {
namespace {

int MonthsOf(const Date& start, const Date& end) {
    return (end.year() - start.year()) * 12 + end.month() - start.month() + 1;
}

Date Day(int year, int month, int day) {
    return Date::Of(year, month, day).value_or(Date::FromDaysSince1970(0));
}

}  // namespace

FiscalYear YearAround(const Date& day, const std::vector<FiscalYear>& others) {
    FiscalYear year{
        .start = Day(day.year(), 1, 1), .end = Day(day.year(), 12, 31), .closed_through = {}};
    for (const FiscalYear& other : others) {
        if (other.end < day) year.start = std::max(year.start, other.end.PlusDays(1));
        if (other.start > day) year.end = std::min(year.end, other.start.PlusDays(-1));
    }
    return year;
}

absl::Status CheckNewYear(const FiscalYear& year, const std::vector<FiscalYear>& others) {
    const bool sound = year.start < year.end && year.end == year.end.EndOfMonth() &&
                       MonthsOf(year.start, year.end) <= kYearMonthsMax;
    if (!sound) {
        return RefuseField(reason::kInvalidValue, "end_date",
                           "a fiscal year ends with a month, after its start, within 24 months",
                           {{"value", year.end.ToString()}});
    }
    for (const FiscalYear& other : others) {
        if (year.end < other.start || other.end < year.start) continue;
        return Refuse(reason::kFiscalYearOverlaps, "another fiscal year holds some of these days",
                      {{"start", other.start.ToString()}, {"end", other.end.ToString()}});
    }
    return absl::OkStatus();
}

absl::Status CheckOpen(const FiscalYear& year, const Date& day) {
    if (!year.closed_through || day > *year.closed_through) return absl::OkStatus();
    return Refuse(reason::kPeriodClosed, "the period of this day is closed",
                  {{"closed_through", year.closed_through->ToString()},
                   {"first_open_day", year.closed_through->PlusDays(1).ToString()}});
}

absl::StatusOr<FiscalYear> ClosedThrough(FiscalYear year, const Date& through) {
    if (year.closed) return Refuse(reason::kFiscalYearClosed, "the fiscal year is closed");
    if (!year.Holds(through) || (through != through.EndOfMonth() && through != year.end)) {
        return RefuseField(reason::kInvalidValue, "through",
                           "a period ends with a month of its fiscal year",
                           {{"value", through.ToString()}});
    }
    SOCLE_RETURN_IF_ERROR(CheckOpen(year, through));
    year.closed_through = through;
    return year;
}

Date FirstOpenDay(const Date& day, const std::vector<FiscalYear>& years) {
    Date open = day;
    for (const FiscalYear& year : years)
        if (year.Holds(open) && !CheckOpen(year, open).ok())
            open = year.closed_through->PlusDays(1);
    return open;
}

}  // namespace socle::accounting
