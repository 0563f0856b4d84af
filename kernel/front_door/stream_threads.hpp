// Threads for streams, which may last an hour and mostly wait: one each, apart from the workers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace socle::kernel {

// Runs the stream to its end and returns what answers it: done when its place is free again, so
// that a caller's next stream finds room.
using Stream = std::function<std::function<void()>()>;

class StreamThreads {
 public:
    explicit StreamThreads(std::size_t threads_max) : threads_max_(threads_max) {}
    // Waits for the streams in progress.
    ~StreamThreads();

    // False: all threads are taken.
    [[nodiscard]] bool Start(Stream stream);

 private:
    void NoteEnd(std::uint64_t id);
    // A thread cannot join itself: the next stream, or the end, does.
    [[nodiscard]] std::vector<std::thread> TakeEnded();

    const std::size_t threads_max_;
    std::mutex mutex_;
    std::uint64_t last_id_ = 0;
    std::map<std::uint64_t, std::thread> running_;
    std::vector<std::thread> ended_;
    std::condition_variable all_ended_;
};

}  // namespace socle::kernel
