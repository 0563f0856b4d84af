// Sentences with values in them: "Invoice {number} issued, {totals.gross}". The values come from a
// message, by reflection, written as a reader of that language writes them. For timelines, refusals
// and audit texts.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "socle/clock.hpp"
#include "socle/options/v1/text.pb.h"
#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle {

// Whom a sentence is for: instants are told as days of this zone.
struct Audience {
    Language language = Language::kFrench;
    TimeZone time_zone = TimeZone::Utc();
};

// What stands for a value that is empty, erased or unknown.
inline constexpr std::string_view kNoValue = "—";
// Lists longer than this end in "…".
inline constexpr int kListItemsShownMax = 10;
inline constexpr std::size_t kValueCharactersShownMax = 200;

// A text of a contract's options; English falls back to French where there is none.
[[nodiscard]] std::string TextIn(const options::v1::Text& text, Language language);

// The label of an enum value (socle.options.v1.value), else its name as words: INVOICE_STATE_PAID
// -> "paid".
[[nodiscard]] std::string LabelOf(const google::protobuf::EnumValueDescriptor& value,
                                  Language language);

// Fills in {field} and {field.part}: texts, numbers, yes and no, enum labels, socle.type.v1 Money,
// Date, Decimal, Address, Timestamp; lists are joined by commas. Messages made from a descriptor at
// run time (DynamicMessage) do as well.
[[nodiscard]] std::string RenderTemplate(std::string_view text,
                                         const google::protobuf::Message& message,
                                         const Audience& audience);

// Fills in {key} from the metadata of a refusal; amounts ("580.00 EUR") and days are written as a
// reader of that language writes them.
[[nodiscard]] std::string RenderTemplate(std::string_view text, const Metadata& metadata,
                                         Language language);

// Whether the metadata holds every value the sentence names; else it would show gaps.
[[nodiscard]] bool CanFill(std::string_view text, const Metadata& metadata);

// What a refusal says, and what to do next, in the words of its contract ("socle.crm.v1") or of the
// reasons any method may give. Where those have no words for it, or name a value it does not carry,
// both are the English it came with.
[[nodiscard]] Wording WordingOf(const absl::Status& refusal, std::string_view contract);

// Whether every placeholder names a field of the message that can be shown. Refusal: INVALID_VALUE.
[[nodiscard]] absl::Status CheckTemplate(std::string_view text,
                                         const google::protobuf::Descriptor& type);

}  // namespace socle
