// A call and a channel without a kernel, for tests of the work layer that need no database.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "socle/call.hpp"

namespace socle::testing {

class FakeChannel final : public Channel {
 public:
    absl::StatusOr<std::string> Unary(std::string_view method, std::string_view request) override {
        return unary(method, request);
    }
    absl::Status ServerStream(std::string_view method, std::string_view request,
                              const MessageConsumer& on_message) override {
        return server_stream(method, request, on_message);
    }
    absl::StatusOr<std::string> ClientStream(std::string_view method,
                                             const MessageSupplier& next) override {
        return client_stream(method, next);
    }

    std::function<absl::StatusOr<std::string>(std::string_view, std::string_view)> unary;
    std::function<absl::Status(std::string_view, std::string_view, const MessageConsumer&)>
        server_stream;
    std::function<absl::StatusOr<std::string>(std::string_view, const MessageSupplier&)>
        client_stream;
};

// Answers no statement and notes nothing.
class NoTransaction final : public Transaction {
 public:
    TenantId tenant() const override { return 0; }
    absl::StatusOr<Rows> Exec(const Statement&, Params) override {
        return Refuse(reason::kDatabaseUnavailable, "this test has no database");
    }
    void Publish(const google::protobuf::Message&) override {}
    Uuid StartJob(const NewJob&) override { return {}; }
    void SetAuditTarget(std::string_view) override {}
    void AfterCommit(std::function<void()>) override {}
};

class FakeCall final : public Call {
 public:
    const CallContext& context() const override { return given; }
    Transaction& transaction() override { return transaction_; }
    absl::Status Commit() override { return absl::OkStatus(); }
    Channel& channel() override { return channel_; }
    const Clock& clock() const override { return clock_; }
    IdSource& ids() const override { return *ids_; }

    CallContext given;

 private:
    NoTransaction transaction_;
    FakeChannel channel_;
    SystemClock clock_;
    std::unique_ptr<IdSource> ids_ = SystemIdSource();
};

}  // namespace socle::testing
