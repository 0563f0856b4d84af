// A campaign: what is written to whom, what its state allows, and who of its list may get it
// (G-02).
#pragma once

#include <absl/status/status.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/consent.hpp"
#include "domain/segment.hpp"

namespace socle::marketing {

using CampaignId = Id<struct CampaignTag>;
using RecipientId = Id<struct RecipientTag>;

inline constexpr std::size_t kCampaignNameMax = 200;
inline constexpr std::size_t kSubjectMax = 200;
inline constexpr std::size_t kBodyMax = 20'000;
inline constexpr std::size_t kBounceReasonMax = 200;
inline constexpr int kRecipientsMax = 50'000;
// What was invoiced within these days is shown beside a campaign.
inline constexpr int kRevenueDays = 90;

enum class CampaignState { kDraft, kPreparing, kPrepared, kSending, kSent, kCancelled };
inline constexpr std::array kCampaignStates = {CampaignState::kDraft,    CampaignState::kPreparing,
                                               CampaignState::kPrepared, CampaignState::kSending,
                                               CampaignState::kSent,     CampaignState::kCancelled};
[[nodiscard]] std::string_view WordOf(CampaignState state);

struct Texts {
    std::string subject = {};
    std::string body = {};

    friend bool operator==(const Texts&, const Texts&) = default;
};

struct Campaign {
    CampaignId id = {};
    std::string display_name = {};
    Purpose purpose = Purpose::kNewsletter;
    SegmentId segment = {};
    bool customers_allowed = false;
    bool professionals_allowed = false;
    Texts french = {};
    Texts english = {};  // empty when everybody gets the French ones
    CampaignState state = CampaignState::kDraft;
    std::optional<Uuid> job = {};
    Instant created_at = {};
    std::optional<Instant> sent_at = {};
    std::int64_t version = 1;
};

// Refusals: REQUIRED, TOO_LONG, INVALID_TEXT (a line break in a subject), UNKNOWN_MERGE_FIELD.
[[nodiscard]] absl::StatusOr<Campaign> CheckCampaign(Campaign campaign);

// What can be done to a campaign. Refusal of each: CAMPAIGN_STATE with the "state".
[[nodiscard]] absl::Status CanChange(const Campaign& campaign);
[[nodiscard]] absl::Status CanPrepare(const Campaign& campaign);
[[nodiscard]] absl::Status CanSend(const Campaign& campaign);
[[nodiscard]] absl::Status CanCancel(const Campaign& campaign);

enum class RecipientState {
    kListed,
    kExcluded,
    kReady,
    kSending,
    kSent,
    kRefused,
    kFailed,
    kUnknown,
    kBounced,
    kCancelled
};
inline constexpr std::array kRecipientStates = {
    RecipientState::kListed,   RecipientState::kExcluded, RecipientState::kReady,
    RecipientState::kSending,  RecipientState::kSent,     RecipientState::kRefused,
    RecipientState::kFailed,   RecipientState::kUnknown,  RecipientState::kBounced,
    RecipientState::kCancelled};
[[nodiscard]] std::string_view WordOf(RecipientState state);

struct Recipient {
    RecipientId id = {};
    CampaignId campaign = {};
    PartyId party = {};
    std::string address = {};
    RecipientState state = RecipientState::kListed;
    std::optional<Ground> ground = {};  // none before it was looked at
    std::string server_words = {};
    int attempts = 0;
    Instant changed_at = {};
};

// What counts of somebody besides what they said.
struct Standing {
    std::string address = {};
    bool is_customer = false;
    bool is_company = false;
    bool is_undeliverable = false;  // mail to the address was refused or came back
};

// Whether somebody may get this campaign, and why: what they said comes first, then what the
// campaign may claim of who said nothing.
struct Allowance {
    bool allowed = false;
    Ground ground = Ground::kNothingSaid;
};
[[nodiscard]] Allowance Allow(const Campaign& campaign, const Permission& said,
                              const Standing& standing);

}  // namespace socle::marketing
