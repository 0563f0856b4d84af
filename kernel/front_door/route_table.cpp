#include "kernel/front_door/route_table.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "socle/options/v1/access.pb.h"
#include "socle/options/v1/link.pb.h"
#include "socle/options/v1/ui.pb.h"

namespace socle::kernel {
namespace {

namespace pb = google::protobuf;

constexpr Reason kBrickRefused{absl::StatusCode::kFailedPrecondition, "BRICK_REFUSED"};

absl::Status RefuseMethod(const std::string& brick, const std::string& path,
                          const std::string& problem) {
    const std::string sentence = "the method " + path + " " + problem;
    return Refuse(kBrickRefused, "the brick '" + brick + "' is refused: " + sentence,
                  {{"brick", brick}, {"method", path}, {"problem", sentence}});
}

const pb::MethodDescriptor* Describe(const std::string& path, const pb::DescriptorPool& pool) {
    if (!path.starts_with('/')) return nullptr;
    std::string full_name = path.substr(1);
    std::replace(full_name.begin(), full_name.end(), '/', '.');
    return pool.FindMethodByName(full_name);
}

// Nothing for a method with a stream in both directions: no handler has that shape.
std::optional<MethodKind> KindOf(const pb::MethodDescriptor& method) {
    if (method.client_streaming() && method.server_streaming()) return std::nullopt;
    if (method.client_streaming()) return MethodKind::kClientStream;
    return method.server_streaming() ? MethodKind::kServerStream : MethodKind::kUnary;
}

// Read anew from the bytes: a pool built from a brick's descriptor file knows our options only as
// bytes.
pb::MethodOptions OptionsOf(const pb::MethodDescriptor& method) {
    pb::MethodOptions options;
    (void)options.ParseFromString(method.options().SerializeAsString());
    return options;
}

// Whether the type begins with a text of this name, as the front door reads it.
bool BeginsWith(const pb::Descriptor& type, const std::string& field_name) {
    const pb::FieldDescriptor* field = type.FindFieldByNumber(1);
    return field != nullptr && field->name() == field_name && !field->is_repeated() &&
           field->type() == pb::FieldDescriptor::TYPE_STRING;
}

absl::Status ReadLink(const std::string& brick, const pb::MethodDescriptor& method,
                      const pb::MethodOptions& options, Route& route) {
    const options::v1::Link& link = options.GetExtension(options::v1::link);
    if (link.word().empty()) return absl::OkStatus();
    const bool fits = route.is_public && route.method.kind == MethodKind::kUnary &&
                      BeginsWith(*method.input_type(), "token") &&
                      BeginsWith(*method.output_type(), "text");
    if (!fits) {
        return RefuseMethod(brick, route.method.path,
                            "cannot have a link: it is not public, or not about a `token` that is "
                            "answered by a `text`");
    }
    const options::v1::Text& label = options.GetExtension(options::v1::action).label();
    route.link_word = link.word();
    route.link_question = {.fr = link.question().fr(), .en = link.question().en()};
    route.link_button = {.fr = label.fr(), .en = label.en()};
    return absl::OkStatus();
}

absl::StatusOr<Route> RouteOf(const std::string& brick, bool always_active, Method method,
                              const pb::DescriptorPool& pool) {
    const std::string path = method.path;
    const pb::MethodDescriptor* descriptor = Describe(path, pool);
    if (descriptor == nullptr) return RefuseMethod(brick, path, "is in no contract of the brick");
    if (KindOf(*descriptor) != method.kind) {
        return RefuseMethod(brick, path, "does not stream as its contract says");
    }
    const pb::MethodOptions options = OptionsOf(*descriptor);
    const options::v1::Access& access = options.GetExtension(options::v1::access);
    if (access.permission().empty() != access.public_()) {
        return RefuseMethod(brick, path, "must name either a permission or `public` in `access`");
    }
    const options::v1::Running& running = options.GetExtension(options::v1::running);
    if (running.inline_() && (!running.lane().empty() || method.kind != MethodKind::kUnary)) {
        return RefuseMethod(brick, path, "cannot run inline: it is a stream or has a lane");
    }
    if (!running.lane().empty() && method.kind != MethodKind::kUnary) {
        return RefuseMethod(brick, path, "cannot have a lane: it is a stream");
    }
    Route route;
    route.method = std::move(method);
    route.target.brick = brick;
    route.target.read_only = options.idempotency_level() == pb::MethodOptions::NO_SIDE_EFFECTS;
    route.permission = access.permission();
    route.is_public = access.public_();
    route.runs_inline = running.inline_();
    route.lane = running.lane();
    route.deadline_max = std::chrono::seconds(running.deadline_max_seconds());
    route.always_active = always_active;
    SOCLE_RETURN_IF_ERROR(ReadLink(brick, *descriptor, options, route));
    return route;
}

}  // namespace

RouteTable::RouteTable(std::function<bool(TenantId, const std::string&)> is_active)
    : is_active_(std::move(is_active)) {}

absl::Status RouteTable::Install(const std::string& brick, bool always_active,
                                 const std::vector<Service*>& services,
                                 const pb::DescriptorPool& pool) {
    Routes added;
    for (Service* service : services) {
        for (Method& method : service->Methods()) {
            SOCLE_ASSIGN(Route route, RouteOf(brick, always_active, std::move(method), pool));
            const std::string path = route.method.path;
            if (!added.emplace(path, std::make_shared<const Route>(std::move(route))).second) {
                return RefuseMethod(brick, path, "is there twice");
            }
        }
    }
    return Add(std::move(added));
}

absl::Status RouteTable::InstallOpen(const std::string& brick, Service& service) {
    Routes added;
    for (Method& method : service.Methods()) {
        Route route;
        route.runs_inline = method.kind == MethodKind::kUnary;
        route.method = std::move(method);
        route.target = {.brick = brick, .read_only = true};
        route.is_public = true;
        route.always_active = true;
        const std::string path = route.method.path;
        added.emplace(path, std::make_shared<const Route>(std::move(route)));
    }
    return Add(std::move(added));
}

absl::Status RouteTable::Add(Routes added) {
    const std::unique_lock lock(mutex_);
    for (const auto& [path, route] : added) {
        const auto there = routes_.find(path);
        if (there != routes_.end()) {
            return RefuseMethod(route->target.brick, path,
                                "is answered by '" + there->second->target.brick + "' already");
        }
    }
    routes_.merge(added);
    return absl::OkStatus();
}

void RouteTable::Announce(const std::string& brick,
                          const std::vector<const pb::ServiceDescriptor*>& services) {
    const std::unique_lock lock(mutex_);
    for (const auto* service : services) {
        for (int i = 0; i < service->method_count(); ++i)
            announced_["/" + service->full_name() + "/" + service->method(i)->name()] = brick;
    }
}

void RouteTable::Remove(const std::string& brick) {
    const std::unique_lock lock(mutex_);
    std::erase_if(routes_, [&](const auto& entry) { return entry.second->target.brick == brick; });
}

absl::StatusOr<std::shared_ptr<const Route>> RouteTable::Find(std::string_view path,
                                                              TenantId tenant) const {
    std::shared_ptr<const Route> route = Peek(path);
    if (route && (route->always_active || is_active_(tenant, route->target.brick))) return route;
    const std::shared_lock lock(mutex_);
    const auto announced = announced_.find(path);
    if (!route && announced == announced_.end()) {
        return Refuse(reason::kUnknownMethod, "no brick answers the method " + std::string(path),
                      {{"value", std::string(path)}});
    }
    const std::string& brick = route ? route->target.brick : announced->second;
    return Refuse(reason::kBrickInactive, "the brick '" + brick + "' is switched off",
                  {{"brick", brick}});
}

std::shared_ptr<const Route> RouteTable::Peek(std::string_view path) const {
    const std::shared_lock lock(mutex_);
    const auto found = routes_.find(path);
    return found == routes_.end() ? nullptr : found->second;
}

std::shared_ptr<const Route> RouteTable::FindLink(std::string_view word) const {
    const std::shared_lock lock(mutex_);
    for (const auto& [path, route] : routes_) {
        if (!word.empty() && route->link_word == word) return route;
    }
    return nullptr;
}

std::vector<std::shared_ptr<const Route>> RouteTable::All() const {
    const std::shared_lock lock(mutex_);
    std::vector<std::shared_ptr<const Route>> all;
    all.reserve(routes_.size());
    for (const auto& [path, route] : routes_) all.push_back(route);
    return all;
}

bool RouteTable::HasService(std::string_view service) const {
    const std::string prefix = "/" + std::string(service) + "/";
    const std::shared_lock lock(mutex_);
    const auto first = routes_.lower_bound(prefix);
    return first != routes_.end() && first->first.starts_with(prefix);
}

}  // namespace socle::kernel
