#include "request_form.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "command_names.hpp"
#include "socle/options/v1/cli.pb.h"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::array<std::string_view, 5> kWholeValues = {
    "socle.type.v1.Money", "socle.type.v1.Decimal", "socle.type.v1.Date",
    "google.protobuf.Timestamp", "google.protobuf.FieldMask"};

// The one single message field whose type the contract itself declares.
const pb::FieldDescriptor* WrapperOf(const pb::Descriptor& request) {
    const pb::FieldDescriptor* wrapper = nullptr;
    for (int i = 0; i < request.field_count(); ++i) {
        const pb::FieldDescriptor* field = request.field(i);
        const bool own_message =
            field->message_type() != nullptr && !field->is_repeated() &&
            field->message_type()->file()->package() == request.file()->package();
        if (!own_message) continue;
        if (wrapper != nullptr) return nullptr;
        wrapper = field;
    }
    return wrapper;
}

bool Has(const pb::Descriptor& type, const std::string& name, pb::FieldDescriptor::Type kind) {
    const pb::FieldDescriptor* field = type.FindFieldByName(name);
    return field != nullptr && field->type() == kind && !field->is_repeated();
}

std::string PathTo(const RequestForm& form, const std::string& name,
                   pb::FieldDescriptor::Type kind) {
    if (Has(*form.type, name, kind)) return name;
    if (form.wrapper == nullptr || !form.method->client_streaming()) return {};
    return Has(*form.wrapper->message_type(), name, kind) ? form.wrapper->name() + "." + name
                                                          : std::string();
}

std::vector<std::string> DefaultPositionals(const RequestForm& form) {
    if (Has(*form.type, "name", pb::FieldDescriptor::TYPE_STRING)) return {"name"};
    const bool updates_record = form.wrapper != nullptr && form.mask != nullptr &&
                                RecordOf(*form.method) == form.wrapper->message_type();
    const pb::MethodDescriptor* get = form.method->service()->FindMethodByName(
        "Get" + (form.wrapper == nullptr ? "" : form.wrapper->message_type()->name()));
    const bool is_singleton =
        get != nullptr && get->input_type()->FindFieldByName("name") == nullptr;
    if (updates_record && !is_singleton) return {form.wrapper->name() + ".name"};
    return {};
}

}  // namespace

RequestForm FormOf(const pb::MethodDescriptor& method) {
    const options::v1::Cli& cli = method.options().GetExtension(options::v1::cli);
    RequestForm form;
    form.method = &method;
    form.type = method.input_type();
    form.wrapper = WrapperOf(*form.type);
    const pb::FieldDescriptor* mask = form.type->FindFieldByName("update_mask");
    if (mask != nullptr && mask->message_type() != nullptr &&
        mask->message_type()->full_name() == "google.protobuf.FieldMask") {
        form.mask = mask;
    }
    if (!cli.file().empty()) form.file = form.type->FindFieldByName(cli.file());
    for (const std::string& positional : cli.positionals()) {
        if (form.file != nullptr && form.type->FindFieldByName(positional) == nullptr) {
            form.takes_file_by_position = true;  // "file": no field, but the path
        } else {
            form.positionals.push_back(positional);
        }
    }
    if (cli.positionals().empty()) {
        form.positionals = DefaultPositionals(form);
        form.takes_file_by_position = form.file != nullptr;
    }
    form.request_id = PathTo(form, "request_id", pb::FieldDescriptor::TYPE_STRING);
    form.validate_only = PathTo(form, "validate_only", pb::FieldDescriptor::TYPE_BOOL);
    return form;
}

bool IsWholeValue(const pb::FieldDescriptor& field) {
    if (field.message_type() == nullptr) return true;
    return std::find(kWholeValues.begin(), kWholeValues.end(), field.message_type()->full_name()) !=
           kWholeValues.end();
}

}  // namespace socle::cli
