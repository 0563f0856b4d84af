// A user as one tenant knows them: what they may do here, and whether they still may.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "socle/clock.hpp"

namespace socle::identity {

inline constexpr std::size_t kMemberNameMax = 200;
inline constexpr std::size_t kEmailMax = 254;

struct Member {
    UserId user;
    std::string email;
    std::string display_name;
    std::string role;  // "owner": the word after "roles/"
    bool disabled = false;
    Instant created;
    std::int64_t version = 1;
};

// The one spelling of an e-mail by which a user is found.
[[nodiscard]] std::string EmailKey(std::string_view email);

// Somebody must stay who may do everything. `other_owners`: active owners of the tenant besides
// this member. Refusal: LAST_OWNER.
[[nodiscard]] absl::Status CheckOwnerStays(const Member& before, const Member& after,
                                           std::size_t other_owners);

// The tenant to sign in to, out of those the user may sign in to, in order. Refusals:
// SIGN_IN_REFUSED when `wanted` is none of them or there is none; REQUIRED when it takes a choice.
[[nodiscard]] absl::StatusOr<std::int64_t> ChooseTenant(const std::vector<std::int64_t>& open,
                                                        std::optional<std::int64_t> wanted);

// "tenants/1" and back. Refusal: INVALID_NAME.
[[nodiscard]] std::string TenantName(std::int64_t tenant);
[[nodiscard]] absl::StatusOr<std::int64_t> ParseTenantName(std::string_view name,
                                                           std::string_view field);

// What a sign-in in vain hears, whatever was wrong.
[[nodiscard]] absl::Status SignInRefused();

}  // namespace socle::identity
