// Taking back a party that nobody has worked with.
#include <gtest/gtest.h>

#include "fixture.hpp"

namespace socle::client_record {
namespace {

class DeletionService : public ClientRecordTest {
 protected:
    absl::StatusOr<v1::Party> Delete(const v1::Party& party,
                                     const std::vector<std::string>& notes = {}) {
        v1::DeletePartyRequest request;
        request.set_name(party.name());
        request.set_etag(party.etag());
        for (const std::string& note : notes) request.add_notes(note);
        return client().DeleteParty(request);
    }
    std::string AddNote(const v1::Party& party) {
        v1::CreateNoteRequest request;
        request.set_party(party.name());
        request.set_text("likes tea");
        const auto note = client().CreateNote(request);
        EXPECT_TRUE(note.ok()) << note.status();
        return note.ok() ? note->name() : "";
    }
    v1::Party Renamed(const v1::Party& party, const std::string& name) {
        v1::UpdatePartyRequest request;
        request.mutable_party()->set_name(party.name());
        request.mutable_party()->set_display_name(name);
        const auto updated = client().UpdateParty(request);
        EXPECT_TRUE(updated.ok()) << updated.status();
        return updated.value_or(v1::Party());
    }
};

TEST_F(DeletionService, AnUnusedPartyGoesWithTheNotesNamed) {
    const v1::Party party = Create("Dupont");
    const std::string note = AddNote(party);
    const auto deleted = Delete(party, {note});
    ASSERT_TRUE(deleted.ok()) << deleted.status();
    EXPECT_EQ(deleted->state(), v1::PARTY_STATE_ERASED);
    EXPECT_TRUE(Search("dupont").empty());
    EXPECT_EQ(EventTypes(), (std::vector<std::string>{"PartyCreated", "NoteAdded", "PartyErased"}));
    EXPECT_EQ(ReasonOf(Delete(party).status()), "PARTY_NOT_ACTIVE");
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(DeletionService, WhatWasWorkedWithStays) {
    const v1::Party noted = Create("Noted");
    AddNote(noted);
    const v1::Party tied = Create("Tied");
    const v1::Party other = Create("Other");
    v1::CreateRelationRequest tie;
    tie.mutable_relation()->set_from_party(tied.name());
    tie.mutable_relation()->set_to_party(other.name());
    tie.mutable_relation()->set_kind(v1::RELATION_KIND_WORKS_FOR);
    ASSERT_TRUE(client().CreateRelation(tie).ok());
    const v1::Party merged = Create("Merged");
    ASSERT_TRUE(Merge(merged.name(), Create("Source").name()).ok());
    const std::size_t events = EventTypes().size();
    for (const v1::Party& party : {noted, tied, other, *Get(merged.name())}) {
        const absl::Status refused = Delete(party).status();
        EXPECT_EQ(ReasonOf(refused), "PARTY_IN_USE") << party.display_name();
        EXPECT_FALSE(MetadataOf(refused)["event"].empty());
        EXPECT_EQ(Get(party.name())->state(), v1::PARTY_STATE_ACTIVE);
    }
    EXPECT_EQ(EventTypes().size(), events);
}

TEST_F(DeletionService, AnotherVersionIsNotDeleted) {
    const v1::Party party = Create("Dupont");
    const v1::Party renamed = Renamed(party, "Dupond");
    EXPECT_EQ(ReasonOf(Delete(party).status()), "ETAG_MISMATCH");
    EXPECT_TRUE(Delete(renamed).ok());
}

TEST_F(DeletionService, BadRequestsAreNamed) {
    v1::Party nobody;
    nobody.set_name("parties/01930000-0000-7000-8000-000000000000");
    EXPECT_EQ(ReasonOf(Delete(nobody).status()), "NOT_FOUND");
    nobody.set_name("clients/1");
    EXPECT_EQ(MetadataOf(Delete(nobody).status())["field"], "name");
    const v1::Party party = Create("Dupont");
    EXPECT_EQ(ReasonOf(Delete(party, std::vector<std::string>(51, "notes/x")).status()),
              "TOO_MANY");
    v1::DeletePartyRequest foreign;
    foreign.set_name(party.name());
    EXPECT_EQ(ReasonOf(other_client().DeleteParty(foreign).status()), "NOT_FOUND");
}

// An import says what it takes to undo it.
TEST_F(DeletionService, AnImportTellsVersionsAndWhatWasThereBefore) {
    const v1::Party known = Create("Known");
    v1::ImportPartiesRequest request;
    request.add_parties()->set_display_name("New");
    v1::Party& completing = *request.add_parties();
    completing.set_display_name("Known");
    completing.add_phones()->set_number("0472000001");
    *request.add_parties() = completing;
    const auto response = client().ImportParties(request);
    ASSERT_TRUE(response.ok()) << response.status();
    const v1::ImportOutcome& created = response->outcomes(0);
    EXPECT_EQ(created.etag(), Get(created.party())->etag());
    EXPECT_FALSE(created.has_before());
    const v1::ImportOutcome& completed = response->outcomes(1);
    EXPECT_EQ(completed.etag(), Get(known.name())->etag());
    EXPECT_EQ(completed.before().SerializeAsString(), known.SerializeAsString());
    EXPECT_EQ(response->outcomes(2).etag(), "") << "nothing was changed by it";
}

}  // namespace
}  // namespace socle::client_record
