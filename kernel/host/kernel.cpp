#include "kernel/host/kernel.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "kernel/bricks/bricks_module.hpp"
#include "kernel/bricks/chain_heads.hpp"
#include "kernel/bricks/seal_key.hpp"
#include "kernel/bus/bus_module.hpp"
#include "kernel/client_record/client_record.hpp"
#include "kernel/client_record/migrations.hpp"
#include "kernel/front_door/front_door.hpp"
#include "kernel/front_door/http_listener.hpp"
#include "kernel/front_door/in_process_channel.hpp"
#include "kernel/front_door/public_links.hpp"
#include "kernel/host/embedded_postgres.hpp"
#include "kernel/host/first_sign_in.hpp"
#include "kernel/identity/identity.hpp"
#include "kernel/jobs/jobs_module.hpp"
#include "socle/log.hpp"
#include "socle/migrations.hpp"

namespace socle::kernel {
namespace {

constexpr int kDispatcherThreads = 2;
constexpr int kJobThreads = 2;
// Of the embedded server: those it reserves for its administrator, and one to repair with.
constexpr int kOtherConnections = 5;
constexpr std::chrono::seconds kStopGrace{10};

int Cores() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

absl::StatusOr<std::string> ReadFile(const std::filesystem::path& path) {
    if (path.empty()) return std::string();
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        return Refuse(reason::kInvalidValue, "the file " + path.string() + " cannot be read");
    return text.str();
}

}  // namespace

class Kernel::Impl {
 public:
    Impl(const Config& config, const Clock& clock) : config_(config), clock_(clock) {}

    absl::Status Start() {
        SOCLE_RETURN_IF_ERROR(OpenDatabase());
        SOCLE_RETURN_IF_ERROR(Migrate());
        MakeRuntime();
        SOCLE_RETURN_IF_ERROR(MakeModules());
        SOCLE_RETURN_IF_ERROR(InstallKernelRoutes());
        SOCLE_RETURN_IF_ERROR(bricks_->Start());
        identity::BootstrapOptions bootstrap;
        bootstrap.display_name = config_.company;
        bootstrap.owner_email = config_.owner_email;
        bootstrap.keep = [this](const identity::FirstSignIn& first) {
            return KeepFirstSignIn(config_.data_folder, first);
        };
        SOCLE_RETURN_IF_ERROR(identity::Bootstrap(*runtime_, bootstrap).status());
        ActivateDefaults();
        bus_->Start();
        jobs_->Start();
        return OpenFrontDoor();
    }

    void Stop() {
        http_.reset();
        if (front_door_) front_door_->Stop(kStopGrace);
        if (jobs_) jobs_->Stop();
        if (bus_) bus_->Stop();
        KeepHeads();
        front_door_.reset();
        bricks_.reset();
        client_record_.reset();
        identity_.reset();
        runtime_.reset();
        database_.reset();
        if (postgres_) {
            if (const absl::Status status = postgres_->Stop(); !status.ok())
                Log(LogLevel::kError, "database_not_stopped", {{"reason", ReasonOf(status)}});
            postgres_.reset();
        }
    }

    void LookAfter() {
        const absl::Status status = postgres_ ? postgres_->EnsureRunning() : absl::OkStatus();
        if (!status.ok())
            Log(LogLevel::kError, "database_not_running", {{"reason", ReasonOf(status)}});
        KeepHeads();
    }

    [[nodiscard]] int port() const { return front_door_->port(); }
    [[nodiscard]] int http_port() const { return http_ ? http_->port() : 0; }

 private:
    absl::Status OpenDatabase() {
        const int connections =
            config_.database_connections > 0 ? config_.database_connections : 4 * Cores() + 4;
        std::string dsn = config_.database_dsn;
        if (dsn.empty()) {
            EmbeddedPostgresOptions options;
            options.data_dir = config_.data_folder;
            options.connections_max = connections + kOtherConnections;
            SOCLE_ASSIGN(postgres_, EmbeddedPostgres::Start(options));
            dsn = postgres_->dsn();
        }
        DatabaseOptions options;
        options.dsn = dsn;
        options.connections_max = connections;
        SOCLE_ASSIGN(database_, Database::Open(options));
        return absl::OkStatus();
    }

    absl::Status Migrate() {
        SOCLE_RETURN_IF_ERROR(MigrateFoundation(*database_));
        SOCLE_RETURN_IF_ERROR(
            MigrateBrick(*database_, identity::kBrickName, identity::IdentityMigrations()));
        SOCLE_RETURN_IF_ERROR(MigrateBrick(*database_, client_record::kBrickName,
                                           MigrationsOf(client_record::kMigrations)));
        return MigrateBrick(*database_, "bricks", BricksModule::Migrations());
    }

    void KeepHeads() {
        if (bus_ && runtime_) bus_->KeepHeads();
        const absl::Status status = heads_ ? heads_->Write() : absl::OkStatus();
        if (!status.ok())
            Log(LogLevel::kError, "chain_heads_not_written",
                {{"error", std::string(status.message())}});
    }

    void MakeRuntime() {
        RuntimeHooks hooks;
        hooks.channel = [this](const CallContext& caller, const std::string& brick) {
            return std::make_unique<InProcessChannel>(*links_, caller, brick);
        };
        hooks.events_committed = [this](TenantId tenant) {
            if (bus_) bus_->EventsCommitted(tenant);
        };
        hooks.job_committed = [this](TenantId) {
            if (jobs_) jobs_->Wake();
        };
        runtime_ = std::make_unique<Runtime>(*database_, clock_, *ids_, std::move(hooks));
        dispatcher_ = std::make_unique<RuntimeDispatcher>(*runtime_);
        public_links_ = std::make_unique<PublicLinks>(routes_, *dispatcher_);
        links_ = std::make_unique<InProcessLinks>(InProcessLinks{
            routes_, *dispatcher_, [this](const std::string& brick, std::string_view permission) {
                return bricks_->May(brick, permission);
            }});
    }

    absl::Status MakeModules() {
        std::filesystem::create_directories(config_.data_folder);
        SOCLE_ASSIGN(const std::string key, OpenSealKey(config_.data_folder / "seal.key", *ids_));
        SOCLE_ASSIGN(heads_,
                     ChainHeadFile::Open(config_.data_folder / "chain-heads", SealWith(key)));
        SOCLE_ASSIGN(config_.mail.password, ReadFile(config_.smtp_password_file));
        SOCLE_ASSIGN(mailer_, OpenMailer(config_.mail, clock_));
        bricks_ = std::make_unique<BricksModule>(
            *runtime_, routes_,
            BrickHost{clock_, *ids_, SealWith(key), heads_->heads(), *mailer_, config_.public_url},
            BricksOptions{config_.bricks_folder, config_.brick_host_program},
            [this](TenantId tenant) {
                if (bus_) bus_->EventsCommitted(tenant);
            });
        identity_ = std::make_unique<identity::IdentityBrick>(*runtime_);
        client_record_ = std::make_unique<client_record::ClientRecordBrick>(bricks_->event_texts());
        bus_ = std::make_unique<bus::BusModule>(
            *runtime_, heads_->heads(),
            [this](TenantId tenant) { return bricks_->LiveConsumers(tenant); }, kDispatcherThreads);
        jobs_ = std::make_unique<jobs::JobsModule>(
            *runtime_, [this](const std::string& kind) { return FindJob(kind); }, kJobThreads);
        bricks_->DeclareJobs(kernel_jobs_);
        bricks_->AddVerifier("bus", *bus_);
        bricks_->AddVerifier("identity", *identity_);
        bricks_->AddVerifier("client_record", *client_record_);
        bricks_->AddVerifier("bricks", *bricks_);
        return absl::OkStatus();
    }

    // The kernel's own kinds first: no brick may be called "bricks".
    std::optional<jobs::JobOwner> FindJob(const std::string& kind) {
        const auto own = kernel_jobs_.by_kind().find(kind);
        if (own != kernel_jobs_.by_kind().end())
            return jobs::JobOwner{{"bricks", false}, own->second, "socle.bricks.v1"};
        return bricks_->FindJob(kind);
    }

    absl::Status InstallKernelRoutes() {
        const auto& pool = *google::protobuf::DescriptorPool::generated_pool();
        const std::pair<std::string, Brick*> modules[] = {{"client_record", client_record_.get()},
                                                          {"identity", identity_.get()},
                                                          {"bricks", bricks_.get()},
                                                          {"bus", bus_.get()},
                                                          {"jobs", jobs_.get()}};
        for (const auto& [name, module] : modules)
            SOCLE_RETURN_IF_ERROR(routes_.Install(name, true, module->Services(), pool));
        return absl::OkStatus();
    }

    // At each start, for those that are not known yet: the first one may have been cut short.
    void ActivateDefaults() {
        if (const absl::Status status = bricks_->ActivateDefaults(identity::kFirstTenant);
            !status.ok())
            Log(LogLevel::kError, "default_brick_not_active",
                {{"error", std::string(status.message())}});
    }

    absl::Status OpenFrontDoor() {
        FrontDoorOptions options;
        options.address = config_.listen;
        SOCLE_ASSIGN(options.tls_certificate_chain, ReadFile(config_.tls_certificate));
        SOCLE_ASSIGN(options.tls_private_key, ReadFile(config_.tls_key));
        SOCLE_ASSIGN(front_door_,
                     FrontDoor::Start(options, routes_, identity_->authenticator(), *dispatcher_));
        if (config_.http.empty()) return absl::OkStatus();
        SOCLE_ASSIGN(http_, HttpListener::Start(config_.http, [this](const HttpRequest& request) {
                         return public_links_->Answer(request);
                     }));
        return absl::OkStatus();
    }

    Config config_;
    const Clock& clock_;
    std::unique_ptr<IdSource> ids_ = SystemIdSource();
    std::unique_ptr<EmbeddedPostgres> postgres_;
    std::unique_ptr<Database> database_;
    RouteTable routes_{[this](TenantId tenant, const std::string& brick) {
        return bricks_ != nullptr && bricks_->IsActive(tenant, brick);
    }};
    std::unique_ptr<ChainHeadFile> heads_;
    std::unique_ptr<Mailer> mailer_;
    std::unique_ptr<Runtime> runtime_;
    std::unique_ptr<RuntimeDispatcher> dispatcher_;
    std::unique_ptr<InProcessLinks> links_;
    std::unique_ptr<PublicLinks> public_links_;
    std::unique_ptr<BricksModule> bricks_;
    std::unique_ptr<identity::IdentityBrick> identity_;
    std::unique_ptr<client_record::ClientRecordBrick> client_record_;
    std::unique_ptr<bus::BusModule> bus_;
    std::unique_ptr<jobs::JobsModule> jobs_;
    JobHandlers kernel_jobs_;
    std::unique_ptr<FrontDoor> front_door_;
    std::unique_ptr<HttpListener> http_;
};

Kernel::Kernel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Kernel::~Kernel() {
    Stop();
}

absl::StatusOr<std::unique_ptr<Kernel>> Kernel::Start(const Config& config, const Clock& clock) {
    auto impl = std::make_unique<Impl>(config, clock);
    if (const absl::Status status = impl->Start(); !status.ok()) {
        impl->Stop();
        return status;
    }
    return std::unique_ptr<Kernel>(new Kernel(std::move(impl)));
}

int Kernel::port() const {
    return impl_->port();
}

int Kernel::http_port() const {
    return impl_->http_port();
}

void Kernel::LookAfter() {
    impl_->LookAfter();
}

void Kernel::Stop() {
    impl_->Stop();
}

}  // namespace socle::kernel
