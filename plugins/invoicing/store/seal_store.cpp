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

absl::StatusOr<bool> IsSealed(Transaction& tx, const ChainHead& link) {
    SOCLE_ASSIGN(const Row row,
                 tx.ExecOne(queries::kFindSeal, {link.position, Bytes{link.seal}}, "seal"));
    return row.Bool("is_there");
}

}  // namespace

std::string SealOver(const Sealer& sealer, const std::string& previous,
                     const std::string& canonical_bytes) {
    return sealer(previous + canonical_bytes);
}

absl::StatusOr<Seal> SealStore::Take(Transaction& tx, const std::string& canonical_bytes) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockSealHead, {}, "seal head"));
    const ChainHead end{row.Int64("position"), row.AsBytes("seal")};
    const ChainHead next{end.position + 1, SealOver(sealer_, end.seal, canonical_bytes)};
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kUpdateSealHead, {next.position, Bytes{next.seal}}));
    SOCLE_RETURN_IF_ERROR(
        KeepAfterCommit(tx, heads_, kSealChain, end, next,
                        [&tx](const ChainHead& link) { return IsSealed(tx, link); }));
    return Seal{next.position, end.seal, next.seal};
}

absl::StatusOr<ChainHead> SealStore::LoadHead(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadSealHead));
    if (rows.empty()) return ChainHead{};
    return ChainHead{rows[0].Int64("position"), rows[0].AsBytes("seal")};
}

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
