// Importing a client list: the file goes up, the job is waited for, refused rows come back.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli_world.hpp"
#include "socle/exchange/v1/service.pb.h"
#include "socle/jobs/v1/service.pb.h"

namespace socle::cli {
namespace {

using testing::World;

const std::string kExchange = "/socle.exchange.v1.ExchangeService/";

std::string Content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

class ImportTest : public ::testing::Test {
 protected:
    void SetUp() override {
        file_ = (world_.folder / "clients.csv").string();
        std::ofstream(file_) << "Nom;SIRET\nRoux;1\n";
        world_.server.uploads[kExchange + "ImportClients"] =
            [this](const std::vector<std::string>& messages) -> absl::StatusOr<std::string> {
            EXPECT_EQ(messages.size(), 2U);
            exchange::v1::ImportClientsRequest head;
            exchange::v1::ImportClientsRequest body;
            EXPECT_TRUE(head.ParseFromString(messages.at(0)));
            EXPECT_TRUE(body.ParseFromString(messages.at(1)));
            header_ = head.header();
            EXPECT_EQ(body.chunk(), "Nom;SIRET\nRoux;1\n");
            exchange::v1::Import import;
            import.set_name("imports/1");
            import.set_job("jobs/1");
            return import.SerializeAsString();
        };
        world_.server.On<exchange::v1::GetImportRequest, exchange::v1::Import>(
            kExchange + "GetImport",
            [this](const exchange::v1::GetImportRequest&) { return result_; });
        world_.server.streams[kExchange + "DownloadRefusedRows"] = [](std::string_view,
                                                                      const MessageConsumer& each) {
            exchange::v1::DownloadRefusedRowsResponse part;
            part.set_chunk("Nom;SIRET;Raison\n");
            return each(part.SerializeAsString());
        };
        world_.server.streams["/socle.jobs.v1.JobsService/WatchJob"] =
            [](std::string_view, const MessageConsumer& each) {
                jobs::v1::Job job;
                job.set_name("jobs/1");
                job.set_state(jobs::v1::JOB_STATE_SUCCEEDED);
                return each(job.SerializeAsString());
            };
        result_.set_name("imports/1");
        result_.set_state(exchange::v1::IMPORT_STATE_DONE);
        result_.set_created_count(3);
        result_.set_refused_count(1);
        result_.set_row_count(3);
    }

    World world_;
    std::string file_;
    exchange::v1::ImportHeader header_;
    exchange::v1::Import result_;
};

TEST_F(ImportTest, UploadsWaitsAndKeepsRefusedRows) {
    EXPECT_EQ(world_.Run({"import", "clients", file_, "sheet=Clients"}), Exit::kDone);
    EXPECT_EQ(header_.file_name(), "clients.csv");
    EXPECT_EQ(header_.sheet(), "Clients");
    EXPECT_EQ(header_.request_id().size(), 36U);
    EXPECT_FALSE(header_.validate_only());
    EXPECT_NE(world_.Out().find("Created"), std::string::npos) << world_.Out();
    EXPECT_EQ(Content(file_ + ".refused.csv"), "Nom;SIRET;Raison\n");
    EXPECT_EQ(world_.Err(),
              "Rows refused: 1, with their reason in " + file_ +
                  ".refused.csv. Correct them and import that file (corrects=imports/1).\n");
}

TEST_F(ImportTest, DryRunAndAFileOfOnesOwn) {
    const std::string refused = (world_.folder / "bad.csv").string();
    EXPECT_EQ(world_.Run({"import", "clients", file_, "--dry-run", "--refused", refused}),
              Exit::kDone);
    EXPECT_TRUE(header_.validate_only());
    EXPECT_EQ(Content(refused), "Nom;SIRET;Raison\n");
    EXPECT_TRUE(world_.Err().starts_with("Dry run: nothing was written.\n"));
}

TEST_F(ImportTest, AFileRefusedWholeIsARefusal) {
    result_.set_state(exchange::v1::IMPORT_STATE_REFUSED);
    result_.set_problem("no name column");
    EXPECT_EQ(world_.Run({"import", "clients", file_}), Exit::kRefused);
    EXPECT_EQ(world_.Err(), "refused: " + file_ + " was not imported: no name column\n");
}

TEST_F(ImportTest, AFileOfTitlesAloneIsSaidToHoldNothing) {
    result_.set_row_count(0);
    result_.set_created_count(0);
    result_.set_refused_count(0);
    EXPECT_EQ(world_.Run({"import", "clients", file_}), Exit::kDone);
    EXPECT_EQ(world_.Err(), "The file holds no rows below its titles.\n");
    EXPECT_EQ(world_.Run({"import", "clients", file_, "--lang", "fr"}), Exit::kDone);
    EXPECT_EQ(world_.Err(), "Le fichier ne contient aucune ligne sous les titres.\n");
}

TEST_F(ImportTest, AFileThatCannotBeReadSaysWhy) {
    const std::string folder = world_.folder.string();
    EXPECT_EQ(world_.Run({"import", "clients", "/nowhere/clients.csv"}), Exit::kUsage);
    EXPECT_EQ(world_.Err(),
              "error: no such file: /nowhere/clients.csv\n"
              "  → Give the path of a file that you may read.\n");
    EXPECT_EQ(world_.Run({"import", "clients", folder, "--lang", "fr"}), Exit::kUsage);
    EXPECT_EQ(world_.Err(), "erreur : " + folder +
                                " est un dossier\n"
                                "  → Donnez le chemin d'un fichier que vous pouvez lire.\n");
    EXPECT_EQ(world_.Run({"import", "clients"}), Exit::kUsage);
    EXPECT_EQ(world_.server.CallsOf(kExchange + "ImportClients"), 0);
}

}  // namespace
}  // namespace socle::cli
