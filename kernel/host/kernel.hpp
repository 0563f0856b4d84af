// The kernel put together: starts every part in order, stops them in the opposite one.
#pragma once

#include <absl/status/statusor.h>

#include <memory>

#include "kernel/host/config.hpp"
#include "socle/clock.hpp"

namespace socle::kernel {

class Kernel {
 public:
    // Returns once calls are answered. From the main thread: the embedded database stops with it.
    // The clock outlives the kernel.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<Kernel>> Start(const Config& config,
                                                                       const Clock& clock);
    ~Kernel();  // stops

    [[nodiscard]] int port() const;
    [[nodiscard]] int http_port() const;  // 0: none
    // Keeps the embedded database alive and the heads of chains written; call about once a second
    // from the main thread.
    void LookAfter();
    // Lets calls in progress end, then stops delivery, jobs and the database.
    void Stop();

 private:
    class Impl;
    explicit Kernel(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace socle::kernel
