#include "socle/chain_head_table.hpp"

#include <absl/strings/escaping.h>

#include <sstream>

#include "socle/log.hpp"

namespace socle {

void ChainHeadTable::Keep(TenantId tenant, std::string_view chain, const ChainHead& head) {
    const std::lock_guard lock(mutex_);
    auto kept = heads_.find({tenant, std::string(chain)});
    if (kept == heads_.end()) {
        if (heads_.size() >= kChainHeadsMax) {
            Log(LogLevel::kError, "chain_head_not_kept",
                {{"limit", std::to_string(kChainHeadsMax)}});
            return;
        }
        kept = heads_.try_emplace({tenant, std::string(chain)}).first;
    }
    if (head.position <= kept->second.position) return;
    kept->second = head;
    ++moves_;
}

ChainHead ChainHeadTable::Last(TenantId tenant, std::string_view chain) const {
    const std::lock_guard lock(mutex_);
    const auto kept = heads_.find({tenant, std::string(chain)});
    return kept == heads_.end() ? ChainHead{} : kept->second;
}

std::string ChainHeadTable::ToText() const {
    const std::lock_guard lock(mutex_);
    std::string text;
    for (const auto& [chain, head] : heads_)
        text += std::to_string(chain.first) + " " + chain.second + " " +
                std::to_string(head.position) + " " + absl::BytesToHexString(head.seal) + "\n";
    return text;
}

void ChainHeadTable::FromText(const std::string& text) {
    const std::lock_guard lock(mutex_);
    heads_.clear();
    std::istringstream lines(text);
    std::pair<TenantId, std::string> chain;
    std::int64_t position = 0;
    std::string seal;
    while (lines >> chain.first >> chain.second >> position >> seal)
        heads_[chain] = {position, absl::HexStringToBytes(seal)};
}

std::int64_t ChainHeadTable::moves() const {
    const std::lock_guard lock(mutex_);
    return moves_;
}

}  // namespace socle
