// Somebody with the whole database in their hands makes what came last unsaid: Verify tells, since
// the ends of the chains are kept outside the database.
#include <algorithm>

#include "company.hpp"

namespace socle::scenarios {
namespace {

class CutOff : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        ASSERT_TRUE(Activate("invoicing").ok());
        const auto issued = Issue(NewDraft(NewClient("Durand SA"), "1", "100", "20"));
        ASSERT_TRUE(issued.ok()) << issued.status();
        invoice_ = issued->name();
        for (const std::int64_t cents : {1'000, 2'000}) ASSERT_TRUE(Pay(invoice_, cents).ok());
    }
    // The last payment, its event and all that counts them.
    void UnsayLastPayment() {
        ASSERT_TRUE(
            socled_
                ->RunSql("invoicing",
                         "delete from invoicing.payment where position = 3; "
                         "update invoicing.seal_head set position = 2, seal = (select seal from "
                         "invoicing.payment where position = 2)")
                .ok());
        ASSERT_TRUE(socled_
                        ->RunSql("bus",
                                 "delete from bus.event e using bus.head h "
                                 "where e.position = h.position; "
                                 "update bus.head h set position = h.position - 1, hash = "
                                 "(select hash from bus.event e where e.tenant_id = h.tenant_id "
                                 "and e.position = h.position - 1)")
                        .ok());
    }
    [[nodiscard]] bool Finds(const std::string& start) {
        const auto findings = Findings();
        return std::any_of(findings.begin(), findings.end(),
                           [&](const std::string& finding) { return finding.starts_with(start); });
    }

    std::string invoice_;
};

TEST_F(CutOff, IsFoundOutWhileTheServiceRuns) {
    EXPECT_EQ(Findings(), std::vector<std::string>());
    UnsayLastPayment();
    EXPECT_TRUE(Finds("invoicing: seal 3: "));
    EXPECT_TRUE(Finds("bus: events/"));
    ASSERT_TRUE(Pay(invoice_, 3'000).ok());
    EXPECT_TRUE(Finds("invoicing: seal 3: ")) << "though the place is taken again";
}

TEST_F(CutOff, IsFoundOutAfterARestart) {
    EXPECT_EQ(socled_->Stop(), 0);
    UnsayLastPayment();
    ASSERT_TRUE(socled_->Restart().ok());
    SignIn();
    EXPECT_TRUE(Finds("invoicing: seal 3: "));
    EXPECT_TRUE(Finds("bus: events/"));
}

}  // namespace
}  // namespace socle::scenarios
