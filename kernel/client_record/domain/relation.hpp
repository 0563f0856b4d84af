// A relation: a dated, typed tie between two parties, open until it has an end. And a note: what
// somebody wanted the others to know about a party.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <optional>
#include <string>

#include "socle/clock.hpp"
#include "socle/date.hpp"
#include "socle/id.hpp"

namespace socle::client_record {

inline constexpr std::size_t kNoteCharactersMax = 10'000;

using RelationId = Id<struct RelationTag>;
using NoteId = Id<struct NoteTag>;

// The numbers are stored, and are the contract's.
enum class RelationKind {
    kUnspecified = 0,
    kWorksFor = 1,
    kPaysFor = 2,
    kUses = 3,
    kPrescribes = 4,
    kDecidesFor = 5,
    kSubsidiaryOf = 6,
};

struct Relation {
    RelationId id;
    PartyId from;
    RelationKind kind = RelationKind::kUnspecified;
    PartyId to;
    std::optional<Date> start_date;
    std::optional<Date> end_date;
    std::int64_t version = 1;
    // For the reader; follow the parties.
    std::string from_display_name;
    std::string to_display_name;

    [[nodiscard]] bool IsOpen() const { return !end_date.has_value(); }
};

struct Note {
    NoteId id;
    PartyId party;
    std::string text;
    std::string author;
    Instant create_time;
};

[[nodiscard]] std::string RelationName(RelationId id);
[[nodiscard]] std::string NoteName(NoteId id);

// Refusals: REQUIRED (kind), SAME_PARTY, DATES_REVERSED.
[[nodiscard]] absl::Status CheckRelation(const Relation& relation);
// The relation with this end. Refusal: DATES_REVERSED.
[[nodiscard]] absl::StatusOr<Relation> End(Relation relation, const Date& end_date);

}  // namespace socle::client_record
