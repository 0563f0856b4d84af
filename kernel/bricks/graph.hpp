// Which brick cannot work without which: from the services their manifests call to the bricks that
// offer them. The kernel's own services are always there. Optional calls do not count.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/bricks/package.hpp"

namespace socle::kernel {

class BrickGraph {
 public:
    struct Node {
        std::string brick;
        std::vector<std::string> offers;  // services
        std::vector<std::string> calls;   // services it cannot work without
    };

    BrickGraph(std::vector<Node> nodes, std::set<std::string, std::less<>> kernel_services);

    // What `brick` needs directly: bricks, and services that no installed brick offers.
    [[nodiscard]] std::vector<std::string> NeedsOf(std::string_view brick) const;
    // Bricks that need `brick` directly.
    [[nodiscard]] std::vector<std::string> DependentsOf(std::string_view brick) const;
    // What to activate, in this order, to have `brick`: all it needs, then itself. Refusal:
    // BRICK_REFUSED when bricks need each other in a circle, naming it.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> ActivationOrder(
        std::string_view brick) const;

 private:
    [[nodiscard]] absl::Status Visit(const std::string& brick, std::vector<std::string>& path,
                                     std::vector<std::string>& order) const;
    std::map<std::string, std::vector<std::string>, std::less<>> needs_;
};

// A package's node.
[[nodiscard]] BrickGraph::Node NodeOf(const Package& package);

}  // namespace socle::kernel
