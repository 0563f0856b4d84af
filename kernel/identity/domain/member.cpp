#include "domain/member.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/numbers.h>

#include <algorithm>

#include "domain/reasons.hpp"
#include "domain/role.hpp"

namespace socle::identity {
namespace {

bool IsActiveOwner(const Member& member) {
    return member.role == kOwner && !member.disabled;
}

}  // namespace

std::string EmailKey(std::string_view email) {
    return absl::AsciiStrToLower(absl::StripAsciiWhitespace({email.data(), email.size()}));
}

absl::Status CheckOwnerStays(const Member& before, const Member& after, std::size_t other_owners) {
    if (!IsActiveOwner(before) || IsActiveOwner(after) || other_owners > 0) return absl::OkStatus();
    return Refuse(reason::kLastOwner, "this is the last owner; make somebody else owner first");
}

absl::StatusOr<std::int64_t> ChooseTenant(const std::vector<std::int64_t>& open,
                                          std::optional<std::int64_t> wanted) {
    if (wanted) {
        if (std::ranges::find(open, *wanted) == open.end()) return SignInRefused();
        return *wanted;
    }
    if (open.empty()) return SignInRefused();
    if (open.size() == 1) return open.front();
    std::string choices;
    for (const std::int64_t tenant : open) {
        choices += (choices.empty() ? "" : ", ") + TenantName(tenant);
    }
    return RefuseField(reason::kRequired, "tenant",
                       "this user works for several companies; say which: " + choices,
                       {{"expected", choices}});
}

std::string TenantName(std::int64_t tenant) {
    return std::string(kTenants) + "/" + std::to_string(tenant);
}

absl::StatusOr<std::int64_t> ParseTenantName(std::string_view name, std::string_view field) {
    const std::string prefix = std::string(kTenants) + "/";
    std::int64_t number = 0;
    if (!name.starts_with(prefix) ||
        !absl::SimpleAtoi(std::string(name.substr(prefix.size())), &number) || number < 1 ||
        name != TenantName(number)) {
        return RefuseField(reason::kInvalidName, field, "a company is named like tenants/1",
                           {{"expected", "tenants/{number}"}, {"value", std::string(name)}});
    }
    return number;
}

absl::Status SignInRefused() {
    return Refuse(reason::kSignInRefused,
                  "wrong e-mail or password; after several tries, wait a minute");
}

}  // namespace socle::identity
