// Calls that fight over one counter go one after the other, by (tenant, key), in order of arrival.
// They wait here, not on a worker: at most one call of a lane holds one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "socle/transaction.hpp"

namespace socle::kernel {

using LaneKey = std::pair<TenantId, std::string>;

class Lanes;

// The right to run in a lane; given back when destroyed, which calls the next one.
class LaneTurn {
 public:
    LaneTurn(Lanes& lanes, LaneKey key) : lanes_(lanes), key_(std::move(key)) {}
    ~LaneTurn();
    LaneTurn(const LaneTurn&) = delete;
    LaneTurn& operator=(const LaneTurn&) = delete;

 private:
    Lanes& lanes_;
    LaneKey key_;
};

class Lanes {
 public:
    // shared_ptr: the turn travels in work that is copied from queue to queue.
    using OnTurn = std::function<void(std::shared_ptr<LaneTurn>)>;

    explicit Lanes(std::size_t lane_max) : lane_max_(lane_max) {}

    // Calls `on_turn` now when the lane is free, else when the calls with smaller numbers have
    // gone. False: too many wait.
    [[nodiscard]] bool Enter(const LaneKey& key, std::uint64_t number, OnTurn on_turn);
    // True: it was still waiting, and will not be called.
    [[nodiscard]] bool Withdraw(const LaneKey& key, std::uint64_t number);
    [[nodiscard]] std::size_t waiting() const;

 private:
    friend class LaneTurn;
    void Leave(const LaneKey& key);

    const std::size_t lane_max_;
    mutable std::mutex mutex_;
    // A lane is here while a call holds it; those are its waiting ones.
    std::map<LaneKey, std::map<std::uint64_t, OnTurn>> lanes_;
};

}  // namespace socle::kernel
