// Credit notes, written once like the invoices they are about. Buyer, currency and the words of the
// lines are the invoice's.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/credit_note.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"
#include "store/seal_store.hpp"
#include "store/seller_store.hpp"

namespace socle::invoicing {

class CreditNoteStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const CreditNote& credit,
                                      const Seal& seal) const;

    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<CreditNote> Load(Transaction& tx, CreditNoteId id) const;
    // Those that exist. Refusals: INTERNAL, INVALID_VALUE for a damaged row.
    [[nodiscard]] absl::StatusOr<std::vector<CreditNote>> LoadAll(
        Transaction& tx, const std::vector<CreditNoteId>& ids) const;
    // In the order they were issued.
    [[nodiscard]] absl::StatusOr<std::vector<CreditNote>> LoadOf(Transaction& tx,
                                                                 InvoiceId invoice) const;

    // A page and one more, newest first, without lines.
    [[nodiscard]] absl::StatusOr<std::vector<CreditNote>> List(Transaction& tx,
                                                               std::optional<InvoiceId> invoice,
                                                               const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const CreditNote& credit);

 private:
    [[nodiscard]] absl::StatusOr<std::vector<CreditNote>> FromRows(Transaction& tx,
                                                                   const Rows& rows) const;
    [[nodiscard]] absl::StatusOr<std::vector<CreditNote>> WithLines(
        Transaction& tx, std::vector<CreditNote> credits) const;

    SellerStore sellers_;
};

}  // namespace socle::invoicing
