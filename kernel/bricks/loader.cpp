#include "kernel/bricks/loader.hpp"

#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <exception>
#include <set>

#include "socle/package_refusal.hpp"

namespace socle::kernel {
namespace {

// A library whose handle is never closed, on purpose: see the header.
union NeverClosed {
    explicit NeverClosed(const std::filesystem::path& path)
        : library(path.string(),
                  boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local) {}
    // NOLINTNEXTLINE(modernize-use-equals-default): a union's would be deleted.
    ~NeverClosed() {}
    boost::dll::shared_library library;
};

absl::StatusOr<const SocleBrickDescriptor*> Open(const Package& package) {
    try {
        NeverClosed handle(package.library());
        const auto& descriptor = handle.library.get<const SocleBrickDescriptor>(kBrickSymbol);
        // Read before any of its code is called.
        if (descriptor.magic != kBrickMagic) return RefusePackage(bricks::v1::PROBLEM_NO_BRICK);
        if (std::strcmp(descriptor.stamp, SOCLE_BRICK_STAMP) != 0)
            return RefusePackage(bricks::v1::PROBLEM_OTHER_BUILD,
                                 {{"built_for", descriptor.stamp}, {"running", SOCLE_BRICK_STAMP}});
        if (package.name() != descriptor.name)
            return RefusePackage(bricks::v1::PROBLEM_OTHER_NAME,
                                 {{"library", descriptor.name}, {"name", package.name()}});
        return &descriptor;
    } catch (const std::exception& error) {
        return RefusePackage(bricks::v1::PROBLEM_LIBRARY_NOT_LOADED, {{"detail", error.what()}});
    }
}

// Runs code of the brick; nothing thrown crosses its border.
template <typename Work>
absl::Status Contained(Work work) {
    try {
        return work();
    } catch (const std::exception& error) {
        return RefusePackage(bricks::v1::PROBLEM_THROWS_AT_START, {{"detail", error.what()}});
    } catch (...) {
        return RefusePackage(bricks::v1::PROBLEM_THROWS_AT_START);
    }
}

// What it answers to is what its manifest and contract say, neither more nor less.
absl::Status CheckPromises(const LoadedBrick& loaded) {
    std::set<std::string> promised;
    for (const auto* service : loaded.package->contract->Services()) {
        for (int i = 0; i < service->method_count(); ++i)
            promised.insert("/" + service->full_name() + "/" + service->method(i)->name());
    }
    for (Service* service : loaded.services) {
        for (const Method& method : service->Methods()) {
            if (promised.erase(method.path) == 0)
                return RefusePackage(bricks::v1::PROBLEM_METHOD_FOREIGN, {{"method", method.path}});
        }
    }
    if (!promised.empty())
        return RefusePackage(bricks::v1::PROBLEM_METHOD_UNANSWERED,
                             {{"method", *promised.begin()}});
    const auto& consumes = loaded.package->manifest.consumes();
    for (const auto& [type, handler] : loaded.handlers.by_type()) {
        if (std::find(consumes.begin(), consumes.end(), type) == consumes.end())
            return RefusePackage(bricks::v1::PROBLEM_EVENT_UNLISTED, {{"event", type}});
    }
    for (const auto& [kind, handler] : loaded.jobs.by_kind()) {
        if (!kind.starts_with(loaded.name() + "."))
            return RefusePackage(bricks::v1::PROBLEM_JOB_FOREIGN, {{"job", kind}});
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<LoadedBrick>> LoadBrick(std::shared_ptr<const Package> package,
                                                       const BrickHost& host) {
    SOCLE_ASSIGN(const SocleBrickDescriptor* descriptor, Open(*package));
    auto loaded = std::make_unique<LoadedBrick>();
    loaded->package = std::move(package);
    SOCLE_RETURN_IF_ERROR(Contained([&] {
        loaded->brick = {descriptor->create(host), descriptor->destroy};
        return loaded->brick ? absl::OkStatus() : RefusePackage(bricks::v1::PROBLEM_MAKES_NO_BRICK);
    }));
    SOCLE_RETURN_IF_ERROR(Contained([&] {
        loaded->services = loaded->brick->Services();
        loaded->brick->Subscribe(loaded->handlers);
        loaded->brick->DeclareJobs(loaded->jobs);
        return CheckPromises(*loaded);
    }));
    loaded->life = std::make_unique<LifeHandlers>(*loaded->brick, loaded->name());
    return loaded;
}

}  // namespace socle::kernel
