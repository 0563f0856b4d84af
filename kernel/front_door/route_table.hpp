// Which handler answers a method. Routes come and go while calls run: a call holds its route until
// it has ended. Whether a brick is switched on is asked per tenant.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "socle/runtime.hpp"
#include "socle/service.hpp"
#include "socle/text.hpp"

namespace google::protobuf {
class DescriptorPool;
class ServiceDescriptor;
}  // namespace google::protobuf

namespace socle::kernel {

// One method, ready to be called.
struct Route {
    Method method;
    Target target;           // target.brick: whose it is; target.read_only from NO_SIDE_EFFECTS
    std::string permission;  // empty only when is_public
    bool is_public = false;
    bool runs_inline = false;
    std::string lane;
    std::chrono::seconds deadline_max{0};  // 0: the front door's limit
    bool always_active = false;            // the kernel's own services
    // Of a method that links in mails lead to; the word is empty otherwise.
    std::string link_word;
    Wording link_question;
    Wording link_button;
};

class RouteTable {
 public:
    // `is_active(tenant, brick)`: must be quick; asked at every call of a brick that is not the
    // kernel's. The tenant is 0 for public methods: then whether the brick is active for anybody.
    explicit RouteTable(std::function<bool(TenantId, const std::string& brick)> is_active);

    // Adds every method of `services`, whose contracts `pool` describes. Refused as a whole
    // (BRICK_REFUSED) when a method has no `access` option, is unknown to the pool or differs from
    // it, or is there already: one sentence naming it.
    [[nodiscard]] absl::Status Install(const std::string& brick, bool always_active,
                                       const std::vector<Service*>& services,
                                       const google::protobuf::DescriptorPool& pool);
    // Adds methods anybody may call though their contract has no `access` option: for
    // grpc.health.v1, which is not ours to write options into. Refused when one is there already.
    [[nodiscard]] absl::Status InstallOpen(const std::string& brick, Service& service);
    // What a brick that is installed would answer, so that its methods are BRICK_INACTIVE, not
    // UNKNOWN_METHOD, as long as nobody has switched it on.
    void Announce(const std::string& brick,
                  const std::vector<const google::protobuf::ServiceDescriptor*>& services);
    // Takes a brick's methods away; calls in progress keep theirs.
    void Remove(const std::string& brick);

    // Refusals: UNKNOWN_METHOD (UNIMPLEMENTED), BRICK_INACTIVE (FAILED_PRECONDITION) for this
    // tenant.
    [[nodiscard]] absl::StatusOr<std::shared_ptr<const Route>> Find(std::string_view path,
                                                                    TenantId tenant) const;
    // Without asking whether it is active: for routing decisions before the tenant is known.
    [[nodiscard]] std::shared_ptr<const Route> Peek(std::string_view path) const;
    // The method a link of that word leads to; nothing when there is none.
    [[nodiscard]] std::shared_ptr<const Route> FindLink(std::string_view word) const;
    [[nodiscard]] std::vector<std::shared_ptr<const Route>> All() const;
    // Whether any method of this service ("socle.crm.v1.CrmService") is routed.
    [[nodiscard]] bool HasService(std::string_view service) const;

 private:
    // shared_ptr: a route taken away lives until the last call that uses it has ended.
    using Routes = std::map<std::string, std::shared_ptr<const Route>, std::less<>>;
    // All of them, or none when one is there already.
    [[nodiscard]] absl::Status Add(Routes added);

    std::function<bool(TenantId, const std::string&)> is_active_;
    mutable std::shared_mutex mutex_;
    Routes routes_;
    std::map<std::string, std::string, std::less<>> announced_;  // path -> brick
};

}  // namespace socle::kernel
