// Records as tables and sheets for people: a list by the columns its contract names, with its
// total; one record as "label  value" lines, its lists as tables below.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "field_text.hpp"
#include "table.hpp"

namespace socle::cli {

using Records = std::vector<const google::protobuf::Message*>;

[[nodiscard]] Table ListTable(const google::protobuf::Descriptor& type, const Records& records,
                              const ViewContext& view);
[[nodiscard]] std::string ListText(const google::protobuf::Descriptor& type, const Records& records,
                                   const ViewContext& view);
[[nodiscard]] std::string RecordText(const google::protobuf::Message& record,
                                     const ViewContext& view);

// The columns of a list: those of the contract, else the plain fields.
[[nodiscard]] std::vector<std::string> ColumnsOf(const google::protobuf::Descriptor& type);

}  // namespace socle::cli
