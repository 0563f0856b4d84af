#include "kernel/bricks/package.hpp"

#include <fstream>
#include <iterator>
#include <optional>

#include "socle/manifest.hpp"
#include "socle/package_refusal.hpp"

namespace socle::kernel {
namespace {

// Nothing when it cannot be read, or is larger than anything we would take.
std::optional<std::string> ContentOf(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || size > kContractBytesMax || !file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

std::vector<std::string> Package::Services() const {
    std::vector<std::string> names;
    for (const auto* service : contract->Services()) names.push_back(service->full_name());
    return names;
}

absl::StatusOr<std::shared_ptr<const Package>> ReadPackage(const std::filesystem::path& folder) {
    const auto text = ContentOf(folder / "manifest.textproto");
    if (!text) return RefusePackage(bricks::v1::PROBLEM_MANIFEST_UNREADABLE);
    auto package = std::make_shared<Package>();
    package->folder = folder;
    SOCLE_ASSIGN(package->manifest, ParseManifest(*text, folder.filename().string()));
    const auto descriptors = ContentOf(folder / "proto.binpb");
    if (!descriptors) return RefusePackage(bricks::v1::PROBLEM_CONTRACT_UNREADABLE);
    SOCLE_ASSIGN(package->contract, Contract::Read(package->manifest.contract(), *descriptors));
    SOCLE_RETURN_IF_ERROR(CheckContract(package->manifest, *package->contract));
    std::error_code error;
    if (!std::filesystem::is_regular_file(package->library(), error))
        return RefusePackage(bricks::v1::PROBLEM_LIBRARY_MISSING,
                             {{"library", package->name() + ".so"}});
    return std::shared_ptr<const Package>(std::move(package));
}

}  // namespace socle::kernel
