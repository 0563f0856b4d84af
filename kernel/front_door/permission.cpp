#include "kernel/front_door/permission.hpp"

#include <string>

namespace socle::kernel {

bool Grants(const Actor& actor, std::string_view permission) {
    if (permission.empty()) return false;
    if (actor.May(permission)) return true;
    for (std::size_t dot = permission.find('.'); dot != std::string_view::npos;
         dot = permission.find('.', dot + 1)) {
        const std::string wildcard = std::string(permission.substr(0, dot + 1)) + "*";
        if (actor.permissions.contains(wildcard)) return true;
    }
    return false;
}

}  // namespace socle::kernel
