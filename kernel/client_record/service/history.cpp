// Ties, notes and the timeline of a party, with the past of those that were merged into it.
#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/events/publish.hpp"
#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/convert.hpp"
#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::client_record {

absl::StatusOr<ClientRecordService::FoundParty> ClientRecordService::Find(
    Call& call, std::string_view name) const {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(name, "party"));
    SOCLE_ASSIGN(const Party party, stores_.parties.LoadFinal(call.transaction(), id));
    SOCLE_ASSIGN(const std::vector<PartyId> members,
                 stores_.merges.Members(call.transaction(), party.id));
    return FoundParty{party, members};
}

absl::StatusOr<v1::Relation> ClientRecordService::CreateRelation(
    Call& call, const v1::CreateRelationRequest& request) {
    SOCLE_ASSIGN(Relation relation, RelationFrom(request.relation()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Party from, stores_.parties.LoadFinal(tx, relation.from));
    SOCLE_ASSIGN(const Party to, stores_.parties.LoadFinal(tx, relation.to));
    SOCLE_RETURN_IF_ERROR(CheckActive(from));
    SOCLE_RETURN_IF_ERROR(CheckActive(to));
    relation.id = RelationId(call.NewId());
    relation.from = from.id;
    relation.to = to.id;
    relation.from_display_name = from.content.display_name;
    relation.to_display_name = to.content.display_name;
    SOCLE_RETURN_IF_ERROR(CheckRelation(relation));

    SOCLE_ASSIGN(const std::vector<PartyId> members, stores_.merges.Members(tx, from.id));
    SOCLE_RETURN_IF_ERROR(stores_.relations.Insert(tx, relation, members));
    v1::Relation record = ToProto(relation);
    PublishRelationCreated(tx, record);
    return record;
}

absl::StatusOr<v1::Relation> ClientRecordService::EndRelation(
    Call& call, const v1::EndRelationRequest& request) {
    SOCLE_ASSIGN(const RelationId id, ParseIdName<RelationId>("relations", request.name()));
    SOCLE_ASSIGN(const std::optional<Date> sent_date,
                 OptionalDateFromWire(request.end_date(), "end_date"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Relation relation, stores_.relations.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(request.etag(), relation.version));
    SOCLE_ASSIGN(const Relation ended, End(relation, sent_date.value_or(call.Today())));
    v1::Relation record = ToProto(ended);
    if (ended.version == relation.version) return record;
    SOCLE_RETURN_IF_ERROR(stores_.relations.SaveEnd(tx, ended));
    PublishRelationEnded(tx, record);
    return record;
}

absl::StatusOr<v1::ListRelationsResponse> ClientRecordService::ListRelations(
    Call& call, const v1::ListRelationsRequest& request) {
    SOCLE_ASSIGN(const FoundParty found, Find(call, request.party()));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           "relations;" + PartyName(found.party.id), 2));
    SOCLE_ASSIGN(const RelationPage relations,
                 stores_.relations.List(call.transaction(), found.members, page));
    v1::ListRelationsResponse response;
    for (const Relation& relation : relations.relations) {
        *response.add_relations() = ToProto(relation);
    }
    response.set_next_page_token(relations.next_page_token);
    return response;
}

absl::StatusOr<v1::Note> ClientRecordService::CreateNote(Call& call,
                                                         const v1::CreateNoteRequest& request) {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(request.party(), "party"));
    SOCLE_ASSIGN(const std::string text,
                 CheckRequiredText(request.text(), "text", kNoteCharactersMax));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Party party, stores_.parties.LoadFinal(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckActive(party));
    const Note note{.id = NoteId(call.NewId()),
                    .party = party.id,
                    .text = text,
                    .author = call.actor().name,
                    .create_time = call.Now()};
    SOCLE_RETURN_IF_ERROR(stores_.notes.Insert(tx, note));
    v1::Note record = ToProto(note);
    PublishNoteAdded(tx, record);
    return record;
}

absl::StatusOr<v1::ListNotesResponse> ClientRecordService::ListNotes(
    Call& call, const v1::ListNotesRequest& request) {
    SOCLE_ASSIGN(const FoundParty found, Find(call, request.party()));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           "notes;" + PartyName(found.party.id), 1));
    SOCLE_ASSIGN(NotePage notes, stores_.notes.List(call.transaction(), found.members, page));
    v1::ListNotesResponse response;
    for (Note& note : notes.notes) {
        note.party = found.party.id;
        *response.add_notes() = ToProto(note);
    }
    response.set_next_page_token(notes.next_page_token);
    return response;
}

absl::StatusOr<v1::ListTimelineResponse> ClientRecordService::ListTimeline(
    Call& call, const v1::ListTimelineRequest& request) {
    SOCLE_ASSIGN(const FoundParty found, Find(call, request.party()));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           "timeline;" + PartyName(found.party.id), 1));
    SOCLE_ASSIGN(const LogPage log, stores_.log.Read(call.transaction(), found.members, page));
    const Audience audience{call.context().language, call.context().time_zone};
    v1::ListTimelineResponse response;
    for (const LoggedEvent& event : log.events) {
        v1::TimelineEntry& entry = *response.add_entries();
        entry = ToProto(event);
        entry.set_text(texts_.Render(event.type, event.body, audience));
    }
    response.set_next_page_token(log.next_page_token);
    return response;
}

}  // namespace socle::client_record
