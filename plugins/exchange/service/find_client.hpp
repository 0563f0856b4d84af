// Whose a row of another list is: the one client the client record knows by what the row says.
// Never a new one, and never one of several.
#pragma once

#include <absl/status/statusor.h>

#include <compare>
#include <optional>
#include <string>

#include "domain/row_problem.hpp"
#include "socle/call.hpp"

namespace socle::exchange {

struct ClientHint {
    std::string name;
    std::string siret;
    std::string email;
    friend auto operator<=>(const ClientHint&, const ClientHint&) = default;
};

struct FoundClient {
    std::string party;               // "parties/..."
    std::optional<Problem> problem;  // or why there is none
};

[[nodiscard]] absl::StatusOr<FoundClient> FindClient(Call& call, const ClientHint& hint);

}  // namespace socle::exchange
