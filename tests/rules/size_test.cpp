// Sizes: the kernel stays small, files and functions short (DESIGN sections 3 and 10).
#include <gtest/gtest.h>

#include "function_lengths.hpp"

namespace socle::rules {
namespace {

constexpr std::size_t kMachineLinesMax = 8000;
constexpr std::size_t kRecordLinesMax = 5000;
constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kTestFunctionLinesMax = 100;  // tables of cases count

std::size_t LinesBelow(const std::string& folder) {
    std::size_t lines = 0;
    for (const SourceFile& file : CppFiles(folder)) lines += file.lines.size();
    return lines;
}

std::vector<SourceFile> AllCode() {
    std::vector<SourceFile> files;
    for (const char* folder : {"kernel", "plugins", "sdk", "tests"})
        for (SourceFile& file : CppFiles(folder, true)) files.push_back(std::move(file));
    return files;
}

std::size_t LimitOf(const std::string& path) {
    return ("/" + path).find("/tests/") == std::string::npos ? kFunctionLinesMax
                                                             : kTestFunctionLinesMax;
}

TEST(Size, TheKernelIsSmall) {
    const std::size_t record = LinesBelow("kernel/client_record");
    const std::size_t identity = LinesBelow("kernel/identity");
    const std::size_t machine = LinesBelow("kernel") - record - identity;
    RecordProperty("machine", static_cast<int>(machine));
    RecordProperty("client_record", static_cast<int>(record));
    RecordProperty("identity", static_cast<int>(identity));
    EXPECT_LE(machine, kMachineLinesMax);
    EXPECT_LE(record, kRecordLinesMax);
    EXPECT_LE(identity, kRecordLinesMax);
}

TEST(Size, FilesAreShort) {
    std::vector<SourceFile> files = AllCode();
    for (SourceFile& file : FilesBelow(".", ".sql")) files.push_back(std::move(file));
    for (const SourceFile& file : files) EXPECT_LE(file.lines.size(), kFileLinesMax) << file.path;
}

TEST(Size, FunctionsAreShort) {
    std::size_t seen = 0;
    for (const SourceFile& file : AllCode())
        for (const FunctionPlace& function : FunctionsOf(file)) {
            ++seen;
            EXPECT_LE(function.lines, LimitOf(file.path))
                << file.path << ":" << function.first_line;
        }
    EXPECT_GT(seen, 2500u);
}

TEST(Size, EveryHeaderSaysWhatItIsFor) {
    for (const char* folder : {"kernel", "plugins", "sdk"})
        for (const SourceFile& file : CppFiles(folder))
            EXPECT_TRUE(!file.path.ends_with(".hpp") ||
                        (!file.lines.empty() && file.lines.front().starts_with("// ")))
                << file.path;
}

TEST(Size, NothingPromisesLaterWork) {
    for (const SourceFile& file : AllCode()) {
        if (file.path == "tests/rules/size_test.cpp") continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            for (const char* word : {"TODO", "FIXME", "HACK", "GTEST_SKIP", "DISABLED_"})
                EXPECT_EQ(file.lines[i].find(word), std::string::npos) << file.path << ":" << i + 1;
    }
}

}  // namespace
}  // namespace socle::rules
