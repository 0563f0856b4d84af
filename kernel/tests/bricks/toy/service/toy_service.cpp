#include "service/toy_service.hpp"

#include "acme/toy/v1/events.pb.h"
#include "store/queries.hpp"

namespace acme::toy {

namespace queries = socle::toy::queries;

absl::StatusOr<v1::CountPartiesResponse> ToyService::CountParties(socle::Call& call,
                                                                  const v1::CountPartiesRequest&) {
    SOCLE_ASSIGN(const socle::Row row,
                 call.transaction().ExecOne(queries::kCountParties, {}, "count"));
    v1::CountPartiesResponse response;
    response.set_parties(row.Int64("parties"));
    response.set_from_history(row.Int64("from_history"));
    return response;
}

absl::StatusOr<v1::AddNoteResponse> ToyService::AddNote(socle::Call& call,
                                                        const v1::AddNoteRequest& request) {
    v1::NoteAdded event;
    event.set_note(socle::ResourceName("notes", call.NewId()));
    event.set_text(request.text());
    event.set_mood(v1::MOOD_GAY);
    call.transaction().Publish(event);
    return v1::AddNoteResponse();
}

}  // namespace acme::toy
