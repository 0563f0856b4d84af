// Moves one consumer of one tenant along the log: reads what is new, runs the handlers, retries
// with backoff, parks what cannot be handled together with the later events of its stream, and lets
// the rest go on. Holds no thread: the kernel's dispatcher, and tests, turn the crank.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "socle/chain_heads.hpp"
#include "socle/events.hpp"
#include "socle/runtime.hpp"

namespace socle {

struct PumpResult {
    std::int64_t position = 0;  // of the consumer now
    std::int64_t head = 0;      // of the log
    // Set when a failed event waits for its next try.
    std::optional<Instant> try_again_at;
    [[nodiscard]] bool AtHead() const { return position >= head; }
};

// Reading the log. Rows that are missing between two positions mean the log is broken: INTERNAL.
class EventLog {
 public:
    // What its chain is called among those whose heads are kept outside the database.
    static constexpr const char* kChain = "bus.events";

    explicit EventLog(Runtime& runtime) : runtime_(runtime) {}

    // In a transaction of the module bus: at most `limit` events after `position`, personal fields
    // put back in; of one stream alone when it is named.
    [[nodiscard]] static absl::StatusOr<std::vector<Event>> ReadIn(Transaction& tx,
                                                                   std::int64_t after_position,
                                                                   int limit,
                                                                   std::string_view stream);
    [[nodiscard]] static absl::StatusOr<std::int64_t> HeadIn(Transaction& tx);

    // The same of all streams, in transactions of their own.
    [[nodiscard]] absl::StatusOr<std::vector<Event>> Read(TenantId tenant,
                                                          std::int64_t after_position,
                                                          int limit) const;
    [[nodiscard]] absl::StatusOr<std::int64_t> Head(TenantId tenant) const;

    // Keeps its head outside the database, unless the log does not hold the one kept before: that
    // is logged as the alarm it is.
    [[nodiscard]] absl::Status KeepHead(TenantId tenant, ChainHeads& heads) const;

 private:
    Runtime& runtime_;
};

class EventPump {
 public:
    explicit EventPump(Runtime& runtime) : runtime_(runtime), log_(runtime) {}

    // Makes the consumer known, at the log's start (position 0), unless it is known already.
    [[nodiscard]] absl::Status Join(TenantId tenant, std::string_view consumer) const;

    // One batch (at most 100 events). `replay_until`: events up to there count as history.
    [[nodiscard]] absl::StatusOr<PumpResult> Turn(TenantId tenant, const Target& target,
                                                  std::string_view consumer,
                                                  const EventHandlers& handlers,
                                                  std::int64_t replay_until) const;

    // In a transaction of the module bus: puts a parked event, and those of its stream that wait
    // behind it, back in line. Returns how many. Refusal: NOT_FOUND.
    [[nodiscard]] static absl::StatusOr<int> Requeue(Transaction& tx, std::string_view consumer,
                                                     std::int64_t position);

 private:
    Runtime& runtime_;
    EventLog log_;
};

}  // namespace socle
