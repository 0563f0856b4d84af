// Deleting a party that nobody has worked with.
#include <algorithm>
#include <optional>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/convert.hpp"
#include "kernel/client_record/service/erasure.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/etag.hpp"

namespace socle::client_record {
namespace {

constexpr int kNotesMax = 50;
constexpr int kEventsMax = 200;  // a party with more has been worked with

// Its own coming and changes, or a note that goes with it.
bool GoesWithIt(const LoggedEvent& event, const v1::DeletePartyRequest& request) {
    if (event.type == v1::PartyCreated::descriptor()->full_name()) return true;
    if (event.type == v1::PartyUpdated::descriptor()->full_name()) return true;
    return event.type == v1::NoteAdded::descriptor()->full_name() &&
           std::ranges::find(request.notes(), event.stream) != request.notes().end();
}

// What has happened with the party beside that; nothing when nothing has. A party of more events
// than are read has been worked with, whatever they are.
absl::StatusOr<std::optional<LoggedEvent>> FindUse(Transaction& tx, const LogStore& log,
                                                   PartyId party,
                                                   const v1::DeletePartyRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(kEventsMax, "", "deletion", 1));
    SOCLE_ASSIGN(const LogPage known, log.Read(tx, {party}, page));
    for (const LoggedEvent& event : known.events) {
        if (!GoesWithIt(event, request)) return std::optional(event);
    }
    if (known.next_page_token.empty()) return std::nullopt;
    return std::optional(known.events.front());
}

}  // namespace

absl::StatusOr<v1::Party> ClientRecordService::DeleteParty(Call& call,
                                                           const v1::DeletePartyRequest& request) {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(request.name(), "name"));
    if (request.notes_size() > kNotesMax) {
        return RefuseField(reason::kTooMany, "notes", "at most 50 notes go with a party",
                           {{"limit", std::to_string(kNotesMax)}});
    }
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Party party, stores_.parties.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckActive(party));
    SOCLE_RETURN_IF_ERROR(CheckEtag(request.etag(), party.version));
    SOCLE_ASSIGN(const std::optional<LoggedEvent> use, FindUse(tx, stores_.log, id, request));
    if (use) {
        const Audience audience{call.context().language, call.context().time_zone};
        return Refuse(
            reason::kPartyInUse,
            "this party has been worked with; keep it, or erase it by EraseParty",
            {{"value", PartyName(id)}, {"event", texts_.Render(use->type, use->body, audience)}});
    }
    SOCLE_ASSIGN(const Party erased, EraseForGood(call, stores_, id));
    return ToProto(erased, call.context().language);
}

}  // namespace socle::client_record
