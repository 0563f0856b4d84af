#include "kernel/client_record/events/publish.hpp"

#include "socle/client_record/v1/events.pb.h"

namespace socle::client_record {

void PublishCreated(Transaction& tx, const v1::Party& record) {
    v1::PartyCreated fact;
    fact.set_party(record.name());
    *fact.mutable_record() = record;
    tx.Publish(fact);
}

void PublishUpdated(Transaction& tx, const v1::Party& record,
                    const std::vector<std::string>& changed_fields) {
    v1::PartyUpdated fact;
    fact.set_party(record.name());
    *fact.mutable_record() = record;
    for (const std::string& field : changed_fields) fact.add_changed_fields(field);
    tx.Publish(fact);
}

void PublishMerged(Transaction& tx, const Party& target, const Party& source) {
    v1::PartyMerged fact;
    fact.set_party(PartyName(target.id));
    fact.set_source(PartyName(source.id));
    fact.set_source_display_name(source.content.display_name);
    tx.Publish(fact);
}

void PublishUnmerged(Transaction& tx, const Party& target, const Party& source) {
    v1::PartyUnmerged fact;
    fact.set_party(PartyName(target.id));
    fact.set_source(PartyName(source.id));
    tx.Publish(fact);
}

void PublishErased(Transaction& tx, PartyId party) {
    v1::PartyErased fact;
    fact.set_party(PartyName(party));
    tx.Publish(fact);
}

void PublishRelationCreated(Transaction& tx, const v1::Relation& relation) {
    v1::RelationCreated fact;
    fact.set_relation_name(relation.name());
    fact.set_from_party(relation.from_party());
    fact.set_kind(relation.kind());
    fact.set_to_party(relation.to_party());
    fact.set_from_display_name(relation.from_display_name());
    fact.set_to_display_name(relation.to_display_name());
    tx.Publish(fact);
}

void PublishRelationEnded(Transaction& tx, const v1::Relation& relation) {
    v1::RelationEnded fact;
    fact.set_relation_name(relation.name());
    fact.set_from_party(relation.from_party());
    fact.set_to_party(relation.to_party());
    tx.Publish(fact);
}

void PublishNoteAdded(Transaction& tx, const v1::Note& note) {
    v1::NoteAdded fact;
    fact.set_note(note.name());
    fact.set_party(note.party());
    fact.set_text(note.text());
    tx.Publish(fact);
}

}  // namespace socle::client_record
