#include "domain/consistency.hpp"

#include <gtest/gtest.h>

#include <string>

#include "domain/cursor.hpp"
#include "domain/notes.hpp"
#include "domain/request_id.hpp"

namespace socle::exchange {
namespace {

Import With(ImportState state, std::int64_t rows, std::int64_t created, std::int64_t refused,
            std::int64_t warnings = 0, bool forgotten = false) {
    Import import;
    import.state = state;
    import.counts.rows = rows;
    import.counts.created = created;
    import.counts.refused = refused;
    import.counts.warnings = warnings;
    import.forgotten = forgotten;
    return import;
}

TEST(Consistency, CountsEqualRows) {
    struct Case {
        std::string what;
        Import import;
        KeptContent kept;
        std::string fault;
    };
    const Case cases[] = {
        {"not read yet", With(ImportState::kRunning, 0, 0, 0), {.parts = 3}, ""},
        {"half read",
         With(ImportState::kRunning, 5, 0, 1),
         {.parts = 3, .waiting = 4, .refused = 1},
         ""},
        {"done, and the file still here",
         With(ImportState::kDone, 5, 5, 0),
         {.parts = 1},
         "content_kept"},
        {"read", With(ImportState::kRunning, 5, 0, 1), {.waiting = 4, .refused = 1}, ""},
        {"half way", With(ImportState::kRunning, 5, 2, 2), {.waiting = 1, .refused = 2}, ""},
        {"done", With(ImportState::kDone, 5, 4, 1, 4), {.refused = 1}, ""},
        {"forgotten", With(ImportState::kDone, 5, 4, 1, 0, true), {}, ""},
        {"refused", With(ImportState::kRefused, 0, 0, 0), {}, ""},
        {"given up half way and forgotten", With(ImportState::kRefused, 5, 2, 0, 0, true), {}, ""},
        {"done, and a row waits",
         With(ImportState::kDone, 5, 4, 0),
         {.waiting = 1},
         "content_kept"},
        {"forgotten, and a row is here",
         With(ImportState::kDone, 5, 4, 1, 0, true),
         {.refused = 1},
         "content_kept"},
        {"a row was lost", With(ImportState::kRunning, 5, 2, 0), {.waiting = 2}, "counts_differ"},
        {"a row too many", With(ImportState::kDone, 5, 6, 0), {}, "counts_differ"},
        {"a refused row was lost",
         With(ImportState::kDone, 5, 3, 2),
         {.refused = 1},
         "refused_rows_missing"},
        {"more warnings than rows",
         With(ImportState::kDone, 5, 4, 1, 5),
         {.refused = 1},
         "warnings_too_many"},
    };
    for (const Case& c : cases) {
        const auto fault = FaultOf(c.import, c.kept);
        EXPECT_EQ(fault ? fault->check : "", c.fault) << c.what;
    }
}

TEST(ImportCursor, ComesBackAsItWas) {
    for (const Cursor cursor :
         {Cursor{true, 0}, Cursor{true, 100'002}, Cursor{false, 0}, Cursor{false, 502}}) {
        const auto parsed = ParseCursor(TextOf(cursor));
        ASSERT_TRUE(parsed.ok()) << parsed.status();
        EXPECT_EQ(*parsed, cursor) << TextOf(cursor);
    }
    EXPECT_EQ(*ParseCursor(""), Cursor{});
    EXPECT_EQ(TextOf({true, 7}), "read 7");
}

TEST(RequestId, IsTheSameForTheSameWorkOnly) {
    const ImportId import{*Uuid::Parse("01931c00-0000-7000-8000-000000000001")};
    const ImportId other{*Uuid::Parse("01931c00-0000-7000-8000-000000000002")};
    const Uuid id = RequestIdFor(import, 2, "parties", "content");
    EXPECT_EQ(RequestIdFor(import, 2, "parties", "content"), id);
    EXPECT_EQ(id.ToString()[14], '8');  // RFC 9562: version 8
    EXPECT_NE(RequestIdFor(other, 2, "parties", "content"), id);
    EXPECT_NE(RequestIdFor(import, 3, "parties", "content"), id);
    EXPECT_NE(RequestIdFor(import, 2, "note", "content"), id);
    EXPECT_NE(RequestIdFor(import, 2, "parties", "other"), id);
}

TEST(Notes, KeepWhatNoFieldHolds) {
    ClientRow company;
    company.display_name = "Acme";
    company.given_name = "Jeanne";
    company.family_name = "Dupont";
    company.note = "Le matin";
    ClientRow person = company;
    person.kind = ClientKind::kPerson;
    person.display_name = "Jeanne Dupont";
    person.employer = "Acme";
    ClientRow sole_trader = company;
    sole_trader.display_name = "Jeanne Dupont";
    sole_trader.note.clear();
    using Texts = std::vector<std::string>;
    EXPECT_EQ(NotesOf(company, Language::kFrench), (Texts{"Contact : Jeanne Dupont", "Le matin"}));
    EXPECT_EQ(NotesOf(company, Language::kEnglish), (Texts{"Contact: Jeanne Dupont", "Le matin"}));
    EXPECT_EQ(NotesOf(person, Language::kFrench), (Texts{"Entreprise : Acme", "Le matin"}));
    EXPECT_EQ(NotesOf(person, Language::kEnglish), (Texts{"Company: Acme", "Le matin"}));
    EXPECT_EQ(NotesOf(sole_trader, Language::kFrench), Texts{});
}

}  // namespace
}  // namespace socle::exchange
