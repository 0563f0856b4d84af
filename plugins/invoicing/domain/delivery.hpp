// A document sent by mail: what is written beside it, and what came of it.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "domain/numbering.hpp"
#include "socle/clock.hpp"
#include "socle/id.hpp"
#include "socle/mail_outcome.hpp"
#include "socle/money.hpp"
#include "socle/text.hpp"

namespace socle::invoicing {

using DeliveryId = Id<struct DeliveryTag>;

inline constexpr std::size_t kDeliverySubjectMax = 200;
inline constexpr std::size_t kDeliveryMessageMax = 10'000;
inline constexpr std::size_t kBounceReasonMax = 200;

enum class DeliveryState { kQueued, kSending, kSent, kRefused, kFailed, kUnknown, kBounced };

// What is to be sent, as far as a mail tells of it.
struct MailedDocument {
    DocumentKind kind = DocumentKind::kInvoice;
    std::string name = {};    // "invoices/..."
    std::string number = {};  // "F-2026-00001"
    PartyId party = {};
    Money gross;
    std::optional<Date> last_day = {};  // an invoice's due date, a quote's last day
};

struct Delivery {
    DeliveryId id = {};
    std::string document = {};
    std::string number = {};
    PartyId party = {};
    std::string address = {};
    std::string subject = {};
    std::string message = {};
    Language language = Language::kFrench;
    DeliveryState state = DeliveryState::kQueued;
    std::string server_words = {};
    int attempts = 0;
    Uuid job = {};
    Instant created_at = {};
    Instant changed_at = {};
};

// What people write of it; empty: the usual words.
struct DeliveryInput {
    std::string to = {};
    std::string subject = {};
    std::string message = {};
    Language language = Language::kFrench;
};

// `usual_address`: the client's own, may be empty. Refusals: REQUIRED `to`, INVALID_EMAIL,
// TOO_LONG, INVALID_TEXT.
[[nodiscard]] absl::StatusOr<Delivery> WriteDelivery(const MailedDocument& document,
                                                     DeliveryInput input,
                                                     const std::string& usual_address,
                                                     std::string_view company);

[[nodiscard]] DeliveryState StateAfter(MailOutcome outcome);
// Refusal: DELIVERY_NOT_SENT.
[[nodiscard]] absl::Status CanBounce(const Delivery& delivery);

}  // namespace socle::invoicing
