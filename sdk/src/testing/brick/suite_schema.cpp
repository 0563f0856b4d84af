// The suite's checks of a brick's schema and statements.
#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "socle/testing/brick_suite.hpp"

namespace socle::testing {
namespace {

// {brick} stands for the schema's name. One line a column, key, right and migration.
constexpr std::string_view kShapeQuery = R"sql(
select string_agg(line, E'\n' order by line) as shape from (
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
    from information_schema.columns where table_schema = '{brick}'
    union all
    select indexdef from pg_catalog.pg_indexes where schemaname = '{brick}'
    union all
    select format('%s %s', conname, pg_catalog.pg_get_constraintdef(oid))
    from pg_catalog.pg_constraint where connamespace = '{brick}'::regnamespace
    union all
    select format('%s %s', relname, relacl) from pg_catalog.pg_class
    where relnamespace = '{brick}'::regnamespace
    union all
    select format('%s %s %s', file_name, checksum, applied_at) from socle.migration
    where schema_name = '{brick}'
) as lines (line)
)sql";

// One line a fault.
constexpr std::string_view kProtectionQuery = R"sql(
with tables as (
    select c.oid, c.oid::regclass::text as name, c.relrowsecurity,
           c.relowner::regrole::text as owner
    from pg_catalog.pg_class c
    where c.relnamespace = '{brick}'::regnamespace and c.relkind in ('r', 'p')
), tenant_columns as (
    select a.attrelid, a.attnum from pg_catalog.pg_attribute a
    where a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'bigint'::regtype
)
select name || ' has no row-level security' as fault from tables where not relrowsecurity
union all
select name || ' has no policy' from tables
where not exists (select from pg_catalog.pg_policy p where p.polrelid = tables.oid)
union all
select name || ' belongs to ' || owner from tables where owner <> '{owner}'
union all
select name || ' has no column tenant_id bigint not null' from tables
where not exists (select from tenant_columns t where t.attrelid = tables.oid)
union all
select name || ' has no primary key' from tables
where not exists (select from pg_catalog.pg_index i
                  where i.indrelid = tables.oid and i.indisprimary)
union all
select i.indexrelid::regclass::text || ' does not start with tenant_id'
from tables join pg_catalog.pg_index i on i.indrelid = tables.oid
where i.indisunique
  and not exists (select from tenant_columns t
                  where t.attrelid = tables.oid and t.attnum = i.indkey[0])
union all
select k.conname || ' does not start with tenant_id'
from tables join pg_catalog.pg_constraint k on k.conrelid = tables.oid
where k.contype = 'f'
  and not exists (select from tenant_columns t
                  where t.attrelid = tables.oid and t.attnum = k.conkey[1])
union all
select k.conname || ' leads out of the schema'
from tables join pg_catalog.pg_constraint k on k.conrelid = tables.oid
join pg_catalog.pg_class f on f.oid = k.confrelid
where k.contype = 'f' and f.relnamespace <> '{brick}'::regnamespace
union all
select name || ' has the trigger ' || t.tgname
from tables join pg_catalog.pg_trigger t on t.tgrelid = tables.oid where not t.tgisinternal
)sql";

std::string Filled(std::string_view query, BrickFixture& fixture) {
    std::string text(query);
    text = std::regex_replace(text, std::regex("\\{brick\\}"), fixture.name());
    return std::regex_replace(text, std::regex("\\{owner\\}"),
                              fixture.database().OwnerRoleOf(fixture.name()));
}

absl::StatusOr<std::string> ShapeOf(BrickFixture& fixture) {
    SOCLE_ASSIGN(const Rows rows, fixture.Admin(Filled(kShapeQuery, fixture)));
    return rows[0].Text("shape");
}

struct NamedStatement {
    std::string file;
    std::string text;
    bool global = false;
};

absl::StatusOr<std::vector<NamedStatement>> StatementsOf(const std::filesystem::path& source) {
    std::vector<NamedStatement> statements;
    const std::filesystem::path folder = source / "store" / "queries";
    if (!std::filesystem::exists(folder)) return statements;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".sql") continue;
        const std::ifstream file(entry.path());
        std::ostringstream text;
        text << file.rdbuf();
        statements.push_back({entry.path().stem().string(), text.str(),
                              entry.path().parent_path().filename() == "global"});
    }
    return statements;
}

// "null, null, null": one for each parameter of the statement.
std::string NullsFor(const std::string& statement) {
    static const std::regex kParameter("\\$([0-9]+)");
    int count = 0;
    for (std::sregex_iterator i(statement.begin(), statement.end(), kParameter), end; i != end;
         ++i) {
        count = std::max(count, std::stoi((*i)[1]));
    }
    std::string nulls;
    for (int i = 0; i < count; ++i) nulls += i == 0 ? "null" : ", null";
    return nulls.empty() ? "" : "(" + nulls + ")";
}

// EXPLAIN checks the role's rights as running it would, and runs nothing.
absl::Status Prepare(BrickFixture& fixture, const NamedStatement& statement) {
    const std::string name = "suite_" + statement.file;
    return fixture.database()
        .RunScript("begin; set local role \"" + fixture.database().RoleOf(fixture.name()) +
                   "\"; set local app.tenant = '" + std::to_string(kTenant) + "'; prepare " + name +
                   " as " + statement.text + "; explain execute " + name +
                   NullsFor(statement.text) + "; rollback")
        .status();
}

}  // namespace

Faults MigratesTwice(const SuiteSubject& subject) {
    const auto fixture = BrickFixture::Open(subject.package);
    if (!fixture.ok()) return {std::string(fixture.status().message())};
    BrickFixture& brick = **fixture;
    const auto once = ShapeOf(brick);
    const absl::Status again =
        MigrateBrick(brick.database(), brick.name(), brick.package().migrations);
    if (!again.ok()) return {"migrating again: " + std::string(again.message())};
    const auto twice = ShapeOf(brick);
    if (!once.ok() || !twice.ok()) return {"the schema could not be read"};
    if (*once == *twice) return {};
    return {"the schema changed from\n" + *once + "\nto\n" + *twice};
}

Faults TablesAreProtected(const SuiteSubject& subject) {
    const auto fixture = BrickFixture::Open(subject.package);
    if (!fixture.ok()) return {std::string(fixture.status().message())};
    const auto rows = (*fixture)->Admin(Filled(kProtectionQuery, **fixture));
    if (!rows.ok()) return {std::string(rows.status().message())};
    Faults faults;
    for (const Row& row : *rows) faults.push_back(row.Text("fault"));
    return faults;
}

Faults StatementsPrepare(const SuiteSubject& subject) {
    const auto fixture = BrickFixture::Open(subject.package);
    if (!fixture.ok()) return {std::string(fixture.status().message())};
    const auto statements = StatementsOf(subject.source);
    if (!statements.ok()) return {std::string(statements.status().message())};
    Faults faults;
    for (const NamedStatement& statement : *statements) {
        if (const absl::Status status = Prepare(**fixture, statement); !status.ok()) {
            faults.push_back(statement.file + ".sql does not prepare; see the log above");
        }
        if (!statement.global && statement.text.find("tenant_id") == std::string::npos) {
            faults.push_back(statement.file + ".sql does not name tenant_id");
        }
        if (!statement.global && statement.text.find("$1") == std::string::npos) {
            faults.push_back(statement.file + ".sql does not use $1, the tenant");
        }
    }
    return faults;
}

}  // namespace socle::testing
