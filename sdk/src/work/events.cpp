#include "socle/events.hpp"

#include <string>

#include "socle/status.hpp"

namespace socle {
namespace {

// Only the bus sees it: a handler's way to say "not yet", told apart from a failure.
constexpr Reason kWaiting{absl::StatusCode::kAborted, "WAITING"};

}  // namespace

absl::Status WaitFor(std::string_view stream) {
    return Refuse(kWaiting, "this event waits for an earlier one of " + std::string(stream),
                  {{"stream", std::string(stream)}});
}

const EventHandler* EventHandlers::Find(std::string_view type) const {
    if (const auto found = by_type_.find(type); found != by_type_.end()) return &found->second;
    return every_ ? &every_ : nullptr;
}

}  // namespace socle
