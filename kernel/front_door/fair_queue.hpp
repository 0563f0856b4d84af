// Work that waits for a worker: one bounded line per key (a tenant). Workers take from the lines in
// turn, so nobody waits behind somebody else's flood. Within a line the smallest number goes first.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace socle::kernel {

using Work = std::function<void()>;

// Whether a full line refuses, or the work was let in before and only comes back.
enum class Entry { kBounded, kReturning };

class FairQueue {
 public:
    explicit FairQueue(std::size_t line_max) : line_max_(line_max) {}

    // False: the line is full, or the queue is closed.
    [[nodiscard]] bool Push(const std::string& key, std::uint64_t number, Work work, Entry entry);
    // Takes work out that is still waiting; nothing when it is not.
    [[nodiscard]] std::optional<Work> Withdraw(const std::string& key, std::uint64_t number);
    // Waits for work; nothing once the queue is closed and empty.
    [[nodiscard]] std::optional<Work> Pop();
    void Close();
    [[nodiscard]] std::size_t waiting() const;

 private:
    using Line = std::map<std::uint64_t, Work>;

    const std::size_t line_max_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::map<std::string, Line> lines_;  // none is empty
    std::deque<std::string> turns_;      // each key of lines_ once; the front is served next
    std::size_t waiting_ = 0;
    bool closed_ = false;
};

}  // namespace socle::kernel
