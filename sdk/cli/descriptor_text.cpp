#include "descriptor_text.hpp"

#include <map>

#include "socle/text.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

std::string WholeExample(const std::string& type) {
    static const std::map<std::string, std::string> examples = {
        {"socle.type.v1.Money", "1250.50"},   {"socle.type.v1.Decimal", "5.5"},
        {"socle.type.v1.Date", "2026-11-23"}, {"google.protobuf.Timestamp", "2026-11-23T08:15:00Z"},
        {"google.protobuf.FieldMask", "a,b"},
    };
    const auto found = examples.find(type);
    return found == examples.end() ? std::string() : found->second;
}

}  // namespace

template <typename Declaration>
std::string CommentOf(const Declaration& declaration) {
    pb::SourceLocation location;
    if (!declaration.GetSourceLocation(&location)) return {};
    std::string text;
    for (const char c : location.leading_comments) text += c == '\n' ? ' ' : c;
    return Trimmed(text);
}

template std::string CommentOf(const pb::MethodDescriptor&);
template std::string CommentOf(const pb::Descriptor&);
template std::string CommentOf(const pb::FieldDescriptor&);
template std::string CommentOf(const pb::EnumDescriptor&);
template std::string CommentOf(const pb::EnumValueDescriptor&);
template std::string CommentOf(const pb::ServiceDescriptor&);

std::string FirstSentence(const std::string& comment) {
    const std::size_t end = comment.find(". ");
    return end == std::string::npos ? comment : comment.substr(0, end + 1);
}

bool IsOutputOnly(const pb::FieldDescriptor& field) {
    return CommentOf(field).starts_with("Output only");
}

std::string TypeText(const pb::FieldDescriptor& field) {
    std::string type = field.type_name();
    if (field.message_type() != nullptr) type = field.message_type()->name();
    if (field.enum_type() != nullptr) type = field.enum_type()->name();
    return field.is_repeated() ? "repeated " + type : type;
}

bool HasParts(const pb::FieldDescriptor& field) {
    return field.message_type() != nullptr && !field.is_map() &&
           WholeExample(field.message_type()->full_name()).empty();
}

std::string ExampleOf(const pb::FieldDescriptor& field) {
    if (field.is_repeated()) return field.message_type() == nullptr ? "a,b" : "'[{…}]'";
    if (field.message_type() != nullptr) {
        const std::string example = WholeExample(field.message_type()->full_name());
        return example.empty() ? "'{…}'" : example;
    }
    if (field.type() == pb::FieldDescriptor::TYPE_BYTES) return "@FILE";
    if (field.type() == pb::FieldDescriptor::TYPE_BOOL) return "true";
    return "…";
}

}  // namespace socle::cli
