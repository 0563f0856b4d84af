// The first start, also one that is cut short: the owner must be able to come in.
#include <sys/stat.h>

#include "company.hpp"

namespace socle::scenarios {
namespace {

class FirstStart : public ::testing::Test {
 protected:
    void SetUp() override {
        auto prepared = SocledProcess::Prepare();
        ASSERT_TRUE(prepared.ok()) << prepared.status();
        socled_ = *std::move(prepared);
    }
    // The bricks that are on, as the owner who signs in sees them.
    std::vector<std::string> ActiveBricks() {
        const auto token = socled_->SignInOwner();
        EXPECT_TRUE(token.ok()) << token.status();
        const auto channel = socled_->Connect(token.value_or(""));
        const auto bricks = bricks::v1::BricksClient(*channel).ListBricks({});
        EXPECT_TRUE(bricks.ok()) << bricks.status();
        std::vector<std::string> active;
        if (bricks.ok())
            for (const auto& brick : bricks->bricks())
                if (brick.state() == bricks::v1::BRICK_STATE_ACTIVE) active.push_back(brick.name());
        return active;
    }

    std::unique_ptr<SocledProcess> socled_;
};

TEST_F(FirstStart, OnlyExchangeIsActiveAndOnlyWeReadThePassword) {
    ASSERT_TRUE(socled_->Restart().ok());
    EXPECT_EQ(ActiveBricks(), std::vector<std::string>{"bricks/exchange"});
    struct stat facts {};
    ASSERT_EQ(stat(socled_->first_sign_in().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);
}

TEST_F(FirstStart, OneThatCannotListenSaysWhyAndTheNextIsAsGood) {
    const auto other = SocledProcess::Start();
    ASSERT_TRUE(other.ok()) << other.status();
    const absl::Status refused = socled_->Restart((*other)->address());
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(std::string(refused.message())
                  .find("cannot listen on " + (*other)->address() + ": another program uses it"),
              std::string::npos)
        << refused;
    EXPECT_NE(std::string(refused.message()).find("--listen"), std::string::npos) << refused;

    const absl::Status started = socled_->Restart();
    ASSERT_TRUE(started.ok()) << started;
    EXPECT_EQ(ActiveBricks(), std::vector<std::string>{"bricks/exchange"});
}

}  // namespace
}  // namespace socle::scenarios
