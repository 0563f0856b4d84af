// The suite's checks of what a brick says of itself: plugin, contract, manifest.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <regex>
#include <set>

#include "socle/options/v1/access.pb.h"
#include "socle/options/v1/event.pb.h"
#include "socle/testing/brick_suite.hpp"

namespace socle::testing {
namespace {

namespace pb = google::protobuf;
using Names = std::set<std::string>;
using BrickPointer = std::unique_ptr<Brick, void (*)(Brick*)>;

// What a brick is lent that is only asked what it offers.
struct Lent {
    FakeClock clock;
    FixedIds ids;
    ChainHeadTable chain_heads;
    FakeMailer mailer;
};

BrickPointer Make(const BrickPackage& package, Lent& lent) {
    return {package.library->create(TestHost(lent.clock, lent.ids, lent.chain_heads, lent.mailer)),
            package.library->destroy};
}

// What only one of the two has becomes a fault each.
void Compare(const Names& left, const std::string& only_left, const Names& right,
             const std::string& only_right, Faults& faults) {
    Names rest;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                        std::inserter(rest, rest.end()));
    for (const std::string& name : rest) faults.push_back(name + " " + only_left);
    rest.clear();
    std::set_difference(right.begin(), right.end(), left.begin(), left.end(),
                        std::inserter(rest, rest.end()));
    for (const std::string& name : rest) faults.push_back(name + " " + only_right);
}

template <typename Each>
void ForEachMethod(const BrickPackage& package, Each each) {
    for (const pb::FileDescriptorProto& file : package.contract.file()) {
        if (file.package() != package.manifest.contract()) continue;
        for (const pb::ServiceDescriptorProto& service : file.service()) {
            const std::string prefix = "/" + file.package() + "." + service.name() + "/";
            for (const pb::MethodDescriptorProto& method : service.method()) {
                each(prefix + method.name(), method);
            }
        }
    }
}

MethodKind KindOf(const pb::MethodDescriptorProto& method) {
    if (method.client_streaming()) return MethodKind::kClientStream;
    return method.server_streaming() ? MethodKind::kServerStream : MethodKind::kUnary;
}

void CheckAccess(const std::string& path, const pb::MethodDescriptorProto& method,
                 const std::string& brick, Faults& faults) {
    const auto& access = method.options().GetExtension(options::v1::access);
    if (!method.options().HasExtension(options::v1::access) ||
        access.public_() == !access.permission().empty()) {
        faults.push_back(path + " says neither its permission nor that it is public, or both");
    } else if (!access.public_() && !access.permission().starts_with(brick + ".")) {
        faults.push_back(path + " asks for " + access.permission() +
                         ", another brick's permission");
    }
}

Names EventsOf(const BrickPackage& package) {
    Names events;
    for (const pb::FileDescriptorProto& file : package.contract.file()) {
        if (file.package() != package.manifest.contract()) continue;
        for (const pb::DescriptorProto& message : file.message_type()) {
            if (message.options().HasExtension(options::v1::event)) {
                events.insert(file.package() + "." + message.name());
            }
        }
    }
    return events;
}

// The permissions that the methods of the called services ask for.
Names PermissionsOfCalls(const BrickPackage& package, Faults& faults) {
    Names permissions;
    for (const bricks::v1::Dependency& call : package.manifest.calls()) {
        const pb::ServiceDescriptor* service =
            pb::DescriptorPool::generated_pool()->FindServiceByName(call.service());
        if (service == nullptr) {
            faults.push_back("the manifest calls " + call.service() + ", which is not linked");
            continue;
        }
        for (int i = 0; i < service->method_count(); ++i) {
            permissions.insert(
                service->method(i)->options().GetExtension(options::v1::access).permission());
        }
    }
    return permissions;
}

void CheckWords(const bricks::v1::Manifest& manifest, Faults& faults) {
    if (!std::regex_match(manifest.name(), std::regex("[a-z][a-z_]{1,39}"))) {
        faults.push_back("the manifest's name is not 2 to 40 of a-z and _");
    }
    if (!std::regex_match(manifest.version(), std::regex("[0-9]+\\.[0-9]+\\.[0-9]+"))) {
        faults.push_back("the manifest's version is not like 1.0.0");
    }
    for (const options::v1::Text* text : {&manifest.title(), &manifest.summary()}) {
        if (text->fr().empty() || text->en().empty()) {
            faults.push_back("the manifest's title and summary are in French and English");
        }
    }
}

}  // namespace

Faults StartsAndStops(const SuiteSubject& subject) {
    const auto package = ReadBrickPackage(subject.package);
    if (!package.ok()) return {std::string(package.status().message())};
    Faults faults;
    if (package->manifest.name() != package->library->name) {
        faults.push_back(std::string("the plugin calls itself ") + package->library->name);
    }
    Lent lent;
    for (int round = 0; round < 2; ++round) {
        const BrickPointer brick = Make(*package, lent);
        EventHandlers handlers;
        JobHandlers jobs;
        brick->Subscribe(handlers);
        brick->DeclareJobs(jobs);
        if (brick->Services().empty()) faults.push_back("the brick has no service");
        for (const auto& [kind, handler] : jobs.by_kind()) {
            if (!kind.starts_with(package->manifest.name() + ".")) {
                faults.push_back("job " + kind + " does not start with the brick's name");
            }
        }
    }
    return faults;
}

Faults KeepsItsContract(const SuiteSubject& subject) {
    const auto package = ReadBrickPackage(subject.package);
    if (!package.ok()) return {std::string(package.status().message())};
    Faults faults;
    Lent lent;
    const BrickPointer brick = Make(*package, lent);
    Names implemented;
    std::map<std::string, MethodKind> kinds;
    for (Service* service : brick->Services()) {
        for (const Method& method : service->Methods()) {
            if (!implemented.insert(method.path).second) {
                faults.push_back(method.path + " is implemented twice");
            }
            kinds[method.path] = method.kind;
        }
    }
    Names promised;
    ForEachMethod(*package, [&](const std::string& path, const pb::MethodDescriptorProto& method) {
        promised.insert(path);
        CheckAccess(path, method, package->manifest.name(), faults);
        if (kinds.contains(path) && kinds[path] != KindOf(method)) {
            faults.push_back(path + " streams otherwise than its contract says");
        }
    });
    Compare(promised, "is not implemented", implemented, "is not in the contract", faults);
    return faults;
}

Faults ManifestIsTrue(const SuiteSubject& subject) {
    const auto package = ReadBrickPackage(subject.package);
    if (!package.ok()) return {std::string(package.status().message())};
    const bricks::v1::Manifest& manifest = package->manifest;
    Faults faults;
    CheckWords(manifest, faults);
    if (subject.package.filename() != manifest.name() ||
        subject.source.filename() != manifest.name()) {
        faults.push_back("the package's folder is not called " + manifest.name());
    }
    const Names published(manifest.publishes().begin(), manifest.publishes().end());
    Compare(published, "is published by the manifest, but no event of the contract",
            EventsOf(*package), "is an event of the contract, but not in the manifest", faults);

    Lent lent;
    const BrickPointer brick = Make(*package, lent);
    EventHandlers handlers;
    brick->Subscribe(handlers);
    Names handled;
    for (const auto& [type, handler] : handlers.by_type()) handled.insert(type);
    const Names consumed(manifest.consumes().begin(), manifest.consumes().end());
    Compare(consumed, "is consumed by the manifest, but not handled", handled,
            "is handled, but not in the manifest", faults);

    const Names offered = PermissionsOfCalls(*package, faults);
    for (const std::string& permission : manifest.permissions()) {
        if (!offered.contains(permission)) {
            faults.push_back(permission + " is a permission of no method the manifest calls");
        }
    }
    return faults;
}

}  // namespace socle::testing
