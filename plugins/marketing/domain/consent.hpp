// What somebody said to one purpose on one channel, and whether they may be written to (G-01,
// G-03).
#pragma once

#include <absl/status/status.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/clock.hpp"
#include "socle/id.hpp"

namespace socle::marketing {

using ConsentId = Id<struct ConsentTag>;

inline constexpr std::size_t kWordingMax = 2000;
inline constexpr std::size_t kVersionMax = 40;
inline constexpr std::size_t kSourceMax = 200;
inline constexpr std::size_t kProofMax = 200;

enum class Purpose { kNewsletter, kOffers, kEvents };
enum class Channel { kEmail, kPhone, kSms, kPost };
enum class Decision { kGranted, kWithdrawn };

inline constexpr std::array kPurposes = {Purpose::kNewsletter, Purpose::kOffers, Purpose::kEvents};
inline constexpr std::array kChannels = {Channel::kEmail, Channel::kPhone, Channel::kSms,
                                         Channel::kPost};

[[nodiscard]] std::string_view WordOf(Purpose purpose);
[[nodiscard]] std::string_view WordOf(Channel channel);
[[nodiscard]] std::string_view WordOf(Decision decision);

struct Consent {
    ConsentId id = {};
    PartyId party = {};
    Purpose purpose = Purpose::kNewsletter;
    Channel channel = Channel::kEmail;
    Decision decision = Decision::kGranted;
    std::string wording = {};
    std::string wording_version = {};
    std::string source = {};
    std::string proof = {};  // empty once erased
    Instant decided_at = {};
    std::string recorded_by = {};
    Instant recorded_at = {};
};

// Refusals: PROOF_MISSING (a yes without wording, version or proof; metadata "missing"), REQUIRED
// (the source), TOO_LONG, INVALID_TEXT, FUTURE_TIME.
[[nodiscard]] absl::Status CheckConsent(const Consent& consent, Instant now);

// What is sealed: the proof by its digest, so that it can be erased.
[[nodiscard]] std::string CanonicalBytes(const Consent& consent, const std::string& proof_digest);

// The last four are a campaign's (domain/campaign.hpp).
enum class Ground {
    kConsent,
    kWithdrawn,
    kSuppressed,
    kNothingSaid,
    kCustomer,
    kProfessional,
    kNoAddress,
    kUndeliverable
};
inline constexpr std::array kGrounds = {
    Ground::kConsent,  Ground::kWithdrawn,    Ground::kSuppressed, Ground::kNothingSaid,
    Ground::kCustomer, Ground::kProfessional, Ground::kNoAddress,  Ground::kUndeliverable};
[[nodiscard]] std::string_view WordOf(Ground ground);

struct Permission {
    bool allowed = false;
    Ground ground = Ground::kNothingSaid;
    std::optional<Instant> since = {};
    std::optional<ConsentId> consent = {};
};

// `last` is the newest that was said to the purpose on the channel; `suppressed` when the address
// said no.
[[nodiscard]] Permission Judge(const std::optional<Consent>& last,
                               const std::optional<Instant>& suppressed);

// The form an address is compared in: lower case without spaces; a number by its digits.
[[nodiscard]] std::string Normalised(Channel channel, std::string_view address);

}  // namespace socle::marketing
