// The two doors the event log opens to the client record alone: reading what happened with a party,
// and erasing what events say of a person.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "socle/id.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::client_record {

struct LoggedEvent {
    std::int64_t position = 0;
    std::string type;
    std::string stream;
    std::string actor;
    Instant time;
    std::string body;  // personal fields included while they have not been erased
};

struct LogPage {
    std::vector<LoggedEvent> events;
    std::string next_page_token;
};

class LogStore {
 public:
    // Events that name any of these parties, newest first. `page` has one key.
    [[nodiscard]] absl::StatusOr<LogPage> Read(Transaction& tx, const std::vector<PartyId>& members,
                                               const Page& page) const;
    [[nodiscard]] absl::Status Erase(Transaction& tx, const std::vector<PartyId>& members) const;
};

}  // namespace socle::client_record
