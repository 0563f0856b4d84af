// Other services as a brick's tests need them: what they answer is said by the test, and what is
// not said is refused as for a brick that is absent. FakeClientRecord and FakeIdentity are the two
// the kernel always has, with just the methods bricks call.
#pragma once

#include <absl/status/statusor.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "socle/call.hpp"
#include "socle/client_record/v1/resources.pb.h"
#include "socle/identity/v1/resources.pb.h"

namespace socle::testing {

// Unary methods by path. Set everything up before the first call; calls may come from several
// threads.
class FakeServices {
 public:
    using Handler = std::function<absl::StatusOr<std::string>(const CallContext& caller,
                                                              std::string_view request)>;
    void On(std::string_view method, Handler handler);

    // The same with types: services.On<GetPartyRequest, Party>(path, [](const CallContext& caller,
    // const GetPartyRequest& request) -> absl::StatusOr<Party> {...});
    template <typename Request, typename Response, typename TypedHandler>
    void On(std::string_view method, TypedHandler handler) {
        On(method,
           [handler](const CallContext& caller,
                     std::string_view bytes) -> absl::StatusOr<std::string> {
               Request request;
               if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
                   return Refuse(reason::kInvalidMessage, "the request could not be read");
               }
               const absl::StatusOr<Response> response = handler(caller, request);
               if (!response.ok()) return response.status();
               return response->SerializeAsString();
           });
    }

    // How often a method was called.
    [[nodiscard]] int Calls(std::string_view method) const;

    // The way of this caller to these services; streams are refused. Must not outlive them.
    [[nodiscard]] std::unique_ptr<Channel> Open(const CallContext& caller);

    // What a channel does. Refusal: UNKNOWN_METHOD.
    [[nodiscard]] absl::StatusOr<std::string> Answer(const CallContext& caller,
                                                     std::string_view method,
                                                     std::string_view request);

 private:
    std::map<std::string, Handler, std::less<>> handlers_;
    mutable std::mutex mutex_;
    std::map<std::string, int, std::less<>> calls_;
};

// Parties of tenants. Answers GetParty: a merged one's name gives its successor, another tenant's
// is NOT_FOUND.
class FakeClientRecord {
 public:
    FakeClientRecord(FakeServices& services, IdSource& ids, const Clock& clock);

    // A party without a name gets one.
    PartyId Add(TenantId tenant, client_record::v1::Party party);
    PartyId AddCompany(TenantId tenant, std::string_view display_name);
    PartyId AddPerson(TenantId tenant, std::string_view display_name);
    void Merge(TenantId tenant, PartyId source, PartyId into);

 private:
    [[nodiscard]] absl::StatusOr<client_record::v1::Party> Get(TenantId tenant,
                                                               const std::string& name) const;
    IdSource& ids_;
    const Clock& clock_;
    std::map<TenantId, std::map<std::string, client_record::v1::Party>> parties_;
};

// The tenants' own identities. Answers GetTenant.
class FakeIdentity {
 public:
    explicit FakeIdentity(FakeServices& services);

    // What a tenant has filled in; complete enough to issue documents unless a test takes it away.
    [[nodiscard]] identity::v1::Tenant& Profile(TenantId tenant);

 private:
    mutable std::mutex mutex_;
    std::map<TenantId, identity::v1::Tenant> profiles_;
};

}  // namespace socle::testing
