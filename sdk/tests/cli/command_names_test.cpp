// What each method is called on the command line, and that no two are called the same.
#include "command_names.hpp"

#include <gtest/gtest.h>

#include <map>

#include "cli_world.hpp"
#include "command_table.hpp"
#include "help.hpp"

namespace socle::cli {
namespace {

TEST(CommandNames, FollowTheContract) {
    const std::map<std::string, std::string> expected = {
        {"ClientRecordService/ListParties", "parties list"},
        {"ClientRecordService/CreateParty", "parties create"},
        {"ClientRecordService/MergeParties", "parties merge"},
        {"ClientRecordService/UnmergeParty", "parties unmerge"},
        {"ClientRecordService/FindDuplicates", "duplicates find"},
        {"ClientRecordService/EndRelation", "relations end"},
        {"ClientRecordService/ListTimeline", "timeline list"},
        {"CrmService/ListOpportunities", "opportunities list"},
        {"CrmService/WinOpportunity", "opportunities win"},
        {"CrmService/SetNextAction", "opportunities next"},
        {"InvoicingService/GetInvoice", "invoices get"},
        {"InvoicingService/IssueInvoice", "invoices issue"},
        {"InvoicingService/RecordPayment", "invoices pay"},
        {"InvoicingService/IssueCreditNote", "invoices credit"},
        {"InvoicingService/GetCreditNote", "credit-notes get"},
        {"InvoicingService/CancelPayment", "payments cancel"},
        {"InvoicingService/RenderDocument", "documents render"},
        {"ExchangeService/ImportClients", "import clients"},
        {"ExchangeService/DownloadRefusedRows", "imports refused"},
        {"BricksService/ListBricks", "bricks list"},
        {"BricksService/Describe", "bricks describe"},
        {"BricksService/Verify", "bricks verify"},
        {"IdentityService/GetTenant", "tenant get"},
        {"IdentityService/UpdateTenant", "tenant update"},
        {"IdentityService/GetSelf", "self get"},
        {"IdentityService/SignIn", "identity sign-in"},
        {"IdentityService/ChangePassword", "identity change-password"},
        {"IdentityService/RevokeApiKey", "api-keys revoke"},
        {"BusService/WatchEvents", "events watch"},
        {"BusService/RetryParkedEvent", "parked-events retry"},
        {"JobsService/ResumeJob", "jobs resume"},
    };
    const auto contracts = testing::AllContracts();
    for (const auto& [method_name, command] : expected) {
        const auto method = contracts->FindMethod(method_name);
        ASSERT_TRUE(method.ok()) << method_name;
        const CommandName name = CommandNameOf(**method);
        EXPECT_EQ(name.noun + " " + name.verb, command) << method_name;
    }
}

TEST(CommandNames, NoTwoMethodsShareOne) {
    const auto contracts = testing::AllContracts();
    std::map<std::string, std::string> seen;
    const CommandTable table(*contracts);
    for (const MethodCommand& command : table.all()) {
        const std::string words = command.noun + " " + command.verb;
        const auto [place, is_new] = seen.emplace(words, command.method->full_name());
        EXPECT_TRUE(is_new) << words << ": " << place->second << ", "
                            << command.method->full_name();
    }
    EXPECT_GT(seen.size(), 80U);
}

TEST(CommandNames, EveryMethodHasHelpInBothLanguages) {
    const auto contracts = testing::AllContracts();
    const CommandTable table(*contracts);
    for (const MethodCommand& command : table.all()) {
        for (const Language language : {Language::kFrench, Language::kEnglish}) {
            const std::string help = HelpText(*contracts, {command.noun, command.verb}, language);
            EXPECT_NE(help.find("socle " + command.noun), std::string::npos) << help;
        }
    }
}

TEST(CommandNames, Plurals) {
    EXPECT_EQ(PluralOf("Party"), "Parties");
    EXPECT_EQ(PluralOf("ApiKey"), "ApiKeys");
    EXPECT_EQ(PluralOf("Box"), "Boxes");
    EXPECT_EQ(PluralOf("Quote"), "Quotes");
}

TEST(CommandNames, NearWordsAreProposed) {
    const auto contracts = testing::AllContracts();
    const CommandTable table(*contracts);
    EXPECT_TRUE(table.Find({"invoices", "issue"}).ok());
    EXPECT_TRUE(table.Find({"invoice", "issue"}).ok()) << "the singular does as well";
    struct Case {
        std::vector<std::string> words;
        std::string text;
        std::string advice;
    };
    const std::vector<Case> cases = {
        {{"invoces", "list"}, "unknown command: invoces", "Did you mean 'invoices'?"},
        {{"invoices", "isue"}, "unknown command: invoices isue", "Did you mean 'invoices issue'?"},
        {{"whoamy"}, "unknown command: whoamy", "Did you mean 'whoami'?"},
        {{"xyzzy", "list"}, "unknown command: xyzzy", "See `socle help`."},
        {{"relations"},
         "what about 'relations'? Possible: create, end, list",
         "See `socle help relations`."},
    };
    for (const Case& each : cases) {
        const auto found = table.Find(each.words);
        ASSERT_FALSE(found.ok());
        EXPECT_EQ(ExitOf(found.status()), Exit::kUsage);
        const auto complaint = ComplaintIn(found.status(), Language::kEnglish);
        ASSERT_TRUE(complaint.has_value());
        EXPECT_EQ(complaint->text, each.text);
        EXPECT_EQ(complaint->advice, each.advice);
    }
}

}  // namespace
}  // namespace socle::cli
