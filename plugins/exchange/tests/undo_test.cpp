// Taking an import back as a block.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "domain/import.hpp"
#include "exchange_fixture.hpp"
#include "socle/exchange/v1/events.pb.h"

namespace socle::exchange {
namespace {

const std::string kList =
    "Nom;E-mail;Téléphone;Remarques\n"
    "Ancien;;0472000001;\n"
    "Neuf;neuf@x.example;;Appeler le matin\n"
    "Neuf;neuf@x.example;0472000002;\n"
    "Changé;change@x.example;;\n"
    "Utilisé;utilise@x.example;;\n";

TEST_F(ExchangeTest, AnImportIsTakenBackAsABlock) {
    ASSERT_EQ(Imported("Nom;E-mail\nAncien;ancien@x.example\n").created_count(), 1);
    const v1::Import import = Imported(kList);
    EXPECT_EQ(CountsOf(import), "3 created, 2 completed, 0 unchanged, 0 refused of 5, 0 warnings");
    parties().Rename("Changé", "Changé depuis");
    parties().Use("Utilisé");

    const v1::Import undone = Undone(import.name());
    EXPECT_EQ(undone.state(), v1::IMPORT_STATE_UNDONE);
    EXPECT_EQ(undone.undone_count(), 2) << "the new one, and what the old one was given";
    EXPECT_EQ(undone.kept_count(), 2);
    ASSERT_EQ(undone.kept_size(), 2);
    EXPECT_EQ(undone.kept(0).record(), parties().Find("Changé depuis")->name());
    EXPECT_EQ(undone.kept(0).why(), "La fiche a changé entre-temps. Relisez-la, puis recommencez.");
    EXPECT_EQ(undone.kept(1).record(), parties().Find("Utilisé")->name());
    EXPECT_EQ(parties().Find("Neuf"), nullptr);
    EXPECT_EQ(parties().deleted_notes(), std::vector<std::string>{"notes/1"});
    const record::Party* old = parties().Find("Ancien");
    ASSERT_NE(old, nullptr);
    EXPECT_EQ(old->phones_size(), 0);
    EXPECT_EQ(old->emails_size(), 1);

    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    v1::ImportUndone fact;
    ASSERT_TRUE(fact.ParseFromString(events->back().body));
    EXPECT_EQ(fact.import_name(), import.name());
    EXPECT_EQ(fact.undone_count(), 2);
    EXPECT_EQ(fact.kept_count(), 2);
    // The file can come in again.
    EXPECT_EQ(Imported(kList).created_count(), 1);
    ExpectSound();
}

// The import's own later step is no change; somebody's change between two of its steps is one.
TEST_F(ExchangeTest, SeveralStepsOfOneImportAreOneChange) {
    std::string list = "Nom;E-mail;Ville\n";
    for (int i = 0; i < 499; ++i) list += "A" + std::to_string(i) + ";;\n";
    list += "Neuf;neuf@x.example;\n";
    list += "Neuf;neuf@x.example;Lyon\n";
    const v1::Import import = Imported(list);
    EXPECT_EQ(CountsOf(import),
              "500 created, 1 completed, 0 unchanged, 0 refused of 501, 0 warnings");
    const v1::Import undone = Undone(import.name());
    EXPECT_EQ(undone.undone_count(), 500);
    EXPECT_EQ(undone.kept_count(), 0);
    EXPECT_EQ(parties().parties().size(), 0U);
    EXPECT_EQ(Count("exchange.import_record"), 0);
}

TEST_F(ExchangeTest, OnlyWhatHasEndedAndWroteSomethingIsTakenBack) {
    const auto undo = [this](const std::string& name) {
        v1::UndoImportRequest request;
        request.set_name(name);
        return ReasonOf(exchange().UndoImport(request).status());
    };
    const auto waiting = Upload("Nom\nA\n");
    ASSERT_TRUE(waiting.ok()) << waiting.status();
    EXPECT_EQ(undo(waiting->name()), "IMPORT_NOT_DONE");
    const auto dry = DryRun("Nom\nB\n");
    ASSERT_TRUE(dry.ok()) << dry.status();
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(undo(dry->name()), "IMPORT_NOT_DONE");
    EXPECT_EQ(Undone(waiting->name()).undone_count(), 1);
    EXPECT_EQ(undo(waiting->name()), "IMPORT_NOT_DONE") << "taken back already";
    const v1::Import old = Imported("Nom\nC\n");
    fixture().clock().Advance(kContentKept);
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(undo(old.name()), "IMPORT_FORGOTTEN");
    EXPECT_EQ(undo("imports/01930000-0000-7000-8000-000000000000"), "NOT_FOUND");
    ExpectSound();
}

TEST_F(ExchangeTest, AnErasedPartyIsForgottenByItsImports) {
    const v1::Import import = Imported("Nom\nA\n");
    const PartyId party{fixture().ids().NewId(fixture().clock().Now())};
    ASSERT_TRUE(fixture()
                    .Admin("update exchange.import_record set record_name = 'parties/" +
                           party.ToString() + "'")
                    .ok());
    ASSERT_TRUE(fixture().EraseParty(party).ok());
    EXPECT_EQ(Count("exchange.import_record"), 0);
    EXPECT_EQ(Undone(import.name()).undone_count(), 0);
}

// What was said of the columns the first time need not be said again.
TEST_F(ExchangeTest, CorrectedRowsAreUnderstoodAsTheFileTheyComeFrom) {
    v1::ImportHeader header;
    v1::ColumnMatch& column = *header.add_columns();
    column.set_header("Truc");
    column.set_field("siret");
    const v1::Import import = Imported("Nom;Truc\nAbîmée;1,23E+13\n", header);
    EXPECT_EQ(import.refused_count(), 1);
    std::string corrected = *Refused(import.name());
    corrected.replace(corrected.find("\"1,23E+13\""), 10, "40483304800022");
    v1::ImportHeader again;
    again.set_corrects(import.name());
    const v1::Import second = Imported(corrected, again);
    EXPECT_EQ(second.created_count(), 1);
    EXPECT_EQ(second.corrects(), import.name());
    EXPECT_EQ(parties().Find("Abîmée")->siret(), "40483304800022");
    again.set_corrects("imports/01930000-0000-7000-8000-000000000000");
    EXPECT_EQ(ReasonOf(Upload(corrected, again).status()), "NOT_FOUND");
}

}  // namespace
}  // namespace socle::exchange
