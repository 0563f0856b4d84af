#include "kernel/bricks/loader.hpp"

#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <exception>
#include <set>

#include "kernel/bricks/refusal.hpp"

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
        if (descriptor.magic != kBrickMagic) return RefusePackage("its library is no brick");
        if (std::strcmp(descriptor.stamp, SOCLE_BRICK_STAMP) != 0)
            return RefusePackage("it was built for '" + std::string(descriptor.stamp) + "'");
        if (package.name() != descriptor.name)
            return RefusePackage("its library calls itself '" + std::string(descriptor.name) + "'");
        return &descriptor;
    } catch (const std::exception& error) {
        return RefusePackage(std::string("its library cannot be loaded: ") + error.what());
    }
}

// Runs code of the brick; nothing thrown crosses its border.
template <typename Work>
absl::Status Contained(std::string_view what, Work work) {
    try {
        return work();
    } catch (const std::exception& error) {
        return RefusePackage("it throws in " + std::string(what) + ": " + error.what());
    } catch (...) {
        return RefusePackage("it throws in " + std::string(what));
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
                return RefusePackage("it answers " + method.path + ", which its contract has not");
        }
    }
    if (!promised.empty()) return RefusePackage("it does not answer " + *promised.begin());
    const auto& consumes = loaded.package->manifest.consumes();
    for (const auto& [type, handler] : loaded.handlers.by_type()) {
        if (std::find(consumes.begin(), consumes.end(), type) == consumes.end())
            return RefusePackage("it handles " + type + ", which its manifest does not list");
    }
    for (const auto& [kind, handler] : loaded.jobs.by_kind()) {
        if (!kind.starts_with(loaded.name() + "."))
            return RefusePackage("its job '" + kind + "' does not start with its name");
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<LoadedBrick>> LoadBrick(std::shared_ptr<const Package> package,
                                                       const BrickHost& host) {
    SOCLE_ASSIGN(const SocleBrickDescriptor* descriptor, Open(*package));
    auto loaded = std::make_unique<LoadedBrick>();
    loaded->package = std::move(package);
    SOCLE_RETURN_IF_ERROR(Contained("its start", [&] {
        loaded->brick = {descriptor->create(host), descriptor->destroy};
        return loaded->brick ? absl::OkStatus() : RefusePackage("it makes no brick");
    }));
    SOCLE_RETURN_IF_ERROR(Contained("its declarations", [&] {
        loaded->services = loaded->brick->Services();
        loaded->brick->Subscribe(loaded->handlers);
        loaded->brick->DeclareJobs(loaded->jobs);
        return CheckPromises(*loaded);
    }));
    loaded->life = std::make_unique<LifeHandlers>(*loaded->brick, loaded->name());
    return loaded;
}

}  // namespace socle::kernel
