#include "kernel/front_door/stream_threads.hpp"

#include <utility>

namespace socle::kernel {

StreamThreads::~StreamThreads() {
    {
        std::unique_lock lock(mutex_);
        all_ended_.wait(lock, [this] { return running_.empty(); });
    }
    for (std::thread& thread : TakeEnded()) thread.join();
}

bool StreamThreads::Start(Stream stream) {
    for (std::thread& thread : TakeEnded()) thread.join();
    // The new thread waits for this lock, so it finds itself in `running_`.
    const std::lock_guard lock(mutex_);
    if (running_.size() >= threads_max_) return false;
    const std::uint64_t id = ++last_id_;
    running_.emplace(id, std::thread([this, id, stream = std::move(stream)]() mutable {
                         const std::function<void()> answer = stream();
                         stream = nullptr;
                         NoteEnd(id);
                         answer();
                     }));
    return true;
}

void StreamThreads::NoteEnd(std::uint64_t id) {
    const std::lock_guard lock(mutex_);
    const auto found = running_.find(id);
    ended_.push_back(std::move(found->second));
    running_.erase(found);
    if (running_.empty()) all_ended_.notify_all();
}

std::vector<std::thread> StreamThreads::TakeEnded() {
    const std::lock_guard lock(mutex_);
    return std::exchange(ended_, {});
}

}  // namespace socle::kernel
