#include "kernel/client_record/domain/relation.hpp"

#include "kernel/client_record/domain/party.hpp"
#include "kernel/client_record/domain/reasons.hpp"

namespace socle::client_record {
namespace {

absl::Status CheckDates(const Relation& relation) {
    const bool reversed =
        relation.start_date && relation.end_date && *relation.end_date < *relation.start_date;
    if (!reversed) return absl::OkStatus();
    return RefuseField(reason::kDatesReversed, "end_date", "the end is before the start",
                       {{"start_date", relation.start_date->ToString()},
                        {"end_date", relation.end_date->ToString()}});
}

}  // namespace

std::string RelationName(RelationId id) {
    return ResourceName("relations", id.value());
}

std::string NoteName(NoteId id) {
    return ResourceName("notes", id.value());
}

absl::Status CheckRelation(const Relation& relation) {
    if (relation.kind == RelationKind::kUnspecified) {
        return RefuseField(reason::kRequired, "kind", "say which tie it is");
    }
    if (relation.from == relation.to) {
        return Refuse(reason::kSameParty, "a tie joins two different parties",
                      {{"value", PartyName(relation.from)}});
    }
    return CheckDates(relation);
}

absl::StatusOr<Relation> End(Relation relation, const Date& end_date) {
    if (relation.end_date != end_date) {
        relation.end_date = end_date;
        ++relation.version;
    }
    SOCLE_RETURN_IF_ERROR(CheckDates(relation));
    return relation;
}

}  // namespace socle::client_record
