// The bricks in the packages folder: read and probed when they are found, loaded when the first
// tenant needs them. What cannot be used keeps its place with the reason, and never stops the
// kernel.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/bricks/contract_catalog.hpp"
#include "kernel/bricks/graph.hpp"
#include "kernel/bricks/loader.hpp"
#include "kernel/bricks/package.hpp"
#include "kernel/front_door/route_table.hpp"
#include "socle/brick.hpp"
#include "socle/runtime.hpp"

namespace socle::kernel {

inline constexpr std::size_t kBricksMax = 500;

struct BricksOptions {
    std::filesystem::path folder;        // of packages: <folder>/crm/manifest.textproto ...
    std::filesystem::path host_program;  // socle-brick-host, for probes
};

struct InstalledBrick {
    Wording problem;                         // why it is refused; empty when it can be used
    std::shared_ptr<const Package> package;  // none when it could not be read
    std::shared_ptr<const LoadedBrick>
        loaded;  // shared with calls in progress; once loaded, for good

    [[nodiscard]] bool IsRefused() const { return !problem.en.empty(); }
};

class InstalledBricks {
 public:
    using All = std::map<std::string, InstalledBrick, std::less<>>;

    InstalledBricks(Runtime& runtime, RouteTable& routes, ContractCatalog& catalog,
                    const BrickHost& host, BricksOptions options);

    // Looks for packages that are new, and again at refused ones whose files have changed.
    void Scan();

    [[nodiscard]] All Everything() const;
    // Nothing when no package has that name.
    [[nodiscard]] std::optional<InstalledBrick> Find(std::string_view brick) const;
    // Why it cannot be used: also that its package is gone. Empty when it can.
    [[nodiscard]] Wording Problem(std::string_view brick) const;
    [[nodiscard]] BrickGraph Graph() const;

    // Loads it, migrates its schema, keeps its contract and installs its routes: once, however many
    // tenants ask. Refusals: NOT_FOUND, BRICK_REFUSED, MIGRATION_FAILED.
    [[nodiscard]] absl::Status Prepare(const std::string& brick);

 private:
    [[nodiscard]] InstalledBrick Examine(const std::filesystem::path& folder) const;
    [[nodiscard]] std::vector<std::filesystem::path> LoadedLibraries() const;
    [[nodiscard]] absl::Status Migrate(const Package& package);
    [[nodiscard]] absl::Status Load(const std::string& brick, InstalledBrick& state);
    void Put(const std::string& brick, InstalledBrick state);

    Runtime& runtime_;
    RouteTable& routes_;
    ContractCatalog& catalog_;
    const BrickHost& host_;
    BricksOptions options_;
    std::mutex preparing_;                             // one scan or load at a time
    std::map<std::string, std::string> fingerprints_;  // of packages, under preparing_
    mutable std::shared_mutex mutex_;
    All bricks_;
};

}  // namespace socle::kernel
