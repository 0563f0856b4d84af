// Merging, unmerging, erasing and verifying on a real database.
#include <gtest/gtest.h>

#include <functional>
#include <thread>

#include "fixture.hpp"

namespace socle::client_record {
namespace {

class MergeService : public ClientRecordTest {
 protected:
    v1::Party CreateWith(const std::string& name, const std::string& email) {
        v1::Party party;
        party.set_display_name(name);
        party.add_emails()->set_address(email);
        return Create(party);
    }
    absl::StatusOr<v1::Note> AddNote(const std::string& party, const std::string& text) {
        v1::CreateNoteRequest request;
        request.set_party(party);
        request.set_text(text);
        return client().CreateNote(request);
    }
    // Calls a method and then `meanwhile`, before what the method did is committed.
    absl::Status InOneTransaction(const std::string& method,
                                  const google::protobuf::Message& request,
                                  const std::function<void()>& meanwhile) {
        const std::vector<Method> methods = brick_.Services().front()->Methods();
        const auto found = std::ranges::find_if(methods, [&method](const Method& candidate) {
            return candidate.path.ends_with("/" + method);
        });
        return runtime_->Do(
            runtime_->SystemContext(kTenant, "test", std::chrono::seconds(30)),
            {std::string(kBrickName), false}, [&](Call& call) -> absl::Status {
                SOCLE_RETURN_IF_ERROR(found->unary(call, request.SerializeAsString()).status());
                meanwhile();
                return absl::OkStatus();
            });
    }
    // Until somebody waits for a lock in this database.
    void AwaitABlockedStatement() {
        for (int i = 0; i < 10'000; ++i) {
            const auto waiting = admin().RunScript(
                "select count(*) as n from pg_stat_activity "
                "where datname = current_database() and wait_event_type = 'Lock'");
            if (waiting.ok() && (*waiting)[0].Int("n") > 0) return;
        }
        ADD_FAILURE() << "nobody waits";
    }
    std::vector<std::string> Timeline(const std::string& party) {
        v1::ListTimelineRequest request;
        request.set_party(party);
        const auto found = client().ListTimeline(request);
        EXPECT_TRUE(found.ok()) << found.status();
        std::vector<std::string> texts;
        if (!found.ok()) return texts;
        for (const v1::TimelineEntry& entry : found->entries()) texts.push_back(entry.text());
        return texts;
    }
};

TEST_F(MergeService, MergesAndTakesItBackToTheByte) {
    const v1::Party target = CreateWith("Dupont", "a@example.com");
    const v1::Party source = CreateWith("Dupond", "b@example.com");
    clock_.Advance(std::chrono::seconds(1));
    const auto merged = Merge(target.name(), source.name());
    ASSERT_TRUE(merged.ok()) << merged.status();
    EXPECT_EQ(merged->emails_size(), 2);
    EXPECT_EQ(Get(source.name())->name(), target.name());
    EXPECT_EQ(client().ListParties({})->parties_size(), 1);
    EXPECT_EQ(Search("dup"), std::vector<std::string>{"Dupont"});
    EXPECT_TRUE(Verify().findings.empty());
    EXPECT_EQ(ReasonOf(Merge(target.name(), source.name()).status()), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(ReasonOf(Unmerge(target.name()).status()), "NOT_MERGED");

    clock_.Advance(std::chrono::seconds(1));
    const auto back = Unmerge(source.name());
    ASSERT_TRUE(back.ok()) << back.status();
    EXPECT_EQ(back->SerializeAsString(), source.SerializeAsString());
    EXPECT_EQ(Get(source.name())->SerializeAsString(), source.SerializeAsString());
    EXPECT_EQ(Get(target.name())->SerializeAsString(), target.SerializeAsString());
    EXPECT_EQ(client().ListParties({})->parties_size(), 2);
    EXPECT_TRUE(Verify().findings.empty());
    EXPECT_EQ(EventTypes(),
              (std::vector<std::string>{"PartyCreated", "PartyCreated", "PartyMerged",
                                        "PartyUpdated", "PartyUnmerged", "PartyUpdated"}));
}

TEST_F(MergeService, FollowsChainsBothWays) {
    const v1::Party a = CreateWith("A", "a@example.com");
    const v1::Party b = CreateWith("B", "b@example.com");
    const v1::Party c = CreateWith("C", "c@example.com");
    ASSERT_TRUE(AddNote(a.name(), "about A").ok());
    ASSERT_TRUE(Merge(b.name(), a.name()).ok());
    ASSERT_TRUE(Merge(c.name(), b.name()).ok());
    EXPECT_EQ(Get(a.name())->name(), c.name());
    EXPECT_EQ(Get(a.name())->emails_size(), 3);
    EXPECT_TRUE(Verify().findings.empty());
    v1::ListNotesRequest notes;
    notes.set_party(c.name());
    ASSERT_EQ(client().ListNotes(notes)->notes_size(), 1);
    EXPECT_EQ(client().ListNotes(notes)->notes(0).party(), c.name());
    EXPECT_EQ(ReasonOf(Unmerge(a.name()).status()), "PARTY_NOT_ACTIVE") << "B first";
    EXPECT_EQ(ReasonOf(AddNote("parties/0192c000-0000-7000-8000-000000000001", "x").status()),
              "NOT_FOUND");
    ASSERT_TRUE(Unmerge(b.name()).ok());
    EXPECT_EQ(Get(a.name())->name(), b.name());
    EXPECT_EQ(Get(c.name())->SerializeAsString(), c.SerializeAsString());
    ASSERT_TRUE(Unmerge(a.name()).ok());
    EXPECT_EQ(Get(a.name())->SerializeAsString(), a.SerializeAsString());
    EXPECT_EQ(Get(b.name())->SerializeAsString(), b.SerializeAsString());
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(MergeService, RecognisesAMergedPartyByItsKeys) {
    const v1::Party target = CreateWith("Dupont", "a@example.com");
    const v1::Party source = CreateWith("Dupond", "b@example.com");
    ASSERT_TRUE(Merge(target.name(), source.name()).ok());
    v1::CreatePartyRequest request;
    request.mutable_party()->set_display_name("Other");
    request.mutable_party()->add_emails()->set_address("b@example.com");
    const absl::Status refused = client().CreateParty(request).status();
    EXPECT_EQ(MetadataOf(refused)["duplicates"], target.name());
}

TEST_F(MergeService, RefusesTheSameTheGoneAndTheUnknown) {
    const std::string one = Create("One").name();
    EXPECT_EQ(ReasonOf(Merge(one, one).status()), "SAME_PARTY");
    EXPECT_EQ(ReasonOf(Merge(one, "parties/0192c000-0000-7000-8000-000000000001").status()),
              "NOT_FOUND");
    EXPECT_EQ(ReasonOf(Merge(one, "").status()), "INVALID_NAME");
    const std::string two = Create("Two").name();
    ASSERT_TRUE(Merge(one, two).ok());
    v1::UpdatePartyRequest update;
    update.mutable_party()->set_name(two);
    update.mutable_party()->set_display_name("New");
    const absl::Status refused = client().UpdateParty(update).status();
    EXPECT_EQ(ReasonOf(refused), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(MetadataOf(refused)["merged_into"], one);
}

TEST_F(MergeService, ErasesAPersonForGood) {
    v1::Party person;
    person.set_given_name("Jeanne");
    person.set_family_name("Martin");
    person.add_emails()->set_address("jeanne@example.com");
    person.add_tags("vip");
    const v1::Party kept = Create(person);
    const v1::Party alias = CreateWith("J. Martin", "old@example.com");
    ASSERT_TRUE(Merge(kept.name(), alias.name()).ok());
    ASSERT_TRUE(AddNote(kept.name(), "likes tea").ok());

    const auto erased = EraseIt(alias.name());
    ASSERT_TRUE(erased.ok()) << erased.status();
    EXPECT_EQ(erased->name(), kept.name());
    EXPECT_EQ(erased->state(), v1::PARTY_STATE_ERASED);
    EXPECT_EQ(erased->display_name(), "Erased person");
    EXPECT_EQ(erased->emails_size() + erased->tags_size(), 0);
    v1::GetPartyRequest get;
    get.set_name(alias.name());
    EXPECT_EQ(french_client().GetParty(get)->display_name(), "Personne effacée");
    EXPECT_TRUE(Search("martin").empty());
    v1::ListNotesRequest notes;
    notes.set_party(kept.name());
    EXPECT_EQ(client().ListNotes(notes)->notes_size(), 0);
    EXPECT_EQ(ReasonOf(Unmerge(alias.name()).status()), "PARTY_NOT_ACTIVE");
    EXPECT_EQ(ReasonOf(AddNote(kept.name(), "x").status()), "PARTY_NOT_ACTIVE");
    EXPECT_TRUE(Verify().findings.empty());

    // No table of ours and no event holds what identified her.
    const auto left = admin().RunScript(
        "select (select count(*) from client_record.party p where p::text ~* 'martin|example') + "
        "(select count(*) from client_record.party_key) + (select count(*) from "
        "client_record.note) + "
        "(select count(*) from client_record.party_merge) + "
        "(select count(*) from bus.event_personal) as count");
    ASSERT_TRUE(left.ok()) << left.status();
    EXPECT_EQ((*left)[0].Int64("count"), 0);
    for (const std::string& text : Timeline(kept.name())) {
        EXPECT_EQ(text.find("tea"), std::string::npos) << text;
        EXPECT_EQ(text.find("Martin"), std::string::npos) << text;
    }
    const std::size_t events = EventTypes().size();
    const auto again = EraseIt(kept.name());
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->SerializeAsString(), erased->SerializeAsString());
    EXPECT_EQ(EventTypes().size(), events);
}

// What is merged into a person while they are being erased goes with them, or is refused.
TEST_F(MergeService, AMergeThatIsOnItsWayIsErasedToo) {
    const v1::Party kept = Create("Zoé Martin");
    const v1::Party source = Create("Zoe Martin");
    std::thread eraser;
    absl::StatusOr<v1::Party> erased;
    v1::MergePartiesRequest merge;
    merge.set_name(kept.name());
    merge.set_source(source.name());
    const absl::Status merged = InOneTransaction("MergeParties", merge, [&] {
        eraser = std::thread([&] { erased = EraseIt(kept.name()); });
        AwaitABlockedStatement();
    });
    eraser.join();
    ASSERT_TRUE(merged.ok()) << merged;
    ASSERT_TRUE(erased.ok()) << erased.status();
    for (const std::string& name : {kept.name(), source.name()})
        EXPECT_EQ(Get(name)->state(), v1::PARTY_STATE_ERASED) << name;
    const auto left = admin().RunScript(
        "select count(*) as n from client_record.party where display_name like '%Martin%'");
    ASSERT_TRUE(left.ok()) << left.status();
    EXPECT_EQ((*left)[0].Int("n"), 0);
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(MergeService, ErasesForTheKernelToo) {
    const v1::Party party = CreateWith("Jeanne", "jeanne@example.com");
    const PartyId id(*ParseResourceName("parties", party.name()));
    for (int times = 0; times < 2; ++times) {
        const absl::Status status =
            runtime_->Do(runtime_->SystemContext(kTenant, "erase", std::chrono::seconds(30)),
                         {std::string(kBrickName), false},
                         [&](Call& call) { return brick_.EraseParty(call, id); });
        EXPECT_TRUE(status.ok()) << status;
    }
    EXPECT_EQ(EventTypes(), (std::vector<std::string>{"PartyCreated", "PartyErased"}));
}

TEST_F(MergeService, MigratesTwiceToTheSame) {
    EXPECT_TRUE(Migrate().ok());
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(MergeService, VerifyNamesWhatIsWrong) {
    const std::string a = CreateWith("A", "a@example.com").name();
    const std::string b = CreateWith("B", "b@example.com").name();
    const std::string c = CreateWith("C", "c@example.com").name();
    ASSERT_TRUE(Merge(b, a).ok());
    v1::CreateRelationRequest relation;
    relation.mutable_relation()->set_from_party(b);
    relation.mutable_relation()->set_kind(v1::RELATION_KIND_USES);
    relation.mutable_relation()->set_to_party(c);
    ASSERT_TRUE(client().CreateRelation(relation).ok());
    VerifyReport report = Verify();
    EXPECT_EQ(report.checked, 3);
    EXPECT_TRUE(report.findings.empty());

    struct Case {
        std::string damage;
        std::string check;
        std::string repair;
    };
    const std::vector<Case> cases = {
        {"update client_record.party set search_text = 'x' where display_name = 'C'", "search_text",
         "update client_record.party set search_text = ' c c example com' where display_name = "
         "'C'"},
        {"update client_record.party_key set value = 'z' where value = 'c'", "match_keys",
         "update client_record.party_key set value = 'c' where value = 'z'"},
        {"update client_record.party set siren = '404833049' where display_name = 'C'",
         "search_text", "update client_record.party set siren = '' where display_name = 'C'"},
        {"update client_record.party p set final_id = o.id from client_record.party o "
         "where p.display_name = 'A' and o.display_name = 'C'",
         "merge_chain",
         "update client_record.party p set final_id = o.id from client_record.party o "
         "where p.display_name = 'A' and o.display_name = 'B'"},
        {"update client_record.party p set state = 2, merged_into = o.id, final_id = o.id "
         "from client_record.party o where p.display_name = 'B' and o.display_name = 'A'",
         "merge_memory",
         "update client_record.party set state = 1, merged_into = null, final_id = id "
         "where display_name = 'B'"},
        {"update client_record.party_merge set target_id = source_id", "merge_memory",
         "update client_record.party_merge m set target_id = p.id from client_record.party p "
         "where p.display_name = 'B'"},
        {"update client_record.relation set to_id = '0192c000-0000-7000-8000-000000000001'",
         "party_missing",
         "update client_record.relation set to_id = p.id from client_record.party p "
         "where p.display_name = 'C'"},
    };
    for (const Case& test : cases) {
        ASSERT_TRUE(admin().RunScript(test.damage).ok()) << test.damage;
        report = Verify();
        ASSERT_FALSE(report.findings.empty()) << test.damage;
        EXPECT_EQ(report.findings.front().check, test.check) << test.damage;
        ASSERT_TRUE(admin().RunScript(test.repair).ok()) << test.repair;
        EXPECT_TRUE(Verify().findings.empty()) << test.repair;
    }
}

}  // namespace
}  // namespace socle::client_record
