// The package of a brick: a folder with the manifest, the contract, the migrations and the library.
// All of it is read, and what does not fit is refused with one sentence, without running any of its
// code.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "socle/bricks/v1/manifest.pb.h"
#include "socle/contract.hpp"

namespace socle::kernel {

struct Package {
    std::filesystem::path folder;
    bricks::v1::Manifest manifest;
    std::shared_ptr<const Contract> contract;  // shared: outlives a package that is replaced

    [[nodiscard]] const std::string& name() const { return manifest.name(); }
    [[nodiscard]] std::filesystem::path library() const { return folder / (name() + ".so"); }
    [[nodiscard]] std::filesystem::path migrations() const { return folder / "migrations"; }
    // Full names of the services it offers.
    [[nodiscard]] std::vector<std::string> Services() const;
};

// Refusal: BRICK_REFUSED, its sentence also as metadata "problem".
[[nodiscard]] absl::StatusOr<std::shared_ptr<const Package>> ReadPackage(
    const std::filesystem::path& folder);

}  // namespace socle::kernel
