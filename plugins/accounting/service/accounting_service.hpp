// The brick's methods: parse, load, decide (domain), save, publish, reply. Refusals are those of
// the contract (socle/accounting/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "domain/chart.hpp"
#include "socle/accounting/v1/service.socle.hpp"
#include "store/stores.hpp"

namespace socle::accounting {

class AccountingService final : public v1::AccountingServiceBase {
 public:
    explicit AccountingService(const Stores& stores) : stores_(stores) {}

    // service/account_methods.cpp
    absl::StatusOr<v1::ListAccountsResponse> ListAccounts(
        Call& call, const v1::ListAccountsRequest& request) override;
    absl::StatusOr<v1::Account> GetAccount(Call& call,
                                           const v1::GetAccountRequest& request) override;
    absl::StatusOr<v1::Account> CreateAccount(Call& call,
                                              const v1::CreateAccountRequest& request) override;
    absl::StatusOr<v1::ListPostingRulesResponse> ListPostingRules(
        Call& call, const v1::ListPostingRulesRequest& request) override;
    absl::StatusOr<v1::PostingRule> UpdatePostingRule(
        Call& call, const v1::UpdatePostingRuleRequest& request) override;

    // service/year_methods.cpp
    absl::StatusOr<v1::ListFiscalYearsResponse> ListFiscalYears(
        Call& call, const v1::ListFiscalYearsRequest& request) override;
    absl::StatusOr<v1::FiscalYear> CreateFiscalYear(
        Call& call, const v1::CreateFiscalYearRequest& request) override;
    absl::StatusOr<v1::FiscalYear> ClosePeriod(Call& call,
                                               const v1::ClosePeriodRequest& request) override;
    absl::StatusOr<v1::FiscalYear> CloseFiscalYear(
        Call& call, const v1::CloseFiscalYearRequest& request) override;

    // service/entry_methods.cpp
    absl::StatusOr<v1::JournalEntry> CreateJournalEntry(
        Call& call, const v1::CreateJournalEntryRequest& request) override;
    absl::StatusOr<v1::JournalEntry> GetJournalEntry(
        Call& call, const v1::GetJournalEntryRequest& request) override;
    absl::StatusOr<v1::ListJournalEntriesResponse> ListJournalEntries(
        Call& call, const v1::ListJournalEntriesRequest& request) override;
    absl::StatusOr<v1::JournalEntry> UpdateJournalEntry(
        Call& call, const v1::UpdateJournalEntryRequest& request) override;
    absl::StatusOr<v1::DeleteJournalEntryResponse> DeleteJournalEntry(
        Call& call, const v1::DeleteJournalEntryRequest& request) override;

    // service/post_methods.cpp
    absl::StatusOr<v1::JournalEntry> PostJournalEntry(
        Call& call, const v1::PostJournalEntryRequest& request) override;
    absl::StatusOr<v1::JournalEntry> ReverseJournalEntry(
        Call& call, const v1::ReverseJournalEntryRequest& request) override;

    // service/lettering_methods.cpp
    absl::StatusOr<v1::Lettering> CreateLettering(
        Call& call, const v1::CreateLetteringRequest& request) override;
    absl::StatusOr<v1::ListLetteringsResponse> ListLetterings(
        Call& call, const v1::ListLetteringsRequest& request) override;
    absl::StatusOr<v1::DeleteLetteringResponse> DeleteLettering(
        Call& call, const v1::DeleteLetteringRequest& request) override;

    // service/report_methods.cpp
    absl::StatusOr<v1::ListLedgerLinesResponse> ListLedgerLines(
        Call& call, const v1::ListLedgerLinesRequest& request) override;
    absl::StatusOr<v1::TrialBalance> GetTrialBalance(
        Call& call, const v1::GetTrialBalanceRequest& request) override;
    absl::StatusOr<v1::AgedBalance> GetAgedBalance(
        Call& call, const v1::GetAgedBalanceRequest& request) override;

    // service/export_methods.cpp
    absl::Status ExportFiscalYear(Call& call, const v1::ExportFiscalYearRequest& request,
                                  Writer<v1::ExportFiscalYearResponse>& writer) override;

 private:
    // A draft that is still as the caller knows it, locked. Refusals: NOT_FOUND, ENTRY_POSTED,
    // ETAG_MISMATCH.
    [[nodiscard]] absl::StatusOr<DraftEntry> DraftForChange(Call& call, const std::string& name,
                                                            const std::string& etag) const;
    [[nodiscard]] absl::StatusOr<StoredEntry> Posted(Call& call, EntryId id) const;
    // The accounts of its lines exist on that day. Refusal: ACCOUNT_NOT_IN_CHART.
    [[nodiscard]] absl::Status CheckAccounts(Call& call, const Content& content) const;
    [[nodiscard]] absl::StatusOr<FiscalYear> YearNamed(Call& call, const std::string& name) const;

    const Stores& stores_;
};

}  // namespace socle::accounting
