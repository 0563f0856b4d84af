#include "kernel/bricks/installed_bricks.hpp"

#include <algorithm>

#include "kernel/bricks/probe.hpp"
#include "socle/log.hpp"
#include "socle/migrations.hpp"
#include "socle/package_refusal.hpp"

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;

constexpr Reason kMigrationFailed{absl::StatusCode::kFailedPrecondition, "MIGRATION_FAILED"};

// Changes when a file of the package does.
std::string FingerprintOf(const fs::path& folder) {
    std::string text;
    for (const std::string& file : {std::string("manifest.textproto"), std::string("proto.binpb"),
                                    folder.filename().string() + ".so"}) {
        std::error_code error;
        const auto size = fs::file_size(folder / file, error);
        const auto time = fs::last_write_time(folder / file, error).time_since_epoch().count();
        text += error ? "-;" : std::to_string(size) + "@" + std::to_string(time) + ";";
    }
    return text;
}

}  // namespace

InstalledBricks::InstalledBricks(Runtime& runtime, RouteTable& routes, ContractCatalog& catalog,
                                 const BrickHost& host, BricksOptions options)
    : runtime_(runtime),
      routes_(routes),
      catalog_(catalog),
      host_(host),
      options_(std::move(options)) {}

void InstalledBricks::Scan() {
    const std::lock_guard preparing(preparing_);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(options_.folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.') || !entry.is_directory(error)) continue;
        const auto known = Find(name);
        if (known ? !known->IsRefused() : Everything().size() >= kBricksMax) continue;
        const std::string fingerprint = FingerprintOf(entry.path());
        if (known && fingerprints_[name] == fingerprint) continue;
        fingerprints_[name] = fingerprint;
        InstalledBrick found = Examine(entry.path());
        if (found.IsRefused())
            Log(LogLevel::kWarning, "brick_refused",
                {{"brick", name}, {"problem", found.problem.en}});
        else
            routes_.Announce(name, found.package->contract->Services());
        Put(name, std::move(found));
    }
    if (error)
        Log(LogLevel::kError, "bricks_folder_unreadable", {{"folder", options_.folder.string()}});
}

InstalledBrick InstalledBricks::Examine(const fs::path& folder) const {
    InstalledBrick brick;
    auto package = ReadPackage(folder);
    absl::Status status = package.status();
    if (status.ok()) {
        brick.package = *std::move(package);
        status = CheckAgainstRunning(*brick.package->contract);
    }
    if (status.ok())
        status = Probe({.host_program = options_.host_program,
                        .library = brick.package->library(),
                        .name = brick.package->name(),
                        .beside = LoadedLibraries()});
    if (!status.ok()) brick.problem = ProblemOf(status);
    return brick;
}

std::vector<fs::path> InstalledBricks::LoadedLibraries() const {
    std::vector<fs::path> libraries;
    for (const auto& [name, brick] : Everything()) {
        if (brick.loaded) libraries.push_back(brick.package->library());
    }
    return libraries;
}

InstalledBricks::All InstalledBricks::Everything() const {
    const std::shared_lock lock(mutex_);
    return bricks_;
}

std::optional<InstalledBrick> InstalledBricks::Find(std::string_view brick) const {
    const std::shared_lock lock(mutex_);
    const auto found = bricks_.find(brick);
    if (found == bricks_.end()) return std::nullopt;
    return found->second;
}

Wording InstalledBricks::Problem(std::string_view brick) const {
    const auto installed = Find(brick);
    if (installed) return installed->problem;
    return ProblemOf(RefusePackage(bricks::v1::PROBLEM_NOT_INSTALLED));
}

void InstalledBricks::Put(const std::string& brick, InstalledBrick state) {
    const std::unique_lock lock(mutex_);
    bricks_[brick] = std::move(state);
}

BrickGraph InstalledBricks::Graph() const {
    std::vector<BrickGraph::Node> nodes;
    for (const auto& [name, brick] : Everything()) {
        if (brick.package) nodes.push_back(NodeOf(*brick.package));
    }
    std::set<std::string, std::less<>> kernel_services;
    for (const auto& route : routes_.All()) {
        if (!route->always_active) continue;
        const std::string& path = route->method.path;
        kernel_services.insert(path.substr(1, path.rfind('/') - 1));
    }
    return BrickGraph(std::move(nodes), std::move(kernel_services));
}

absl::Status InstalledBricks::Migrate(const Package& package) {
    absl::Status status;
    if (fs::exists(package.migrations())) {
        const auto migrations = ReadMigrations(package.migrations());
        status = migrations.ok() ? MigrateBrick(runtime_.database(), package.name(), *migrations)
                                 : migrations.status();
    } else {
        status = MigrateBrick(runtime_.database(), package.name(), {});
    }
    if (status.ok()) return status;
    Log(LogLevel::kError, "migration_failed",
        {{"brick", package.name()}, {"error", std::string(status.message())}});
    return Refuse(kMigrationFailed, "the schema of '" + package.name() + "' could not be prepared",
                  {{"brick", package.name()}});
}

absl::Status InstalledBricks::Prepare(const std::string& brick) {
    const std::lock_guard preparing(preparing_);
    auto state = Find(brick);
    if (!state)
        return Refuse(reason::kNotFound, "no brick '" + brick + "' is installed",
                      {{"value", "bricks/" + brick}});
    if (state->IsRefused()) return RefuseBrick(brick, state->problem);
    if (state->loaded) return absl::OkStatus();
    // Bricks loaded since it was first examined may stand in its way.
    InstalledBrick again = Examine(state->package->folder);
    absl::Status status;
    if (!again.IsRefused()) {
        status = Load(brick, again);
        if (ReasonOf(status) == kBrickRefused.name) again.problem = ProblemOf(status);
    }
    if (again.IsRefused()) status = RefuseBrick(brick, again.problem);
    Put(brick, std::move(again));
    return status;
}

absl::Status InstalledBricks::Load(const std::string& brick, InstalledBrick& state) {
    // Shared with calls in progress.
    SOCLE_ASSIGN(std::shared_ptr<LoadedBrick> loaded, LoadBrick(state.package, host_));
    SOCLE_RETURN_IF_ERROR(Migrate(*state.package));
    SOCLE_RETURN_IF_ERROR(catalog_.Keep(brick, state.package->contract));
    SOCLE_RETURN_IF_ERROR(
        routes_.Install(brick, false, loaded->services, state.package->contract->pool()));
    state.loaded = std::move(loaded);
    return absl::OkStatus();
}

}  // namespace socle::kernel
