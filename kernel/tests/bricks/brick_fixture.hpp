// What the tests of the brick host share: temporary folders with packages in them, and a small
// kernel on a real database with the bricks module in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "kernel/bricks/bricks_module.hpp"
#include "socle/chain_head_table.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/testing/fake_mailer.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::kernel {

class TempFolder {
 public:
    TempFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "socle-bricks-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TempFolder() { std::filesystem::remove_all(path_); }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

inline void WriteFile(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

inline std::string ReadFile(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

// A copy of a test brick's package; its library is linked, since a library is loaded by its own
// path.
inline std::filesystem::path CopyPackage(const std::string& brick,
                                         const std::filesystem::path& packages) {
    namespace fs = std::filesystem;
    const fs::path from = fs::path(SOCLE_TEST_BRICKS) / brick;
    fs::copy(from, packages / brick, fs::copy_options::recursive);
    fs::remove(packages / brick / (brick + ".so"));
    fs::create_symlink(from / (brick + ".so"), packages / brick / (brick + ".so"));
    return packages / brick;
}

inline void ReplaceLibrary(const std::filesystem::path& package, const std::string& fault) {
    const auto library = package / (package.filename().string() + ".so");
    std::filesystem::remove(library);
    std::filesystem::create_symlink(std::filesystem::path(SOCLE_FAULTY_BRICKS) / (fault + ".so"),
                                    library);
}

// A kernel of one module. Made again on the same database, it is that kernel after a restart.
class SmallKernel {
 public:
    SmallKernel(const std::string& dsn, const std::filesystem::path& packages,
                std::chrono::milliseconds inline_replay_max = kInlineReplayMax)
        : database_(*Database::Open({.dsn = dsn})),
          ids_(SystemIdSource()),
          runtime_(*database_, clock_, *ids_, {}),
          routes_([this](TenantId tenant, const std::string& brick) {
              return module_->IsActive(tenant, brick);
          }) {
        EXPECT_TRUE(MigrateFoundation(*database_).ok());
        EXPECT_TRUE(MigrateBrick(*database_, "bricks", BricksModule::Migrations()).ok());
        const BrickHost host{clock_, *ids_, [](std::string_view) { return std::string("sealed"); },
                             heads_, mailer_};
        module_ = std::make_unique<BricksModule>(
            runtime_, routes_, host, BricksOptions{packages, SOCLE_BRICK_HOST},
            [this](TenantId) { ++switched_; }, inline_replay_max);
        module_->DeclareJobs(jobs_);
        EXPECT_TRUE(routes_
                        .Install("bricks", true, module_->Services(),
                                 *google::protobuf::DescriptorPool::generated_pool())
                        .ok());
        const absl::Status started = module_->Start();
        EXPECT_TRUE(started.ok()) << started;
    }

    [[nodiscard]] CallContext ContextOf(TenantId tenant, std::string_view path) const {
        CallContext context = runtime_.SystemContext(tenant, path, std::chrono::seconds(30));
        context.actor = {ActorKind::kUser, "users/1", permissions};
        return context;
    }

    template <typename Response, typename Request>
    absl::StatusOr<Response> Ask(TenantId tenant, const std::string& path, const Request& request) {
        SOCLE_ASSIGN(const auto route, routes_.Find(path, tenant));
        SOCLE_ASSIGN(const std::string bytes,
                     runtime_.Unary(ContextOf(tenant, path), route->target, route->method,
                                    request.SerializeAsString()));
        Response response;
        EXPECT_TRUE(response.ParseFromString(bytes));
        return response;
    }

    absl::StatusOr<bricks::v1::Brick> Activate(TenantId tenant, const std::string& brick) {
        bricks::v1::ActivateBrickRequest request;
        request.set_name("bricks/" + brick);
        return Ask<bricks::v1::Brick>(tenant, "/socle.bricks.v1.BricksService/ActivateBrick",
                                      request);
    }
    absl::StatusOr<bricks::v1::Brick> Deactivate(TenantId tenant, const std::string& brick) {
        bricks::v1::DeactivateBrickRequest request;
        request.set_name("bricks/" + brick);
        return Ask<bricks::v1::Brick>(tenant, "/socle.bricks.v1.BricksService/DeactivateBrick",
                                      request);
    }

    // Parties come into being: `count` events in one transaction. Returns the last one's name.
    std::string CreateParties(TenantId tenant, int count) {
        std::string name;
        const absl::Status status = runtime_.Do(
            ContextOf(tenant, "test"), {"client_record", false}, [&](Call& call) -> absl::Status {
                for (int i = 0; i < count; ++i) {
                    client_record::v1::PartyCreated event;
                    name = ResourceName("parties", call.NewId());
                    event.set_party(name);
                    call.transaction().Publish(event);
                }
                return absl::OkStatus();
            });
        EXPECT_TRUE(status.ok()) << status;
        return name;
    }

    // What the dispatcher does: turns every live consumer until nothing is left.
    void Dispatch(TenantId tenant) {
        const EventPump pump(runtime_);
        for (const bus::LiveConsumer& consumer : module_->LiveConsumers(tenant)) {
            absl::StatusOr<PumpResult> turned;
            do {
                turned = pump.Turn(tenant, consumer.target, consumer.name, *consumer.handlers,
                                   consumer.replay_until);
                ASSERT_TRUE(turned.ok()) << turned.status();
            } while (!turned->AtHead() && !turned->try_again_at);
        }
    }

    // One row, one column, as a superuser sees it.
    std::string Select(const std::string& admin_dsn, const std::string& sql) {
        const auto admin = Database::Open({.dsn = admin_dsn, .connections_max = 1});
        const auto rows = (*admin)->RunScript("select (" + sql + ")::text as value");
        return rows.ok() && !rows->empty() ? (*rows)[0].Text("value") : rows.status().ToString();
    }

    // What no role of Socle could do.
    void Run(const std::string& admin_dsn, const std::string& sql) {
        const auto admin = Database::Open({.dsn = admin_dsn, .connections_max = 1});
        const auto done = (*admin)->RunScript(sql);
        EXPECT_TRUE(done.ok()) << done.status();
    }

    std::set<std::string, std::less<>> permissions = {"*"};
    [[nodiscard]] BricksModule& module() { return *module_; }
    [[nodiscard]] Runtime& runtime() { return runtime_; }
    [[nodiscard]] RouteTable& routes() { return routes_; }
    [[nodiscard]] const JobHandlers& jobs() const { return jobs_; }
    [[nodiscard]] int switched() const { return switched_; }

 private:
    std::unique_ptr<Database> database_;
    SystemClock clock_;
    std::unique_ptr<IdSource> ids_;
    ChainHeadTable heads_;
    testing::FakeMailer mailer_;
    Runtime runtime_;
    RouteTable routes_;
    std::unique_ptr<BricksModule> module_;
    JobHandlers jobs_;
    int switched_ = 0;
};

}  // namespace socle::kernel
