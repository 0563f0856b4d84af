// Issued invoices. Their rows are written once: the database refuses this brick every change.
// Lists show drafts beside them, since both are invoices to whoever reads.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/balance.hpp"
#include "domain/invoice.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"
#include "store/seal_store.hpp"
#include "store/seller_store.hpp"

namespace socle::invoicing {

struct StoredInvoice {
    IssuedInvoice invoice;
    Instant created_at;     // of its draft
    Settlement settlement;  // credited and paid so far
};

// An invoice, draft or issued, as lists show it: without lines.
struct InvoiceHead {
    InvoiceId id;
    std::string number;  // empty on a draft
    std::optional<QuoteId> quote;
    Content content;
    std::optional<Date> issue_date;
    std::optional<Date> due_date;
    PaymentTerms terms;  // without the agreed due date
    Totals sums;
    Instant created_at;
    std::optional<Instant> issued_at;
    std::optional<Settlement> settlement;  // of an issued one
    std::int64_t version = 0;              // of a draft
};

// What is left empty does not matter.
struct InvoiceFilter {
    std::optional<PartyId> party;  // those it was merged with included
    std::optional<PaidState> state;
    bool drafts_only = false;
};

class InvoiceStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const StoredInvoice& stored,
                                      const Seal& seal) const;

    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<StoredInvoice> Load(Transaction& tx, InvoiceId id) const;
    [[nodiscard]] absl::StatusOr<std::optional<StoredInvoice>> Find(Transaction& tx,
                                                                    InvoiceId id) const;
    // Those that exist. Refusals: INTERNAL, INVALID_VALUE for a damaged row.
    [[nodiscard]] absl::StatusOr<std::vector<StoredInvoice>> LoadAll(
        Transaction& tx, const std::vector<InvoiceId>& ids) const;

    // Nobody else credits or settles it until the transaction ends.
    [[nodiscard]] absl::Status LockSettlement(Transaction& tx, InvoiceId id) const;
    // Invoices on which more is credited or paid than they come to, oldest first.
    [[nodiscard]] absl::StatusOr<std::vector<InvoiceId>> FindOverdrawn(Transaction& tx,
                                                                       int limit) const;

    // A page and one more, newest first, drafts and issued.
    [[nodiscard]] absl::StatusOr<std::vector<InvoiceHead>> List(Transaction& tx,
                                                                const InvoiceFilter& filter,
                                                                const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const InvoiceHead& head);

 private:
    SellerStore sellers_;
    PartyAliases aliases_{"invoicing"};
};

}  // namespace socle::invoicing
