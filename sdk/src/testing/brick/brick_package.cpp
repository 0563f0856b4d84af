#include "socle/testing/brick_package.hpp"

#include <dlfcn.h>
#include <google/protobuf/text_format.h>

#include <fstream>
#include <sstream>
#include <string_view>

namespace socle::testing {
namespace {

absl::Status Unfit(const std::filesystem::path& file, std::string_view why) {
    return Refuse(reason::kInternal, file.string() + " " + std::string(why));
}

absl::StatusOr<std::string> ReadFile(const std::filesystem::path& file) {
    const std::ifstream stream(file, std::ios::binary);
    if (!stream) return Unfit(file, "cannot be read");
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

absl::StatusOr<const SocleBrickDescriptor*> OpenLibrary(const std::filesystem::path& file) {
    void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return Unfit(file, std::string("does not open: ") + dlerror());
    const auto* const descriptor =
        static_cast<const SocleBrickDescriptor*>(dlsym(library, kBrickSymbol));
    if (descriptor == nullptr) return Unfit(file, "has no brick in it");
    if (descriptor->magic != kBrickMagic) return Unfit(file, "has a brick of another make");
    if (std::string_view(descriptor->stamp) != SOCLE_BRICK_STAMP) {
        return Unfit(file, std::string("was built with ") + descriptor->stamp);
    }
    return descriptor;
}

}  // namespace

absl::StatusOr<BrickPackage> ReadBrickPackage(const std::filesystem::path& folder) {
    BrickPackage package;
    const std::filesystem::path manifest = folder / "manifest.textproto";
    SOCLE_ASSIGN(const std::string text, ReadFile(manifest));
    if (!google::protobuf::TextFormat::ParseFromString(text, &package.manifest)) {
        return Unfit(manifest, "is no manifest");
    }
    const std::filesystem::path contract = folder / "proto.binpb";
    SOCLE_ASSIGN(const std::string files, ReadFile(contract));
    if (!package.contract.ParseFromString(files)) return Unfit(contract, "is no contract");
    if (std::filesystem::exists(folder / "migrations")) {
        SOCLE_ASSIGN(package.migrations, ReadMigrations(folder / "migrations"));
    }
    SOCLE_ASSIGN(package.library, OpenLibrary(folder / (folder.filename().string() + ".so")));
    return package;
}

}  // namespace socle::testing
