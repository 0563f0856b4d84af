// A mail as it travels (RFC 5322, MIME): written by GMime.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "socle/clock.hpp"
#include "socle/mail.hpp"

namespace socle::mail {

// Of a mail that was checked; `from` is the sender's address. Lines end with CR LF.
[[nodiscard]] std::string WriteMessage(const Mail& mail, const std::string& from, Instant now);

}  // namespace socle::mail
