// What a call says about itself before anybody has checked it.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/front_door/route_table.hpp"
#include "socle/text.hpp"

namespace socle::kernel {

struct CallHead {
    std::uint64_t number = 0;  // in order of arrival
    std::string method;
    std::string token;  // what followed "Bearer "; empty when there is none
    std::string peer;
    Language language = Language::kFrench;
    std::chrono::steady_clock::time_point deadline;
    // Held so that a route taken away meanwhile lasts as long as the call.
    std::shared_ptr<const Route> route;
};

// The token of an `authorization` header: RFC 6750, scheme in any case. Empty when it is another
// scheme.
[[nodiscard]] std::string BearerToken(std::string_view authorization);

// The language of ours an `accept-language` header (RFC 9110 12.5.4) prefers; French when it names
// none.
[[nodiscard]] Language PreferredLanguage(std::string_view accept_language);

struct DeadlineLimits {
    std::chrono::milliseconds usual{10'000};      // of a unary call that names none
    std::chrono::milliseconds unary_max{60'000};  // unless the method's contract says another
    std::chrono::milliseconds stream_max{
        3600'000};  // the same for streams; also when they name none
};

// When a call ends at the latest. `asked` is how long the caller wants to wait.
[[nodiscard]] std::chrono::milliseconds AllowedTime(const Route& route,
                                                    const DeadlineLimits& limits,
                                                    std::optional<std::chrono::milliseconds> asked);

}  // namespace socle::kernel
