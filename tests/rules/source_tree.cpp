#include "source_tree.hpp"

#include <algorithm>
#include <fstream>

namespace socle::rules {
namespace {

namespace fs = std::filesystem;

SourceFile Read(const fs::path& path) {
    SourceFile file{fs::relative(path, Root()).string(), {}};
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    return file;
}

bool IsTest(const std::string& path) {
    return ("/" + path).find("/tests/") != std::string::npos;
}

// What a build or an editor leaves in the tree is nobody's handwriting.
bool IsHandWritten(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return !name.starts_with("build") && !name.starts_with(".") && name != "node_modules";
}

}  // namespace

fs::path Root() {
    return SOCLE_SOURCE;
}

std::vector<SourceFile> FilesBelow(const std::string& folder, const std::string& extension) {
    std::vector<SourceFile> files;
    if (!fs::exists(Root() / folder)) return files;
    // Lexically normal, so that "." is not taken for a hidden folder.
    for (auto entry = fs::recursive_directory_iterator((Root() / folder).lexically_normal());
         entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory() && !IsHandWritten(entry->path()))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file() && entry->path().extension() == extension)
            files.push_back(Read(entry->path()));
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::vector<SourceFile> CppFiles(const std::string& folder, bool with_tests) {
    std::vector<SourceFile> files;
    for (const char* extension : {".hpp", ".cpp"})
        for (SourceFile& file : FilesBelow(folder, extension))
            if (with_tests || !IsTest(file.path)) files.push_back(std::move(file));
    return files;
}

std::string IncludeOf(const std::string& line) {
    if (!line.starts_with("#include ")) return "";
    const auto open = line.find_first_of("<\"");
    const auto close = line.find_last_of(">\"");
    if (open == std::string::npos || close <= open) return "";
    return line.substr(open + 1, close - open - 1);
}

std::vector<std::string> Bricks() {
    std::vector<std::string> bricks;
    for (const auto& entry : fs::directory_iterator(Root() / "plugins"))
        if (entry.is_directory()) bricks.push_back(entry.path().filename().string());
    std::sort(bricks.begin(), bricks.end());
    return bricks;
}

}  // namespace socle::rules
