// What others' facts do here. A handler runs in a transaction of its own in which its brick's
// position moves on as well, so its effect happens exactly once; it is idempotent by event id all
// the same, calls nobody, and has no effect outside the transaction.
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "socle/call.hpp"

namespace socle {

// The envelope of an event. Positions are gapless per tenant, starting at 1.
struct EventMeta {
    TenantId tenant = 0;
    std::int64_t position = 0;
    Uuid id;
    std::string type;    // "socle.invoicing.v1.InvoiceIssued"
    std::string stream;  // "invoices/0192..."
    std::optional<PartyId> party;
    std::string actor;
    std::string cause;  // the method or event that led to it
    Instant time;
    std::string hash;        // 32 bytes, over the event and the hash of the one before
    bool erased = false;     // its personal fields are gone for good
    bool replaying = false;  // catching up with history: nothing may leave the house
};

// An event with its payload, personal fields included while they have not been erased.
struct Event {
    EventMeta meta;
    std::string body;
};

using EventHandler = std::function<absl::Status(Call&, const Event&)>;

// Refusal of a handler that must see another stream's events first; the event is tried again when
// that stream has moved on.
[[nodiscard]] absl::Status WaitFor(std::string_view stream);

class EventHandlers {
 public:
    // handlers.On<v1::InvoiceIssued>([this](Call& call, const EventMeta& meta, const
    // v1::InvoiceIssued& fact) {...});
    template <typename Fact, typename Handler>
    void On(Handler handler) {
        by_type_[Fact::descriptor()->full_name()] = [handler](Call& call,
                                                              const Event& event) -> absl::Status {
            Fact fact;
            if (!fact.ParseFromString(event.body))
                return BrokenInvariant("the payload of " + event.meta.type + " could not be read");
            return handler(call, event.meta, fact);
        };
    }
    // Every event of every type. For the kernel's own consumers.
    void OnEvery(EventHandler handler) { every_ = std::move(handler); }

    // The handler for a type, or nothing when these events do not matter here.
    [[nodiscard]] const EventHandler* Find(std::string_view type) const;
    [[nodiscard]] const std::map<std::string, EventHandler, std::less<>>& by_type() const {
        return by_type_;
    }

 private:
    std::map<std::string, EventHandler, std::less<>> by_type_;
    EventHandler every_;
};

}  // namespace socle
