#include "kernel/bricks/bricks_module.hpp"

#include <algorithm>

#include "kernel/bricks/store/migrations.hpp"
#include "kernel/bricks/store/queries.hpp"
#include "socle/log.hpp"

namespace socle::kernel {

std::vector<Migration> BricksModule::Migrations() {
    return MigrationsOf(bricks::kMigrations);
}

BricksModule::BricksModule(Runtime& runtime, RouteTable& routes, BrickHost host,
                           BricksOptions options, std::function<void(TenantId)> switched,
                           std::chrono::milliseconds inline_replay_max)
    : host_(std::move(host)),
      catalog_(runtime),
      texts_(catalog_),
      installed_(runtime, routes, catalog_, host_, std::move(options)),
      activations_(runtime),
      switch_(runtime, installed_, activations_, std::move(switched), inline_replay_max),
      service_(runtime, routes, installed_, activations_, switch_),
      runtime_(runtime) {}

absl::Status BricksModule::Start() {
    SOCLE_RETURN_IF_ERROR(catalog_.Open());
    SOCLE_RETURN_IF_ERROR(activations_.Open());
    installed_.Scan();
    for (const std::string& brick : activations_.EverUsed()) {
        const absl::Status status = installed_.Prepare(brick);
        if (!status.ok())
            Log(LogLevel::kError, "brick_not_prepared",
                {{"brick", brick}, {"error", std::string(status.message())}});
    }
    return absl::OkStatus();
}

void BricksModule::AddVerifier(std::string source, bricks::Verifier verifier) {
    service_.AddVerifier(std::move(source), std::move(verifier));
}

void BricksModule::AddVerifier(std::string source, Brick& module) {
    bricks::Verifier verifier = bricks::VerifierOf(runtime_, source, module);
    service_.AddVerifier(std::move(source), std::move(verifier));
}

std::vector<bus::LiveConsumer> BricksModule::LiveConsumers(TenantId tenant) const {
    std::vector<bus::LiveConsumer> consumers;
    for (const auto& [name, activation] : activations_.Of(tenant)) {
        const auto brick = installed_.Find(name);
        if (!brick || !brick->loaded) continue;
        const std::int64_t history = activation.position_at_activation;
        const LoadedBrick& loaded = *brick->loaded;
        consumers.push_back(
            {LifeConsumerOf(name), loaded.target(), &loaded.life->handlers(), history});
        if (activation.state == ActivationState::kActive)
            consumers.push_back({name, loaded.target(), &loaded.handlers, history});
    }
    return consumers;
}

std::optional<jobs::JobOwner> BricksModule::FindJob(std::string_view kind) const {
    const auto brick = installed_.Find(kind.substr(0, kind.find('.')));
    if (!brick || !brick->loaded) return std::nullopt;
    const auto& jobs = brick->loaded->jobs.by_kind();
    const auto job = jobs.find(kind);
    if (job == jobs.end()) return std::nullopt;
    return jobs::JobOwner{brick->loaded->target(), job->second,
                          brick->package->contract->package()};
}

bool BricksModule::May(const std::string& brick, std::string_view permission) const {
    const auto installed = installed_.Find(brick);
    if (!installed || !installed->package) return false;
    const auto& permissions = installed->package->manifest.permissions();
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

void BricksModule::DeclareJobs(JobHandlers& jobs) {
    jobs.On(std::string(kActivateJob),
            [this](Call& call, const JobView& job) { return switch_.Step(call, job); });
}

absl::StatusOr<VerifyReport> BricksModule::Verify(Call& call) {
    SOCLE_ASSIGN(const Rows rows,
                 call.transaction().Exec(bricks::queries::kCheckContracts, {kContractsMax}));
    VerifyReport report;
    for (const Row& row : rows) {
        ++report.checked;
        if (!row.Bool("is_intact"))
            report.findings.push_back({row.Text("package"),
                                       "contract_changed",
                                       {"le contrat gardé n'est pas celui qui est chargé",
                                        "the stored contract is not the one loaded"}});
    }
    return report;
}

}  // namespace socle::kernel
