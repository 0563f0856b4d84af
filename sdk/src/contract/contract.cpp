#include "socle/contract.hpp"

#include <set>

#include "socle/package_refusal.hpp"

namespace socle {
namespace {

namespace pb = google::protobuf;
// Keeps the first thing that was wrong.
class FirstError final : public pb::DescriptorPool::ErrorCollector {
 public:
    void AddError(const std::string& file, const std::string& element, const pb::Message*,
                  ErrorLocation, const std::string& message) override {
        if (text.empty()) text = file + ": " + element + ": " + message;
    }
    std::string text;
};

void AddWithImports(const pb::FileDescriptor& file, std::set<const pb::FileDescriptor*>& seen,
                    std::vector<const pb::FileDescriptor*>& files) {
    if (!seen.insert(&file).second) return;
    for (int i = 0; i < file.dependency_count(); ++i)
        AddWithImports(*file.dependency(i), seen, files);
    files.push_back(&file);
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Contract>> Contract::Read(std::string package,
                                                               std::string_view descriptor_set) {
    pb::FileDescriptorSet set;
    if (descriptor_set.size() > kContractBytesMax)
        return RefusePackage(bricks::v1::PROBLEM_CONTRACT_TOO_LARGE);
    if (!set.ParseFromArray(descriptor_set.data(), static_cast<int>(descriptor_set.size())))
        return RefusePackage(bricks::v1::PROBLEM_CONTRACT_NO_DESCRIPTORS);
    // Shared by the route table, the catalog and descriptions in progress.
    const std::shared_ptr<Contract> contract(new Contract(std::move(package)));
    for (const pb::FileDescriptorProto& file : set.file()) {
        if (!contract->database_.Add(file))
            return RefusePackage(bricks::v1::PROBLEM_CONTRACT_FILE_TWICE, {{"file", file.name()}});
    }
    FirstError errors;
    pb::DescriptorPool checked(&contract->database_, &errors);
    std::set<const pb::FileDescriptor*> seen;
    contract->pool_ = std::make_unique<pb::DescriptorPool>(&contract->database_);
    for (const pb::FileDescriptorProto& file : set.file()) {
        if (checked.FindFileByName(file.name()) == nullptr)
            return RefusePackage(bricks::v1::PROBLEM_CONTRACT_NOT_WHOLE, {{"detail", errors.text}});
        AddWithImports(*contract->pool_->FindFileByName(file.name()), seen, contract->files_);
    }
    return std::shared_ptr<const Contract>(contract);
}

std::vector<const pb::FileDescriptor*> Contract::OwnFiles() const {
    std::vector<const pb::FileDescriptor*> own;
    for (const pb::FileDescriptor* file : files_) {
        if (file->package() == package_) own.push_back(file);
    }
    return own;
}

std::vector<const pb::ServiceDescriptor*> Contract::Services() const {
    std::vector<const pb::ServiceDescriptor*> services;
    for (const pb::FileDescriptor* file : OwnFiles()) {
        for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
    }
    return services;
}

std::string Contract::Canonical() const {
    pb::FileDescriptorSet set;
    for (const pb::FileDescriptor* file : files_) *set.add_file() = CanonicalFile(*file);
    return set.SerializeAsString();
}

pb::FileDescriptorProto CanonicalFile(const pb::FileDescriptor& file) {
    pb::FileDescriptorProto copy;
    file.CopyTo(&copy);
    file.CopyJsonNameTo(&copy);
    pb::FileDescriptorProto canonical;
    static_cast<void>(canonical.ParseFromString(copy.SerializeAsString()));
    return canonical;
}

absl::Status CheckAgainstRunning(const Contract& contract) {
    for (const pb::FileDescriptor* file : contract.files()) {
        const pb::FileDescriptor* running =
            pb::DescriptorPool::generated_pool()->FindFileByName(file->name());
        if (running == nullptr) continue;
        if (CanonicalFile(*running).SerializeAsString() != CanonicalFile(*file).SerializeAsString())
            return RefusePackage(bricks::v1::PROBLEM_CONTRACT_OTHER_VERSION,
                                 {{"file", file->name()}});
    }
    return absl::OkStatus();
}

}  // namespace socle
