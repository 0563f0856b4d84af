#include "adapters/token.hpp"
#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/identity_service.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::identity {
namespace {

constexpr std::size_t kDisplayNameMax = 100;

absl::StatusOr<ApiKey> FromProto(const v1::CreateApiKeyRequest& request, Instant now) {
    ApiKey key;
    SOCLE_ASSIGN(key.display_name,
                 CheckRequiredText(request.display_name(), "display_name", kDisplayNameMax));
    SOCLE_ASSIGN(key.role, ParseRoleName(request.role(), "role"));
    key.created = now;
    if (!request.has_expire_time()) return key;
    SOCLE_ASSIGN(key.expires, InstantFromWire(request.expire_time(), "expire_time"));
    if (IsExpired(key, now)) {
        return RefuseField(
            reason::kOutOfRange, "expire_time", "a new key expires in the future",
            {{"value", FormatInstant(*key.expires)}, {"limit", "> " + FormatInstant(now)}});
    }
    return key;
}

}  // namespace

absl::StatusOr<v1::CreateApiKeyResponse> IdentityService::CreateApiKey(
    Call& call, const v1::CreateApiKeyRequest& request) {
    SOCLE_ASSIGN(ApiKey key, FromProto(request, call.Now()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Role role, roles_.Load(tx, key.role));
    SOCLE_RETURN_IF_ERROR(CheckMayGrant(call.actor(), role));
    SOCLE_ASSIGN(const std::vector<ApiKey> keys, api_keys_.List(tx));
    if (keys.size() >= static_cast<std::size_t>(kApiKeysMax)) {
        return Refuse(reason::kTooMany, "a company has at most 200 API keys; revoke some",
                      {{"field", "api_keys"}, {"limit", std::to_string(kApiKeysMax)}});
    }
    key.id = ApiKeyId{call.NewId()};
    const std::string secret = NewToken(TokenKind::kApiKey, call.ids());
    SOCLE_RETURN_IF_ERROR(
        api_keys_.Insert(tx, key, {.hash = HashOfToken(secret), .prefix = PrefixOfToken(secret)}));
    v1::CreateApiKeyResponse response;
    *response.mutable_api_key() = ToProto(key);
    response.set_secret(secret);
    tx.SetAuditTarget(response.api_key().name());
    return response;
}

absl::StatusOr<v1::ListApiKeysResponse> IdentityService::ListApiKeys(
    Call& call, const v1::ListApiKeysRequest&) {
    SOCLE_ASSIGN(const std::vector<ApiKey> keys, api_keys_.List(call.transaction()));
    v1::ListApiKeysResponse response;
    for (const ApiKey& key : keys) *response.add_api_keys() = ToProto(key);
    return response;
}

absl::StatusOr<v1::RevokeApiKeyResponse> IdentityService::RevokeApiKey(
    Call& call, const v1::RevokeApiKeyRequest& request) {
    SOCLE_ASSIGN(const ApiKeyId id, ParseIdName<ApiKeyId>(kApiKeys, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const bool deleted, api_keys_.Delete(tx, id));
    if (!deleted) {
        return Refuse(reason::kNotFound, "this API key does not exist",
                      {{"value", request.name()}});
    }
    tx.SetAuditTarget(request.name());
    ChangesRights(call);
    return v1::RevokeApiKeyResponse();
}

}  // namespace socle::identity
