// The tests' own database server: databases are fresh, apart, owned without superuser rights, and
// leave nothing behind.
#include "socle/testing/temp_database.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace socle::testing {
namespace {

std::string Query(const std::string& dsn, const std::string& statement) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(dsn.c_str()),
                                                                  &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) return PQerrorMessage(connection.get());
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(connection.get(), statement.c_str()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return PQerrorMessage(connection.get());
    }
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

TEST(TempDatabaseTest, IsFreshAndItsOwnerIsNoSuperuser) {
    const auto database = TempDatabase::Create();
    ASSERT_TRUE(database.ok()) << database.status();
    const std::array<std::array<std::string, 2>, 7> expected{{
        {"select current_database()", database->name()},
        {"select current_user", "socle"},
        {"select concat(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) from pg_roles "
         "where rolname = current_user",
         "fftf"},
        {"select count(*) from pg_tables where schemaname = 'public'", "0"},
        {"show data_checksums", "on"},
        {"show listen_addresses", ""},
        {"show timezone", "UTC"},
    }};
    for (const auto& [statement, value] : expected) {
        EXPECT_EQ(Query(database->dsn(), statement), value) << statement;
    }
    EXPECT_EQ(Query(database->dsn(), "create extension pg_trgm"), "");
    EXPECT_EQ(Query(database->admin_dsn(), "show is_superuser"), "on");
    EXPECT_LE(database->name().size(), 31U);
}

TEST(TempDatabaseTest, LeavesNeitherDatabaseNorRolesBehind) {
    const auto other = TempDatabase::Create();
    ASSERT_TRUE(other.ok()) << other.status();
    auto created = TempDatabase::Create();
    ASSERT_TRUE(created.ok()) << created.status();
    std::optional<TempDatabase> database(*std::move(created));
    const std::string name = database->name();
    ASSERT_EQ(Query(database->dsn(), "create role " + name + "_brick nologin role socle"), "");
    ASSERT_EQ(Query(database->dsn(), "create schema crm authorization " + name + "_brick"), "");
    ASSERT_EQ(Query(other->dsn(), "create role " + other->name() + "_brick nologin role socle"),
              "");
    const std::unique_ptr<PGconn, decltype(&PQfinish)> lingering(
        PQconnectdb(database->dsn().c_str()), &PQfinish);
    ASSERT_EQ(PQstatus(lingering.get()), CONNECTION_OK);
    database.reset();
    EXPECT_EQ(
        Query(other->dsn(), "select count(*) from pg_database where datname = '" + name + "'"),
        "0");
    EXPECT_EQ(Query(other->dsn(),
                    "select count(*) from pg_roles where starts_with(rolname, '" + name + "')"),
              "0");
    EXPECT_EQ(Query(other->dsn(), "select count(*) from pg_roles where starts_with(rolname, '" +
                                      other->name() + "_')"),
              "1");
}

TEST(TempDatabaseTest, MovesLikeAValue) {
    auto first = TempDatabase::Create();
    auto second = TempDatabase::Create();
    ASSERT_TRUE(first.ok() && second.ok());
    const std::string dropped = first->name();
    const std::string kept = second->name();
    *first = *std::move(second);
    EXPECT_EQ(first->name(), kept);
    EXPECT_EQ(
        Query(first->dsn(), "select count(*) from pg_database where datname = '" + dropped + "'"),
        "0");
}

TEST(TempDatabaseTest, ManyAtOnceGetDatabasesOfTheirOwn) {
    constexpr int kThreads = 8;
    std::vector<std::string> answers(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&answers, i] {
            const auto database = TempDatabase::Create();
            if (!database.ok()) return;
            Query(database->dsn(), "create schema mine; create table mine.t as select " +
                                       std::to_string(i) + " as n");
            answers[i] = Query(database->dsn(), "select n from mine.t");
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (int i = 0; i < kThreads; ++i) EXPECT_EQ(answers[i], std::to_string(i));
}

}  // namespace
}  // namespace socle::testing
