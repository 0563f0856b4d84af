#include "socle/seal_chain.hpp"

#include <utility>

#include "work/brick_queries.hpp"

namespace socle {

std::string SealOver(const Sealer& sealer, const std::string& previous,
                     const std::string& canonical_bytes) {
    return sealer(previous + canonical_bytes);
}

SealChain::SealChain(std::string_view brick, Statement find_seal, Sealer sealer, ChainHeads& heads)
    : name_(std::string(brick) + ".seals"),
      lock_(brick_queries::kLockSealHead, brick),
      load_(brick_queries::kLoadSealHead, brick),
      update_(brick_queries::kUpdateSealHead, brick),
      find_(find_seal),
      sealer_(std::move(sealer)),
      heads_(heads) {}

absl::StatusOr<Seal> SealChain::Take(Transaction& tx, const std::string& canonical_bytes) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(lock_.statement(), {}, "seal head"));
    const ChainHead end{row.Int64("position"), row.AsBytes("seal")};
    const ChainHead next{end.position + 1, SealOver(sealer_, end.seal, canonical_bytes)};
    SOCLE_RETURN_IF_ERROR(tx.Exec(update_.statement(), {next.position, Bytes{next.seal}}).status());
    const auto is_sealed = [this, &tx](const ChainHead& link) -> absl::StatusOr<bool> {
        SOCLE_ASSIGN(const Row found, tx.ExecOne(find_, {link.position, Bytes{link.seal}}, "seal"));
        return found.Bool("is_there");
    };
    SOCLE_RETURN_IF_ERROR(KeepAfterCommit(tx, heads_, name_, end, next, is_sealed));
    return Seal{next.position, end.seal, next.seal};
}

absl::StatusOr<ChainHead> SealChain::LoadHead(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(load_.statement()));
    if (rows.empty()) return ChainHead{};
    return ChainHead{rows[0].Int64("position"), rows[0].AsBytes("seal")};
}

}  // namespace socle
