#include "nonsense.hpp"

#include <google/protobuf/descriptor.h>

#include <cstdint>
#include <limits>
#include <memory>

namespace socle::testing {
namespace {

namespace pb = google::protobuf;

constexpr int kDepthMax = 4;

struct Filling {
    std::string text;
    std::int64_t number;
};

void FillField(pb::Message& message, const pb::FieldDescriptor& field, const Filling& filling,
               int depth);

void FillMessage(pb::Message& message, const Filling& filling, int depth) {
    if (depth > kDepthMax) return;
    const pb::Descriptor& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor& field = *type.field(i);
        // A trial would hide what writing does.
        if (field.is_map() || field.name() == "validate_only") continue;
        FillField(message, field, filling, depth);
    }
}

void FillField(pb::Message& message, const pb::FieldDescriptor& field, const Filling& filling,
               int depth) {
    const pb::Reflection& reflection = *message.GetReflection();
    const bool many = field.is_repeated();
    const auto small = static_cast<std::int32_t>(filling.number);
    switch (field.cpp_type()) {
        case pb::FieldDescriptor::CPPTYPE_STRING:
            many ? reflection.AddString(&message, &field, filling.text)
                 : reflection.SetString(&message, &field, filling.text);
            break;
        case pb::FieldDescriptor::CPPTYPE_INT32:
            many ? reflection.AddInt32(&message, &field, small)
                 : reflection.SetInt32(&message, &field, small);
            break;
        case pb::FieldDescriptor::CPPTYPE_INT64:
            many ? reflection.AddInt64(&message, &field, filling.number)
                 : reflection.SetInt64(&message, &field, filling.number);
            break;
        case pb::FieldDescriptor::CPPTYPE_ENUM:
            many ? reflection.AddEnumValue(&message, &field, small)
                 : reflection.SetEnumValue(&message, &field, small);
            break;
        case pb::FieldDescriptor::CPPTYPE_BOOL:
            if (!many) reflection.SetBool(&message, &field, true);
            break;
        case pb::FieldDescriptor::CPPTYPE_MESSAGE:
            FillMessage(many ? *reflection.AddMessage(&message, &field)
                             : *reflection.MutableMessage(&message, &field),
                        filling, depth + 1);
            break;
        default:
            break;
    }
}

}  // namespace

std::vector<std::string> NonsenseOf(std::string_view message_type) {
    const pb::Descriptor* type =
        pb::DescriptorPool::generated_pool()->FindMessageTypeByName(std::string(message_type));
    if (type == nullptr) return {};
    const pb::Message& prototype = *pb::MessageFactory::generated_factory()->GetPrototype(type);
    std::vector<std::string> requests = {""};
    for (const Filling& filling :
         {Filling{"'; -- é {x} %s", 7},
          Filling{"-infinity", std::numeric_limits<std::int64_t>::max()},
          Filling{std::string(20'000, '9'), std::numeric_limits<std::int64_t>::min()}}) {
        const std::unique_ptr<pb::Message> message(prototype.New());
        FillMessage(*message, filling, 0);
        requests.push_back(message->SerializeAsString());
    }
    return requests;
}

}  // namespace socle::testing
