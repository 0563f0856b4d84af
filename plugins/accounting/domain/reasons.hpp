// Every way a rule of the books says no: the values of the contract's Reason enum without their
// prefix, and the code that always goes with each.
#pragma once

#include "socle/status.hpp"

namespace socle::accounting::reason {

using namespace ::socle::reason;  // so that reason::kRequired reads the same here as anywhere

inline constexpr Reason kAccountNotInChart{Code::kInvalidArgument, "ACCOUNT_NOT_IN_CHART"};
inline constexpr Reason kPeriodClosed{Code::kFailedPrecondition, "PERIOD_CLOSED"};
inline constexpr Reason kFiscalYearOverlaps{Code::kFailedPrecondition, "FISCAL_YEAR_OVERLAPS"};
inline constexpr Reason kFiscalYearClosed{Code::kFailedPrecondition, "FISCAL_YEAR_CLOSED"};
inline constexpr Reason kYearBeforeOpen{Code::kFailedPrecondition, "YEAR_BEFORE_OPEN"};
inline constexpr Reason kYearNotOver{Code::kFailedPrecondition, "YEAR_NOT_OVER"};
inline constexpr Reason kDraftsLeft{Code::kFailedPrecondition, "DRAFTS_LEFT"};
inline constexpr Reason kEntryPosted{Code::kFailedPrecondition, "ENTRY_POSTED"};
inline constexpr Reason kEntryNotPosted{Code::kFailedPrecondition, "ENTRY_NOT_POSTED"};
inline constexpr Reason kEntryUnbalanced{Code::kFailedPrecondition, "ENTRY_UNBALANCED"};
inline constexpr Reason kEntryIncomplete{Code::kFailedPrecondition, "ENTRY_INCOMPLETE"};
inline constexpr Reason kEntryReversed{Code::kFailedPrecondition, "ENTRY_REVERSED"};
inline constexpr Reason kEntryLettered{Code::kFailedPrecondition, "ENTRY_LETTERED"};
inline constexpr Reason kEntryOfDocument{Code::kFailedPrecondition, "ENTRY_OF_DOCUMENT"};
inline constexpr Reason kLinesDoNotSettle{Code::kFailedPrecondition, "LINES_DO_NOT_SETTLE"};
inline constexpr Reason kLineLettered{Code::kFailedPrecondition, "LINE_LETTERED"};
inline constexpr Reason kFutureDate{Code::kFailedPrecondition, "FUTURE_DATE"};
inline constexpr Reason kCompanyIncomplete{Code::kFailedPrecondition, "COMPANY_INCOMPLETE"};

}  // namespace socle::accounting::reason
