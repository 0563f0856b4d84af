// Keeping pipelines, through the plugin, on a real database.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crm_fixture.hpp"

namespace socle::crm {
namespace {

v1::CreatePipelineRequest NewPipeline(const std::string& display_name,
                                      const std::vector<std::string>& words) {
    v1::CreatePipelineRequest request;
    request.mutable_pipeline()->set_display_name(display_name);
    for (const std::string& word : words) {
        v1::Stage& stage = *request.mutable_pipeline()->add_stages();
        stage.set_stage(word);
        stage.set_display_name("Étape, \"" + word + "\" {x}");
        stage.mutable_probability()->set_value("33.5");
    }
    return request;
}

class PipelineTest : public CrmTest {
 protected:
    // A pipeline whose second stage an open opportunity stands in.
    void SetUp() override {
        CrmTest::SetUp();
        if (HasFatalFailure()) return;
        const auto created = crm().CreatePipeline(NewPipeline("Chantiers", {"a", "b", "c"}));
        ASSERT_TRUE(created.ok()) << created.status();
        pipeline_ = *created;
        v1::CreateOpportunityRequest request = NewOpportunity("Toiture");
        request.mutable_opportunity()->set_stage("b");
        const auto opportunity = crm().CreateOpportunity(request);
        ASSERT_TRUE(opportunity.ok()) << opportunity.status();
        opportunity_ = *opportunity;
    }
    // The pipeline without one of its stages.
    [[nodiscard]] v1::UpdatePipelineRequest Without(int stage) const {
        v1::UpdatePipelineRequest request;
        *request.mutable_pipeline() = pipeline_;
        request.mutable_pipeline()->mutable_stages()->DeleteSubrange(stage, 1);
        request.mutable_update_mask()->add_paths("stages");
        return request;
    }
    v1::Pipeline pipeline_;
    v1::Opportunity opportunity_;
};

TEST_F(PipelineTest, IsKeptAsWritten) {
    v1::GetPipelineRequest request;
    request.set_name(pipeline_.name());
    const auto read = crm().GetPipeline(request);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->SerializeAsString(), pipeline_.SerializeAsString());
    EXPECT_EQ(read->stages(0).display_name(), "Étape, \"a\" {x}");
    EXPECT_EQ(read->stages(0).probability().value(), "33.5");
    EXPECT_EQ(ReasonOf(crm(kOtherTenant).GetPipeline(request).status()), "NOT_FOUND");
}

TEST_F(PipelineTest, TheFirstOneIsTheOneMeant) {
    EXPECT_EQ(opportunity_.pipeline(), pipeline_.name());
    EXPECT_EQ(opportunity_.probability().value(), "33.5");
}

TEST_F(PipelineTest, RefusesWhatIsNoPipeline) {
    v1::CreatePipelineRequest request = NewPipeline("", {"a"});
    EXPECT_EQ(ReasonOf(crm().CreatePipeline(request).status()), "REQUIRED");
    EXPECT_EQ(ReasonOf(crm().CreatePipeline(NewPipeline("x", {})).status()), "REQUIRED");
    EXPECT_EQ(ReasonOf(crm().CreatePipeline(NewPipeline("x", {"A"})).status()), "INVALID_VALUE");
    request = NewPipeline("x", {"a"});
    request.mutable_pipeline()->mutable_stages(0)->clear_probability();
    const auto refused = crm().CreatePipeline(request);
    EXPECT_EQ(ReasonOf(refused.status()), "REQUIRED");
    EXPECT_EQ(MetadataOf(refused.status())["field"], "stages.0.probability");
}

TEST_F(PipelineTest, ListsThemOldestFirst) {
    ASSERT_TRUE(crm().CreatePipeline(NewPipeline("Export", {"a"})).ok());
    v1::ListPipelinesRequest request;
    request.set_page_size(1);
    const auto first = crm().ListPipelines(request);
    ASSERT_TRUE(first.ok()) << first.status();
    request.set_page_token(first->next_page_token());
    const auto second = crm().ListPipelines(request);
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(first->pipelines(0).display_name(), "Chantiers");
    EXPECT_EQ(second->pipelines(0).display_name(), "Export");
    EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(PipelineTest, AStageGoesWhenNothingOpenStandsInIt) {
    const auto refused = crm().UpdatePipeline(Without(1));
    EXPECT_EQ(ReasonOf(refused.status()), "STAGE_IN_USE");
    EXPECT_EQ(MetadataOf(refused.status())["stage"], "b");
    EXPECT_TRUE(crm().UpdatePipeline(Without(2)).ok());
    EXPECT_EQ(ReasonOf(crm().UpdatePipeline(Without(2)).status()), "ETAG_MISMATCH");
}

TEST_F(PipelineTest, AClosedOpportunityHoldsNoStageAndStartsAgainWhenReopened) {
    ASSERT_EQ(Won(opportunity_).stage(), "b");
    ASSERT_TRUE(crm().UpdatePipeline(Without(1)).ok());
    EXPECT_EQ(Get(opportunity_.name())->stage(), "b");
    EXPECT_TRUE(fixture().Verify()->findings.empty());
    v1::ReopenOpportunityRequest reopen;
    reopen.set_name(opportunity_.name());
    const auto reopened = crm().ReopenOpportunity(reopen);
    ASSERT_TRUE(reopened.ok()) << reopened.status();
    EXPECT_EQ(reopened->stage(), "a");
}

TEST_F(PipelineTest, AnUpdateWithoutAChangeKeepsTheEtag) {
    v1::UpdatePipelineRequest request;
    request.mutable_pipeline()->set_name(pipeline_.name());
    request.mutable_pipeline()->set_display_name(pipeline_.display_name());
    EXPECT_EQ(crm().UpdatePipeline(request)->etag(), pipeline_.etag());
    request.mutable_pipeline()->set_display_name("Travaux");
    const auto renamed = crm().UpdatePipeline(request);
    ASSERT_TRUE(renamed.ok()) << renamed.status();
    EXPECT_EQ(renamed->display_name(), "Travaux");
    EXPECT_EQ(renamed->stages_size(), 3);
    EXPECT_NE(renamed->etag(), pipeline_.etag());
}

}  // namespace
}  // namespace socle::crm
