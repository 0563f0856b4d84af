// Ids of requests to others that are the same whenever the same piece of work is done: a job's step
// repeated after a crash is recognised by whoever answered it the first time.
#pragma once

#include <cstdint>
#include <string_view>

#include "domain/ids.hpp"

namespace socle::exchange {

// `what` tells several requests of one row apart; `content` is what is asked for: other content is
// another request. A UUIDv8 (RFC 9562, 5.8) made from their SHA-256.
[[nodiscard]] Uuid RequestIdFor(ImportId import, std::int64_t row_number, std::string_view what,
                                std::string_view content);

}  // namespace socle::exchange
