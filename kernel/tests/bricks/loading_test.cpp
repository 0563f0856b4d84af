// Libraries tried in a child process, then loaded. Each fault becomes one sentence and nothing else
// happens.
#include <gtest/gtest.h>

#include <chrono>

#include "brick_fixture.hpp"
#include "kernel/bricks/probe.hpp"

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;

struct Case {
    std::string fault;
    std::string sentence;
};

ProbeRequest RequestFor(const fs::path& library) {
    return {.host_program = SOCLE_BRICK_HOST, .library = library, .name = "toy", .beside = {}};
}

void ExpectRefused(const absl::Status& status, const std::string& sentence) {
    EXPECT_EQ(ReasonOf(status), "BRICK_REFUSED") << status;
    EXPECT_NE(std::string(status.message()).find(sentence), std::string::npos) << status;
}

class FaultyLibraryTest : public ::testing::TestWithParam<Case> {};

TEST_P(FaultyLibraryTest, IsRefusedByTheProbe) {
    ProbeRequest request = RequestFor(fs::path(SOCLE_FAULTY_BRICKS) / (GetParam().fault + ".so"));
    if (GetParam().fault == "endless") request.deadline = std::chrono::milliseconds(1000);
    ExpectRefused(Probe(request), GetParam().sentence);
}

void PrintTo(const Case& row, std::ostream* out) {
    *out << row.fault;
}

INSTANTIATE_TEST_SUITE_P(
    Table, FaultyLibraryTest,
    ::testing::Values(Case{"stamp", "it was built for 'socle-sdk 0; g++ 1'"},
                      Case{"magic", "is no brick"},
                      Case{"name", "calls itself 'other', its manifest 'toy'"},
                      Case{"symbol", "its library needs _Z11NotAnywherei"},
                      Case{"descriptor", "is no brick"},
                      Case{"throws_at_load", "throws while it is being loaded: no moon tonight"},
                      Case{"crashes_at_load", "crashes while it is being loaded (Segmentation"},
                      Case{"endless", "does not finish loading within 1 seconds"},
                      Case{"not_there", "is not there"}),
    [](const auto& row) { return row.param.fault; });

TEST(ProbeTest, AGoodLibraryPassesAlsoBesideOthers) {
    ProbeRequest request = RequestFor(fs::path(SOCLE_TEST_BRICKS) / "toy" / "toy.so");
    EXPECT_TRUE(Probe(request).ok()) << Probe(request);
    request.beside = {fs::path(SOCLE_TEST_BRICKS) / "pal" / "pal.so"};
    EXPECT_TRUE(Probe(request).ok()) << Probe(request);
}

TEST(ProbeTest, ATruncatedLibraryIsRefused) {
    const TempFolder folder;
    const std::string whole = ReadFile(fs::path(SOCLE_TEST_BRICKS) / "toy" / "toy.so");
    // Within its header, its tables and its code.
    for (const std::size_t size : {std::size_t{20}, std::size_t{6000}, std::size_t{20000}}) {
        ASSERT_LT(size, whole.size());
        const fs::path file = folder.path() / (std::to_string(size) + ".so");
        WriteFile(file, std::string_view(whole).substr(0, size));
        ExpectRefused(Probe(RequestFor(file)), size == 20 ? "file too short" : "is cut short");
    }
}

TEST(ProbeTest, AFileThatIsNoLibraryIsRefused) {
    const TempFolder folder;
    WriteFile(folder.path() / "toy.so", std::string(5000, 'x'));
    ExpectRefused(Probe(RequestFor(folder.path() / "toy.so")), "invalid ELF header");
}

TEST(ProbeTest, ASecondCopyOfALoadedContractIsRefused) {
    ProbeRequest request = RequestFor(fs::path(SOCLE_FAULTY_BRICKS) / "copy.so");
    EXPECT_TRUE(Probe(request).ok()) << "alone it does no harm: " << Probe(request);
    request.beside = {fs::path(SOCLE_TEST_BRICKS) / "toy" / "toy.so"};
    ExpectRefused(Probe(request), "a copy of acme/toy/v1/");
}

TEST(ProbeTest, AMissingHostProgramIsAnErrorOfOurs) {
    ProbeRequest request = RequestFor(fs::path(SOCLE_TEST_BRICKS) / "toy" / "toy.so");
    request.host_program = "/nowhere/socle-brick-host";
    EXPECT_EQ(Probe(request).code(), absl::StatusCode::kInternal);
}

class LoaderTest : public ::testing::Test {
 protected:
    absl::StatusOr<std::unique_ptr<LoadedBrick>> Load(const fs::path& folder) {
        SOCLE_ASSIGN(auto package, ReadPackage(folder));
        return LoadBrick(std::move(package), host_);
    }
    TempFolder packages_;
    SystemClock clock_;
    std::unique_ptr<IdSource> ids_ = SystemIdSource();
    ChainHeadTable heads_;
    testing::FakeMailer mailer_;
    const BrickHost host_{clock_, *ids_, [](std::string_view) { return std::string("sealed"); },
                          heads_, mailer_};
};

TEST_F(LoaderTest, AGoodBrickAnswersWhatItsContractSays) {
    const auto loaded = Load(CopyPackage("toy", packages_.path()));
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    EXPECT_EQ((*loaded)->name(), "toy");
    ASSERT_EQ((*loaded)->services.size(), 1U);
    EXPECT_EQ((*loaded)->services[0]->Methods().size(), 2U);
    EXPECT_NE((*loaded)->handlers.Find("socle.client_record.v1.PartyCreated"), nullptr);
    EXPECT_NE((*loaded)->life->handlers().Find("socle.client_record.v1.PartyErased"), nullptr);
    EXPECT_TRUE((*loaded)->jobs.by_kind().contains("toy.rest"));
}

TEST_F(LoaderTest, WhatThrowsAtItsStartIsRefusedWithItsWords) {
    const auto folder = CopyPackage("toy", packages_.path());
    ReplaceLibrary(folder, "throws_at_start");
    ExpectRefused(Load(folder).status(), "it throws in its start: no money left");
}

TEST_F(LoaderTest, WhatMakesNoBrickIsRefused) {
    const auto folder = CopyPackage("toy", packages_.path());
    ReplaceLibrary(folder, "makes_nothing");
    ExpectRefused(Load(folder).status(), "it makes no brick");
}

TEST_F(LoaderTest, AHandlerTheManifestDoesNotListIsRefused) {
    const auto folder = CopyPackage("toy", packages_.path());
    std::string text = ReadFile(folder / "manifest.textproto");
    text.erase(text.find("consumes:"));
    WriteFile(folder / "manifest.textproto", text);
    ExpectRefused(
        Load(folder).status(),
        "it handles socle.client_record.v1.PartyCreated, which its manifest does not list");
}

}  // namespace
}  // namespace socle::kernel
