// The first start: makes the company, its roles and its owner when there is no company yet.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>

#include "kernel/identity/domain/password_policy.hpp"
#include "socle/runtime.hpp"

namespace socle::identity {

struct BootstrapOptions {
    std::string display_name = "Mon entreprise";
    std::string owner_email = "owner@socle.local";
    PasswordCost password_cost;  // cheaper in tests
};

// What the owner needs once; the password is kept nowhere.
struct FirstSignIn {
    std::string email;
    std::string password;
};

// Nothing when there is a company already. All of it becomes true together, or none.
[[nodiscard]] absl::StatusOr<std::optional<FirstSignIn>> Bootstrap(
    Runtime& runtime, const BootstrapOptions& options = {});

}  // namespace socle::identity
