// A brick at work for one test: its real plugin on a fresh, real database, with the kernel's own
// services played by fakes and a clock that stands still. Calls come in as bytes and go through the
// SDK's runtime, exactly as in the kernel, so a test speaks the contract's typed client:
//     fixture->client_record().AddCompany(kTenant, "Durand SA");
//     crm::v1::CrmClient(fixture->channel()).CreateOpportunity(request);
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "socle/chain_head_table.hpp"
#include "socle/database.hpp"
#include "socle/event_pump.hpp"
#include "socle/life.hpp"
#include "socle/runtime.hpp"
#include "socle/testing/brick_package.hpp"
#include "socle/testing/fake_channel.hpp"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/fake_mailer.hpp"
#include "socle/testing/fixed_ids.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::testing {

inline constexpr TenantId kTenant = 1;
inline constexpr TenantId kOtherTenant = 2;

class BrickFixture {
 public:
    // `package` is the brick's folder of the build, SOCLE_BRICK_PACKAGE in its tests.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<BrickFixture>> Open(
        const std::filesystem::path& package);
    ~BrickFixture();

    // What surrounds the brick.
    [[nodiscard]] FakeClock& clock() { return clock_; }
    [[nodiscard]] IdSource& ids() { return ids_; }
    [[nodiscard]] ChainHeadTable& chain_heads() { return chain_heads_; }
    [[nodiscard]] FakeMailer& mailer() { return mailer_; }
    [[nodiscard]] FakeServices& services() { return services_; }
    [[nodiscard]] FakeClientRecord& client_record() { return client_record_; }
    [[nodiscard]] FakeIdentity& identity() { return identity_; }

    // The brick and what it runs on.
    [[nodiscard]] const BrickPackage& package() const { return package_; }
    [[nodiscard]] const std::string& name() const { return package_.manifest.name(); }
    [[nodiscard]] Brick& brick() { return *brick_; }
    [[nodiscard]] Runtime& runtime() { return *runtime_; }
    [[nodiscard]] Database& database() { return *database_; }

    // A user of the tenant who may do everything.
    [[nodiscard]] static CallContext Caller(TenantId tenant = kTenant);
    // The way to the brick's own methods. May be used by several threads.
    [[nodiscard]] Channel& channel(TenantId tenant = kTenant);
    [[nodiscard]] std::unique_ptr<Channel> OpenChannel(const CallContext& caller);
    // Every method the brick offers, by path.
    [[nodiscard]] const std::map<std::string, Method, std::less<>>& methods() const {
        return methods_;
    }

    // The tenant's whole log, at most 10,000 events.
    [[nodiscard]] absl::StatusOr<std::vector<Event>> Events(TenantId tenant = kTenant);
    // Writes a fact of somebody else's into it.
    [[nodiscard]] absl::Status Publish(const google::protobuf::Message& fact,
                                       TenantId tenant = kTenant);
    // Lets the brick and its life handlers read the log to its end. Refusal: what a handler
    // refused.
    [[nodiscard]] absl::Status Pump(TenantId tenant = kTenant);
    // The same with one reader of any name, from the log's start if it is new.
    [[nodiscard]] absl::Status PumpAs(std::string_view consumer, const EventHandlers& handlers,
                                      TenantId tenant = kTenant);
    [[nodiscard]] const EventHandlers& handlers() const { return handlers_; }
    [[nodiscard]] const EventHandlers& life_handlers() const { return life_->handlers(); }

    // Runs every job that is due, step by step, to its end. Refusal: what a step refused.
    [[nodiscard]] absl::Status RunJobs(TenantId tenant = kTenant);

    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(TenantId tenant = kTenant);
    [[nodiscard]] absl::Status EraseParty(PartyId party, TenantId tenant = kTenant);

    // As the database's superuser: to look at rows, or to damage what no role may touch.
    [[nodiscard]] absl::StatusOr<Rows> Admin(std::string_view sql);

 private:
    BrickFixture(BrickPackage package, TempDatabase temp);
    [[nodiscard]] absl::Status Start();
    void ServeLog();
    [[nodiscard]] absl::StatusOr<JobView> LoadJob(TenantId tenant, const std::string& id);

    BrickPackage package_;
    TempDatabase temp_;
    FakeClock clock_;
    FixedIds ids_;
    ChainHeadTable chain_heads_;
    FakeMailer mailer_;
    FakeServices services_;
    FakeClientRecord client_record_{services_, ids_, clock_};
    FakeIdentity identity_{services_};
    std::unique_ptr<Database> database_;
    std::unique_ptr<Database> admin_;
    std::unique_ptr<Runtime> runtime_;
    std::unique_ptr<Brick, void (*)(Brick*)> brick_{nullptr, nullptr};
    std::map<std::string, Method, std::less<>> methods_;
    EventHandlers handlers_;
    JobHandlers jobs_;
    std::unique_ptr<LifeHandlers> life_;
    std::map<TenantId, std::unique_ptr<Channel>> channels_;
};

// What the kernel lends a brick: this clock, these ids, heads and mailer, and a seal with a key of
// tests.
[[nodiscard]] BrickHost TestHost(const Clock& clock, IdSource& ids, ChainHeads& chain_heads,
                                 const Mailer& mailer);

}  // namespace socle::testing
