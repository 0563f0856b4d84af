// A brick's library in this process. Loaded once and never unloaded: protobuf's registry cannot
// forget a contract, and loading one a second time would end the process.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kernel/bricks/package.hpp"
#include "socle/brick.hpp"
#include "socle/life.hpp"
#include "socle/runtime.hpp"

namespace socle::kernel {

// A brick at work: its one object, and what it answers to.
struct LoadedBrick {
    std::shared_ptr<const Package> package;
    // The library's own function gives back what its `create` made.
    std::unique_ptr<Brick, void (*)(Brick*)> brick{nullptr, nullptr};
    std::vector<Service*> services;
    EventHandlers handlers;
    std::unique_ptr<const LifeHandlers> life;
    JobHandlers jobs;

    [[nodiscard]] const std::string& name() const { return package->name(); }
    [[nodiscard]] Target target() const { return {name(), false}; }
};

// Probe first. `host` is lent for the brick's whole life. Refusal: BRICK_REFUSED with a sentence.
[[nodiscard]] absl::StatusOr<std::unique_ptr<LoadedBrick>> LoadBrick(
    std::shared_ptr<const Package> package, const BrickHost& host);

}  // namespace socle::kernel
