// Walks the chain of seals, record by record, and says what does not fit: a missing place, a seal
// that is not the record's, a gap in the numbers, an earlier date, sums that are not those of the
// lines.
#pragma once

#include <absl/status/status.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "socle/brick.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

inline constexpr std::size_t kFindingsMax = 100;

class ChainCheck {
 public:
    ChainCheck(const Stores& stores, VerifyReport& report) : stores_(stores), report_(report) {}

    // Looks at these records, which follow those seen before.
    [[nodiscard]] absl::Status Next(Transaction& tx, const std::vector<SealedRecord>& batch);
    // After the last one: the chain's end and the series' counters must agree with what was seen.
    [[nodiscard]] absl::Status Finish(Transaction& tx);

    [[nodiscard]] bool IsFull() const { return report_.findings.size() >= kFindingsMax; }

 private:
    void Look(const SealedRecord& record, const std::string& name,
              const std::string& canonical_bytes);
    void LookAtNumber(const std::string& name, const DocumentNumber& number, const Date& date);
    void Note(std::string resource, std::string check, Wording text);
    [[nodiscard]] absl::Status LookAt(Transaction& tx, const SealedRecord& record);
    [[nodiscard]] absl::Status LookAtInvoice(Transaction& tx, const SealedRecord& record,
                                             const std::string& name);
    [[nodiscard]] absl::Status LookAtCreditNote(Transaction& tx, const SealedRecord& record,
                                                const std::string& name);
    [[nodiscard]] absl::Status LookAtPayment(Transaction& tx, const SealedRecord& record,
                                             const std::string& name);

    const Stores& stores_;
    VerifyReport& report_;
    SealHead end_;
    std::map<Series, SeriesEnd> series_;
};

}  // namespace socle::invoicing
