#include "service/outside.hpp"

#include "domain/reasons.hpp"
#include "socle/hash.hpp"
#include "socle/identity/v1/service.socle.hpp"

namespace socle::marketing {
namespace {

constexpr std::size_t kSealShown = 16;  // bytes of the seal in a link: nobody guesses 128 bits
constexpr std::size_t kUuidLength = 36;

}  // namespace

absl::Status Outside::CanSend() const {
    if (public_url_.empty())
        return Refuse(reason::kPublicUrlMissing, "readers could not unsubscribe");
    const Mail probe{.message_id = "probe",
                     .to = {.email = "probe@socle.example"},
                     .subject = "probe",
                     .text = "probe"};
    return mailer_.Check(probe);
}

std::string Outside::TokenOf(TenantId tenant, RecipientId recipient) const {
    const std::string seal = sealer_(UnsubscribeBytes(tenant, recipient));
    return recipient.ToString() + "." + ToHex(seal.substr(0, kSealShown));
}

std::string Outside::UnsubscribeUrl(TenantId tenant, RecipientId recipient) const {
    return public_url_ + "/l/" + std::to_string(tenant) + "/unsubscribe/" +
           TokenOf(tenant, recipient);
}

absl::StatusOr<RecipientId> Outside::ReadToken(TenantId tenant, std::string_view token) const {
    const auto id = Uuid::Parse(token.substr(0, kUuidLength));
    if (!id.ok() || TokenOf(tenant, RecipientId{*id}) != token)
        return Refuse(reason::kLinkInvalid, "this link is not valid");
    return RecipientId{*id};
}

absl::StatusOr<Sender> FindSender(Call& call) {
    SOCLE_ASSIGN(const identity::v1::Tenant tenant,
                 identity::v1::IdentityClient(call).GetTenant({}));
    Sender sender{.display_name = tenant.display_name(), .email = tenant.email()};
    for (const std::string& line : tenant.address().lines()) sender.address += line + ", ";
    if (!tenant.address().city().empty())
        sender.address += tenant.address().postal_code() + " " + tenant.address().city();
    return sender;
}

}  // namespace socle::marketing
