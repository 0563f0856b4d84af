#include "kernel/bricks/service/bricks_service.hpp"

#include "kernel/bricks/describe.hpp"
#include "kernel/bricks/store/queries.hpp"
#include "socle/template.hpp"

namespace socle::bricks {
namespace {

constexpr std::string_view kCollection = "bricks/";

absl::StatusOr<std::string> ParseBrickName(std::string_view name) {
    if (name.empty()) return RefuseField(reason::kRequired, "name", "which brick?");
    const std::string_view brick = name.substr(std::min(name.size(), kCollection.size()));
    if (!name.starts_with(kCollection) || brick.empty() ||
        brick.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string_view::npos)
        return RefuseField(reason::kInvalidName, "name", "a brick's name is like bricks/crm",
                           {{"value", std::string(name)}, {"expected", "bricks/{brick}"}});
    return std::string(brick);
}

v1::BrickState StateOf(const std::optional<kernel::Activation>& activation, bool refused) {
    if (refused) return v1::BRICK_STATE_REFUSED;
    if (!activation) return v1::BRICK_STATE_INACTIVE;
    switch (activation->state) {
        case kernel::ActivationState::kActive:
            return v1::BRICK_STATE_ACTIVE;
        case kernel::ActivationState::kActivating:
            return v1::BRICK_STATE_ACTIVATING;
        case kernel::ActivationState::kInactive:
            break;
    }
    return v1::BRICK_STATE_INACTIVE;
}

}  // namespace

v1::Brick BricksService::BrickOf(const CallContext& context, const std::string& brick) const {
    const auto installed = installed_.Find(brick);
    const auto activation = activations_.Find(context.tenant, brick);
    v1::Brick reply;
    reply.set_name(std::string(kCollection) + brick);
    reply.set_brick(brick);
    reply.set_problem(installed_.Problem(brick).In(context.language));
    if (installed && installed->package) {
        const v1::Manifest& manifest = installed->package->manifest;
        reply.set_version(manifest.version());
        reply.set_title(TextIn(manifest.title(), context.language));
        reply.set_summary(TextIn(manifest.summary(), context.language));
        for (const std::string& service : installed->package->Services())
            reply.add_services(service);
        for (const std::string& need : installed_.Graph().NeedsOf(brick)) reply.add_needs(need);
    }
    reply.set_state(StateOf(activation, !reply.problem().empty()));
    if (activation && activation->job) reply.set_job(ResourceName("jobs", *activation->job));
    return reply;
}

absl::StatusOr<v1::ListBricksResponse> BricksService::ListBricks(Call& call,
                                                                 const v1::ListBricksRequest&) {
    installed_.Scan();
    std::set<std::string> names;
    for (const auto& [name, brick] : installed_.Everything()) names.insert(name);
    for (const auto& [name, activation] : activations_.Of(call.tenant())) names.insert(name);
    v1::ListBricksResponse response;
    for (const std::string& name : names) *response.add_bricks() = BrickOf(call.context(), name);
    return response;
}

absl::StatusOr<v1::Brick> BricksService::ActivateBrick(Call& call,
                                                       const v1::ActivateBrickRequest& request) {
    SOCLE_ASSIGN(const std::string brick, ParseBrickName(request.name()));
    installed_.Scan();
    return Switch(call, brick, request.validate_only(), &kernel::BrickSwitch::CheckActivate,
                  &kernel::BrickSwitch::Activate);
}

absl::StatusOr<v1::Brick> BricksService::DeactivateBrick(
    Call& call, const v1::DeactivateBrickRequest& request) {
    SOCLE_ASSIGN(const std::string brick, ParseBrickName(request.name()));
    return Switch(call, brick, request.validate_only(), &kernel::BrickSwitch::CheckDeactivate,
                  &kernel::BrickSwitch::Deactivate);
}

absl::StatusOr<v1::Brick> BricksService::Switch(
    Call& call, const std::string& brick, bool validate_only,
    absl::Status (kernel::BrickSwitch::*check)(TenantId, const std::string&) const,
    absl::Status (kernel::BrickSwitch::*change)(const CallContext&, const std::string&)) {
    const std::unique_lock turn(switching_, call.context().deadline);
    if (!turn.owns_lock())
        return Refuse(reason::kDeadlineExceeded, "another brick is being switched; try again");
    // Opens the call's own transaction first: a repeated request is answered here with its first
    // reply, and not done again. The change has transactions of its own, see Activations.
    SOCLE_RETURN_IF_ERROR(call.transaction().Exec(queries::kLoadActivation, {brick}));
    SOCLE_RETURN_IF_ERROR((switch_.*check)(call.tenant(), brick));
    if (!validate_only) SOCLE_RETURN_IF_ERROR((switch_.*change)(call.context(), brick));
    return BrickOf(call.context(), brick);
}

absl::StatusOr<v1::DescribeResponse> BricksService::Describe(Call& call,
                                                             const v1::DescribeRequest& request) {
    kernel::Description description(call.actor());
    std::set<std::string> kernel_services;
    for (const auto& route : routes_.All()) {
        const std::string& path = route->method.path;
        if (route->always_active) kernel_services.insert(path.substr(1, path.rfind('/') - 1));
    }
    for (const std::string& service : kernel_services) {
        for (const auto* file : kernel::KernelContractOf(service)) description.Add(*file);
    }
    for (const auto& [name, brick] : installed_.Everything()) {
        if (!brick.loaded || !activations_.IsActive(call.tenant(), name)) continue;
        for (const auto* file : brick.package->contract->files()) description.Add(*file);
    }
    return std::move(description).Take(request.etag());
}

}  // namespace socle::bricks
