// The contracts a caller may use, as descriptors: without the methods it has no permission for,
// without comments, options kept. What clients such as the `socle` command live from.
#pragma once

#include <google/protobuf/descriptor.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "socle/bricks/v1/service.pb.h"
#include "socle/call.hpp"

namespace socle::kernel {

class Description {
 public:
    explicit Description(const Actor& actor) : actor_(actor) {}

    // Adds a file after those it imports; one that is there already is not added again.
    void Add(const google::protobuf::FileDescriptor& file);

    // With an etag of the content. Without files when `known_etag` is still right.
    [[nodiscard]] bricks::v1::DescribeResponse Take(std::string_view known_etag) &&;

 private:
    void DropForbidden(google::protobuf::FileDescriptorProto& file);

    const Actor& actor_;
    std::set<std::string> seen_;
    bricks::v1::DescribeResponse response_;
};

// The files of a kernel contract this program was built with: the one that holds `service`, and its
// neighbours resources.proto and events.proto.
[[nodiscard]] std::vector<const google::protobuf::FileDescriptor*> KernelContractOf(
    const std::string& service);

}  // namespace socle::kernel
