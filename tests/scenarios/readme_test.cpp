// The README's main job, run as it is written there: what a newcomer types must work.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "socle/testing/smtp_sink.hpp"
#include "socled_process.hpp"

namespace socle::scenarios {
namespace {

namespace fs = std::filesystem;

// The commands of the fenced blocks of the chapter "The main job".
std::vector<std::string> MainJob() {
    std::ifstream readme(SOCLE_SOURCE "/README.md");
    std::vector<std::string> commands;
    bool in_chapter = false;
    bool in_block = false;
    for (std::string line; std::getline(readme, line);) {
        if (line.starts_with("## ")) in_chapter = line == "## The main job";
        if (in_chapter && line == "```") {
            in_block = !in_block;
        } else if (in_chapter && in_block) {
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
        if (!command.starts_with("export PATH") && !command.starts_with("socle login") &&
            !command.ends_with(" deploy/up"))
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
    const auto sink = testing::SmtpSink::Start();
    ASSERT_TRUE(sink.ok()) << sink.status();
    const auto socled = SocledProcess::Prepare(Storage::kEmbedded);
    ASSERT_TRUE(socled.ok()) << socled.status();
    (*socled)->SendMailBy((*sink)->url());
    ASSERT_TRUE((*socled)->Restart().ok());

    std::string folder = (fs::temp_directory_path() / "readme-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    fs::create_directory_symlink(SOCLE_SOURCE "/tests", fs::path(folder) / "tests");
    std::ofstream(fs::path(folder) / "job.sh") << ScriptOf(commands, **socled);
    const int exit_code = system(("cd " + folder + " && bash job.sh > out 2>&1").c_str());
    const std::string output = ReadAll(fs::path(folder) / "out");

    EXPECT_EQ(exit_code, 0) << output;
    EXPECT_NE(output.find("All is well."), std::string::npos) << output;
    EXPECT_TRUE(ReadAll(fs::path(folder) / "fec.txt").starts_with("JournalCode")) << output;
    EXPECT_EQ(ReadAll(fs::path(folder) / "factures.xlsx").substr(0, 2), "PK");
    EXPECT_NE(ReadAll(fs::path(folder) / "a_corriger.csv").find("Motif / Reason"),
              std::string::npos);
    // The invoice with its PDF, and the campaign.
    std::string mails;
    for (const std::string& mail : (*sink)->Mails()) mails += mail;
    EXPECT_NE(mails.find("application/pdf"), std::string::npos);
    EXPECT_NE(mails.find("List-Unsubscribe: <https://"), std::string::npos);
    for (const char* said :
         {"Campaign 'Vœux' sent", "sent by mail to chloe.duval22", "Total  €0.00", "411000"})
        EXPECT_NE(output.find(said), std::string::npos) << said << " in\n" << output;
    fs::remove_all(folder);
}

}  // namespace
}  // namespace socle::scenarios
