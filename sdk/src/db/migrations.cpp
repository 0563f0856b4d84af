#include "socle/migrations.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "db/foundation.hpp"
#include "socle/hash.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

constexpr std::string_view kFoundation = "bus";
// One migration at a time in a database, whoever runs it.
constexpr std::string_view kLock = "select pg_advisory_xact_lock(1354162897)";

// Names come from manifests checked against [a-z_]; quoting still keeps SQL and names apart.
std::string Identifier(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

std::string Literal(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'') quoted += '\'';
        quoted += c;
    }
    return quoted + "'";
}

std::string MakeRole(const std::string& role) {
    return "if not exists (select from pg_catalog.pg_roles where rolname = " + Literal(role) +
           ") then create role " + Identifier(role) + " nologin; end if; grant " +
           Identifier(role) + " to current_user; ";
}

// Runs a script as one transaction; an error rolls all of it back.
absl::Status RunAtomically(Database& database, const std::string& script) {
    return database
        .RunScript("begin; " + std::string(kLock) + "; set local lock_timeout = '5s'; " + script +
                   "\n; commit")
        .status();
}

absl::Status MakeRolesAndSchemas(Database& database, std::string_view brick,
                                 const std::vector<std::string>& schemas) {
    const std::string role = database.RoleOf(brick);
    const std::string owner = database.OwnerRoleOf(brick);
    std::string script = "do $roles$ begin " + MakeRole(role) + MakeRole(owner) + "end $roles$; ";
    for (const std::string& schema : schemas)
        script += "create schema if not exists " + Identifier(schema) + " authorization " +
                  Identifier(owner) + "; set local role " + Identifier(owner) +
                  "; grant usage on schema " + Identifier(schema) + " to " + Identifier(role) +
                  "; reset role; ";
    return RunAtomically(database, script);
}

absl::StatusOr<std::map<std::string, std::string>> Applied(Database& database,
                                                           std::string_view schema) {
    SOCLE_ASSIGN(
        const Rows rows,
        database.RunScript("select file_name, checksum from socle.migration where schema_name = " +
                           Literal(schema)));
    std::map<std::string, std::string> applied;
    for (const Row& row : rows) applied[row.Text("file_name")] = row.Text("checksum");
    return applied;
}

std::string Filled(std::string text, const std::map<std::string, std::string>& placeholders) {
    for (const auto& [name, value] : placeholders) {
        const std::string key = "{" + name + "}";
        for (auto at = text.find(key); at != std::string::npos;
             at = text.find(key, at + value.size()))
            text.replace(at, key.size(), value);
    }
    return text;
}

absl::Status Apply(Database& database, std::string_view schema, std::string_view brick,
                   const Migration& migration) {
    const std::map<std::string, std::string> placeholders = {
        {"role", Identifier(database.RoleOf(brick))},
        {"owner", Identifier(database.OwnerRoleOf(brick))},
        {"client_record", Identifier(database.RoleOf("client_record"))},
        {"identity", Identifier(database.RoleOf("identity"))},
        {"jobs", Identifier(database.RoleOf("jobs"))}};
    const std::string script =
        "set local role " + Identifier(database.OwnerRoleOf(brick)) + ";\n" +
        Filled(migration.sql, placeholders) + "\n; reset role; set local role " +
        Identifier(database.OwnerRoleOf(kFoundation)) +
        "; insert into socle.migration (schema_name, file_name, checksum) values (" +
        Literal(schema) + ", " + Literal(migration.file_name) + ", " +
        Literal(ToHex(Sha256(migration.sql))) + ")";
    if (const absl::Status status = RunAtomically(database, script); !status.ok())
        return WithContext(status, "migration " + std::string(schema) + "/" + migration.file_name);
    return absl::OkStatus();
}

absl::Status Migrate(Database& database, std::string_view schema, std::string_view brick,
                     const std::vector<Migration>& migrations) {
    SOCLE_ASSIGN(const auto applied, Applied(database, schema));
    for (const Migration& migration : migrations) {
        const auto found = applied.find(migration.file_name);
        if (found == applied.end()) {
            SOCLE_RETURN_IF_ERROR(Apply(database, schema, brick, migration));
        } else if (found->second != ToHex(Sha256(migration.sql))) {
            return Refuse(reason::kInternal,
                          "a migration was changed after it ran; add a new file instead",
                          {{"schema", std::string(schema)}, {"file", migration.file_name}});
        }
    }
    return absl::OkStatus();
}

// What every brick's schema holds for the SDK: where merged parties went.
const Migration kBrickBase = {
    "0000_sdk.sql",
    "create table {schema}.party_alias (\n"
    "    tenant_id bigint not null,\n"
    "    party_id uuid not null,\n"
    "    merged_into uuid not null,\n"
    "    current_id uuid not null,\n"
    "    primary key (tenant_id, party_id)\n"
    ");\n"
    "select socle.protect('{schema}.party_alias', 'select, insert, update, delete');\n"
    "create index party_alias_current on {schema}.party_alias (tenant_id, current_id);\n"};

}  // namespace

std::vector<Migration> MigrationsOf(std::span<const EmbeddedFile> files) {
    std::vector<Migration> migrations;
    for (const EmbeddedFile& file : files)
        migrations.push_back({std::string(file.name), std::string(file.text)});
    return migrations;
}

absl::StatusOr<std::vector<Migration>> ReadMigrations(const std::filesystem::path& folder) {
    std::vector<Migration> migrations;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".sql") continue;
        const std::string name = entry.path().filename().string();
        if (name.size() < 6 ||
            !std::all_of(name.begin(), name.begin() + 4,
                         [](char c) { return c >= '0' && c <= '9'; }) ||
            name[4] != '_')
            return Refuse(reason::kInvalidValue, "a migration is called 0001_what_it_does.sql",
                          {{"field", name}});
        std::ifstream file(entry.path());
        std::ostringstream text;
        text << file.rdbuf();
        migrations.push_back({name, text.str()});
    }
    if (error)
        return Refuse(reason::kInternal, "a migrations folder cannot be read",
                      {{"folder", folder.string()}});
    std::sort(migrations.begin(), migrations.end(),
              [](const Migration& a, const Migration& b) { return a.file_name < b.file_name; });
    return migrations;
}

absl::Status MigrateFoundation(Database& database) {
    SOCLE_RETURN_IF_ERROR(MakeRolesAndSchemas(database, kFoundation, {"socle", "bus", "jobs"}));
    // Roles the foundation grants rights to; their schemas come with their own migrations.
    for (const std::string_view brick : {"client_record", "identity", "jobs"})
        SOCLE_RETURN_IF_ERROR(MakeRolesAndSchemas(database, brick, {}));
    SOCLE_RETURN_IF_ERROR(RunAtomically(
        database,
        "create extension if not exists pg_trgm with schema public;"
        "set local role " +
            Identifier(database.OwnerRoleOf(kFoundation)) +
            ";"
            "create table if not exists socle.migration (schema_name text not null, file_name text "
            "not null, "
            "checksum text not null, applied_at timestamptz not null default now(), "
            "primary key (schema_name, file_name));"
            "grant usage on schema socle to public; grant select on socle.migration to public"));
    return Migrate(database, "foundation", kFoundation, MigrationsOf(foundation::kMigrations));
}

absl::Status MigrateBrick(Database& database, std::string_view brick,
                          const std::vector<Migration>& migrations) {
    SOCLE_RETURN_IF_ERROR(MakeRolesAndSchemas(database, brick, {std::string(brick)}));
    Migration base = kBrickBase;
    base.sql = Filled(base.sql, {{"schema", std::string(brick)}});
    std::vector<Migration> all = {base};
    all.insert(all.end(), migrations.begin(), migrations.end());
    return Migrate(database, brick, brick, all);
}

}  // namespace socle
