#include "kernel/bricks/graph.hpp"

#include <absl/strings/str_join.h>

#include <algorithm>

#include "socle/package_refusal.hpp"

namespace socle::kernel {

BrickGraph::BrickGraph(std::vector<Node> nodes,
                       std::set<std::string, std::less<>> kernel_services) {
    std::map<std::string, std::string, std::less<>> offered_by;
    for (const Node& node : nodes) {
        for (const std::string& service : node.offers) offered_by.emplace(service, node.brick);
    }
    for (const Node& node : nodes) {
        std::set<std::string> needs;
        for (const std::string& service : node.calls) {
            if (kernel_services.contains(service)) continue;
            const auto found = offered_by.find(service);
            needs.insert(found == offered_by.end() ? service : found->second);
        }
        needs_[node.brick].assign(needs.begin(), needs.end());
    }
}

std::vector<std::string> BrickGraph::NeedsOf(std::string_view brick) const {
    const auto found = needs_.find(brick);
    return found == needs_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> BrickGraph::DependentsOf(std::string_view brick) const {
    std::vector<std::string> dependents;
    for (const auto& [name, needs] : needs_) {
        if (std::find(needs.begin(), needs.end(), brick) != needs.end()) dependents.push_back(name);
    }
    return dependents;
}

absl::Status BrickGraph::Visit(const std::string& brick, std::vector<std::string>& path,
                               std::vector<std::string>& order) const {
    if (std::find(order.begin(), order.end(), brick) != order.end()) return absl::OkStatus();
    const auto known = needs_.find(brick);
    if (known == needs_.end()) return absl::OkStatus();  // Missing: told at activation.
    const auto start = std::find(path.begin(), path.end(), brick);
    const bool circle = start != path.end();
    if (circle)
        return RefusePackage(bricks::v1::PROBLEM_CIRCLE,
                             {{"bricks", absl::StrJoin(start, path.end(), ", ") + ", " + brick}});
    path.push_back(brick);
    for (const std::string& need : known->second) SOCLE_RETURN_IF_ERROR(Visit(need, path, order));
    path.pop_back();
    order.push_back(brick);
    return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> BrickGraph::ActivationOrder(std::string_view brick) const {
    std::vector<std::string> path;
    std::vector<std::string> order;
    SOCLE_RETURN_IF_ERROR(Visit(std::string(brick), path, order));
    return order;
}

BrickGraph::Node NodeOf(const Package& package) {
    BrickGraph::Node node{.brick = package.name(), .offers = package.Services(), .calls = {}};
    for (const auto& call : package.manifest.calls()) {
        if (!call.optional()) node.calls.push_back(call.service());
    }
    return node;
}

}  // namespace socle::kernel
