#include "sql_house.hpp"

#include <algorithm>
#include <regex>

namespace socle::rules {

namespace {

std::string TextOf(const SourceFile& file) {
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    return text;
}

// Whether a brick keeps a chain of seals.
bool Seals(const std::string& brick) {
    const auto migrations = FilesBelow("plugins/" + brick + "/migrations", ".sql");
    return std::ranges::any_of(migrations, [](const SourceFile& file) {
        return TextOf(file).find(".seal_head") != std::string::npos;
    });
}

}  // namespace

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

std::vector<SqlStatement> Statements() {
    std::vector<SqlStatement> statements;
    for (const Module& module : Modules())
        for (const SourceFile& file : FilesBelow(module.queries, ".sql"))
            statements.push_back({file.path, module.name, TextOf(file),
                                  file.path.find("/global/") != std::string::npos});
    for (const std::string& brick : Bricks())
        for (const SourceFile& file : FilesBelow("sdk/src/work/brick_queries", ".sql"))
            if (Seals(brick) || file.path.find("seal_head") == std::string::npos)
                statements.push_back(
                    {file.path + " for " + brick, brick,
                     std::regex_replace(TextOf(file), std::regex(R"(\{brick\})"), brick)});
    return statements;
}

void Sql::SetUp() {
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

}  // namespace socle::rules
