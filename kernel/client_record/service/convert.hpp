// Wire <-> domain. What comes in is only moved over here; the domain judges it.
#pragma once

#include <absl/status/statusor.h>

#include <string_view>

#include "kernel/client_record/domain/duplicates.hpp"
#include "kernel/client_record/domain/import_plan.hpp"
#include "kernel/client_record/domain/party.hpp"
#include "kernel/client_record/domain/relation.hpp"
#include "kernel/client_record/store/log_store.hpp"
#include "socle/client_record/v1/service.pb.h"
#include "socle/text.hpp"

namespace socle::client_record {

[[nodiscard]] absl::StatusOr<PartyId> ParsePartyName(std::string_view name, std::string_view field);

// Fields that follow from others or belong to the record are passed over.
// Refusal: INVALID_VALUE for a kind that is none.
[[nodiscard]] absl::StatusOr<PartyContent> ContentFrom(const v1::Party& party);
// An erased party is named as such in the reader's language.
[[nodiscard]] v1::Party ToProto(const Party& party, Language language);

// Refusals: REQUIRED, INVALID_NAME, INVALID_VALUE, INVALID_DATE.
[[nodiscard]] absl::StatusOr<Relation> RelationFrom(const v1::Relation& relation);
[[nodiscard]] v1::Relation ToProto(const Relation& relation);
[[nodiscard]] v1::Note ToProto(const Note& note);
[[nodiscard]] v1::Duplicate ToProto(const Duplicate& duplicate, Language language);
[[nodiscard]] v1::ImportOutcome ToProto(const ImportOutcome& outcome);
// Without its text.
[[nodiscard]] v1::TimelineEntry ToProto(const LoggedEvent& event);

}  // namespace socle::client_record
