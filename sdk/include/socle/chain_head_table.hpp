// The heads of chains in memory, and as a text from which they can be read again: what a host of
// bricks keeps in a file of its own, and what tests lend. Thread safe. A brick never includes it.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "socle/chain_heads.hpp"

namespace socle {

// More chains than that are not kept, and the log says so.
inline constexpr std::size_t kChainHeadsMax = 100'000;

class ChainHeadTable final : public ChainHeads {
 public:
    void Keep(TenantId tenant, std::string_view chain, const ChainHead& head) override;
    [[nodiscard]] ChainHead Last(TenantId tenant, std::string_view chain) const override;

    // A line for each: tenant, chain, position, seal in hexadecimal.
    [[nodiscard]] std::string ToText() const;
    // Instead of what is here. Lines that are none end it.
    void FromText(const std::string& text);
    // Grows whenever a head moves.
    [[nodiscard]] std::int64_t moves() const;

 private:
    mutable std::mutex mutex_;
    std::map<std::pair<TenantId, std::string>, ChainHead> heads_;
    std::int64_t moves_ = 0;
};

}  // namespace socle
