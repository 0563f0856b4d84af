// The installation's key file.
#include "kernel/bricks/seal_key.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "brick_fixture.hpp"

namespace socle::kernel {
namespace {

class SealKeyTest : public ::testing::Test {
 protected:
    absl::StatusOr<std::string> Open() { return OpenSealKey(file_, *ids_); }
    TempFolder folder_;
    std::filesystem::path file_ = folder_.path() / "seal.key";
    std::unique_ptr<IdSource> ids_ = SystemIdSource();
};

TEST_F(SealKeyTest, IsMadeOnceAndReadableByItsOwnerOnly) {
    const auto made = Open();
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->size(), 32U);
    EXPECT_NE(*made, std::string(32, '\0'));
    struct stat facts {};
    ASSERT_EQ(::stat(file_.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);
    EXPECT_EQ(*Open(), *made);
    EXPECT_FALSE(std::filesystem::exists(file_.string() + ".new"));
}

TEST_F(SealKeyTest, ADraftLeftByACrashIsNoKey) {
    WriteFile(file_.string() + ".new", "half");
    const auto made = Open();
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->size(), 32U);
}

TEST_F(SealKeyTest, WhatIsNoKeyIsRefusedAndLeftAlone) {
    WriteFile(file_, "short");
    ::chmod(file_.c_str(), 0600);
    EXPECT_EQ(ReasonOf(Open().status()), "SEAL_KEY_UNUSABLE");
    WriteFile(file_, std::string(33, 'k'));
    EXPECT_EQ(ReasonOf(Open().status()), "SEAL_KEY_UNUSABLE");
    EXPECT_EQ(ReadFile(file_), std::string(33, 'k'));
}

TEST_F(SealKeyTest, AKeyOthersCanReadIsRefused) {
    WriteFile(file_, std::string(32, 'k'));
    ::chmod(file_.c_str(), 0640);
    EXPECT_EQ(ReasonOf(Open().status()), "SEAL_KEY_UNUSABLE");
    ::chmod(file_.c_str(), 0600);
    EXPECT_EQ(*Open(), std::string(32, 'k'));
}

TEST_F(SealKeyTest, SealsWithHmacSha256) {
    // RFC 4231, test case 2.
    const auto seal = SealWith("Jefe");
    const std::string sealed = seal("what do ya want for nothing?");
    EXPECT_EQ(static_cast<unsigned char>(sealed[0]), 0x5b);
    EXPECT_EQ(static_cast<unsigned char>(sealed[31]), 0x43);
    EXPECT_NE(seal("other"), sealed);
}

}  // namespace
}  // namespace socle::kernel
