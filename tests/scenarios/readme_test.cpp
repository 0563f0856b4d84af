// The README's main job, run as it is written there: what a newcomer types must work.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "socled_process.hpp"

namespace socle::scenarios {
namespace {

namespace fs = std::filesystem;

// The commands of the first fenced block after "## The main job".
std::vector<std::string> MainJob() {
    std::ifstream readme(SOCLE_SOURCE "/README.md");
    std::vector<std::string> commands;
    bool in_chapter = false;
    bool in_block = false;
    for (std::string line; std::getline(readme, line);) {
        if (line == "## The main job") in_chapter = true;
        if (in_chapter && line == "```") {
            if (in_block) break;
            in_block = true;
        } else if (in_block) {
            commands.push_back(line);
        }
    }
    return commands;
}

// The same, without what depends on where Socle was built and which password it has chosen.
std::string ScriptOf(const std::vector<std::string>& commands, const SocledProcess& socled) {
    std::ostringstream script;
    script << "set -euo pipefail\nexport HOME=$PWD PATH=" SOCLE_BIN ":$PATH LC_ALL=C.UTF-8\n"
           << "awk '/^password/{print $2}' " << socled.first_sign_in() << " | socle login --server "
           << socled.address() << " --email owner@socle.local --password-stdin\n";
    for (const std::string& command : commands)
        if (!command.starts_with("export PATH") && !command.starts_with("socle login"))
            script << command << "\n";
    return script.str();
}

std::string ReadAll(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Readme, ItsMainJobRunsAsWritten) {
    const std::vector<std::string> commands = MainJob();
    ASSERT_GT(commands.size(), 10U);
    const auto socled = SocledProcess::Start(Storage::kEmbedded);
    ASSERT_TRUE(socled.ok()) << socled.status();

    std::string folder = (fs::temp_directory_path() / "readme-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    fs::create_directory_symlink(SOCLE_SOURCE "/tests", fs::path(folder) / "tests");
    std::ofstream(fs::path(folder) / "job.sh") << ScriptOf(commands, **socled);
    const int exit_code = system(("cd " + folder + " && bash job.sh > out 2>&1").c_str());
    const std::string output = ReadAll(fs::path(folder) / "out");

    EXPECT_EQ(exit_code, 0) << output;
    EXPECT_NE(output.find("All is well."), std::string::npos) << output;
    EXPECT_EQ(ReadAll(fs::path(folder) / "facture.pdf").substr(0, 5), "%PDF-");
    fs::remove_all(folder);
}

}  // namespace
}  // namespace socle::scenarios
