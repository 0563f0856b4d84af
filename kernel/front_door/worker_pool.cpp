#include "kernel/front_door/worker_pool.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace socle::kernel {
namespace {

constexpr std::chrono::milliseconds kRetryMin{50};
constexpr std::chrono::milliseconds kRetryMax{5000};
// The usual duration moves by 1/16 of the distance at each piece of work.
constexpr std::int64_t kSmoothing = 16;

}  // namespace

WorkerPool::WorkerPool(int workers, std::size_t line_max) : queue_(line_max) {
    threads_.reserve(static_cast<std::size_t>(workers));
    for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { Serve(); });
}

WorkerPool::~WorkerPool() {
    queue_.Close();
    for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::Submit(const std::string& key, std::uint64_t number, Work work, Entry entry) {
    return queue_.Push(key, number, std::move(work), entry);
}

bool WorkerPool::Withdraw(const std::string& key, std::uint64_t number) {
    return queue_.Withdraw(key, number).has_value();
}

std::chrono::milliseconds WorkerPool::RetryAfter() const {
    const auto waiting = static_cast<std::int64_t>(queue_.waiting());
    const auto workers = static_cast<std::int64_t>(threads_.size());
    const std::chrono::microseconds hope(usual_micros_.load() * waiting / workers);
    return std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(hope), kRetryMin,
                      kRetryMax);
}

void WorkerPool::Serve() {
    while (std::optional<Work> work = queue_.Pop()) {
        const auto start = std::chrono::steady_clock::now();
        (*work)();
        NoteDuration(std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - start));
    }
}

// Two threads may lose one another's sample: it is an estimate.
void WorkerPool::NoteDuration(std::chrono::microseconds taken) {
    const std::int64_t usual = usual_micros_.load();
    usual_micros_.store(usual + (taken.count() - usual) / kSmoothing);
}

}  // namespace socle::kernel
