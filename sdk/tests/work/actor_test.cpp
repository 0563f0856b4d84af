// Which permissions a role's words grant.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "socle/call.hpp"

namespace socle {
namespace {

struct Case {
    std::set<std::string, std::less<>> held;
    std::string asked;
    bool granted;
};

TEST(ActorTest, MayDoWhatTheRoleHolds) {
    const Case cases[] = {
        {{"invoicing.issue"}, "invoicing.issue", true},
        {{"invoicing.*"}, "invoicing.issue", true},
        {{"*"}, "invoicing.issue", true},
        {{"*.read"}, "invoicing.read", true},
        {{"*.read"}, "invoicing.issue", false},
        {{"business.*"}, "invoicing.issue", true},
        {{"business.*"}, "identity.manage_users", false},
        {{"business.*"}, "bricks.switch", false},
        {{"invoicing.read"}, "invoicing.issue", false},
        {{"crm.*"}, "invoicing.issue", false},
        {{"invoicing"}, "invoicing.issue", false},
        {{"invoice.*"}, "invoicing.issue", false},
        {{"*.read"}, "*.read", true},
        {{"business.*"}, "*.read", false},
        {{}, "invoicing.issue", false},
    };
    for (const Case& c : cases) {
        const Actor actor{.kind = ActorKind::kUser, .name = "users/1", .permissions = c.held};
        EXPECT_EQ(actor.May(c.asked), c.granted) << c.asked;
    }
}

}  // namespace
}  // namespace socle
