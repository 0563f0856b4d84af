// The client record on a real database, called as the front door calls it: bytes in, bytes out, in
// the caller's tenant, through the SDK's runtime.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/client_record/client_record.hpp"
#include "kernel/client_record/migrations.hpp"
#include "socle/migrations.hpp"
#include "socle/options/v1/event.pb.h"
#include "socle/runtime.hpp"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/fixed_ids.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::client_record {

// Sentences of the contracts linked into this test.
class LinkedTexts final : public EventTexts {
 public:
    [[nodiscard]] std::string Render(std::string_view type, std::string_view body,
                                     const Audience& audience) const override {
        const auto* descriptor =
            google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
                std::string(type));
        if (descriptor == nullptr) return std::string(type);
        const std::unique_ptr<google::protobuf::Message> fact(
            google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
        if (!fact->ParseFromString(std::string(body))) return std::string(type);
        const auto& option = descriptor->options().GetExtension(options::v1::event);
        return RenderTemplate(TextIn(option.timeline(), audience.language), *fact, audience);
    }
};

// Calls the service as one tenant's user.
class TenantChannel final : public Channel {
 public:
    TenantChannel(Runtime& runtime, std::vector<Method> methods, CallContext context)
        : runtime_(runtime), methods_(std::move(methods)), context_(std::move(context)) {}

    absl::StatusOr<std::string> Unary(std::string_view path, std::string_view request) override {
        const auto method = std::ranges::find(methods_, path, &Method::path);
        if (method == methods_.end()) return Refuse(reason::kUnknownMethod, path);
        std::string name(path.substr(1));
        std::ranges::replace(name, '/', '.');
        const auto* descriptor =
            google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
        const bool read_only = descriptor->options().idempotency_level() ==
                               google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
        context_.method = std::string(path);
        context_.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        return runtime_.Unary(context_, {std::string(kBrickName), read_only}, *method, request);
    }
    absl::Status ServerStream(std::string_view path, std::string_view,
                              const MessageConsumer&) override {
        return Refuse(reason::kUnknownMethod, path);
    }
    absl::StatusOr<std::string> ClientStream(std::string_view path,
                                             const MessageSupplier&) override {
        return Refuse(reason::kUnknownMethod, path);
    }

 private:
    Runtime& runtime_;
    std::vector<Method> methods_;
    CallContext context_;
};

class ClientRecordTest : public ::testing::Test {
 protected:
    static constexpr TenantId kTenant = 1;
    static constexpr TenantId kOtherTenant = 2;

    void SetUp() override {
        auto created = testing::TempDatabase::Create();
        ASSERT_TRUE(created.ok()) << created.status();
        server_ = std::make_unique<testing::TempDatabase>(*std::move(created));
        database_ = OpenAs(server_->dsn());
        ASSERT_NE(database_, nullptr);
        ASSERT_TRUE(MigrateFoundation(*database_).ok());
        const absl::Status migrated = Migrate();
        ASSERT_TRUE(migrated.ok()) << migrated;
        runtime_ = std::make_unique<Runtime>(*database_, clock_, ids_, RuntimeHooks{});
        channel_ = ChannelOf(kTenant, Language::kEnglish);
        other_channel_ = ChannelOf(kOtherTenant, Language::kEnglish);
        french_channel_ = ChannelOf(kTenant, Language::kFrench);
    }

    absl::Status Migrate() {
        return MigrateBrick(*database_, kBrickName, MigrationsOf(kMigrations));
    }

    static std::unique_ptr<Database> OpenAs(const std::string& dsn) {
        auto opened = Database::Open({.dsn = dsn, .connections_max = 4});
        EXPECT_TRUE(opened.ok()) << opened.status();
        return opened.ok() ? *std::move(opened) : nullptr;
    }

    std::unique_ptr<TenantChannel> ChannelOf(TenantId tenant, Language language) {
        CallContext context;
        context.tenant = tenant;
        context.actor = {ActorKind::kUser, "users/tester", {"*"}};
        context.language = language;
        return std::make_unique<TenantChannel>(*runtime_, brick_.Services().front()->Methods(),
                                               context);
    }

    // Our own tenant's user; the other tenant's; ours in French.
    v1::ClientRecordClient client() { return v1::ClientRecordClient(*channel_); }
    v1::ClientRecordClient other_client() { return v1::ClientRecordClient(*other_channel_); }
    v1::ClientRecordClient french_client() { return v1::ClientRecordClient(*french_channel_); }

    v1::Party Create(const v1::Party& party) {
        v1::CreatePartyRequest request;
        *request.mutable_party() = party;
        request.set_allow_duplicate(true);
        const auto created = client().CreateParty(request);
        EXPECT_TRUE(created.ok()) << created.status();
        return created.value_or(v1::Party());
    }
    v1::Party Create(const std::string& display_name) {
        v1::Party party;
        party.set_display_name(display_name);
        return Create(party);
    }
    absl::StatusOr<v1::Party> Get(const std::string& name) {
        v1::GetPartyRequest request;
        request.set_name(name);
        return client().GetParty(request);
    }
    absl::StatusOr<v1::Party> Merge(const std::string& name, const std::string& source) {
        v1::MergePartiesRequest request;
        request.set_name(name);
        request.set_source(source);
        return client().MergeParties(request);
    }
    absl::StatusOr<v1::Party> Unmerge(const std::string& name) {
        v1::UnmergePartyRequest request;
        request.set_name(name);
        return client().UnmergeParty(request);
    }
    absl::StatusOr<v1::Party> EraseIt(const std::string& name) {
        v1::ErasePartyRequest request;
        request.set_name(name);
        return client().EraseParty(request);
    }
    // Display names found, best first.
    std::vector<std::string> Search(const std::string& query) {
        v1::SearchPartiesRequest request;
        request.set_query(query);
        const auto found = client().SearchParties(request);
        EXPECT_TRUE(found.ok()) << query << found.status();
        std::vector<std::string> names;
        if (!found.ok()) return names;
        for (const v1::Party& party : found->parties()) names.push_back(party.display_name());
        return names;
    }
    // One line of the log for each event: "PartyCreated parties/...".
    std::vector<std::string> EventTypes() {
        auto rows = admin().RunScript("select type from bus.event order by tenant_id, position");
        EXPECT_TRUE(rows.ok()) << rows.status();
        std::vector<std::string> types;
        for (const Row row : *rows) {
            const std::string type = row.Text("type");
            types.push_back(type.substr(type.rfind('.') + 1));
        }
        return types;
    }
    VerifyReport Verify() {
        VerifyReport report;
        const absl::Status status =
            runtime_->Do(runtime_->SystemContext(kTenant, "verify", std::chrono::seconds(30)),
                         {std::string(kBrickName), true}, [&](Call& call) -> absl::Status {
                             SOCLE_ASSIGN(report, brick_.Verify(call));
                             return absl::OkStatus();
                         });
        EXPECT_TRUE(status.ok()) << status;
        return report;
    }
    // A superuser: to look behind the scenes and to damage rows.
    Database& admin() {
        if (admin_ == nullptr) admin_ = OpenAs(server_->admin_dsn());
        return *admin_;
    }

    testing::FakeClock clock_;
    testing::FixedIds ids_;
    LinkedTexts texts_;
    ClientRecordBrick brick_{texts_};
    std::unique_ptr<testing::TempDatabase> server_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Database> admin_;
    std::unique_ptr<Runtime> runtime_;
    std::unique_ptr<TenantChannel> channel_;
    std::unique_ptr<TenantChannel> other_channel_;
    std::unique_ptr<TenantChannel> french_channel_;
};

}  // namespace socle::client_record
