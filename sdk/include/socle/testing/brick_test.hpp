// The base of a brick's service tests: a fixture of its own for each test.
//     class CrmTest : public socle::testing::BrickTest { ... };
// For targets made by socle_add_brick(), which says where the package is.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "socle/testing/brick_fixture.hpp"

namespace socle::testing {

class BrickTest : public ::testing::Test {
 protected:
    void SetUp() override {
        auto opened = BrickFixture::Open(SOCLE_BRICK_PACKAGE);
        ASSERT_TRUE(opened.ok()) << opened.status();
        fixture_ = *std::move(opened);
    }
    [[nodiscard]] BrickFixture& fixture() { return *fixture_; }

 private:
    std::unique_ptr<BrickFixture> fixture_;
};

}  // namespace socle::testing
