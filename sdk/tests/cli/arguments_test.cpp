#include "arguments.hpp"

#include <gtest/gtest.h>

#include "complaint.hpp"

namespace socle::cli {
namespace {

TEST(Arguments, SortsWordsFieldsAndOptions) {
    const auto read = ReadArguments(std::vector<std::string>{
        "invoices", "pay", "invoices/1", "-12,50", "method=card", "-o", "json", "--lang=fr", "-n",
        "5", "--dry-run", "--separator", "\\t", "--", "--yes", "a=b"});
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->words, (std::vector<std::string>{"invoices", "pay", "invoices/1", "-12,50",
                                                     "--yes", "a=b"}));
    ASSERT_EQ(read->fields.size(), 1U);
    EXPECT_EQ(read->fields[0].path, "method");
    EXPECT_EQ(read->fields[0].value, "card");
    EXPECT_EQ(read->output, Output::kJson);
    EXPECT_EQ(read->language, Language::kFrench);
    EXPECT_EQ(read->count, 5);
    EXPECT_EQ(read->separator, "\t");
    EXPECT_TRUE(read->dry_run);
    EXPECT_FALSE(read->yes);
}

TEST(Arguments, RefusesWhatItDoesNotKnow) {
    struct Case {
        std::vector<std::string> arguments;
        std::string text;
        std::string advice;
    };
    const std::vector<Case> cases = {
        {{"--outptu", "json"}, "unknown option: --outptu", "Did you mean '--output'?"},
        {{"--tag-x", "vip"},
         "unknown option: --tag-x",
         "A field is given as tag_x=value. See `socle help`."},
        {{"-o"}, "option -o needs a value", ""},
        {{"-o", "xml"}, "--output: 'xml' is not accepted; possible: table, json, csv, name", ""},
        {{"--lang", "de"}, "--lang: 'de' is not accepted; possible: fr, en", ""},
        {{"--page-size", "0"}, "--page-size: '0' is not accepted; possible: 1-1000", ""},
        {{"--yes=no"}, "option --yes takes no value", ""},
        {{"--separator", "ab"}, "--separator: 'ab' is not accepted; possible: , ; \\t", ""},
        {std::vector<std::string>(kArgumentsMax + 1, "x"), "more than 2000 arguments", ""},
    };
    for (const Case& each : cases) {
        const auto read = ReadArguments(each.arguments);
        ASSERT_FALSE(read.ok()) << each.text;
        const auto complaint = ComplaintIn(read.status(), Language::kEnglish);
        ASSERT_TRUE(complaint.has_value());
        EXPECT_EQ(complaint->text, each.text);
        EXPECT_EQ(complaint->advice, each.advice);
        EXPECT_EQ(ExitOf(read.status()), Exit::kUsage);
    }
}

TEST(Arguments, LanguageOfTheLocale) {
    using Variables = std::vector<std::string>;
    EXPECT_EQ(LanguageOfLocale(Variables{"", "", "", "fr_FR.UTF-8"}), Language::kFrench);
    EXPECT_EQ(LanguageOfLocale(Variables{"en:fr", "fr_FR", "", ""}), Language::kEnglish);
    EXPECT_EQ(LanguageOfLocale(Variables{"", "", "", "C"}), Language::kEnglish);
    EXPECT_EQ(LanguageOfLocale(Variables{}), Language::kEnglish);
}

}  // namespace
}  // namespace socle::cli
