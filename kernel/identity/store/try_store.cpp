#include "store/try_store.hpp"

#include "store/queries.hpp"

namespace socle::identity {
namespace {

constexpr int kPurgedAtOnceMax = 100;

}  // namespace

absl::StatusOr<Tries> TryStore::LoadForUpdate(Transaction& tx, const std::string& key,
                                              Instant now) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockTries, {key, now}, "answer"));
    return Tries{.count = row.Int("tries"), .last = row.AsInstant("last_try_at")};
}

absl::Status TryStore::Save(Transaction& tx, const std::string& key, const Tries& tries) const {
    return tx.Exec(queries::kSaveTries, {key, tries.count, tries.last}).status();
}

absl::Status TryStore::Forgive(Transaction& tx, const std::string& account_key,
                               const std::string& peer_key) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kForgetAccountTries, {account_key}));
    return tx.Exec(queries::kForgivePeerTry, {peer_key}).status();
}

absl::Status TryStore::Tidy(Transaction& tx, Instant now) const {
    return tx.Exec(queries::kPurgeTries, {now - kTriesForgottenAfter, kPurgedAtOnceMax}).status();
}

}  // namespace socle::identity
