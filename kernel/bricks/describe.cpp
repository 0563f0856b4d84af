#include "kernel/bricks/describe.hpp"

#include "socle/contract.hpp"
#include "socle/hash.hpp"
#include "socle/options/v1/access.pb.h"

namespace socle::kernel {
namespace {

namespace pb = google::protobuf;

bool IsForbidden(const Actor& actor, const pb::MethodDescriptorProto& method) {
    const options::v1::Access access = OptionOf(method.options(), options::v1::access);
    if (access.public_()) return false;
    // Without the option it is not of our contracts, such as grpc.health.v1.
    return access.permission().empty() || !actor.May(access.permission());
}

}  // namespace

void Description::Add(const pb::FileDescriptor& file) {
    if (!seen_.insert(file.name()).second) return;
    for (int i = 0; i < file.dependency_count(); ++i) Add(*file.dependency(i));
    pb::FileDescriptorProto copy = CanonicalFile(file);
    DropForbidden(copy);
    for (const pb::ServiceDescriptorProto& service : copy.service())
        response_.add_services(copy.package() + "." + service.name());
    *response_.mutable_files()->add_file() = std::move(copy);
}

void Description::DropForbidden(pb::FileDescriptorProto& file) {
    auto* services = file.mutable_service();
    for (int s = services->size() - 1; s >= 0; --s) {
        auto* methods = services->Mutable(s)->mutable_method();
        for (int m = methods->size() - 1; m >= 0; --m) {
            if (IsForbidden(actor_, methods->Get(m))) methods->DeleteSubrange(m, 1);
        }
        if (methods->empty()) services->DeleteSubrange(s, 1);
    }
}

bricks::v1::DescribeResponse Description::Take(std::string_view known_etag) && {
    response_.set_etag(ToHex(Sha256(response_.SerializeAsString())));
    if (response_.etag() == known_etag) response_.clear_files();
    return std::move(response_);
}

std::vector<const pb::FileDescriptor*> KernelContractOf(const std::string& service) {
    const pb::DescriptorPool& pool = *pb::DescriptorPool::generated_pool();
    std::vector<const pb::FileDescriptor*> files;
    const pb::ServiceDescriptor* descriptor = pool.FindServiceByName(service);
    if (descriptor == nullptr) return files;
    const std::string& name = descriptor->file()->name();
    const std::string folder = name.substr(0, name.rfind('/') + 1);
    files.push_back(descriptor->file());
    for (const char* neighbour : {"resources.proto", "events.proto"}) {
        const pb::FileDescriptor* file = pool.FindFileByName(folder + neighbour);
        if (file != nullptr) files.push_back(file);
    }
    return files;
}

}  // namespace socle::kernel
