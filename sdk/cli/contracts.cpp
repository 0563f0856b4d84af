#include "contracts.hpp"

#include <algorithm>
#include <set>

#include "complaint.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/bus/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/identity/v1/service.pb.h"
#include "socle/jobs/v1/service.pb.h"
#include "suggest.hpp"
#include "texts.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

// The files of a service's own package: its own and those it imports.
void AddPackageFiles(const pb::FileDescriptor& file, const std::string& package,
                     std::set<const pb::FileDescriptor*>& files) {
    if (file.package() != package || !files.insert(&file).second) return;
    for (int i = 0; i < file.dependency_count(); ++i) {
        AddPackageFiles(*file.dependency(i), package, files);
    }
}

std::string LastPartOf(const std::string& full_name) {
    return full_name.substr(full_name.rfind('.') + 1);
}

// "a.b.Service.Method" and "/a.b.Service/Method" -> "a.b.Service/Method".
std::string WithSlash(std::string_view name) {
    std::string result(name.starts_with('/') ? name.substr(1) : name);
    if (result.find('/') != std::string::npos) return result;
    const std::size_t dot = result.rfind('.');
    if (dot != std::string::npos) result[dot] = '/';
    return result;
}

}  // namespace

std::string PathOf(const pb::MethodDescriptor& method) {
    return "/" + method.service()->full_name() + "/" + method.name();
}

Contracts::Contracts()
    : built_in_(*pb::DescriptorPool::generated_pool()),
      database_(&sent_, &built_in_),
      pool_(&database_),
      factory_(&pool_) {}

absl::Status Contracts::TakeServices(std::span<const std::string> names) {
    for (const std::string& name : names) {
        const pb::ServiceDescriptor* service = pool_.FindServiceByName(name);
        if (service == nullptr)
            return Complain(Exit::kFailed, texts::kBadContracts, {{"name", name}});
        services_.push_back(service);
    }
    std::sort(services_.begin(), services_.end(),
              [](const auto* a, const auto* b) { return a->full_name() < b->full_name(); });
    return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Contracts>> Contracts::From(const pb::FileDescriptorSet& files,
                                                           std::span<const std::string> services) {
    std::unique_ptr<Contracts> contracts(new Contracts());
    for (const pb::FileDescriptorProto& file : files.file()) {
        if (!contracts->sent_.Add(file)) {
            return Complain(Exit::kFailed, texts::kBadContracts, {{"name", file.name()}});
        }
    }
    SOCLE_RETURN_IF_ERROR(contracts->TakeServices(services));
    return contracts;
}

std::unique_ptr<Contracts> Contracts::BuiltIn() {
    std::unique_ptr<Contracts> contracts(new Contracts());
    const std::vector<std::string> names = {
        bricks::v1::DescribeRequest::descriptor()->file()->service(0)->full_name(),
        bus::v1::ListEventsRequest::descriptor()->file()->service(0)->full_name(),
        client_record::v1::GetPartyRequest::descriptor()->file()->service(0)->full_name(),
        identity::v1::SignInRequest::descriptor()->file()->service(0)->full_name(),
        jobs::v1::GetJobRequest::descriptor()->file()->service(0)->full_name()};
    static_cast<void>(contracts->TakeServices(names));  // linked, so all are there
    return contracts;
}

absl::StatusOr<const pb::MethodDescriptor*> Contracts::FindMethod(std::string_view name) const {
    const std::string wanted = WithSlash(name);
    std::vector<const pb::MethodDescriptor*> found;
    std::vector<std::string> known;
    for (const pb::ServiceDescriptor* service : services_) {
        for (int i = 0; i < service->method_count(); ++i) {
            const pb::MethodDescriptor* method = service->method(i);
            const std::string full = service->full_name() + "/" + method->name();
            if (full == wanted) return method;
            const std::string short_name = service->name() + "/" + method->name();
            if (short_name == wanted || method->name() == wanted) found.push_back(method);
            known.push_back(short_name);
            known.push_back(method->name());
        }
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
        return Misused(texts::kAmbiguousMethod, {{"name", std::string(name)},
                                                 {"first", PathOf(*found[0]).substr(1)},
                                                 {"second", PathOf(*found[1]).substr(1)}});
    }
    const std::string nearest = NearestWord(wanted, known);
    return Misused(texts::kUnknownMethod, {{"name", std::string(name)}, {"nearest", nearest}},
                   nearest.empty() ? texts::kSeeHelp : texts::kDidYouMean);
}

std::vector<const pb::Descriptor*> Contracts::Messages() const {
    std::set<const pb::FileDescriptor*> files;
    for (const pb::ServiceDescriptor* service : services_) {
        AddPackageFiles(*service->file(), service->file()->package(), files);
    }
    std::vector<const pb::Descriptor*> messages;
    for (const pb::FileDescriptor* file : files) {
        for (int i = 0; i < file->message_type_count(); ++i) {
            messages.push_back(file->message_type(i));
        }
    }
    std::sort(messages.begin(), messages.end(),
              [](const auto* a, const auto* b) { return a->full_name() < b->full_name(); });
    return messages;
}

const pb::Descriptor* Contracts::FindMessage(std::string_view name) const {
    const std::string wanted(name);
    if (const pb::Descriptor* full = pool_.FindMessageTypeByName(wanted)) return full;
    const pb::Descriptor* found = nullptr;
    for (const pb::Descriptor* message : Messages()) {
        if (LastPartOf(message->full_name()) != wanted) continue;
        if (found != nullptr) return nullptr;
        found = message;
    }
    return found;
}

const pb::EnumDescriptor* Contracts::FindEnum(std::string_view name) const {
    const std::string wanted(name);
    if (const pb::EnumDescriptor* full = pool_.FindEnumTypeByName(wanted)) return full;
    std::set<const pb::FileDescriptor*> files;
    for (const pb::ServiceDescriptor* service : services_) {
        AddPackageFiles(*service->file(), service->file()->package(), files);
    }
    const pb::EnumDescriptor* found = nullptr;
    for (const pb::FileDescriptor* file : files) {
        const pb::EnumDescriptor* here = file->FindEnumTypeByName(wanted);
        if (here == nullptr) continue;
        if (found != nullptr) return nullptr;
        found = here;
    }
    return found;
}

const options::v1::Refusal* Contracts::FindRefusal(std::string_view domain,
                                                   std::string_view reason) const {
    if (domain.empty() || reason.empty()) return nullptr;
    const pb::EnumDescriptor* reasons = pool_.FindEnumTypeByName(std::string(domain) + ".Reason");
    if (reasons == nullptr) return nullptr;
    const pb::EnumValueDescriptor* value =
        reasons->FindValueByName("REASON_" + std::string(reason));
    if (value == nullptr || !value->options().HasExtension(options::v1::refusal)) return nullptr;
    return &value->options().GetExtension(options::v1::refusal);
}

std::unique_ptr<pb::Message> Contracts::New(const pb::Descriptor& type) const {
    return std::unique_ptr<pb::Message>(factory_.GetPrototype(&type)->New());
}

}  // namespace socle::cli
