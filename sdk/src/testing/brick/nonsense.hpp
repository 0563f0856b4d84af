// Requests nobody should send: every field of a message filled with something that is no sensible
// value.
#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

namespace socle::testing {

// Serialised messages of the type: empty; with texts and numbers that mean nothing; with the
// largest and smallest numbers. Empty when the type is not linked.
[[nodiscard]] std::vector<std::string> NonsenseOf(std::string_view message_type);

}  // namespace socle::testing
