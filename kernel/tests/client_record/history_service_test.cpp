// Ties, notes and the timeline on a real database.
#include <gtest/gtest.h>

#include "fixture.hpp"

namespace socle::client_record {
namespace {

class HistoryService : public ClientRecordTest {
 protected:
    absl::StatusOr<v1::Relation> Tie(const std::string& from, v1::RelationKind kind,
                                     const std::string& to) {
        v1::CreateRelationRequest request;
        request.mutable_relation()->set_from_party(from);
        request.mutable_relation()->set_kind(kind);
        request.mutable_relation()->set_to_party(to);
        return client().CreateRelation(request);
    }
    absl::StatusOr<v1::ListRelationsResponse> Ties(const std::string& party) {
        v1::ListRelationsRequest request;
        request.set_party(party);
        return client().ListRelations(request);
    }
};

TEST_F(HistoryService, TiesPartiesTogether) {
    const std::string ana = Create("Ana").name();
    const std::string firm = Create("Firm").name();
    const auto tie = Tie(ana, v1::RELATION_KIND_WORKS_FOR, firm);
    ASSERT_TRUE(tie.ok()) << tie.status();
    EXPECT_EQ(tie->from_display_name(), "Ana");
    EXPECT_EQ(tie->to_display_name(), "Firm");
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_WORKS_FOR, firm).status()), "ALREADY_EXISTS");
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_USES, ana).status()), "SAME_PARTY");
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_UNSPECIFIED, firm).status()), "REQUIRED");
    EXPECT_EQ(ReasonOf(Tie(ana, static_cast<v1::RelationKind>(70), firm).status()),
              "INVALID_VALUE");
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_USES, "x").status()), "INVALID_NAME");
    EXPECT_TRUE(Tie(firm, v1::RELATION_KIND_WORKS_FOR, ana).ok()) << "the other way is another tie";
    EXPECT_EQ(Ties(ana)->relations_size(), 2);
    EXPECT_EQ(Ties(firm)->relations_size(), 2);
}

TEST_F(HistoryService, EndsATie) {
    const std::string ana = Create("Ana").name();
    const std::string firm = Create("Firm").name();
    const auto tie = Tie(ana, v1::RELATION_KIND_WORKS_FOR, firm);
    ASSERT_TRUE(tie.ok()) << tie.status();
    v1::EndRelationRequest request;
    request.set_name(tie->name());
    request.set_etag("v9");
    EXPECT_EQ(ReasonOf(client().EndRelation(request).status()), "ETAG_MISMATCH");
    request.set_etag(tie->etag());
    const auto ended = client().EndRelation(request);
    ASSERT_TRUE(ended.ok()) << ended.status();
    EXPECT_EQ(ended->end_date().day(), 23) << "today, by default";
    request.clear_etag();
    request.mutable_end_date()->set_year(2026);
    request.mutable_end_date()->set_month(2);
    request.mutable_end_date()->set_day(31);
    EXPECT_EQ(ReasonOf(client().EndRelation(request).status()), "INVALID_DATE");
    request.set_name("relations/0192c000-0000-7000-8000-000000000001");
    request.clear_end_date();
    EXPECT_EQ(ReasonOf(client().EndRelation(request).status()), "NOT_FOUND");
    EXPECT_TRUE(Tie(ana, v1::RELATION_KIND_WORKS_FOR, firm).ok()) << "it may open again";
    const auto listed = Ties(ana);
    ASSERT_EQ(listed->relations_size(), 2);
    EXPECT_FALSE(listed->relations(0).has_end_date()) << "open ones first";
}

TEST_F(HistoryService, PagesThroughTies) {
    const std::string ana = Create("Ana").name();
    for (int i = 0; i < 5; ++i) {
        const auto tie = Tie(ana, v1::RELATION_KIND_USES, Create("F" + std::to_string(i)).name());
        ASSERT_TRUE(tie.ok());
        v1::EndRelationRequest end;
        end.set_name(tie->name());
        if (i % 2 == 0) {
            ASSERT_TRUE(client().EndRelation(end).ok());
        }
    }
    v1::ListRelationsRequest request;
    request.set_party(ana);
    request.set_page_size(2);
    std::string order;
    for (int pages = 0; pages < 4; ++pages) {
        const auto page = client().ListRelations(request);
        ASSERT_TRUE(page.ok()) << page.status();
        for (const v1::Relation& tie : page->relations()) order += tie.to_display_name();
        request.set_page_token(page->next_page_token());
        if (page->next_page_token().empty()) break;
    }
    EXPECT_EQ(order, "F3F1F4F2F0");
}

TEST_F(HistoryService, KnowsATieThroughAMerge) {
    const std::string ana = Create("Ana").name();
    const std::string twin = Create("Ana B.").name();
    const std::string firm = Create("Firm").name();
    ASSERT_TRUE(Tie(twin, v1::RELATION_KIND_WORKS_FOR, firm).ok());
    ASSERT_TRUE(Merge(ana, twin).ok());
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_WORKS_FOR, firm).status()), "ALREADY_EXISTS");
    ASSERT_EQ(Ties(ana)->relations_size(), 1);
    EXPECT_EQ(Ties(ana)->relations(0).from_party(), ana);
    EXPECT_EQ(Ties(firm)->relations(0).from_display_name(), "Ana");
    EXPECT_EQ(ReasonOf(Tie(ana, v1::RELATION_KIND_USES, twin).status()), "SAME_PARTY");
    ASSERT_TRUE(Unmerge(twin).ok());
    EXPECT_EQ(Ties(ana)->relations_size(), 0);
    EXPECT_EQ(Ties(twin)->relations_size(), 1);
}

TEST_F(HistoryService, KeepsNotesNewestFirst) {
    const std::string ana = Create("Ana").name();
    v1::CreateNoteRequest request;
    request.set_party(ana);
    EXPECT_EQ(ReasonOf(client().CreateNote(request).status()), "REQUIRED");
    request.set_text(std::string(10'001, 'a'));
    EXPECT_EQ(ReasonOf(client().CreateNote(request).status()), "TOO_LONG");
    for (const char* text : {"first", "second\nline", "third"}) {
        request.set_text(text);
        ASSERT_TRUE(client().CreateNote(request).ok());
    }
    v1::ListNotesRequest list;
    list.set_party(ana);
    list.set_page_size(2);
    const auto page = client().ListNotes(list);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->notes_size(), 2);
    EXPECT_EQ(page->notes(0).text(), "third");
    EXPECT_EQ(page->notes(1).text(), "second\nline");
    EXPECT_EQ(page->notes(0).author(), "users/tester");
    list.set_page_token(page->next_page_token());
    const auto rest = client().ListNotes(list);
    ASSERT_EQ(rest->notes_size(), 1);
    EXPECT_EQ(rest->next_page_token(), "");
}

TEST_F(HistoryService, TellsWhatHappenedInTheReadersLanguage) {
    const std::string ana = Create("Ana").name();
    const std::string twin = Create("Ana B.").name();
    const std::string firm = Create("Firm").name();
    ASSERT_TRUE(Tie(twin, v1::RELATION_KIND_WORKS_FOR, firm).ok());
    ASSERT_TRUE(Merge(ana, twin).ok());
    v1::CreateNoteRequest note;
    note.set_party(ana);
    note.set_text("likes tea");
    ASSERT_TRUE(client().CreateNote(note).ok());

    v1::ListTimelineRequest request;
    request.set_party(ana);
    request.set_page_size(3);
    const auto page = client().ListTimeline(request);
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->entries_size(), 3);
    EXPECT_EQ(page->entries(0).text(), "Note: likes tea");
    EXPECT_EQ(page->entries(0).actor(), "users/tester");
    EXPECT_EQ(page->entries(0).type(), "socle.client_record.v1.NoteAdded");
    EXPECT_TRUE(page->entries(0).stream().starts_with("notes/"));
    EXPECT_EQ(page->entries(1).text(), "Merged with Ana B.");
    EXPECT_EQ(page->entries(2).text(), "Relation: Ana B. works for Firm");
    request.set_page_token(page->next_page_token());
    const auto rest = client().ListTimeline(request);
    ASSERT_TRUE(rest.ok()) << rest.status();
    ASSERT_EQ(rest->entries_size(), 2) << "the past of the merged party is there too";
    EXPECT_EQ(rest->entries(0).text(), "Party created");
    EXPECT_EQ(rest->next_page_token(), "");

    request.clear_page_token();
    request.set_page_size(1);
    EXPECT_EQ(french_client().ListTimeline(request)->entries(0).text(), "Note : likes tea");
    request.set_party(firm);
    EXPECT_EQ(client().ListTimeline(request)->entries(0).text(), "Relation: Ana B. works for Firm");
}

}  // namespace
}  // namespace socle::client_record
