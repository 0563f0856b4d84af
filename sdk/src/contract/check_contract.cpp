#include <absl/strings/str_replace.h>

#include "socle/manifest.hpp"
#include "socle/options/v1/access.pb.h"
#include "socle/options/v1/event.pb.h"
#include "socle/package_refusal.hpp"
#include "socle/template.hpp"

namespace socle {
namespace {

namespace pb = google::protobuf;
// Two files of one name cannot be loaded in one process, whoever wrote them: the path starts with
// the vendor's folder and is the package's.
absl::Status CheckFileNames(const Contract& contract) {
    const std::string folder = absl::StrReplaceAll(contract.package(), {{".", "/"}}) + "/";
    const auto own = contract.OwnFiles();
    if (own.empty())
        return RefusePackage(bricks::v1::PROBLEM_CONTRACT_MISSING,
                             {{"contract", contract.package()}});
    for (const pb::FileDescriptor* file : own) {
        if (!file->name().starts_with(folder))
            return RefusePackage(bricks::v1::PROBLEM_FILE_MISPLACED,
                                 {{"file", file->name()}, {"folder", folder}});
    }
    for (const pb::FileDescriptor* file : contract.files()) {
        if (file->name().find('/') == std::string::npos)
            return RefusePackage(bricks::v1::PROBLEM_FILE_WITHOUT_VENDOR, {{"file", file->name()}});
    }
    return absl::OkStatus();
}

absl::Status CheckAccess(const std::string& brick, const pb::MethodDescriptor& method) {
    const Metadata values = {{"method", method.full_name()}};
    if (method.client_streaming() && method.server_streaming())
        return RefusePackage(bricks::v1::PROBLEM_STREAMS_BOTH_WAYS, values);
    const options::v1::Access access = OptionOf(method.options(), options::v1::access);
    if (!access.public_() && access.permission().empty())
        return RefusePackage(bricks::v1::PROBLEM_ACCESS_MISSING, values);
    if (access.public_() && !access.permission().empty())
        return RefusePackage(bricks::v1::PROBLEM_ACCESS_TWOFOLD, values);
    if (!access.public_() && !access.permission().starts_with(brick + "."))
        return RefusePackage(bricks::v1::PROBLEM_PERMISSION_FOREIGN,
                             {{"method", method.full_name()},
                              {"permission", access.permission()},
                              {"brick", brick}});
    return absl::OkStatus();
}

absl::Status CheckEvent(const pb::Descriptor& type) {
    const options::v1::Event option = OptionOf(type.options(), options::v1::event);
    const pb::FieldDescriptor* stream = type.FindFieldByName(option.stream());
    if (stream == nullptr || stream->is_repeated() ||
        stream->cpp_type() != pb::FieldDescriptor::CPPTYPE_STRING)
        return RefusePackage(bricks::v1::PROBLEM_EVENT_WITHOUT_STREAM,
                             {{"event", type.full_name()}});
    for (const std::string& text : {option.timeline().fr(), option.timeline().en()}) {
        if (!CheckTemplate(text, type).ok())
            return RefusePackage(bricks::v1::PROBLEM_EVENT_TEXT_FAULTY,
                                 {{"event", type.full_name()}});
    }
    return absl::OkStatus();
}

absl::Status CheckPublished(const bricks::v1::Manifest& manifest, const Contract& contract) {
    for (const std::string& name : manifest.publishes()) {
        const pb::Descriptor* type = contract.pool().FindMessageTypeByName(name);
        if (type == nullptr || type->file()->package() != contract.package())
            return RefusePackage(bricks::v1::PROBLEM_EVENT_FOREIGN, {{"event", name}});
        SOCLE_RETURN_IF_ERROR(CheckEvent(*type));
    }
    return absl::OkStatus();
}

}  // namespace

absl::Status CheckContract(const bricks::v1::Manifest& manifest, const Contract& contract) {
    SOCLE_RETURN_IF_ERROR(CheckFileNames(contract));
    const auto services = contract.Services();
    if (services.empty())
        return RefusePackage(bricks::v1::PROBLEM_NO_SERVICE, {{"contract", contract.package()}});
    for (const pb::ServiceDescriptor* service : services) {
        for (int i = 0; i < service->method_count(); ++i)
            SOCLE_RETURN_IF_ERROR(CheckAccess(manifest.name(), *service->method(i)));
    }
    return CheckPublished(manifest, contract);
}

}  // namespace socle
