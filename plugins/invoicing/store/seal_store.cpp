#include "store/seal_store.hpp"

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

std::string SealOver(const Sealer& sealer, const std::string& previous,
                     const std::string& canonical_bytes) {
    return sealer(previous + canonical_bytes);
}

absl::StatusOr<Seal> SealStore::Take(Transaction& tx, const std::string& canonical_bytes) const {
    SOCLE_ASSIGN(const Row head, tx.ExecOne(queries::kLockSealHead, {}, "seal head"));
    Seal next{head.Int64("position") + 1, head.AsBytes("seal"), ""};
    next.seal = SealOver(sealer_, next.previous, canonical_bytes);
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kUpdateSealHead, {next.position, Bytes{next.seal}}));
    return next;
}

absl::StatusOr<SealHead> SealStore::LoadHead(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadSealHead));
    if (rows.empty()) return SealHead{};
    return SealHead{rows[0].Int64("position"), rows[0].AsBytes("seal")};
}

absl::StatusOr<std::vector<SealedRecord>> SealStore::Scan(Transaction& tx, std::int64_t after,
                                                          int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanSeals, {after, limit}));
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
