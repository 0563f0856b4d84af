// Payments, written once: one is taken back by another.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/payment.hpp"
#include "socle/id.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"
#include "store/seal_store.hpp"

namespace socle::invoicing {

struct StoredPayment {
    Payment payment;
    std::string invoice_number;
    PartyId party;
};

class PaymentStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Payment& payment,
                                      const Seal& seal) const;

    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<StoredPayment> Load(Transaction& tx, PaymentId id) const;
    // Those that exist. Refusals: INTERNAL, INVALID_VALUE for a damaged row.
    [[nodiscard]] absl::StatusOr<std::vector<StoredPayment>> LoadAll(
        Transaction& tx, const std::vector<PaymentId>& ids) const;
    [[nodiscard]] absl::StatusOr<std::vector<Payment>> LoadOf(Transaction& tx,
                                                              InvoiceId invoice) const;

    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<StoredPayment>> List(Transaction& tx,
                                                                  std::optional<InvoiceId> invoice,
                                                                  const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const StoredPayment& stored);
};

}  // namespace socle::invoicing
