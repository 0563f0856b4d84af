// The demonstration is a whole, sound company: what `deploy/up --demo` fills its folder with.
#include <stdlib.h>

#include <algorithm>

#include "company.hpp"

namespace socle::scenarios {
namespace {

class Demo : public Company {
 protected:
    void SetUp() override {
        auto socled = SocledProcess::Prepare(Storage::kEmbedded);
        ASSERT_TRUE(socled.ok()) << socled.status();
        socled_ = *std::move(socled);
        const std::string command =
            SOCLE_BIN "/socle-demo --bricks " SOCLE_BRICKS " --data " + socled_->data().string() +
            " --smtp-url file://" + socled_->outbox().string() +
            " --mail-from bonjour@atelier-lumen.example --public-url https://x.example 2>" +
            socled_->data().string() + ".log";
        ASSERT_EQ(system(command.c_str()), 0) << "see " << socled_->data() << ".log";
        ASSERT_TRUE(socled_->Restart().ok());
        SignIn();
    }
};

TEST_F(Demo, IsACompanyOfEighteenMonths) {
    client_record::v1::ListPartiesRequest parties;
    parties.set_page_size(1000);
    EXPECT_EQ(record().ListParties(parties)->parties_size(), 60);
    crm::v1::ListOpportunitiesRequest opportunities;
    opportunities.set_page_size(1000);
    const auto listed = crm().ListOpportunities(opportunities);
    ASSERT_TRUE(listed.ok()) << listed.status();
    EXPECT_EQ(listed->opportunities_size(), 25);
    for (const auto state : {crm::v1::OPPORTUNITY_STATE_OPEN, crm::v1::OPPORTUNITY_STATE_WON,
                             crm::v1::OPPORTUNITY_STATE_LOST})
        EXPECT_TRUE(std::ranges::any_of(
            listed->opportunities(), [state](const auto& item) { return item.state() == state; }));

    invoicing::v1::ListInvoicesRequest invoices;
    invoices.set_page_size(1000);
    const auto issued = invoicing().ListInvoices(invoices);
    ASSERT_TRUE(issued.ok()) << issued.status();
    EXPECT_GE(issued->invoices_size(), 30);
    EXPECT_EQ(invoicing().ListCreditNotes({})->credit_notes_size(), 1);

    const auto campaigns = marketing().ListCampaigns({});
    ASSERT_TRUE(campaigns.ok()) << campaigns.status();
    ASSERT_EQ(campaigns->campaigns_size(), 2);
    for (const auto& campaign : campaigns->campaigns()) {
        EXPECT_EQ(campaign.state(), marketing::v1::CAMPAIGN_STATE_SENT);
        EXPECT_GT(campaign.sent_count(), 5);
    }
    const auto mails = std::distance(std::filesystem::directory_iterator(socled_->outbox()), {});
    EXPECT_GT(mails, 50);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

}  // namespace
}  // namespace socle::scenarios
