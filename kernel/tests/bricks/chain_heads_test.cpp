// The file that keeps the heads of chains outside the database.
#include "kernel/bricks/chain_heads.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "brick_fixture.hpp"
#include "kernel/bricks/seal_key.hpp"

namespace socle::kernel {
namespace {

class ChainHeadFileTest : public ::testing::Test {
 protected:
    std::unique_ptr<ChainHeadFile> Open(const std::string& key = "a key") {
        auto opened = ChainHeadFile::Open(file_, SealWith(key));
        EXPECT_TRUE(opened.ok()) << opened.status();
        return opened.ok() ? *std::move(opened) : nullptr;
    }
    std::string RefusalOf(const std::string& key = "a key") {
        return ReasonOf(ChainHeadFile::Open(file_, SealWith(key)).status());
    }
    TempFolder folder_;
    std::filesystem::path file_ = folder_.path() / "chain-heads";
};

TEST_F(ChainHeadFileTest, WhatWasWrittenIsThereAfterARestart) {
    {
        const auto file = Open();
        file->heads().Keep(1, "invoicing.seals", {41, std::string("\x00\xff", 2)});
        file->heads().Keep(1, "bus.events", {7, "b"});
        file->heads().Keep(2, "invoicing.seals", {3, "c"});
        ASSERT_TRUE(file->Write().ok());
    }
    struct stat facts {};
    ASSERT_EQ(::stat(file_.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600U);
    const auto file = Open();
    EXPECT_EQ(file->heads().Last(1, "invoicing.seals").position, 41);
    EXPECT_EQ(file->heads().Last(1, "invoicing.seals").seal, std::string("\x00\xff", 2));
    EXPECT_EQ(file->heads().Last(1, "bus.events").position, 7);
    EXPECT_EQ(file->heads().Last(2, "invoicing.seals").seal, "c");
    EXPECT_EQ(file->heads().Last(2, "bus.events").position, 0);
}

TEST_F(ChainHeadFileTest, AHeadNeverGoesBack) {
    const auto file = Open();
    file->heads().Keep(1, "a.b", {5, "five"});
    file->heads().Keep(1, "a.b", {4, "four"});
    file->heads().Keep(1, "a.b", {5, "another five"});
    EXPECT_EQ(file->heads().Last(1, "a.b").position, 5);
    EXPECT_EQ(file->heads().Last(1, "a.b").seal, "five");
}

TEST_F(ChainHeadFileTest, ACrashLosesWhatWasNotWrittenAndNothingElse) {
    {
        const auto file = Open();
        file->heads().Keep(1, "a.b", {5, "five"});
        ASSERT_TRUE(file->Write().ok());
        file->heads().Keep(1, "a.b", {6, "six"});
    }
    WriteFile(file_.string() + ".new", "half");
    const auto file = Open();
    EXPECT_EQ(file->heads().Last(1, "a.b").position, 5);
    file->heads().Keep(1, "a.b", {7, "seven"});
    ASSERT_TRUE(file->Write().ok());
    EXPECT_EQ(Open()->heads().Last(1, "a.b").seal, "seven");
}

TEST_F(ChainHeadFileTest, IsWrittenOnlyWhenAHeadHasMoved) {
    const auto file = Open();
    ASSERT_TRUE(file->Write().ok());
    EXPECT_FALSE(std::filesystem::exists(file_));
    file->heads().Keep(1, "a.b", {5, "five"});
    ASSERT_TRUE(file->Write().ok());
    std::filesystem::remove(file_);
    file->heads().Keep(1, "a.b", {5, "five"});
    ASSERT_TRUE(file->Write().ok());
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(ChainHeadFileTest, AFailedWriteIsMadeUpFor) {
    const auto file = Open();
    file->heads().Keep(1, "a.b", {5, "five"});
    std::filesystem::create_directory(file_);
    EXPECT_EQ(ReasonOf(file->Write()), "CHAIN_HEADS_UNUSABLE");
    std::filesystem::remove(file_);
    ASSERT_TRUE(file->Write().ok());
    EXPECT_EQ(Open()->heads().Last(1, "a.b").position, 5);
}

TEST_F(ChainHeadFileTest, AChangedFileIsRefusedAndLeftAlone) {
    const auto file = Open();
    file->heads().Keep(1, "a.b", {5, "five"});
    ASSERT_TRUE(file->Write().ok());
    const std::string written = ReadFile(file_);
    ASSERT_EQ(written.rfind("1 a.b 5 66697665\nsigned ", 0), 0U) << written;
    EXPECT_EQ(RefusalOf("another key"), "CHAIN_HEADS_UNUSABLE");
    for (const std::string& changed :
         {"1 a.b 4" + written.substr(7), written.substr(0, written.size() - 2), written + "\n",
          std::string(), written.substr(written.find("signed"))}) {
        WriteFile(file_, changed);
        EXPECT_EQ(RefusalOf(), "CHAIN_HEADS_UNUSABLE") << changed;
        EXPECT_EQ(ReadFile(file_), changed);
    }
    WriteFile(file_, written);
    EXPECT_EQ(Open()->heads().Last(1, "a.b").position, 5);
}

}  // namespace
}  // namespace socle::kernel
