#include "kernel/identity/caller_cache.hpp"

#include <algorithm>

namespace socle::identity {

bool CallerCache::IsSuspended(TenantId tenant, Instant now) const {
    const auto found = suspended_until_.find(tenant);
    return found != suspended_until_.end() && now < found->second;
}

std::optional<kernel::Caller> CallerCache::Find(const std::string& token_hash, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = callers_.find(token_hash);
    if (found == callers_.end()) return std::nullopt;
    const Entry& entry = found->second;
    const bool fresh = now >= entry.found && now - entry.found < kCallerKeptMax;
    if (fresh && now < entry.expires && !IsSuspended(entry.caller.tenant, now)) return entry.caller;
    callers_.erase(found);
    return std::nullopt;
}

void CallerCache::Put(const std::string& token_hash, const kernel::Caller& caller, Instant now,
                      Instant expires) {
    const std::lock_guard lock(mutex_);
    if (IsSuspended(caller.tenant, now)) return;
    if (callers_.size() >= kCallersMax) {
        std::erase_if(callers_, [now](const auto& item) {
            return now - item.second.found >= kCallerKeptMax;
        });
    }
    // More callers than this within three seconds: the rest asks the database.
    if (callers_.size() >= kCallersMax) return;
    callers_.insert_or_assign(token_hash, Entry{caller, now, expires});
}

void CallerCache::Suspend(TenantId tenant, Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(suspended_until_, [now](const auto& item) { return now >= item.second; });
    suspended_until_[tenant] = now + kSuspendedMin;
}

}  // namespace socle::identity
