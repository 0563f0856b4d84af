// What a campaign needs from beyond the database: the way mail leaves, the links readers come back
// by, and who writes.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "domain/campaign_mail.hpp"
#include "socle/brick.hpp"
#include "socle/seal_chain.hpp"

namespace socle::marketing {

class Outside {
 public:
    explicit Outside(const BrickHost& host)
        : mailer_(host.mailer), public_url_(host.public_url), sealer_(host.seal) {}

    [[nodiscard]] const Mailer& mailer() const { return mailer_; }
    // Whether campaigns can be sent from here. Refusals: PUBLIC_URL_MISSING, MAIL_NOT_CONFIGURED.
    [[nodiscard]] absl::Status CanSend() const;
    // The link in a recipient's mail: .../l/<tenant>/unsubscribe/<token>.
    [[nodiscard]] std::string UnsubscribeUrl(TenantId tenant, RecipientId recipient) const;
    // Whose link it is. Refusal: LINK_INVALID.
    [[nodiscard]] absl::StatusOr<RecipientId> ReadToken(TenantId tenant,
                                                        std::string_view token) const;

 private:
    [[nodiscard]] std::string TokenOf(TenantId tenant, RecipientId recipient) const;

    const Mailer& mailer_;
    std::string public_url_;
    Sealer sealer_;
};

// The company, as identity knows it. Asked before any transaction is open.
[[nodiscard]] absl::StatusOr<Sender> FindSender(Call& call);

}  // namespace socle::marketing
