// Walks the chain of seals, record by record, and says what does not fit: a missing place, a seal
// that is not the record's, a gap in the numbers, an earlier date, sums that are not those of the
// lines, an end that is not the one kept outside the database.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "service/sealed_set.hpp"
#include "socle/brick.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kFindingsMax = 100;

class ChainCheck {
 public:
    // Before the transaction opens.
    ChainCheck(const Stores& stores, TenantId tenant, VerifyReport& report)
        : stores_(stores),
          report_(report),
          kept_(stores.seals.chain().heads(), tenant, stores.seals.chain().name()) {}

    // Looks at these records, which follow those seen before.
    void Next(Transaction& tx, const std::vector<SealedRecord>& batch);
    // After the last one: the chain's end, the one kept outside and the series' counters must agree
    // with what was seen.
    [[nodiscard]] absl::Status Finish(Transaction& tx);

    [[nodiscard]] bool IsFull() const { return report_.findings.size() >= kFindingsMax; }

 private:
    void Look(const SealedRecord& record, const std::string& name,
              const std::string& canonical_bytes);
    void LookAtNumber(const std::string& name, const DocumentNumber& number, const Date& date);
    void NoteUnreadable(const std::string& name, const absl::Status& why);
    void NoteUnreadableDocument(const std::string& name, const absl::Status& why);
    void Note(std::string resource, std::string check, Wording text);
    void LookAt(const SealedSet& set, const SealedRecord& record, const std::string& name);
    void LookAtInvoice(const absl::StatusOr<StoredInvoice>& found, const SealedRecord& record,
                       const std::string& name);
    void LookAtCreditNote(const absl::StatusOr<CreditNote>& found, const SealedRecord& record,
                          const std::string& name);
    void LookAtPayment(const absl::StatusOr<StoredPayment>& found, const SealedRecord& record,
                       const std::string& name);

    const Stores& stores_;
    VerifyReport& report_;
    HeadCheck kept_;
    ChainHead end_;
    std::map<Series, SeriesEnd> series_;
    bool numbers_known_ = true;
};

}  // namespace socle::invoicing
