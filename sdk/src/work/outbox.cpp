#include "work/outbox.hpp"

#include <google/protobuf/descriptor.h>

#include <array>
#include <memory>

#include "socle/options/v1/event.pb.h"
#include "socle/options/v1/personal.pb.h"
#include "socle/status.hpp"

namespace socle::internal {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr int kDepthMax = 16;

bool IsErasable(const FieldDescriptor& field) {
    return field.options().GetExtension(options::v1::personal).erasure() ==
           options::v1::ERASURE_REMOVE;
}

bool HoldsErasable(const Descriptor& type, int depth) {
    if (depth > kDepthMax) return false;
    for (int i = 0; i < type.field_count(); ++i) {
        const FieldDescriptor& field = *type.field(i);
        if (IsErasable(field)) return true;
        if (field.message_type() != nullptr && HoldsErasable(*field.message_type(), depth + 1))
            return true;
    }
    return false;
}

// Clears, in `part`, what belongs to the other part. A list whose items hold personal fields is
// personal as a whole: merging two halves of a list would double it.
void KeepOnly(bool personal, Message& part, int depth) {
    const Reflection& reflection = *part.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(part, &fields);
    for (const FieldDescriptor* field : fields) {
        const Descriptor* type = field->message_type();
        const bool holds = type != nullptr && HoldsErasable(*type, depth + 1);
        const bool whole = IsErasable(*field) || (holds && field->is_repeated());
        if (whole || !holds) {
            if (whole != personal) reflection.ClearField(&part, field);
        } else {
            KeepOnly(personal, *reflection.MutableMessage(&part, field), depth + 1);
        }
    }
}

std::string Serialised(const Message& message) {
    std::string bytes;
    message.SerializeToString(&bytes);
    return bytes;
}

std::string TextOf(const Message& message, const std::string& field_name) {
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(field_name);
    if (field == nullptr || field->is_repeated() ||
        field->cpp_type() != FieldDescriptor::CPPTYPE_STRING)
        return "";
    return message.GetReflection()->GetString(message, field);
}

void AddParty(const Message& event, const std::string& field, std::vector<Uuid>& parties) {
    if (field.empty()) return;
    if (const auto id = ParseResourceName("parties", TextOf(event, field), field); id.ok())
        parties.push_back(*id);
}

}  // namespace

absl::StatusOr<OutgoingEvent> PrepareEvent(const Message& event, IdSource& ids, Instant now) {
    const Descriptor& type = *event.GetDescriptor();
    const auto& option = type.options().GetExtension(options::v1::event);
    OutgoingEvent outgoing;
    outgoing.type = type.full_name();
    outgoing.stream = TextOf(event, option.stream());
    if (outgoing.stream.empty()) return BrokenInvariant(outgoing.type + " names no stream");
    outgoing.id = ids.NewId(now);
    AddParty(event, option.party(), outgoing.parties);
    for (const std::string& field : option.other_parties())
        AddParty(event, field, outgoing.parties);

    const std::unique_ptr<Message> body(event.New());
    body->CopyFrom(event);
    KeepOnly(false, *body, 0);
    outgoing.body = Serialised(*body);
    const std::unique_ptr<Message> personal(event.New());
    personal->CopyFrom(event);
    KeepOnly(true, *personal, 0);
    outgoing.personal = Serialised(*personal);
    if (!outgoing.personal.empty()) {
        std::array<std::uint8_t, 16> salt;
        ids.Random(salt);
        outgoing.salt.assign(salt.begin(), salt.end());
    }
    return outgoing;
}

}  // namespace socle::internal
