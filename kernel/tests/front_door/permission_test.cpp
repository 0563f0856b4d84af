#include "kernel/front_door/permission.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace socle::kernel {
namespace {

struct Case {
    std::set<std::string, std::less<>> held;
    std::string asked;
    bool granted;
};

TEST(PermissionTest, GrantsWhatTheRoleHolds) {
    const Case cases[] = {
        {{"invoicing.issue"}, "invoicing.issue", true},
        {{"invoicing.*"}, "invoicing.issue", true},
        {{"*"}, "invoicing.issue", true},
        {{"invoicing.*"}, "invoicing.quotes.accept", true},
        {{"invoicing.quotes.*"}, "invoicing.quotes.accept", true},
        {{"invoicing.quotes.*"}, "invoicing.issue", false},
        {{"invoicing.read"}, "invoicing.issue", false},
        {{"crm.*"}, "invoicing.issue", false},
        {{"invoicing"}, "invoicing.issue", false},
        {{"invoice.*"}, "invoicing.issue", false},
        {{"*"}, "", false},
        {{}, "invoicing.issue", false},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(Grants(Actor{.name = "users/1", .permissions = c.held}, c.asked), c.granted)
            << c.asked;
    }
}

}  // namespace
}  // namespace socle::kernel
