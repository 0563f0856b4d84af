#include "domain/consent.hpp"

#include "domain/reasons.hpp"
#include "socle/canonical.hpp"
#include "socle/text.hpp"

namespace socle::marketing {
namespace {

constexpr int kSealVersion = 1;

absl::Status CheckProved(const Consent& consent) {
    std::string missing;
    const auto lacks = [&missing](bool is_missing, std::string_view field) {
        if (is_missing) missing.append(missing.empty() ? "" : ", ").append(field);
    };
    lacks(consent.wording.empty(), "wording");
    lacks(consent.wording_version.empty(), "wording_version");
    lacks(consent.proof.empty(), "proof");
    if (missing.empty()) return absl::OkStatus();
    return Refuse(reason::kProofMissing, "the consent lacks " + missing, {{"missing", missing}});
}

}  // namespace

std::string_view WordOf(Purpose purpose) {
    switch (purpose) {
        case Purpose::kNewsletter:
            return "newsletter";
        case Purpose::kOffers:
            return "offers";
        case Purpose::kEvents:
            return "events";
    }
    return "";
}

std::string_view WordOf(Channel channel) {
    switch (channel) {
        case Channel::kEmail:
            return "email";
        case Channel::kPhone:
            return "phone";
        case Channel::kSms:
            return "sms";
        case Channel::kPost:
            return "post";
    }
    return "";
}

std::string_view WordOf(Ground ground) {
    switch (ground) {
        case Ground::kConsent:
            return "consent";
        case Ground::kWithdrawn:
            return "withdrawn";
        case Ground::kSuppressed:
            return "suppressed";
        case Ground::kNothingSaid:
            return "nothing_said";
        case Ground::kCustomer:
            return "customer";
        case Ground::kProfessional:
            return "professional";
        case Ground::kNoAddress:
            return "no_address";
        case Ground::kUndeliverable:
            return "undeliverable";
    }
    return "";
}

std::string_view WordOf(Decision decision) {
    return decision == Decision::kGranted ? "granted" : "withdrawn";
}

absl::Status CheckConsent(const Consent& consent, Instant now) {
    SOCLE_RETURN_IF_ERROR(CheckText(consent.wording, "wording", kWordingMax));
    SOCLE_RETURN_IF_ERROR(CheckText(consent.wording_version, "wording_version", kVersionMax));
    SOCLE_RETURN_IF_ERROR(CheckRequiredText(consent.source, "source", kSourceMax));
    SOCLE_RETURN_IF_ERROR(CheckText(consent.proof, "proof", kProofMax));
    if (consent.decided_at > now)
        return Refuse(reason::kFutureTime, "the consent would be given in the future");
    return consent.decision == Decision::kGranted ? CheckProved(consent) : absl::OkStatus();
}

std::string CanonicalBytes(const Consent& consent, const std::string& proof_digest) {
    CanonicalWriter canon("socle.marketing", "consent", kSealVersion);
    canon.Text("id", consent.id.ToString());
    canon.Text("party", consent.party.ToString());
    canon.Text("purpose", WordOf(consent.purpose));
    canon.Text("channel", WordOf(consent.channel));
    canon.Text("decision", WordOf(consent.decision));
    canon.Text("wording", consent.wording);
    canon.Text("wording_version", consent.wording_version);
    canon.Text("source", consent.source);
    canon.Text("proof", proof_digest);
    canon.Moment("decided_at", consent.decided_at);
    canon.Text("recorded_by", consent.recorded_by);
    canon.Moment("recorded_at", consent.recorded_at);
    return std::move(canon).Finish();
}

Permission Judge(const std::optional<Consent>& last, const std::optional<Instant>& suppressed) {
    if (last && last->decision == Decision::kWithdrawn)
        return {false, Ground::kWithdrawn, last->decided_at, last->id};
    if (suppressed) return {false, Ground::kSuppressed, *suppressed, std::nullopt};
    if (last) return {true, Ground::kConsent, last->decided_at, last->id};
    return {};
}

std::string Normalised(Channel channel, std::string_view address) {
    std::string normal;
    const bool by_digits = channel == Channel::kPhone || channel == Channel::kSms;
    for (const char c : address) {
        const bool digit = c >= '0' && c <= '9';
        if (by_digits ? digit : (c != ' ' && c != '\t'))
            normal += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return normal;
}

}  // namespace socle::marketing
