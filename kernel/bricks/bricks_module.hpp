// The kernel's module that hosts bricks, put together: what is installed, what each tenant has
// switched on, the service by which people switch it, and what the rest of the kernel asks of it.
// The kernel knows no brick: whatever it does for one, it does for all of them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/bricks/activations.hpp"
#include "kernel/bricks/brick_switch.hpp"
#include "kernel/bricks/contract_catalog.hpp"
#include "kernel/bricks/contract_texts.hpp"
#include "kernel/bricks/installed_bricks.hpp"
#include "kernel/bricks/service/bricks_service.hpp"
#include "kernel/bus/dispatcher.hpp"
#include "kernel/front_door/route_table.hpp"
#include "kernel/jobs/job_runner.hpp"
#include "socle/brick.hpp"
#include "socle/migrations.hpp"
#include "socle/runtime.hpp"

namespace socle::kernel {

class BricksModule final : public Brick {
 public:
    // The migrations of the schema `bricks`, for MigrateBrick.
    [[nodiscard]] static std::vector<Migration> Migrations();

    // `host` is lent to every brick. `switched`: the consumers of a tenant are others from now on,
    // look again; called on the thread that switched, must be quick.
    BricksModule(
        Runtime& runtime, RouteTable& routes, BrickHost host, BricksOptions options,
        std::function<void(TenantId)> switched = [](TenantId) {},
        std::chrono::milliseconds inline_replay_max = kInlineReplayMax);

    // After the schema was migrated and the kernel's own routes installed: reads the packages,
    // loads what any tenant has used, reads who has what switched on. A brick that cannot be used
    // is logged.
    [[nodiscard]] absl::Status Start();

    // A part of the kernel that BricksService.Verify reads. Before Start.
    void AddVerifier(std::string source, bricks::Verifier verifier);
    void AddVerifier(std::string source, Brick& module);

    // For the route table; quick.
    [[nodiscard]] bool IsActive(TenantId tenant, const std::string& brick) const {
        return activations_.IsActive(tenant, brick);
    }
    // For the dispatcher: active bricks' own handlers, and the life handlers of every brick that
    // keeps data for this tenant, active or not.
    [[nodiscard]] std::vector<bus::LiveConsumer> LiveConsumers(TenantId tenant) const;
    // For the job runner: the loaded brick that declared this kind. Nothing when there is none.
    [[nodiscard]] std::optional<jobs::JobOwner> FindJob(std::string_view kind) const;
    // Whether the manifest of a brick asks for a permission its calls to others need.
    [[nodiscard]] bool May(const std::string& brick, std::string_view permission) const;
    // For a new tenant. Does nothing where bricks were switched before.
    [[nodiscard]] absl::Status ActivateDefaults(TenantId tenant) {
        return switch_.ActivateDefaults(tenant);
    }
    // For timelines.
    [[nodiscard]] const client_record::EventTexts& event_texts() const { return texts_; }

    [[nodiscard]] std::vector<Service*> Services() override { return {&service_}; }
    void Subscribe(EventHandlers&) override {}
    void DeclareJobs(JobHandlers& jobs) override;
    // Contracts as they were kept.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) override;
    // Knows no person.
    [[nodiscard]] absl::Status EraseParty(Call&, PartyId) override { return absl::OkStatus(); }

 private:
    BrickHost host_;
    ContractCatalog catalog_;
    ContractTexts texts_;
    InstalledBricks installed_;
    Activations activations_;
    BrickSwitch switch_;
    bricks::BricksService service_;
    Runtime& runtime_;
};

}  // namespace socle::kernel
