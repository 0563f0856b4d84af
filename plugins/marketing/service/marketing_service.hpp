// The brick's methods. Refusals are those of the contract (socle/marketing/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "socle/marketing/v1/service.socle.hpp"
#include "store/consent_store.hpp"

namespace socle::marketing {

class MarketingService final : public v1::MarketingServiceBase {
 public:
    explicit MarketingService(const ConsentStore& consents) : consents_(consents) {}

    absl::StatusOr<v1::Consent> RecordConsent(Call& call,
                                              const v1::RecordConsentRequest& request) override;
    absl::StatusOr<v1::WithdrawConsentResponse> WithdrawConsent(
        Call& call, const v1::WithdrawConsentRequest& request) override;
    absl::StatusOr<v1::ListConsentsResponse> ListConsents(
        Call& call, const v1::ListConsentsRequest& request) override;
    absl::StatusOr<v1::GetPermissionsResponse> GetPermissions(
        Call& call, const v1::GetPermissionsRequest& request) override;

 private:
    // Addresses of the party on the channel, those of the parties it was merged with included.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> AddressesOf(Transaction& tx,
                                                                       PartyId party,
                                                                       Channel channel) const;

    const ConsentStore& consents_;
};

}  // namespace socle::marketing
