// Events waiting for the end of their transaction: turned into what bus.append takes, personal
// fields apart from the rest so that they can be erased later.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "socle/id.hpp"

namespace socle::internal {

struct OutgoingEvent {
    Uuid id;
    std::string type;
    std::string stream;
    std::vector<Uuid> parties;
    std::string body;      // without the personal fields
    std::string personal;  // these alone; body + personal parses as the whole event
    std::string salt;      // 16 random bytes when there is something personal
};

// Refusal: INTERNAL when the message lacks the event option or its stream field is empty: a brick's
// bug.
[[nodiscard]] absl::StatusOr<OutgoingEvent> PrepareEvent(const google::protobuf::Message& event,
                                                         IdSource& ids, Instant now);

}  // namespace socle::internal
