#include "kernel/front_door/fair_queue.hpp"

#include <algorithm>
#include <utility>

namespace socle::kernel {

bool FairQueue::Push(const std::string& key, std::uint64_t number, Work work, Entry entry) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return false;
        Line& line = lines_[key];
        if (entry == Entry::kBounded && line.size() >= line_max_) return false;
        if (line.empty()) turns_.push_back(key);
        line.emplace(number, std::move(work));
        ++waiting_;
    }
    filled_.notify_one();
    return true;
}

std::optional<Work> FairQueue::Withdraw(const std::string& key, std::uint64_t number) {
    const std::lock_guard lock(mutex_);
    const auto line = lines_.find(key);
    if (line == lines_.end()) return std::nullopt;
    const auto found = line->second.find(number);
    if (found == line->second.end()) return std::nullopt;
    std::optional<Work> work = std::move(found->second);
    line->second.erase(found);
    --waiting_;
    if (line->second.empty()) {
        lines_.erase(line);
        turns_.erase(std::find(turns_.begin(), turns_.end(), key));
    }
    return work;
}

std::optional<Work> FairQueue::Pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !turns_.empty(); });
    if (turns_.empty()) return std::nullopt;
    std::string key = std::move(turns_.front());
    turns_.pop_front();
    const auto line = lines_.find(key);
    std::optional<Work> work = std::move(line->second.begin()->second);
    line->second.erase(line->second.begin());
    --waiting_;
    if (line->second.empty()) {
        lines_.erase(line);
    } else {
        turns_.push_back(std::move(key));
    }
    return work;
}

void FairQueue::Close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    filled_.notify_all();
}

std::size_t FairQueue::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

}  // namespace socle::kernel
