// The contracts the command works with: descriptors of all active bricks as the server gives them,
// or those of the kernel alone, which the command was built with. Messages are made from them at
// run time, so a brick nobody had heard of has commands at once.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/descriptor_database.h>
#include <google/protobuf/dynamic_message.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "socle/options/v1/refusal.pb.h"

namespace socle::cli {

class Contracts {
 public:
    // Only services that answer are commands. Refused when the files do not fit together.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<Contracts>> From(
        const google::protobuf::FileDescriptorSet& files, std::span<const std::string> services);
    // The kernel's own.
    [[nodiscard]] static std::unique_ptr<Contracts> BuiltIn();

    [[nodiscard]] const std::vector<const google::protobuf::ServiceDescriptor*>& services() const {
        return services_;
    }
    // "socle.crm.v1.CrmService/MoveOpportunity", "CrmService/MoveOpportunity", "CrmService.Move..."
    // or "MoveOpportunity" when only one method is called so.
    [[nodiscard]] absl::StatusOr<const google::protobuf::MethodDescriptor*> FindMethod(
        std::string_view name) const;
    // Message or enum by its full name, or by its last part when that is unique.
    [[nodiscard]] const google::protobuf::Descriptor* FindMessage(std::string_view name) const;
    [[nodiscard]] const google::protobuf::EnumDescriptor* FindEnum(std::string_view name) const;
    // Every message of the services' packages, by full name.
    [[nodiscard]] std::vector<const google::protobuf::Descriptor*> Messages() const;
    // What the contract `domain` says about a reason ("NO_LINES"); nothing when it does not.
    [[nodiscard]] const options::v1::Refusal* FindRefusal(std::string_view domain,
                                                          std::string_view reason) const;
    [[nodiscard]] std::unique_ptr<google::protobuf::Message> New(
        const google::protobuf::Descriptor& type) const;

 private:
    Contracts();
    [[nodiscard]] absl::Status TakeServices(std::span<const std::string> names);

    google::protobuf::SimpleDescriptorDatabase sent_;
    google::protobuf::DescriptorPoolDatabase built_in_;
    google::protobuf::MergedDescriptorDatabase database_;
    google::protobuf::DescriptorPool pool_;
    mutable google::protobuf::DynamicMessageFactory factory_;
    std::vector<const google::protobuf::ServiceDescriptor*> services_;
};

// "/socle.crm.v1.CrmService/MoveOpportunity".
[[nodiscard]] std::string PathOf(const google::protobuf::MethodDescriptor& method);

}  // namespace socle::cli
