// Every statement is prepared against the migrated schema under its brick's own role, and is bound
// to a tenant; every table is under row-level security and keyed by its tenant first.
#include <gtest/gtest.h>

#include <regex>

#include "socle/migrations.hpp"
#include "socle/testing/temp_database.hpp"
#include "source_tree.hpp"

namespace socle::rules {
namespace {

struct Module {
    std::string name;  // schema and role
    std::string migrations;
    std::string queries;
};

std::vector<Module> Modules() {
    std::vector<Module> modules = {
        {"identity", "kernel/identity/migrations", "kernel/identity/store/queries"},
        {"client_record", "kernel/client_record/migrations", "kernel/client_record/store/queries"},
        {"bricks", "kernel/bricks/migrations", "kernel/bricks/store/queries"},
        {"bus", "", "kernel/bus/queries"},
        {"bus", "", "sdk/src/work/queries"},
        {"jobs", "", "kernel/jobs/queries"}};
    for (const std::string& brick : Bricks())
        modules.push_back(
            {brick, "plugins/" + brick + "/migrations", "plugins/" + brick + "/store/queries"});
    return modules;
}

std::string TextOf(const SourceFile& file) {
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    return text;
}

bool IsGlobal(const SourceFile& file) {
    return file.path.find("/global/") != std::string::npos;
}

class Sql : public ::testing::Test {
 protected:
    void SetUp() override {
        auto temporary = testing::TempDatabase::Create();
        ASSERT_TRUE(temporary.ok()) << temporary.status();
        temporary_.emplace(*std::move(temporary));
        auto database = Database::Open({.dsn = temporary_->dsn()});
        ASSERT_TRUE(database.ok()) << database.status();
        database_ = *std::move(database);
        ASSERT_TRUE(MigrateFoundation(*database_).ok());
        for (const Module& module : Modules()) {
            if (module.migrations.empty()) continue;
            const auto migrations = ReadMigrations(Root() / module.migrations);
            ASSERT_TRUE(migrations.ok()) << module.name << ": " << migrations.status();
            const absl::Status status = MigrateBrick(*database_, module.name, *migrations);
            ASSERT_TRUE(status.ok()) << module.name << ": " << status;
        }
    }
    std::optional<testing::TempDatabase> temporary_;
    std::unique_ptr<Database> database_;
};

TEST_F(Sql, EveryStatementPreparesUnderItsOwnRole) {
    int prepared = 0;
    for (const Module& module : Modules())
        for (const SourceFile& file : FilesBelow(module.queries, ".sql")) {
            const auto result = database_->RunScript(
                "begin; set local role \"" + database_->RoleOf(module.name) + "\"; prepare q" +
                std::to_string(prepared++) + " as " + TextOf(file) + "; rollback");
            EXPECT_TRUE(result.ok()) << file.path << ": " << result.status();
        }
    EXPECT_GT(prepared, 60);
}

TEST_F(Sql, EveryStatementIsBoundToItsTenant) {
    for (const Module& module : Modules())
        for (const SourceFile& file : FilesBelow(module.queries, ".sql")) {
            const std::string text = TextOf(file);
            if (IsGlobal(file)) {
                EXPECT_TRUE(text.starts_with("--"))
                    << file.path << " gives no reason for having no tenant";
                continue;
            }
            EXPECT_NE(text.find("tenant_id"), std::string::npos) << file.path;
            EXPECT_NE(text.find("$1"), std::string::npos) << file.path;
        }
}

TEST_F(Sql, EveryTableIsUnderRowLevelSecurityWithAPolicy) {
    const auto rows = database_->RunScript(
        "select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, "
        "c.relforcerowsecurity as forced, "
        "exists (select from pg_policy p where p.polrelid = c.oid) as has_policy "
        "from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', "
        "'pg_toast') "
        "order by 1");
    ASSERT_TRUE(rows.ok());
    EXPECT_GT(rows->size(), 30u);
    for (const Row& row : *rows) {
        EXPECT_TRUE(row.Bool("secured")) << row.Text("name");
        EXPECT_TRUE(row.Bool("has_policy")) << row.Text("name");
        // FORCE would bind the owner too, and make moving a tenant between servers impossible.
        EXPECT_FALSE(row.Bool("forced")) << row.Text("name");
    }
}

TEST_F(Sql, EveryKeyOfATenantsTableStartsWithTheTenant) {
    const auto rows = database_->RunScript(
        "select i.indexrelid::regclass::text as name, a.attname as first_column "
        "from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = "
        "c.relnamespace "
        "join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' "
        "left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] "
        "where i.indisunique and n.nspname not in ('pg_catalog', 'identity', 'bricks')");
    ASSERT_TRUE(rows.ok());
    for (const Row& row : *rows)
        EXPECT_EQ(row.Text("first_column"), "tenant_id") << row.Text("name");
}

TEST_F(Sql, NoForeignKeyLeavesItsSchema) {
    const auto rows = database_->RunScript(
        "select k.conname as name from pg_constraint k join pg_class a on a.oid = k.conrelid "
        "join pg_class b on b.oid = k.confrelid where k.contype = 'f' and a.relnamespace <> "
        "b.relnamespace");
    ASSERT_TRUE(rows.ok());
    EXPECT_EQ(rows->size(), 0u);
}

TEST(SqlText, NoBrickNamesAnothersSchema) {
    for (const std::string& brick : Bricks())
        for (const std::string& other :
             {std::string("client_record"), std::string("identity"), std::string("bus"),
              std::string("jobs"), std::string("bricks")})
            for (const char* folder : {"/store/queries", "/migrations"})
                for (const SourceFile& file : FilesBelow("plugins/" + brick + folder, ".sql"))
                    for (const std::string& line : file.lines)
                        EXPECT_FALSE(
                            !line.starts_with("--") &&
                            std::regex_search(line, std::regex("\\b" + other + "\\.[a-z]")))
                            << file.path << ": " << line;
}

TEST(SqlText, StatementsNameTheirColumns) {
    for (const Module& module : Modules())
        for (const SourceFile& file : FilesBelow(module.queries, ".sql"))
            for (const std::string& line : file.lines)
                EXPECT_EQ(line.find("select *"), std::string::npos) << file.path;
}

}  // namespace
}  // namespace socle::rules
