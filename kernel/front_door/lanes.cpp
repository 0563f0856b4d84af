#include "kernel/front_door/lanes.hpp"

namespace socle::kernel {

LaneTurn::~LaneTurn() {
    lanes_.Leave(key_);
}

bool Lanes::Enter(const LaneKey& key, std::uint64_t number, OnTurn on_turn) {
    {
        const std::lock_guard lock(mutex_);
        const auto [lane, is_free] = lanes_.try_emplace(key);
        if (!is_free) {
            if (lane->second.size() >= lane_max_) return false;
            lane->second.emplace(number, std::move(on_turn));
            return true;
        }
    }
    on_turn(std::make_shared<LaneTurn>(*this, key));
    return true;
}

bool Lanes::Withdraw(const LaneKey& key, std::uint64_t number) {
    OnTurn dropped;  // Destroyed after the lock: it owns a call.
    const std::lock_guard lock(mutex_);
    const auto lane = lanes_.find(key);
    if (lane == lanes_.end()) return false;
    const auto found = lane->second.find(number);
    if (found == lane->second.end()) return false;
    dropped = std::move(found->second);
    lane->second.erase(found);
    return true;
}

std::size_t Lanes::waiting() const {
    const std::lock_guard lock(mutex_);
    std::size_t count = 0;
    for (const auto& [key, lane] : lanes_) count += lane.size();
    return count;
}

void Lanes::Leave(const LaneKey& key) {
    OnTurn next;
    {
        const std::lock_guard lock(mutex_);
        const auto lane = lanes_.find(key);
        if (lane->second.empty()) {
            lanes_.erase(lane);
            return;
        }
        next = std::move(lane->second.begin()->second);
        lane->second.erase(lane->second.begin());
    }
    next(std::make_shared<LaneTurn>(*this, key));
}

}  // namespace socle::kernel
