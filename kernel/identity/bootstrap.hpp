// The first start: makes the company, its roles and its owner when there is no company yet.
#pragma once

#include <absl/status/statusor.h>

#include <functional>
#include <optional>
#include <string>

#include "kernel/identity/domain/password_policy.hpp"
#include "socle/runtime.hpp"

namespace socle::identity {

inline constexpr TenantId kFirstTenant = 1;

// What the owner needs once; the house keeps the password nowhere.
struct FirstSignIn {
    std::string email;
    std::string password;
};

struct BootstrapOptions {
    std::string display_name = "Mon entreprise";
    std::string owner_email = "owner@socle.local";
    PasswordCost password_cost;  // cheaper in tests
    // Puts the first sign-in where the owner finds it, before there is a company: nobody could
    // enter one whose only password is lost. Its refusal is the bootstrap's.
    std::function<absl::Status(const FirstSignIn&)> keep = {};
};

// Nothing when there is a company already. All of it becomes true together, or none.
[[nodiscard]] absl::StatusOr<std::optional<FirstSignIn>> Bootstrap(
    Runtime& runtime, const BootstrapOptions& options = {});

}  // namespace socle::identity
