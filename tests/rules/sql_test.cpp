// Every statement is prepared against the migrated schema under its brick's own role, and is bound
// to a tenant; every table is under row-level security and keyed by its tenant first.
#include <regex>
#include <set>

#include "sql_house.hpp"
#include "tenant_binding.hpp"

namespace socle::rules {
namespace {

TEST_F(Sql, EveryStatementPreparesUnderItsOwnRole) {
    int prepared = 0;
    for (const SqlStatement& statement : Statements()) {
        const auto result = database_->RunScript(
            "begin; set local role \"" + database_->RoleOf(statement.module) + "\"; prepare q" +
            std::to_string(prepared++) + " as " + statement.text + "; rollback");
        EXPECT_TRUE(result.ok()) << statement.path << ": " << result.status();
    }
    EXPECT_GT(prepared, 60);
}

TEST_F(Sql, EveryStatementIsBoundToItsTenant) {
    auto binding = TenantBinding::Open(temporary_->admin_dsn());
    ASSERT_TRUE(binding.ok()) << binding.status();
    for (const SqlStatement& statement : Statements()) {
        if (statement.global) {
            EXPECT_TRUE(statement.text.starts_with("--"))
                << statement.path << " gives no reason for having no tenant";
            continue;
        }
        const auto faults = binding->Faults(statement.text);
        ASSERT_TRUE(faults.ok()) << statement.path << ": " << faults.status();
        for (const std::string& fault : *faults) ADD_FAILURE() << statement.path << " " << fault;
    }
}

// The measure itself is measured: a rule that sees nothing passes for ever.
TEST_F(Sql, AStatementThatIsNotBoundToItsTenantIsFound) {
    auto binding = TenantBinding::Open(temporary_->admin_dsn());
    ASSERT_TRUE(binding.ok()) << binding.status();
    const std::string reads = "select o.stage from crm.opportunity o ";
    const struct {
        std::string statement, fault;
    } cases[] = {
        {"select stage from crm.opportunity where opportunity_id = $1::uuid",
         "reads opportunity without opportunity.tenant_id = $1"},
        {reads + "where o.tenant_id = $1 or o.stage = $2", "reads o without o.tenant_id = $1"},
        {reads + "where (o.tenant_id = $1 and o.version = 1) or o.stage = $2",
         "reads o without o.tenant_id = $1"},
        {reads + "where o.tenant_id <> $1", "reads o without o.tenant_id = $1"},
        {reads + "where o.tenant_id = $2 and o.version = $1", "reads o without o.tenant_id = $1"},
        {reads + "join crm.pipeline p using (pipeline_id) where o.tenant_id = $1",
         "reads p without p.tenant_id = $1"},
        {reads +
             "where o.tenant_id = $1 and o.party_id in (select a.party_id from crm.party_alias a)",
         "reads a without a.tenant_id = $1"},
        {reads + "where o.tenant_id = $1 union all select p.display_name from crm.pipeline p",
         "reads p without p.tenant_id = $1"},
        {"update crm.opportunity set stage = $1",
         "reads opportunity without opportunity.tenant_id = $1"},
        {"delete from invoicing.draft_invoice where invoice_id = $1",
         "reads draft_invoice without draft_invoice.tenant_id = $1"},
        {"insert into crm.party_alias (party_id, tenant_id, current_id) values ($1, $2, $3)",
         "inserts without (tenant_id, ...) from $1"},
        {"select 1 as one", "has neither a tenant's table nor a function that takes $1"},
    };
    for (const auto& [statement, fault] : cases) {
        const auto faults = binding->Faults(statement);
        ASSERT_TRUE(faults.ok()) << statement << ": " << faults.status();
        EXPECT_EQ(*faults, std::vector<std::string>{fault}) << statement;
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
        "where i.indisunique and n.nspname <> 'pg_catalog'");
    ASSERT_TRUE(rows.ok());
    // Sessions are global, and a token's hash is looked for before its tenant is known.
    const std::set<std::string> by_other_keys = {"identity.session_pkey",
                                                 "identity.session_token_hash_key",
                                                 "identity.api_key_token_hash_key"};
    for (const Row& row : *rows)
        EXPECT_TRUE(row.Text("first_column") == "tenant_id" ||
                    by_other_keys.contains(row.Text("name")))
            << row.Text("name");
}

// A statement that forgot to take its role may do nothing at all.
TEST_F(Sql, TheKernelsLoginAloneMayTouchNoTable) {
    const auto rows = database_->RunScript(
        "select c.oid::regclass::text as name from pg_class c "
        "join pg_namespace n on n.oid = c.relnamespace "
        "where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') "
        "and c.oid <> 'socle.migration'::regclass "
        "and has_table_privilege(c.oid, 'select, insert, update, delete, truncate')");
    ASSERT_TRUE(rows.ok()) << rows.status();
    for (const Row& row : *rows) ADD_FAILURE() << row.Text("name");
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
