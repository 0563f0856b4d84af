#include "socle/call.hpp"

#include <chrono>
#include <string>

#include "socle/status.hpp"

namespace socle {

namespace {

// Who runs the house, rather than the business.
bool IsOfKernel(std::string_view brick) {
    return brick == "bricks" || brick == "bus" || brick == "identity" || brick == "jobs";
}

}  // namespace

bool Actor::May(std::string_view permission) const {
    if (permissions.contains("*") || permissions.contains(permission)) return true;
    const std::size_t dot = permission.find('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view brick = permission.substr(0, dot);
    if (brick == "*") return false;  // "*.read" itself, asked for by who wants to hand it on
    if (permissions.contains(std::string(brick) + ".*")) return true;
    if (permissions.contains("business.*") && !IsOfKernel(brick)) return true;
    return permission.substr(dot) == ".read" && permissions.contains("*.read");
}

absl::Status Call::StillWanted() const {
    const CallContext& now = context();
    if (now.cancelled && now.cancelled()) return Refuse(reason::kCancelled, "the caller has gone");
    // A context without a deadline (the system's own work) has the epoch there.
    const bool has_deadline = now.deadline != std::chrono::steady_clock::time_point{};
    if (has_deadline && std::chrono::steady_clock::now() >= now.deadline) {
        return Refuse(reason::kDeadlineExceeded, "the call's deadline has passed");
    }
    return absl::OkStatus();
}

}  // namespace socle
