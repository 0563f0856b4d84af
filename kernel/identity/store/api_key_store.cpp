#include "store/api_key_store.hpp"

#include "store/queries.hpp"

namespace socle::identity {
namespace {

ApiKey FromRow(const Row& row) {
    return {.id = ApiKeyId{row.AsUuid("api_key_id")},
            .display_name = row.Text("display_name"),
            .role = row.Text("role"),
            .expires = row.OptionalInstant("expires_at"),
            .created = row.AsInstant("created_at"),
            .last_use = row.OptionalInstant("last_use_at")};
}

}  // namespace

absl::Status ApiKeyStore::Insert(Transaction& tx, const ApiKey& key, const KeptToken& token) const {
    return tx
        .Exec(queries::kInsertApiKey, {key.id, Bytes{token.hash}, token.prefix, key.display_name,
                                       key.role, key.expires, key.created})
        .status();
}

absl::Status ApiKeyStore::Touch(Transaction& tx, ApiKeyId id, Instant now) const {
    return tx.Exec(queries::kTouchApiKey, {id, now}).status();
}

absl::StatusOr<std::vector<ApiKey>> ApiKeyStore::List(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListApiKeys, {kApiKeysMax}));
    std::vector<ApiKey> keys;
    for (const Row& row : rows) keys.push_back(FromRow(row));
    return keys;
}

absl::StatusOr<bool> ApiKeyStore::Delete(Transaction& tx, ApiKeyId id) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kDeleteApiKey, {id}));
    return rows.affected() == 1;
}

absl::StatusOr<std::optional<KeyCaller>> ApiKeyStore::FindCaller(
    Transaction& tx, const std::string& token_hash) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindKeyCaller, {Bytes{token_hash}}));
    if (rows.empty()) return std::optional<KeyCaller>{};
    const Row row = rows[0];
    return std::optional<KeyCaller>{{.key = FromRow(row),
                                     .tenant = row.Int64("tenant_id"),
                                     .permissions = row.TextArray("permissions"),
                                     .time_zone = row.Text("time_zone")}};
}

}  // namespace socle::identity
