// The threads handlers run on, behind a fair queue. gRPC's own two threads never run what may
// block.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "kernel/front_door/fair_queue.hpp"

namespace socle::kernel {

class WorkerPool {
 public:
    WorkerPool(int workers, std::size_t line_max);
    // Waits for work in progress; what still waits is run too, so that nothing it owns is lost.
    ~WorkerPool();

    [[nodiscard]] bool Submit(const std::string& key, std::uint64_t number, Work work,
                              Entry entry = Entry::kBounded);
    // True: it was still waiting, and will not run.
    [[nodiscard]] bool Withdraw(const std::string& key, std::uint64_t number);
    // When a refused caller may hope to find room: the time the waiting work will take.
    [[nodiscard]] std::chrono::milliseconds RetryAfter() const;
    [[nodiscard]] std::size_t waiting() const { return queue_.waiting(); }

 private:
    void Serve();
    void NoteDuration(std::chrono::microseconds taken);

    FairQueue queue_;
    std::atomic<std::int64_t> usual_micros_{1000};
    std::vector<std::thread> threads_;
};

}  // namespace socle::kernel
