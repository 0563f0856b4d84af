#include "socle/service.hpp"

#include <google/protobuf/descriptor.h>

#include "socle/hash.hpp"

namespace socle {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* SingularField(const Message& message, const char* name,
                                     FieldDescriptor::CppType type) {
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    if (field == nullptr || field->is_repeated() || field->cpp_type() != type) return nullptr;
    return field;
}

}  // namespace

absl::Status ParseRequest(Call& call, std::string_view bytes, Message& request) {
    // The parser itself refuses text that is not UTF-8.
    if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
        return Refuse(
            reason::kInvalidMessage,
            "the request could not be read: check the contract, and that texts are UTF-8");
    RequestFacts facts;
    if (const auto* field = SingularField(request, "validate_only", FieldDescriptor::CPPTYPE_BOOL))
        facts.validate_only = request.GetReflection()->GetBool(request, field);
    if (const auto* field = SingularField(request, "request_id", FieldDescriptor::CPPTYPE_STRING)) {
        const std::string text = request.GetReflection()->GetString(request, field);
        if (!text.empty()) {
            const auto id = Uuid::Parse(text);
            if (!id.ok())
                return RefuseField(reason::kInvalidValue, "request_id", "a request id is a UUID");
            facts.request_id = *id;
            facts.hash = Sha256(bytes);
        }
    }
    call.NoteRequest(facts);
    return absl::OkStatus();
}

void NoteReply(Call& call, const Message& reply) {
    if (const auto* field = SingularField(reply, "name", FieldDescriptor::CPPTYPE_STRING))
        call.NoteReplyName(reply.GetReflection()->GetString(reply, field));
}

}  // namespace socle
