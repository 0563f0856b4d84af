// A front door on a free port, with methods written by hand, callers who say in their token who
// they are, and a dispatcher without a database.
#pragma once

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kernel/front_door/front_door.hpp"
#include "socle/remote.hpp"
#include "tests/work/fake_call.hpp"

namespace socle::kernel {

// Nothing in these tests waits longer, whatever goes wrong.
inline constexpr std::chrono::seconds kPatience{30};

// Holds handlers until it is opened, and lets tests wait for those that came.
class Gate {
 public:
    void Open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    // False when it was never opened.
    bool Pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        return changed_.wait_for(lock, kPatience, [this] { return is_open_; });
    }
    [[nodiscard]] bool AwaitArrivals(int count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, kPatience, [&] { return arrived_ >= count; });
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int arrived_ = 0;
    bool is_open_ = false;
};

// What happened, in order.
class Journal {
 public:
    void Add(std::string entry) {
        const std::lock_guard lock(mutex_);
        entries_.push_back(std::move(entry));
    }
    [[nodiscard]] std::vector<std::string> entries() const {
        const std::lock_guard lock(mutex_);
        return entries_;
    }

 private:
    mutable std::mutex mutex_;
    std::vector<std::string> entries_;
};

// Looks again and again, without a fixed pause, until `is_true` or patience ends.
template <typename Condition>
[[nodiscard]] bool Eventually(Condition is_true) {
    const auto limit = std::chrono::steady_clock::now() + kPatience;
    while (!is_true()) {
        if (std::chrono::steady_clock::now() > limit) return false;
        std::this_thread::yield();
    }
    return true;
}

// "7 users/ana test.read test.write": tenant, actor, permissions. "expired" has expired.
class TokenReader final : public Authenticator {
 public:
    absl::StatusOr<Caller> Authenticate(std::string_view token, std::string_view) override;
};

class HandlerDispatcher final : public Dispatcher {
 public:
    absl::StatusOr<std::string> Unary(const CallContext& context, const Route& route,
                                      std::string_view request) override;
    absl::Status ServerStream(const CallContext& context, const Route& route,
                              std::string_view request, MessageSink& sink) override;
    absl::StatusOr<std::string> ClientStream(const CallContext& context, const Route& route,
                                             MessageSource& source) override;
};

// Methods of the service "test.v1.TestService", and the contract that describes them.
class TestService final : public Service {
 public:
    using Unary = std::function<absl::StatusOr<std::string>(Call&, std::string_view)>;
    using ServerStream = std::function<absl::Status(Call&, std::string_view, MessageSink&)>;
    using ClientStream = std::function<absl::StatusOr<std::string>(Call&, MessageSource&)>;

    // `options` are those of the contract in protobuf's text form, such as kAccess.
    void Add(const std::string& name, const std::string& options, Unary handler);
    void Add(const std::string& name, const std::string& options, ServerStream handler);
    void Add(const std::string& name, const std::string& options, ClientStream handler);

    std::vector<Method> Methods() override { return methods_; }
    // Its own pool, as for a brick whose descriptors are read from its package.
    [[nodiscard]] const google::protobuf::DescriptorPool& Pool();

 private:
    void Describe(const std::string& text);

    std::vector<Method> methods_;
    std::string described_;
    google::protobuf::DescriptorPool pool_;
};

inline const std::string kAccess = "[socle.options.v1.access] { permission: 'test.read' }";
inline const std::string kPublic = "[socle.options.v1.access] { public: true }";

[[nodiscard]] std::string PathOf(const std::string& method);

class Rig {
 public:
    Rig();
    // Once the methods have been added.
    void Open(const FrontDoorOptions& options = {});
    // A caller of `tenant` with the permission test.read, or with another token.
    [[nodiscard]] std::unique_ptr<RemoteChannel> As(TenantId tenant);
    [[nodiscard]] std::unique_ptr<RemoteChannel> WithToken(const std::string& token);
    [[nodiscard]] FrontDoor& door() { return *door_; }

    TestService service;
    std::set<std::string> inactive_bricks;
    TokenReader authenticator;
    HandlerDispatcher dispatcher;
    RouteTable routes;

 private:
    std::unique_ptr<FrontDoor> door_;
};

// A call made on a thread of its own.
using Answer = std::future<absl::StatusOr<std::string>>;
[[nodiscard]] Answer CallAside(RemoteChannel& channel, const std::string& method,
                               const std::string& request);

}  // namespace socle::kernel
