// The job: the three lists from end to end, crashes between its steps, and what is kept afterwards.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "domain/import.hpp"
#include "exchange_fixture.hpp"
#include "socle/csv_writer.hpp"
#include "socle/exchange/v1/events.pb.h"

namespace socle::exchange {
namespace {

// So many companies, each with a note.
std::string ListOf(int rows) {
    std::string list = "Nom;E-mail;Remarques\n";
    for (int i = 1; i <= rows; ++i) {
        const std::string n = std::to_string(i);
        list += "Client " + n + ";c" + n + "@x.example;Note " + n + "\n";
    }
    return list;
}

struct FixtureCase {
    std::string file;
    std::string counts;
    std::string again;
};

const FixtureCase kFixtures[] = {
    {"clients_messy.xlsx", "96 created, 0 completed, 5 unchanged, 11 refused of 112, 10 warnings",
     "0 created, 0 completed, 101 unchanged, 11 refused of 112, 10 warnings"},
    {"clients_excel_fr.csv", "18 created, 0 completed, 1 unchanged, 1 refused of 20, 1 warnings",
     "0 created, 0 completed, 19 unchanged, 1 refused of 20, 1 warnings"},
    {"contacts_hubspot.csv", "23 created, 0 completed, 1 unchanged, 1 refused of 25, 2 warnings",
     "0 created, 0 completed, 24 unchanged, 1 refused of 25, 2 warnings"},
};

TEST_F(ExchangeTest, BringsTheThreeListsInAndTheSecondTimeAddsNothing) {
    for (const FixtureCase& c : kFixtures) {
        const v1::Import import = Imported(FixtureFile(c.file));
        EXPECT_EQ(import.state(), v1::IMPORT_STATE_DONE) << c.file;
        EXPECT_EQ(CountsOf(import), c.counts) << c.file;
        const std::size_t known = parties().parties().size();
        const std::size_t notes = parties().note_count();
        EXPECT_EQ(CountsOf(Imported(FixtureFile(c.file))), c.again) << c.file;
        EXPECT_EQ(parties().parties().size(), known) << c.file;
        EXPECT_EQ(parties().note_count(), notes) << c.file;
    }
    ExpectSound();
}

TEST_F(ExchangeTest, ADryRunSaysTheSameAndWritesNothing) {
    for (const FixtureCase& c : kFixtures) {
        const auto started = DryRun(FixtureFile(c.file));
        ASSERT_TRUE(started.ok()) << started.status();
        ASSERT_TRUE(fixture().RunJobs().ok());
        EXPECT_TRUE(started->dry_run());
        EXPECT_EQ(CountsOf(Get(started->name())), c.counts) << c.file;
    }
    EXPECT_EQ(parties().parties().size(), 0U);
    EXPECT_EQ(parties().note_count(), 0U);
    ExpectSound();
}

TEST_F(ExchangeTest, ADryRunKnowsRowsThatRepeatOneOfAnEarlierStep) {
    const std::string list = ListOf(600) + "Client 3;c3@x.example;\n";
    const auto started = DryRun(list);
    ASSERT_TRUE(started.ok()) << started.status();
    ASSERT_TRUE(fixture().RunJobs().ok());
    const std::string counts =
        "600 created, 0 completed, 1 unchanged, 0 refused of 601, 0 warnings";
    EXPECT_EQ(CountsOf(Get(started->name())), counts);
    EXPECT_EQ(CountsOf(Imported(list)), counts);
}

TEST_F(ExchangeTest, ARowBecomesAPartyAndItsNotes) {
    EXPECT_EQ(Imported("Raison sociale;Nom;Prénom;SIRET;Adresse;CP;Ville;Mobile;E-mail;IBAN;Site;"
                       "Étiquettes;Remarques\n"
                       "Acme SARL;Dupont;Jeanne;404 833 048 00022;1 rue Haute;69001;Lyon;"
                       "06 12 34 56 78;a@x.example;FR76 3000 6000 0112 3456 7890 189;"
                       "https://acme.example;VIP;Appeler le matin\n")
                  .created_count(),
              1);
    const record::Party* party = parties().Find("Acme SARL");
    ASSERT_NE(party, nullptr);
    EXPECT_EQ(party->kind(), record::PARTY_KIND_COMPANY);
    EXPECT_EQ(party->given_name(), "");  // the contact's, not the company's
    EXPECT_EQ(party->siret(), "40483304800022");
    ASSERT_EQ(party->addresses_size(), 1);
    EXPECT_EQ(party->addresses(0).address().lines(0), "1 rue Haute");
    EXPECT_EQ(party->addresses(0).address().city(), "Lyon");
    ASSERT_EQ(party->phones_size(), 1);
    EXPECT_EQ(party->phones(0).number(), "+33612345678");
    EXPECT_EQ(party->phones(0).label(), "mobile");
    EXPECT_EQ(party->emails(0).address(), "a@x.example");
    EXPECT_EQ(party->bank_accounts(0).iban(), "FR7630006000011234567890189");
    EXPECT_EQ(party->website(), "https://acme.example");
    EXPECT_EQ(party->tags(0), "VIP");
    EXPECT_EQ(parties().NotesOf("Acme SARL"),
              (std::vector<std::string>{"Contact : Jeanne Dupont", "Appeler le matin"}));

    EXPECT_EQ(Imported("First Name,Last Name,Email,Company Name\nAda,Byron,ada@x.example,Engines\n")
                  .created_count(),
              1);
    const record::Party* person = parties().Find("Ada Byron");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->kind(), record::PARTY_KIND_PERSON);
    EXPECT_EQ(person->family_name(), "Byron");
    EXPECT_EQ(parties().NotesOf("Ada Byron"), (std::vector<std::string>{"Entreprise : Engines"}));
}

TEST_F(ExchangeTest, AStepWhoseAnswerWasLostIsDoneOnce) {
    // Each call in turn: the parties of a step, and any note that follows it.
    for (const int calls : {0, 250, 501, 701}) {
        SetUp();
        const auto started = Upload(ListOf(700));
        ASSERT_TRUE(started.ok()) << started.status();
        parties().LoseAnswerAfter(calls);
        EXPECT_EQ(ReasonOf(fixture().RunJobs()), "DATABASE_UNAVAILABLE") << calls;
        ExpectSound();
        ASSERT_TRUE(fixture().RunJobs().ok()) << calls;
        EXPECT_EQ(CountsOf(Get(started->name())),
                  "700 created, 0 completed, 0 unchanged, 0 refused of 700, 0 warnings")
            << calls;
        EXPECT_EQ(parties().parties().size(), 700U) << calls;
        EXPECT_EQ(parties().note_count(), 700U) << calls;
        EXPECT_EQ(parties().call_sizes(), (std::vector<int>{500, 200})) << calls;
    }
}

TEST_F(ExchangeTest, AStepThatCouldNotCommitIsDoneOnce) {
    const auto started = Upload(ListOf(20));
    ASSERT_TRUE(started.ok()) << started.status();
    ASSERT_TRUE(fixture()
                    .Admin("alter table exchange.import add constraint stop "
                           "check (created_count = 0)")
                    .ok());
    EXPECT_FALSE(fixture().RunJobs().ok());
    EXPECT_EQ(parties().parties().size(), 20U);
    EXPECT_EQ(Get(started->name()).created_count(), 0);
    ExpectSound();
    ASSERT_TRUE(fixture().Admin("alter table exchange.import drop constraint stop").ok());
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(CountsOf(Get(started->name())),
              "20 created, 0 completed, 0 unchanged, 0 refused of 20, 0 warnings");
    EXPECT_EQ(parties().parties().size(), 20U);
    EXPECT_EQ(parties().note_count(), 20U);
    ExpectSound();
}

TEST_F(ExchangeTest, AFileThatIsUnreadableFurtherDownIsRefusedWhole) {
    const auto started = Upload(ListOf(1500) + "\"Ouvert;\n");
    ASSERT_TRUE(started.ok()) << started.status();
    ASSERT_TRUE(fixture().RunJobs().ok());
    const v1::Import import = Get(started->name());
    EXPECT_EQ(import.state(), v1::IMPORT_STATE_REFUSED);
    EXPECT_EQ(import.problem(), "un guillemet ouvert n'est jamais fermé (ligne 1502, colonne A)");
    EXPECT_EQ(CountsOf(import), "0 created, 0 completed, 0 unchanged, 0 refused of 0, 0 warnings");
    EXPECT_EQ(Count("exchange.import_row"), 0);
    EXPECT_EQ(Count("exchange.import_file"), 0);
    EXPECT_EQ(parties().call_sizes().size(), 0U);
    ExpectSound();
}

TEST_F(ExchangeTest, WhenItIsDoneOnlyRefusedRowsAreKept) {
    const v1::Import import = Imported(FixtureFile("clients_messy.xlsx"));
    EXPECT_EQ(Count("exchange.import_file"), 0);
    EXPECT_EQ(Count("exchange.import_row"), 11);
    EXPECT_EQ(Count("exchange.import_row where state = 'refused'"), 11);

    const auto events = fixture().Events();
    ASSERT_TRUE(events.ok()) << events.status();
    ASSERT_EQ(events->size(), 1U);
    v1::ImportFinished fact;
    ASSERT_TRUE(fact.ParseFromString(events->at(0).body));
    EXPECT_EQ(fact.import_name(), import.name());
    EXPECT_EQ(fact.row_count(), 112);
    EXPECT_EQ(fact.created_count(), 96);
    EXPECT_EQ(fact.unchanged_count(), 5);
    EXPECT_EQ(fact.refused_count(), 11);
    EXPECT_FALSE(fact.dry_run());

    const auto job = fixture().Admin(
        "select state, done, total, result from jobs.job "
        "where kind = 'exchange.import'");
    EXPECT_EQ((*job)[0].Text("state"), "SUCCEEDED");
    EXPECT_EQ((*job)[0].Int64("done"), 112);
    EXPECT_EQ((*job)[0].Int64("total"), 112);
    EXPECT_EQ((*job)[0].Text("result"), import.name());
}

TEST_F(ExchangeTest, AFileWithoutRowsIsDoneAtOnce) {
    const v1::Import import = Imported("Nom;E-mail\n");
    EXPECT_EQ(import.state(), v1::IMPORT_STATE_DONE);
    EXPECT_EQ(import.row_count(), 0);
    EXPECT_EQ(*Refused(import.name()),
              std::string(kCsvByteOrderMark) + "Nom;E-mail;Motif / Reason\r\n");
    ExpectSound();
}

TEST_F(ExchangeTest, RefusedRowsComeBackWithTheirReasonInTheReadersLanguage) {
    parties().RefuseName("Fusionnée");
    const v1::Import import = Imported(
        "Nom;SIRET;E-mail;Observation\n"
        "Acme;;a@x.example;\n"
        "Abîmée;1,23E+13;b@x.example;=1+1\n"
        "Fusionnée;;pas un mail;\n");
    EXPECT_EQ(CountsOf(import), "1 created, 0 completed, 0 unchanged, 2 refused of 3, 0 warnings");
    const std::string start =
        std::string(kCsvByteOrderMark) + "Nom;SIRET;E-mail;Observation;Motif / Reason\r\n";
    const auto french = Refused(import.name());
    ASSERT_TRUE(french.ok()) << french.status();
    EXPECT_TRUE(french->starts_with(start + "Abîmée;\"1,23E+13\";b@x.example;'=1+1;")) << *french;
    EXPECT_NE(french->find("Ligne 3 : Le SIRET « 1,23E+13 » a été abîmé"), std::string::npos);
    EXPECT_NE(french->find("Ligne 4 : Cette fiche a été fusionnée ou effacée. Utilisez "
                           "parties/other. L'e-mail « pas un mail » est incorrect"),
              std::string::npos)
        << *french;
    const auto english = Refused(import.name(), Language::kEnglish);
    ASSERT_TRUE(english.ok()) << english.status();
    EXPECT_NE(
        english->find("Row 4: This party was merged or erased. Use parties/other. The e-mail"),
        std::string::npos)
        << *english;
    EXPECT_TRUE(english->ends_with("\r\n"));

    // Corrected, the file is a list like any other.
    std::string corrected = *french;
    corrected.replace(corrected.find("1,23E+13"), 8, "40483304800022");
    EXPECT_EQ(CountsOf(Imported(corrected)),
              "1 created, 0 completed, 0 unchanged, 1 refused of 2, 0 warnings");
    EXPECT_EQ(parties().Find("Abîmée")->siret(), "40483304800022");
}

TEST_F(ExchangeTest, ALongListOfRefusedRowsComesWhole) {
    std::string list = "Nom;SIRET;Remarques\n";
    for (int i = 1; i <= 2500; ++i) {
        list += "Client " + std::to_string(i) + ";1;" + std::string(200, 'n') + "\n";
    }
    const v1::Import import = Imported(list);
    EXPECT_EQ(import.refused_count(), 2500);
    EXPECT_EQ(parties().call_sizes().size(), 0U);
    const auto csv = Refused(import.name());
    ASSERT_TRUE(csv.ok()) << csv.status();
    EXPECT_EQ(std::count(csv->begin(), csv->end(), '\r'), 2501);
    EXPECT_NE(csv->find("Client 2500;"), std::string::npos);
}

// Rows without a name, so that none of them goes further than this brick.
TEST_F(ExchangeTest, ALongFileIsReadInSeveralSteps) {
    std::string list = "Nom;Ville\n";
    for (int i = 0; i < 100'003; ++i) list += ";Lyon\n";
    const auto started = Upload(list);
    ASSERT_TRUE(started.ok()) << started.status();
    const auto cut_off = Upload(list + "\"Ouvert");
    ASSERT_TRUE(cut_off.ok()) << cut_off.status();
    ASSERT_TRUE(fixture().RunJobs().ok());
    const v1::Import import = Get(started->name());
    EXPECT_EQ(CountsOf(import),
              "0 created, 0 completed, 0 unchanged, 100003 refused of 100003, 0 warnings");
    EXPECT_EQ(Get(cut_off->name()).state(), v1::IMPORT_STATE_REFUSED);
    EXPECT_EQ(Get(cut_off->name()).row_count(), 0);
    EXPECT_EQ(Count("exchange.import_row"), 100'003);
    EXPECT_EQ(Count("exchange.import_file"), 0);
    ExpectSound();
}

TEST_F(ExchangeTest, RefusedRowsAreForgottenAfterNinetyDays) {
    const v1::Import import = Imported(FixtureFile("contacts_hubspot.csv"));
    fixture().clock().Advance(kContentKept - std::chrono::seconds(1));
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Count("exchange.import_row"), 1);
    fixture().clock().Advance(std::chrono::seconds(1));
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Count("exchange.import_row"), 0);
    const v1::Import forgotten = Get(import.name());
    EXPECT_EQ(forgotten.state(), v1::IMPORT_STATE_DONE);
    EXPECT_EQ(forgotten.refused_count(), 1);
    const auto csv = Refused(import.name());
    ASSERT_TRUE(csv.ok()) << csv.status();
    EXPECT_EQ(std::count(csv->begin(), csv->end(), '\r'), 1);
    ExpectSound();
}

TEST_F(ExchangeTest, AnImportThatNeverCameToItsEndIsForgottenToo) {
    const auto unread = Upload(ListOf(3));
    ASSERT_TRUE(unread.ok()) << unread.status();
    ASSERT_TRUE(fixture()
                    .Admin("update jobs.job set state = 'CANCELLED' "
                           "where kind = 'exchange.import'")
                    .ok());
    fixture().clock().Advance(kContentKept);
    ASSERT_TRUE(fixture().RunJobs().ok());
    const v1::Import import = Get(unread->name());
    EXPECT_EQ(import.state(), v1::IMPORT_STATE_REFUSED);
    EXPECT_EQ(import.problem(), "l'import n'a pas été mené à son terme en 90 jours");
    EXPECT_EQ(Count("exchange.import_file"), 0);
    // Resumed after all, it ends at once.
    ASSERT_TRUE(fixture()
                    .Admin("update jobs.job set state = 'RUNNING' "
                           "where kind = 'exchange.import'")
                    .ok());
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Count("jobs.job where state = 'SUCCEEDED'"), 2);
    EXPECT_EQ(parties().call_sizes().size(), 0U);
    ExpectSound();
}

TEST_F(ExchangeTest, APersonIsNotTakenForACompanyByItsName) {
    const std::string company = "Nom;CP;Type\nGarage Dûval;35000;Entreprise\n";
    const std::string person = "Nom;CP;Type\nGarage Dûval;35000;Particulier\n";
    for (const std::string& list : {company, person}) {
        const auto dry = DryRun(list);
        ASSERT_TRUE(dry.ok()) << dry.status();
        ASSERT_TRUE(fixture().RunJobs().ok());
        EXPECT_EQ(Get(dry->name()).created_count(), 1) << list;
        EXPECT_EQ(Imported(list).created_count(), 1) << list;
        EXPECT_EQ(Imported(list).unchanged_count(), 1) << list;
    }
    EXPECT_EQ(parties().parties().size(), 2U);
}

TEST_F(ExchangeTest, ErasingAPartyChangesNothingHere) {
    const v1::Import import = Imported(FixtureFile("contacts_hubspot.csv"));
    const PartyId party{fixture().ids().NewId(fixture().clock().Now())};
    ASSERT_TRUE(fixture().EraseParty(party).ok());
    EXPECT_EQ(Count("exchange.import_row"), 1);
    EXPECT_EQ(Get(import.name()).refused_count(), 1);
}

TEST_F(ExchangeTest, VerifyNamesImportsWhoseCountsAreNotTheirRows) {
    const std::string first = Imported(FixtureFile("contacts_hubspot.csv")).name();
    const std::string second = Imported(FixtureFile("clients_excel_fr.csv")).name();
    const std::string sound = Imported(ListOf(1)).name();
    const auto id = [](const std::string& name) { return "'" + name.substr(8) + "'"; };
    ASSERT_TRUE(fixture()
                    .Admin("delete from exchange.import_row where import_id = " + id(first) +
                           "; update exchange.import set created_count = created_count + 1 "
                           "where import_id = " +
                           id(second))
                    .ok());
    const auto report = fixture().Verify();
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_EQ(report->checked, 3);
    ASSERT_EQ(report->findings.size(), 2U);
    EXPECT_EQ(report->findings[0].resource, first);
    EXPECT_EQ(report->findings[0].check, "refused_rows_missing");
    EXPECT_EQ(report->findings[1].resource, second);
    EXPECT_EQ(report->findings[1].check, "counts_differ");
}

}  // namespace
}  // namespace socle::exchange
