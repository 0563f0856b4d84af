// A real database with the foundation and one toy brick, and a runtime over it.
#pragma once

#include <gtest/gtest.h>

#include <atomic>

#include "socle/client_record/v1/events.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/event_pump.hpp"
#include "socle/migrations.hpp"
#include "socle/runtime.hpp"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::testing {

inline constexpr Statement kInsertThing{
    "toy.insert", "insert into toy.thing (tenant_id, id, label) values ($1, $2, $3)"};
inline constexpr Statement kListThings{
    "toy.list", "select id, label from toy.thing where tenant_id = $1 order by label"};
inline constexpr Statement kAllThings{"toy.all", "select id, label from toy.thing", true};
inline constexpr Statement kLockThing{
    "toy.bump", "update toy.thing set label = label || $3 where tenant_id = $1 and id = $2"};

class RuntimeTest : public ::testing::Test {
 protected:
    void SetUp() override {
        auto temporary = TempDatabase::Create();
        ASSERT_TRUE(temporary.ok()) << temporary.status();
        temporary_.emplace(*std::move(temporary));
        auto database = Database::Open({.dsn = temporary_->dsn()});
        ASSERT_TRUE(database.ok()) << database.status();
        database_ = *std::move(database);
        ASSERT_TRUE(MigrateFoundation(*database_).ok());
        ASSERT_TRUE(MigrateBrick(*database_, "toy", {{"0001_thing.sql", kThing}}).ok());
        ids_ = SystemIdSource();
        runtime_ = std::make_unique<Runtime>(
            *database_, clock_, *ids_,
            RuntimeHooks{.channel = {},
                         .events_committed = [this](TenantId) { ++committed_; },
                         .job_committed = [this](TenantId) { ++jobs_; }});
    }

    CallContext Context(TenantId tenant = 1) {
        CallContext context = runtime_->SystemContext(tenant, "/toy/Do", std::chrono::seconds(20));
        context.actor.name = "users/test";
        return context;
    }
    absl::Status Do(const std::function<absl::Status(Call&)>& work, TenantId tenant = 1) {
        return runtime_->Do(Context(tenant), {"toy", false}, work);
    }
    absl::Status Insert(std::string_view label, TenantId tenant = 1) {
        return Do(
            [&](Call& call) {
                return call.transaction().Exec(kInsertThing, {call.NewId(), label}).status();
            },
            tenant);
    }
    std::vector<std::string> Labels(TenantId tenant = 1) {
        std::vector<std::string> labels;
        const absl::Status status = Do(
            [&](Call& call) -> absl::Status {
                SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(kListThings));
                labels.clear();
                for (const Row& row : rows) labels.push_back(row.Text("label"));
                return absl::OkStatus();
            },
            tenant);
        EXPECT_TRUE(status.ok()) << status;
        return labels;
    }
    // One statement under a role of the database, in tenant 1.
    absl::StatusOr<Rows> QueryAs(const std::string& role, const std::string& sql) {
        std::optional<Rows> rows;
        // PostgreSQL cuts longer names, and two would become one.
        const std::string name = "test." + std::to_string(++queries_);
        const absl::Status status =
            runtime_->Do(Context(), {role, false}, [&](Call& call) -> absl::Status {
                SOCLE_ASSIGN(rows, call.transaction().Exec(Statement{name, sql, true}));
                return absl::OkStatus();
            });
        if (!status.ok()) return status;
        return *rows;
    }
    // Publishes that a party was erased: an event without personal fields.
    std::string PublishErased(const std::string& party = "") {
        std::string name = party;
        const absl::Status status = Do([&](Call& call) {
            if (name.empty()) name = ResourceName("parties", call.NewId());
            client_record::v1::PartyErased fact;
            fact.set_party(name);
            call.transaction().Publish(fact);
            return absl::OkStatus();
        });
        EXPECT_TRUE(status.ok()) << status;
        return name;
    }

    static constexpr const char* kThing =
        "create table toy.thing (tenant_id bigint not null, id uuid not null, label text not null, "
        "primary key (tenant_id, id), unique (tenant_id, label)); "
        "select socle.protect('toy.thing', 'select, insert, update');";

    std::optional<TempDatabase> temporary_;
    std::unique_ptr<Database> database_;
    FakeClock clock_;
    std::unique_ptr<IdSource> ids_;
    std::unique_ptr<Runtime> runtime_;
    std::atomic<int> committed_ = 0;
    std::atomic<int> jobs_ = 0;
    int queries_ = 0;
};

}  // namespace socle::testing
