#include "by_text.hpp"

#include <google/protobuf/text_format.h>

#include <memory>

#include "socle/bricks/v1/service.pb.h"
#include "socle/bus/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/crm/v1/service.pb.h"
#include "socle/exchange/v1/service.pb.h"
#include "socle/identity/v1/service.pb.h"
#include "socle/invoicing/v1/service.pb.h"
#include "socle/jobs/v1/service.pb.h"
#include "socle/marketing/v1/service.pb.h"
#include "socle/status.hpp"

namespace socle::scenarios {
namespace {

namespace pb = google::protobuf;

std::unique_ptr<pb::Message> New(const pb::Descriptor& type) {
    return std::unique_ptr<pb::Message>(
        pb::MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

absl::Status Read(std::string_view bytes, const pb::Descriptor& type, Reply& reply) {
    const std::unique_ptr<pb::Message> message = New(type);
    if (!message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return absl::InternalError("the reply cannot be read");
    reply.text += message->ShortDebugString() + "\n";
    const pb::FieldDescriptor* name = type.FindFieldByName("name");
    if (name != nullptr && name->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)
        reply.name = message->GetReflection()->GetString(*message, name);
    return absl::OkStatus();
}

}  // namespace

std::vector<const pb::MethodDescriptor*> AllMethods() {
    std::vector<const pb::MethodDescriptor*> methods;
    for (const pb::Descriptor* request :
         {bricks::v1::DescribeRequest::descriptor(), bus::v1::ListEventsRequest::descriptor(),
          client_record::v1::GetPartyRequest::descriptor(),
          crm::v1::GetPipelineRequest::descriptor(), exchange::v1::GetImportRequest::descriptor(),
          identity::v1::SignInRequest::descriptor(), invoicing::v1::GetQuoteRequest::descriptor(),
          jobs::v1::GetJobRequest::descriptor(), marketing::v1::GetCampaignRequest::descriptor()}) {
        const pb::ServiceDescriptor& service = *request->file()->service(0);
        for (int i = 0; i < service.method_count(); ++i) methods.push_back(service.method(i));
    }
    return methods;
}

std::string ShortNameOf(const pb::MethodDescriptor& method) {
    return method.service()->name() + "/" + method.name();
}

absl::StatusOr<Reply> CallByText(Channel& channel, std::string_view short_name,
                                 const std::string& request) {
    const pb::MethodDescriptor* found = nullptr;
    for (const pb::MethodDescriptor* method : AllMethods())
        if (ShortNameOf(*method) == short_name) found = method;
    if (found == nullptr) return absl::InternalError(std::string(short_name) + " does not exist");
    const std::unique_ptr<pb::Message> message = New(*found->input_type());
    if (!pb::TextFormat::ParseFromString(request, message.get()))
        return absl::InternalError("not a " + message->GetTypeName() + ": " + request);

    const std::string path = "/" + found->service()->full_name() + "/" + found->name();
    const std::string bytes = message->SerializeAsString();
    Reply reply;
    if (found->server_streaming()) {
        SOCLE_RETURN_IF_ERROR(channel.ServerStream(path, bytes, [&](std::string_view part) {
            return Read(part, *found->output_type(), reply);
        }));
        return reply;
    }
    SOCLE_ASSIGN(const std::string answer, channel.Unary(path, bytes));
    SOCLE_RETURN_IF_ERROR(Read(answer, *found->output_type(), reply));
    return reply;
}

}  // namespace socle::scenarios
