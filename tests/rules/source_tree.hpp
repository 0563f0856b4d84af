// The hand-written files of the tree, as the rules look at them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace socle::rules {

struct SourceFile {
    std::string path;  // from the root: "plugins/crm/domain/pipeline.hpp"
    std::vector<std::string> lines;
};

// C++ files below `folder` (from the root), tests excepted unless asked for.
[[nodiscard]] std::vector<SourceFile> CppFiles(const std::string& folder, bool with_tests = false);
// Files of one extension below `folder`.
[[nodiscard]] std::vector<SourceFile> FilesBelow(const std::string& folder,
                                                 const std::string& extension);
// What a line includes ("socle/status.hpp", "vector"), or "".
[[nodiscard]] std::string IncludeOf(const std::string& line);
// The folders of plugins/.
[[nodiscard]] std::vector<std::string> Bricks();
[[nodiscard]] std::filesystem::path Root();

}  // namespace socle::rules
