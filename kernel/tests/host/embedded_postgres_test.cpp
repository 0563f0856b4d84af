// The embedded PostgreSQL against the real server: first start, crashes of either side, stale lock
// files and the refusals. Each test has a folder of its own, so they run side by side.
#include "kernel/host/embedded_postgres.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>

#include "kernel/host/postgres_bootstrap.hpp"
#include "kernel_process.hpp"

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kPatience = 30s;

// First column of the first row; the error's text when refused.
std::string Query(const std::string& dsn, const std::string& statement) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(dsn.c_str()),
                                                                  &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) return PQerrorMessage(connection.get());
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), statement.c_str()), &PQclear);
    switch (PQresultStatus(result.get())) {
        case PGRES_COMMAND_OK:
            return "";
        case PGRES_TUPLES_OK:
            return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
        default:
            return PQerrorMessage(connection.get());
    }
}

std::string ContentOf(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

class EmbeddedPostgresTest : public ::testing::Test {
 protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "socle-pg-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
        ASSERT_EQ(::chmod(name.c_str(), 0711), 0);  // the server's user passes through
        options_.data_dir = folder_ / "data";
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::unique_ptr<EmbeddedPostgres> Start() {
        auto postgres = EmbeddedPostgres::Start(options_);
        EXPECT_TRUE(postgres.ok()) << postgres.status();
        return postgres.ok() ? *std::move(postgres) : nullptr;
    }
    std::string AdminDsn() const {
        return SocketDsn(options_.data_dir / "run", kAdminRole, options_.database);
    }
    fs::path cluster() const { return options_.data_dir / "postgres"; }

    fs::path folder_;
    EmbeddedPostgresOptions options_;
};

TEST_F(EmbeddedPostgresTest, FirstStartMakesASafeDatabase) {
    options_.connections_max = 67;
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    const std::array<std::array<std::string_view, 2>, 15> expected{{
        {"show data_checksums", "on"},
        {"show fsync", "on"},
        {"show full_page_writes", "on"},
        {"show synchronous_commit", "on"},
        {"show listen_addresses", ""},
        {"show server_encoding", "UTF8"},
        {"show timezone", "UTC"},
        {"show jit", "off"},
        {"show max_connections", "67"},
        {"show idle_in_transaction_session_timeout", "30s"},
        {"select current_user", "socle"},
        {"select concat(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit) from "
         "pg_roles "
         "where rolname = current_user",
         "fftff"},
        {"select pg_get_userbyid(datdba) from pg_database where datname = current_database()",
         "socle"},
        {"select concat(has_schema_privilege('pg_monitor', 'public', 'create'), "
         "has_database_privilege('pg_monitor', current_database(), 'temporary'))",
         "ff"},
        {"select count(*) from pg_extension where extname = 'pg_trgm'", "0"},
    }};
    for (const auto& [statement, value] : expected) {
        EXPECT_EQ(Query(postgres->dsn(), std::string(statement)), value) << statement;
    }
    // The owner may add the trusted extensions its migrations need, and no other.
    EXPECT_EQ(Query(postgres->dsn(), "create extension pg_trgm"), "");
    EXPECT_EQ(Query(postgres->dsn(), "create extension unaccent"), "");
    EXPECT_NE(Query(postgres->dsn(), "create extension adminpack"), "");

    EXPECT_EQ(ContentOf(cluster() / "pg_hba.conf").find("trust"), std::string::npos);
    struct stat run {};
    ASSERT_EQ(::stat((options_.data_dir / "run").c_str(), &run), 0);
    EXPECT_EQ(run.st_mode & 07777, 0700U);
    EXPECT_NE(run.st_uid, 0U);
    // Line 6 of the lock file is the first TCP address listened on: there is none.
    std::ifstream lock(cluster() / "postmaster.pid");
    std::string address;
    for (int line = 1; line <= 6; ++line) ASSERT_TRUE(std::getline(lock, address)) << line;
    EXPECT_EQ(address, "");
    EXPECT_EQ(Query(postgres->dsn(), "select inet_server_addr() is null"), "t");
}

TEST_F(EmbeddedPostgresTest, StopsCleanlyAndStartsAgainWithItsRows) {
    auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    ASSERT_EQ(Query(postgres->dsn(), "create schema mine; create table mine.kept as select 7 as n"),
              "");
    const std::string identity = "select system_identifier from pg_control_system()";
    const std::string first = Query(postgres->dsn(), identity);
    ASSERT_TRUE(postgres->Stop().ok());
    EXPECT_EQ(postgres->pid(), 0);
    EXPECT_FALSE(fs::exists(cluster() / "postmaster.pid"));
    EXPECT_FALSE(postgres->EnsureRunning().ok());
    EXPECT_TRUE(postgres->Stop().ok());
    postgres.reset();

    postgres = Start();
    ASSERT_NE(postgres, nullptr);
    EXPECT_EQ(Query(postgres->dsn(), identity), first) << "no second initdb";
    EXPECT_EQ(Query(postgres->dsn(), "select n from mine.kept"), "7");
}

TEST_F(EmbeddedPostgresTest, KilledPostmasterComesBackWithItsRows) {
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    ASSERT_EQ(Query(postgres->dsn(),
                    "create schema mine; create table mine.kept as select n from "
                    "generate_series(1, 50000) n"),
              "");
    const pid_t first = postgres->pid();
    ASSERT_EQ(::kill(first, SIGKILL), 0);
    const auto handle = ProcessHandle::Open(first);
    ASSERT_TRUE(handle.ok() && handle->EndedWithin(kPatience));
    const absl::Status back = postgres->EnsureRunning();
    ASSERT_TRUE(back.ok()) << back;
    EXPECT_NE(postgres->pid(), first);
    EXPECT_EQ(Query(postgres->dsn(), "select count(*) from mine.kept"), "50000");
    const pid_t second = postgres->pid();
    EXPECT_TRUE(postgres->EnsureRunning().ok());
    EXPECT_EQ(postgres->pid(), second);
}

TEST_F(EmbeddedPostgresTest, PostmasterEndsWithAKilledKernel) {
    KernelProcess kernel(options_);
    ASSERT_GT(kernel.postmaster(), 0);
    const auto postmaster = ProcessHandle::Open(kernel.postmaster());
    ASSERT_TRUE(postmaster.ok()) << postmaster.status();
    kernel.Kill();
    EXPECT_TRUE(postmaster->EndedWithin(kPatience));
}

TEST_F(EmbeddedPostgresTest, StartsAtOnceAfterOnlyTheKernelWasKilled) {
    KernelProcess kernel(options_);
    ASSERT_GT(kernel.postmaster(), 0);
    kernel.Kill();
    EXPECT_NE(Start(), nullptr);
}

TEST_F(EmbeddedPostgresTest, RecoversAfterBothWereKilled) {
    KernelProcess kernel(options_);
    ASSERT_GT(kernel.postmaster(), 0);
    const std::string dsn = SocketDsn(options_.data_dir / "run", kLoginRole, options_.database);
    ASSERT_EQ(Query(dsn,
                    "create schema mine; create table mine.kept as select n from "
                    "generate_series(1, 50000) n"),
              "");
    ASSERT_EQ(::kill(kernel.postmaster(), SIGKILL), 0);
    kernel.Kill();
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    EXPECT_EQ(Query(postgres->dsn(), "select count(*) from mine.kept"), "50000");
}

TEST_F(EmbeddedPostgresTest, LockFilesNamingAForeignProcessAreRemoved) {
    Start().reset();
    // A process of the server's user, whose pid PostgreSQL would take for a live postmaster.
    const pid_t stranger = ::fork();
    if (stranger == 0) {
        if (::geteuid() == 0) {
            const auto user = FindUser(options_.os_user);
            if (!user.ok() || ::setgid(user->gid) != 0 || ::setuid(user->uid) != 0) ::_exit(1);
        }
        while (true) ::pause();
    }
    const std::string pid = std::to_string(stranger) + "\n";
    const std::string full = pid + fs::canonical(cluster()).string() + "\n1700000000\n5432\n";
    const struct {
        const char* title;
        std::string postmaster_pid;
        std::string socket_lock;
    } cases[] = {
        {"both files", full, full},
        {"only the cluster's", full, ""},
        {"only the socket's", "", full},
        {"cut short after the pid", pid, ""},
        {"cut short before the pid", "\n", ""},
    };
    for (const auto& row : cases) {
        const auto leave = [](const fs::path& file, const std::string& content) {
            if (!content.empty()) std::ofstream(file) << content;
        };
        leave(cluster() / "postmaster.pid", row.postmaster_pid);
        leave(options_.data_dir / "run/.s.PGSQL.5432.lock", row.socket_lock);
        EXPECT_NE(Start(), nullptr) << row.title;
    }
    EXPECT_EQ(::kill(stranger, 0), 0) << "the stranger was left alone";
    ::kill(stranger, SIGKILL);
    ::waitpid(stranger, nullptr, 0);
}

TEST_F(EmbeddedPostgresTest, ServerThatOutlivedItsKernelIsReplaced) {
    Start().reset();
    const auto folder = PostgresFolder::Open(options_);
    ASSERT_TRUE(folder.ok()) << folder.status();
    const auto output = folder->log().OpenForAppend();
    const auto program = folder->Program("postgres");
    ASSERT_TRUE(output.ok() && program.ok());
    const auto survivor = Spawn({.arguments = {program->string(), "-D", folder->cluster().string()},
                                 .folder = folder->cluster(),
                                 .user = folder->server_user(),
                                 .output = output->get()});
    ASSERT_TRUE(survivor.ok()) << survivor.status();
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (!PostmasterReady(folder->cluster(), survivor->pid())) {
        ASSERT_LT(std::chrono::steady_clock::now(), deadline);
        ASSERT_FALSE(survivor->EndedWithin(10ms));
    }
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    EXPECT_TRUE(survivor->EndedWithin(0ms));
    EXPECT_EQ(Reap(*survivor), 0) << "asked to stop, not killed";
    EXPECT_EQ(Query(postgres->dsn(), "select 1"), "1");
}

TEST_F(EmbeddedPostgresTest, SecondKernelOnTheSameFolderIsRefused) {
    const auto first = Start();
    ASSERT_NE(first, nullptr);
    const auto second = EmbeddedPostgres::Start(options_);
    EXPECT_EQ(ReasonOf(second.status()), "DATA_FOLDER_IN_USE");
    EXPECT_NE(std::string(second.status().message()).find(std::to_string(::getpid())),
              std::string::npos);
    EXPECT_EQ(Query(first->dsn(), "select 1"), "1") << "the first one is not disturbed";
}

TEST_F(EmbeddedPostgresTest, InterruptedFirstStartIsRepaired) {
    // Killed within initdb: a half-made cluster lies beside its place.
    fs::create_directories(options_.data_dir / "postgres.new/base");
    Start().reset();
    EXPECT_FALSE(fs::exists(options_.data_dir / "postgres.new"));
    // Killed between initdb and the end of the preparation: no database, a role with wrong rights.
    {
        const auto postgres = Start();
        ASSERT_NE(postgres, nullptr);
        const std::string admin = SocketDsn(options_.data_dir / "run", kAdminRole, "postgres");
        ASSERT_EQ(Query(admin, "drop database socle"), "");
        ASSERT_EQ(Query(admin, "alter role socle nologin superuser"), "");
    }
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    EXPECT_EQ(Query(postgres->dsn(), "select rolsuper from pg_roles where rolname = current_user"),
              "f");
}

TEST_F(EmbeddedPostgresTest, FailedStartSaysWhy) {
    Start().reset();
    const fs::path control = cluster() / "global/pg_control";
    fs::rename(control, control.string() + ".away");
    const auto postgres = EmbeddedPostgres::Start(options_);
    EXPECT_EQ(ReasonOf(postgres.status()), "DATABASE_START_FAILED");
    EXPECT_NE(std::string(postgres.status().message()).find("pg_control"), std::string::npos)
        << postgres.status();
}

TEST_F(EmbeddedPostgresTest, FailedInitdbLeavesNoCluster) {
    // Programs that stand in for a disk that fills up while initdb runs.
    const fs::path bin = folder_ / "bin";
    fs::create_directories(bin);
    for (const char* name : {"initdb", "postgres"}) {
        std::ofstream(bin / name) << "#!/bin/sh\necho 'could not extend file: No space left on "
                                     "device' >&2\nexit 1\n";
        ASSERT_EQ(::chmod((bin / name).c_str(), 0755), 0);
    }
    options_.bin_dir = bin;
    const auto postgres = EmbeddedPostgres::Start(options_);
    EXPECT_EQ(ReasonOf(postgres.status()), "DATABASE_START_FAILED");
    EXPECT_NE(std::string(postgres.status().message()).find("free some space"), std::string::npos)
        << postgres.status();
    EXPECT_FALSE(fs::exists(cluster()));
    options_.bin_dir.clear();
    EXPECT_NE(Start(), nullptr);
}

TEST_F(EmbeddedPostgresTest, OptionsAreChecked) {
    const struct {
        const char* title;
        fs::path data_dir;
        fs::path bin_dir;
        std::string database;
        std::string reason;
    } cases[] = {
        {"no folder", "", "", "socle", "DATA_FOLDER_UNUSABLE"},
        {"socket path too long", folder_ / std::string(100, 'd'), "", "socle",
         "DATA_FOLDER_UNUSABLE"},
        {"comma in the socket path", folder_ / "a,b", "", "socle", "DATA_FOLDER_UNUSABLE"},
        {"a file in its place", folder_ / "file", "", "socle", "DATA_FOLDER_UNUSABLE"},
        {"others may write", folder_ / "open", "", "socle", "DATA_FOLDER_UNUSABLE"},
        {"no such programs", folder_ / "data", folder_ / "nothing", "socle",
         "POSTGRES_NOT_INSTALLED"},
        {"PostgreSQL's own database", folder_ / "data", "", "template1", "INVALID_VALUE"},
        {"a name that needs quotes", folder_ / "data", "", "so'cle", "INVALID_VALUE"},
        {"a name too long", folder_ / "data", "", std::string(41, 'a'), "INVALID_VALUE"},
        {"no name", folder_ / "data", "", "", "INVALID_VALUE"},
    };
    std::ofstream(folder_ / "file") << "x";
    fs::create_directories(folder_ / "open");
    ASSERT_EQ(::chmod((folder_ / "open").c_str(), 0777), 0);
    for (const auto& row : cases) {
        EmbeddedPostgresOptions options;
        options.data_dir = row.data_dir;
        options.bin_dir = row.bin_dir;
        options.database = row.database;
        EXPECT_EQ(ReasonOf(EmbeddedPostgres::Start(options).status()), row.reason) << row.title;
    }
    EXPECT_FALSE(fs::exists(folder_ / std::string(100, 'd'))) << "refused before anything is made";
}

TEST_F(EmbeddedPostgresTest, OnlyTheMainThreadMayStartIt) {
    std::string reason;
    std::thread([&] { reason = ReasonOf(EmbeddedPostgres::Start(options_).status()); }).join();
    EXPECT_EQ(reason, "INTERNAL");
}

TEST_F(EmbeddedPostgresTest, LogKeepsWithinItsLimit) {
    const auto postgres = Start();
    ASSERT_NE(postgres, nullptr);
    const fs::path log = options_.data_dir / "log/postgres.log";
    fs::resize_file(log, 17U << 20U);
    ASSERT_TRUE(postgres->EnsureRunning().ok());
    EXPECT_EQ(fs::file_size(log), 0U);
    EXPECT_EQ(fs::file_size(log.string() + ".1"), 17U << 20U);
    // The server goes on in the same file.
    EXPECT_NE(Query(postgres->dsn(), "select 1 / 0"), "");
    EXPECT_NE(ContentOf(log).find("division by zero"), std::string::npos);
    EXPECT_EQ(ContentOf(log).find("select 1 / 0"), std::string::npos) << "no statements in logs";
}

}  // namespace
}  // namespace socle::kernel
