// Sizes: the kernel stays small, files and functions short (DESIGN sections 3 and 10).
#include <gtest/gtest.h>

#include "source_tree.hpp"

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

// With this project's formatting a function at namespace scope starts and ends in the first column.
bool OpensFunction(const std::string& line) {
    if (line.empty() || !line.ends_with("{") || line.find('(') == std::string::npos) return false;
    if (line[0] == ' ' || line[0] == '#' || line[0] == '}') return false;
    return !line.starts_with("namespace") && !line.starts_with("struct") &&
           !line.starts_with("class");
}

std::size_t LimitOf(const std::string& path) {
    return ("/" + path).find("/tests/") == std::string::npos ? kFunctionLinesMax : kTestFunctionLinesMax;
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
    for (const SourceFile& file : AllCode())
        EXPECT_LE(file.lines.size(), kFileLinesMax) << file.path;
}

TEST(Size, FunctionsAreShort) {
    for (const SourceFile& file : AllCode()) {
        std::size_t start = 0;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (start == 0 && OpensFunction(file.lines[i])) start = i + 1;
            if (start == 0 || !file.lines[i].starts_with("}")) continue;
            EXPECT_LE(i + 2 - start, LimitOf(file.path)) << file.path << ":" << start;
            start = 0;
        }
    }
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
