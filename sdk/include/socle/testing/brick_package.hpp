// A brick's package as the build makes it: manifest, contract, migrations and the plugin itself,
// read the way the kernel reads them.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.pb.h>

#include <filesystem>
#include <string>
#include <vector>

#include "socle/brick.hpp"
#include "socle/bricks/v1/manifest.pb.h"
#include "socle/migrations.hpp"

namespace socle::testing {

struct BrickPackage {
    bricks::v1::Manifest manifest;
    // The contract's files and all they import, their options included.
    google::protobuf::FileDescriptorSet contract;
    std::vector<Migration> migrations;
    // In the plugin, which stays open to the end of the process, as in the kernel.
    const SocleBrickDescriptor* library = nullptr;
};

// Refusal: INTERNAL, saying what is missing or does not fit.
[[nodiscard]] absl::StatusOr<BrickPackage> ReadBrickPackage(const std::filesystem::path& folder);

}  // namespace socle::testing
