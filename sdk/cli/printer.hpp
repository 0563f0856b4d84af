// Prints replies on standard output in the form the user asked for: table, json, csv or names
// alone.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "record_views.hpp"
#include "session.hpp"

namespace socle::cli {

// The repeated message field a list reply is about; nothing when it is no list.
[[nodiscard]] const google::protobuf::FieldDescriptor* ListFieldOf(
    const google::protobuf::Descriptor& reply);
[[nodiscard]] Records ItemsOf(const google::protobuf::Message& reply,
                              const google::protobuf::FieldDescriptor& list);

// A list when the reply is one, else a record. An empty reply prints nothing. `nothing`: said in
// place of the contract's words for an empty list.
[[nodiscard]] absl::Status PrintReply(Session& session, const google::protobuf::Message& reply,
                                      const std::string& nothing = {});
// The same for a reply whose list is known by another way than its shape; `whole` is its JSON.
[[nodiscard]] absl::Status PrintRecords(Session& session, const google::protobuf::Descriptor& type,
                                        const Records& records,
                                        const google::protobuf::Message& whole,
                                        const std::string& nothing = {});
[[nodiscard]] absl::Status PrintRecord(Session& session, const google::protobuf::Message& record);

}  // namespace socle::cli
