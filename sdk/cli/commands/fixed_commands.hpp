// The commands that are more than one method. Each takes the words after its own, and the fields.
#pragma once

#include <absl/status/status.h>

#include "commands/method_command.hpp"
#include "session.hpp"

namespace socle::cli {

// Signing in and out, and who I am.
[[nodiscard]] absl::Status RunLogin(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunLogout(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunWhoami(Session& session, const MethodInput& input);

// The company's identity: sets what is given, asks for what is missing.
[[nodiscard]] absl::Status RunSetup(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunActivate(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunDeactivate(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunImportClients(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunImportOpportunities(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunImportProducts(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunExport(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunSearch(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunShow(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunCall(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunExplain(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunEventsTail(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunEventsParked(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunEventsRetry(Session& session, const MethodInput& input);
[[nodiscard]] absl::Status RunEventsSkip(Session& session, const MethodInput& input);

[[nodiscard]] absl::Status RunVerify(Session& session, const MethodInput& input);

}  // namespace socle::cli
