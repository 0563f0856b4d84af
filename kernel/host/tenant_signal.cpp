#include "kernel/host/tenant_signal.hpp"

namespace socle::kernel {

void TenantSignal::Raise(TenantId tenant) {
    {
        const std::lock_guard lock(mutex_);
        ++counts_[tenant];
    }
    raised_.notify_all();
}

std::uint64_t TenantSignal::Count(TenantId tenant) const {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(tenant);
    return found == counts_.end() ? 0 : found->second;
}

void TenantSignal::Wait(TenantId tenant, std::uint64_t count, std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    raised_.wait_for(lock, limit, [&] { return counts_[tenant] > count; });
}

}  // namespace socle::kernel
