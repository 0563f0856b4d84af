// Waits for a job and shows how far it has got, through lost connections and expired deadlines.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "session.hpp"
#include "socle/jobs/v1/resources.pb.h"

namespace socle::cli {

inline constexpr int kWatchTriesMax = 50;  // without any news in between

// The job as it ended, whichever way. Refused when it cannot be watched.
[[nodiscard]] absl::StatusOr<jobs::v1::Job> WatchJob(Session& session, const std::string& name);

// What went wrong with a job that has ended; OK when it succeeded.
[[nodiscard]] absl::Status EndOf(const jobs::v1::Job& job);

}  // namespace socle::cli
