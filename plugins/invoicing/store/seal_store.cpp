#include "store/seal_store.hpp"

#include <string_view>

#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

constexpr Words<SealedKind, 3> kSealedWords = {{
    {SealedKind::kInvoice, "invoice"},
    {SealedKind::kCreditNote, "credit_note"},
    {SealedKind::kPayment, "payment"},
}};

}  // namespace

SealStore::SealStore(Sealer sealer, ChainHeads& heads)
    : chain_("invoicing", queries::kFindSeal, std::move(sealer), heads) {}

absl::StatusOr<std::vector<SealedRecord>> SealStore::Scan(Transaction& tx,
                                                          const std::optional<SealedRecord>& after,
                                                          int limit) const {
    const std::int64_t position = after ? after->seal.position : 0;
    const std::string_view after_kind = after ? WordOf(kSealedWords, after->kind) : "";
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanSeals, {position, after_kind, limit}));
    std::vector<SealedRecord> records;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const SealedKind kind, ValueOf(kSealedWords, row.Text("kind")));
        records.push_back(
            {kind,
             row.AsUuid("record_id"),
             {row.Int64("position"), row.AsBytes("previous_seal"), row.AsBytes("seal")},
             row.Int64("amount_minor")});
    }
    return records;
}

}  // namespace socle::invoicing
