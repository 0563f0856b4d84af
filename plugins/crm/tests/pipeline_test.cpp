// The rules of pipelines: which are allowed, what stages are called, when one may go.
#include "domain/pipeline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle::crm {
namespace {

Pipeline Of(std::vector<Stage> stages) {
    return {.id = {}, .display_name = "Ventes", .stages = std::move(stages)};
}

Stage Named(std::string word) {
    return {std::move(word), "Étape", Decimal{50}};
}

Decimal Percent(std::string_view text) {
    return Decimal::Parse(text).value_or(Decimal{-1});
}

struct Case {
    std::string what;
    Pipeline pipeline;
    std::string reason;  // empty: allowed
    std::string field;
};

TEST(CheckPipelineTest, AllowsWhatIsAPipelineAndNamesTheFaultOtherwise) {
    Pipeline nameless = Of({Named("a")});
    nameless.display_name = "  ";
    Pipeline long_name = Of({Named("a")});
    long_name.display_name = std::string(kDisplayNameMax + 1, 'x');
    std::vector<Stage> twenty;
    for (int i = 0; i < 20; ++i) twenty.push_back(Named("s" + std::to_string(i)));
    std::vector<Stage> twenty_one = twenty;
    twenty_one.push_back(Named("s20"));

    const std::vector<Case> cases = {
        {"one stage", Of({Named("a")}), "", ""},
        {"twenty stages", Of(twenty), "", ""},
        {"digits and underscores", Of({Named("first_2")}), "", ""},
        {"0 and 100 per cent", Of({{"a", "A", Decimal{0}}, {"b", "B", Decimal{100}}}), "", ""},
        {"a fraction of a per cent", Of({{"a", "A", Percent("33.5")}}), "", ""},
        {"no name", nameless, "REQUIRED", "display_name"},
        {"a long name", long_name, "TOO_LONG", "display_name"},
        {"no stages", Of({}), "REQUIRED", "stages"},
        {"twenty-one stages", Of(twenty_one), "TOO_MANY", "stages"},
        {"no word", Of({Named("a"), Named("")}), "REQUIRED", "stages.1.stage"},
        {"a capital", Of({Named("Proposal")}), "INVALID_VALUE", "stages.0.stage"},
        {"a digit first", Of({Named("1st")}), "INVALID_VALUE", "stages.0.stage"},
        {"an accent", Of({Named("négo")}), "INVALID_VALUE", "stages.0.stage"},
        {"a long word", Of({Named(std::string(41, 'a'))}), "INVALID_VALUE", "stages.0.stage"},
        {"a word twice", Of({Named("a"), Named("a")}), "INVALID_VALUE", "stages.1.stage"},
        {"no stage name", Of({{"a", "", Decimal{1}}}), "REQUIRED", "stages.0.display_name"},
        {"below 0", Of({{"a", "A", Percent("-0.1")}}), "OUT_OF_RANGE", "stages.0.probability"},
        {"above 100", Of({{"a", "A", Percent("100.01")}}), "OUT_OF_RANGE", "stages.0.probability"},
    };
    for (const Case& c : cases) {
        const auto checked = CheckPipeline(c.pipeline);
        EXPECT_EQ(checked.ok(), c.reason.empty()) << c.what << ": " << checked.status();
        EXPECT_EQ(ReasonOf(checked.status()), c.reason) << c.what;
        EXPECT_EQ(MetadataOf(checked.status())["field"], c.field) << c.what;
    }
}

TEST(CheckPipelineTest, TrimsTexts) {
    Pipeline pipeline = Of({{"a", "  Étape ", Decimal{10}}});
    pipeline.display_name = " Ventes ";
    const auto checked = CheckPipeline(pipeline);
    ASSERT_TRUE(checked.ok()) << checked.status();
    EXPECT_EQ(checked->display_name, "Ventes");
    EXPECT_EQ(checked->stages[0].display_name, "Étape");
}

TEST(UsualPipelineTest, IsAllowedInBothLanguagesWithTheSameStages) {
    const Pipeline french = UsualPipeline({}, Language::kFrench);
    const Pipeline english = UsualPipeline({}, Language::kEnglish);
    EXPECT_EQ(french.display_name, "Ventes");
    EXPECT_EQ(english.display_name, "Sales");
    ASSERT_EQ(french.stages.size(), english.stages.size());
    for (std::size_t i = 0; i < french.stages.size(); ++i) {
        EXPECT_EQ(french.stages[i].word, english.stages[i].word);
        EXPECT_EQ(french.stages[i].probability, english.stages[i].probability);
    }
    EXPECT_TRUE(CheckPipeline(french).ok());
    EXPECT_TRUE(CheckPipeline(english).ok());
}

TEST(FindStageTest, NamesTheStagesThereAre) {
    const Pipeline pipeline = UsualPipeline({}, Language::kFrench);
    const auto found = FindStage(pipeline, "proposal");
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->probability, Decimal{40});
    const auto unknown = FindStage(pipeline, "signature");
    EXPECT_EQ(ReasonOf(unknown.status()), "UNKNOWN_STAGE");
    EXPECT_EQ(unknown.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(MetadataOf(unknown.status())["value"], "signature");
    EXPECT_EQ(MetadataOf(unknown.status())["stages"],
              "qualification, proposal, negotiation, agreement");
}

TEST(RemovedStagesTest, AreThoseWhoseWordHasGone) {
    const Pipeline before = Of({Named("a"), Named("b"), Named("c")});
    EXPECT_EQ(RemovedStages(before, Of({Named("c"), Named("a")})), std::vector<std::string>{"b"});
    EXPECT_TRUE(RemovedStages(before, before).empty());
    EXPECT_TRUE(CheckFree({}).ok());
    EXPECT_EQ(ReasonOf(CheckFree({"b"})), "STAGE_IN_USE");
    EXPECT_EQ(MetadataOf(CheckFree({"b"}))["stage"], "b");
}

}  // namespace
}  // namespace socle::crm
