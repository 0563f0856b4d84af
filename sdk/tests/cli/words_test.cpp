// What the command says to people, in both languages: help, a word that is missing, nothing found.
#include <absl/strings/str_split.h>
#include <gtest/gtest.h>

#include "cli_world.hpp"
#include "command_table.hpp"
#include "help.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"

namespace socle::cli {
namespace {

using testing::World;

// A server that finds nothing.
void AnswerNothing(World& world) {
    world.server
        .On<client_record::v1::SearchPartiesRequest, client_record::v1::SearchPartiesResponse>(
            "/socle.client_record.v1.ClientRecordService/SearchParties",
            [](const client_record::v1::SearchPartiesRequest&) {
                return client_record::v1::SearchPartiesResponse();
            });
    world.server.On<client_record::v1::ListPartiesRequest, client_record::v1::ListPartiesResponse>(
        "/socle.client_record.v1.ClientRecordService/ListParties",
        [](const client_record::v1::ListPartiesRequest&) {
            return client_record::v1::ListPartiesResponse();
        });
    world.server.On<client_record::v1::ListNotesRequest, client_record::v1::ListNotesResponse>(
        "/socle.client_record.v1.ClientRecordService/ListNotes",
        [](const client_record::v1::ListNotesRequest&) {
            return client_record::v1::ListNotesResponse();
        });
}

TEST(Words, ASearchInVainSaysWhatWasSearched) {
    World world;
    AnswerNothing(world);
    struct Case {
        std::vector<std::string> command;
        std::string french;
        std::string english;
    };
    const std::vector<Case> cases = {
        {{"search", "Dûval", "Lyon"},
         "Rien ne correspond à « Dûval Lyon ».\n",
         "Nothing matches 'Dûval Lyon'.\n"},
        {{"parties", "search", "zzz"},
         "Rien ne correspond à « zzz ».\n",
         "Nothing matches 'zzz'.\n"},
        {{"parties", "list", "tag=vip"},
         "Rien ne correspond à ces critères.\n",
         "Nothing matches these criteria.\n"},
        {{"parties", "list", "--page-size", "5"},
         "Aucune fiche. Importez votre liste : `socle import clients FICHIER`.\n",
         "No party yet. Import your list: `socle import clients FILE`.\n"},
        // The party is whose notes they are, no criterion.
        {{"notes", "list", "parties/1"}, "Rien.\n", "Nothing.\n"},
    };
    for (Case each : cases) {
        each.command.insert(each.command.end(), {"--lang", "fr"});
        EXPECT_EQ(world.Run(each.command), Exit::kDone);
        EXPECT_EQ(world.Err(), each.french);
        EXPECT_EQ(world.Out(), "");
        each.command.back() = "en";
        EXPECT_EQ(world.Run(each.command), Exit::kDone);
        EXPECT_EQ(world.Err(), each.english);
    }
    EXPECT_EQ(world.Run({"search", "zzz", "-o", "json"}), Exit::kDone);
    EXPECT_EQ(world.Err(), "") << "a program reads the answer, not the words";
}

TEST(Words, ACommandThatLacksAWordSaysHowItIsWritten) {
    World world;
    struct Case {
        std::vector<std::string> command;
        std::string french;
        std::string english;
    };
    const std::vector<Case> cases = {
        {{"opportunities", "move"},
         "erreur : il manque : NAME (Identifiant)\n"
         "  → Ainsi : `socle opportunities move NAME STAGE`.\n",
         "error: missing: NAME (Identifier)\n  → Like this: `socle opportunities move NAME "
         "STAGE`.\n"},
        {{"search"},
         "erreur : il manque : MOTS\n  → Ainsi : `socle search MOTS`.\n",
         "error: missing: WORDS\n  → Like this: `socle search WORDS`.\n"},
        {{"import", "clients"},
         "erreur : il manque : FICHIER\n  → Ainsi : `socle import clients FICHIER`.\n",
         "error: missing: FILE\n  → Like this: `socle import clients FILE`.\n"},
        {{"bricks", "activate"},
         "erreur : il manque : BRIQUE\n  → Ainsi : `socle bricks activate BRIQUE`.\n",
         "error: missing: BRICK\n  → Like this: `socle bricks activate BRICK`.\n"},
        {{"show", "party"},
         "erreur : il manque : NOM ou MOTS\n  → Ainsi : `socle show SORTE NOM|MOTS`.\n",
         "error: missing: NAME or WORDS\n  → Like this: `socle show KIND NAME|WORDS`.\n"},
    };
    for (Case each : cases) {
        each.command.insert(each.command.end(), {"--lang", "fr"});
        EXPECT_EQ(world.Run(each.command), Exit::kUsage);
        EXPECT_EQ(world.Err(), each.french);
        each.command.back() = "en";
        EXPECT_EQ(world.Run(each.command), Exit::kUsage);
        EXPECT_EQ(world.Err(), each.english);
    }
    EXPECT_EQ(world.Run({"show", "thing", "x"}), Exit::kUsage);
    EXPECT_NE(world.Err().find("Possible: account, credit-note, "), std::string::npos)
        << world.Err();
}

TEST(Words, HelpSpeaksTheReadersLanguageThroughout) {
    World world;
    EXPECT_EQ(world.Run({"help", "--lang", "fr"}), Exit::kDone);
    const std::string french = world.Out();
    for (const char* english : {"HOST", "FILE", "WORDS", "field=value", "BRICK "})
        EXPECT_EQ(french.find(english), std::string::npos) << english << "\n" << french;
    EXPECT_NE(french.find("socle show SORTE NOM|MOTS"), std::string::npos);
    EXPECT_LT(french.find("\nCommercial\n"), french.find("\nÉchanges\n")) << french;
    EXPECT_LT(french.find("\nÉchanges\n"), french.find("\nFacturation\n")) << french;
    EXPECT_EQ(world.Run({"help", "parties", "create", "--lang", "fr"}), Exit::kDone);
    EXPECT_TRUE(world.Out().starts_with("socle parties create [champ=valeur ...]\n"));
}

TEST(Words, EveryCommandSaysWhatItDoes) {
    const auto contracts = testing::AllContracts();
    for (const std::string& noun : CommandTable(*contracts).Nouns()) {
        for (const Language language : {Language::kFrench, Language::kEnglish}) {
            const std::string help = HelpText(*contracts, {noun}, language);
            for (const std::string& line : std::vector<std::string>(absl::StrSplit(help, '\n'))) {
                if (!line.starts_with("  socle ")) continue;
                EXPECT_NE(line.find("  ", 2), line.npos) << line;
            }
        }
    }
}

TEST(Words, HelpForANounOfABrickThatIsOffNamesTheBrick) {
    World world;
    world.server.On<bricks::v1::ListBricksRequest, bricks::v1::ListBricksResponse>(
        "/socle.bricks.v1.BricksService/ListBricks", [](const bricks::v1::ListBricksRequest&) {
            bricks::v1::ListBricksResponse response;
            response.add_bricks()->set_brick("fleet");
            response.mutable_bricks(0)->set_state(bricks::v1::BRICK_STATE_INACTIVE);
            return response;
        });
    EXPECT_EQ(world.Run({"help", "vehicles"}), Exit::kUsage);
    EXPECT_EQ(world.Err(),
              "error: unknown command: vehicles\n"
              "  → Some bricks are switched off (fleet): `socle bricks activate NAME`.\n");
    EXPECT_EQ(world.Run({"help", "parties", "marge"}), Exit::kUsage);
    EXPECT_EQ(world.Err(),
              "error: unknown command: parties marge\n  → Did you mean 'parties merge'?\n");
}

// Help says what must be given and what parts have, and offers nothing that only the service sets.
TEST(Words, HelpOffersWhatMayBeGivenAndMarksWhatMust) {
    World world;
    EXPECT_EQ(world.Run({"help", "quotes", "create", "--lang", "en"}), Exit::kDone);
    const std::string help = world.Out();
    for (const char* line :
         {"lines.0.unit_price=", "lines.0.description=", "delivery_address.city="})
        EXPECT_NE(help.find(line), std::string::npos) << line << " is not in:\n" << help;
    for (const char* output : {"create_time=", "totals=", "buyer=", "invoice="})
        EXPECT_EQ(help.find(output), std::string::npos) << output << " is in:\n" << help;
    const auto line_of = [&help](const std::string& field) {
        const std::size_t at = help.find("  " + field + "=");
        return help.substr(at, help.find('\n', at) - at);
    };
    EXPECT_NE(line_of("party").find(" *"), std::string::npos) << line_of("party");
    EXPECT_EQ(line_of("subject").find(" *"), std::string::npos) << line_of("subject");
}

}  // namespace
}  // namespace socle::cli
