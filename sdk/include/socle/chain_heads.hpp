// The heads of the chains that hold what the law freezes, kept outside the database as well:
// whoever cuts a chain's tail off there, its head with it, or writes it anew, is found out here. A
// head outside that lags is caught up from the chain; one that the chain does not hold is an alarm.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "socle/transaction.hpp"

namespace socle {

struct VerifyReport;

// A link of a chain. Positions count from 1; 0 is the chain that has no link yet.
struct ChainHead {
    std::int64_t position = 0;
    std::string seal;  // its hash
};

// BrickHost::chain_heads. A chain is named "<brick>.<what it holds>": "invoicing.seals", in lower
// case letters, digits, '_' and '.'. Thread safe.
class ChainHeads {
 public:
    virtual ~ChainHeads() = default;
    // The tenant's chain has got this far, and that is committed. Never goes back: a head that is
    // not beyond the kept one changes nothing. Quick, on the thread that has just committed.
    virtual void Keep(TenantId tenant, std::string_view chain, const ChainHead& head) = 0;
    // The one kept; position 0 when there is none. To compare it with a chain that grows, ask
    // before the transaction that reads the chain opens.
    [[nodiscard]] virtual ChainHead Last(TenantId tenant, std::string_view chain) const = 0;
};

// Whether a chain has this very link.
using HasLink = std::function<absl::StatusOr<bool>(const ChainHead& link)>;

// For whoever adds a link, while the chain's end is locked in `tx`: keeps `next` outside once `tx`
// is committed. Where the chain, which ends at `end`, does not hold the head kept before, that one
// stays as the evidence, and the alarm CHAIN_HEAD_AHEAD is logged. `has_link` is asked only after a
// crash has made the head outside lag.
[[nodiscard]] absl::Status KeepAfterCommit(Transaction& tx, ChainHeads& heads,
                                           const std::string& chain, const ChainHead& end,
                                           const ChainHead& next, const HasLink& has_link);
// The alarm: the head kept outside is not in the tenant's chain, which ends at `end`.
void LogHeadAhead(TenantId tenant, std::string_view chain, const ChainHead& kept,
                  const ChainHead& end);

// For Verify: holds a chain, walked from its first link, against the head kept outside.
class HeadCheck {
 public:
    // Before the transaction that reads the chain opens.
    HeadCheck(ChainHeads& heads, TenantId tenant, std::string chain);
    // Each link, in order.
    void See(const ChainHead& link);
    // The walk has come to the chain's end. Reports `head_ahead` and the first link that is wrong
    // or missing ("seal 42", where `link` is "seal "); in a report without faults, catches up a
    // head that lags.
    void Finish(std::string_view link, VerifyReport& report);

 private:
    ChainHeads& heads_;
    TenantId tenant_;
    std::string chain_;
    ChainHead kept_;
    ChainHead end_;
    bool holds_;
};

}  // namespace socle
