#include "tenant_binding.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <regex>

#include "socle/status.hpp"

namespace socle::rules {
namespace {

std::string WithoutComments(const std::string& statement) {
    return std::regex_replace(statement, std::regex("--[^\n]*"), "");
}

// The highest N of the statement's $N.
int ParameterCount(const std::string& statement) {
    static const std::regex parameter(R"(\$(\d+))");
    int count = 0;
    for (std::sregex_iterator it(statement.begin(), statement.end(), parameter), end; it != end;
         ++it)
        count = std::max(count, std::stoi((*it)[1]));
    return count;
}

// The parts of "((a) AND (b))"; "((a) OR (b))" is one.
std::vector<std::string> Conjuncts(std::string condition) {
    condition = condition.substr(1, condition.size() - 2);
    std::vector<std::string> parts(1);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < condition.size(); ++i) {
        if (condition[i] == '\'') quoted = !quoted;
        if (!quoted && condition[i] == '(') ++depth;
        if (!quoted && condition[i] == ')') --depth;
        if (depth == 0 && !quoted && condition.compare(i, 5, " AND ") == 0) {
            parts.emplace_back();
            i += 4;
        } else {
            parts.back() += condition[i];
        }
    }
    for (std::string& part : parts)
        if (part.starts_with('(') && part.ends_with(')')) part = part.substr(1, part.size() - 2);
    return parts;
}

// A line "Index Cond: (...)" or "Filter: (...)" under a scan of `alias`. A subquery may take the
// tenant from the row of another table, which is looked at on its own.
bool BindsTenant(const std::string& line, const std::string& alias) {
    static const std::regex condition(R"(^ *(Index Cond|Recheck Cond|Filter): (\(.*\))$)");
    std::smatch match;
    if (!std::regex_match(line, match, condition)) return false;
    const std::regex bound(alias + R"(\.tenant_id = (\$1|(?!)" + alias + R"(\.)\w+\.tenant_id))");
    const std::vector<std::string> parts = Conjuncts(match[2]);
    return std::any_of(parts.begin(), parts.end(),
                       [&](const std::string& part) { return std::regex_match(part, bound); });
}

struct Scan {
    std::string table;  // "crm.opportunity"
    std::string alias;  // "o"; the table's name when it has none
};

// What a line of a plan reads, when it reads a table.
std::optional<Scan> ScanOn(const std::string& line) {
    static const std::regex scan(R"(Scan.* on (\w+\.(\w+))(?: (\w+))?$)");
    std::smatch match;
    if (!std::regex_search(line, match, scan)) return std::nullopt;
    return Scan{match[1], match[3].matched ? match[3] : match[2]};
}

// Looks at the conditions of the scan in line `scan`, which end where the next step of the plan is.
bool IsBound(const std::vector<std::string>& plan, std::size_t scan, const std::string& alias) {
    static const std::regex step(R"(->|^ *(SubPlan|InitPlan|CTE) )");
    for (std::size_t i = scan + 1; i < plan.size() && !std::regex_search(plan[i], step); ++i)
        if (BindsTenant(plan[i], alias)) return true;
    return false;
}

std::ptrdiff_t Count(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    return std::distance(std::sregex_iterator(text.begin(), text.end(), regex),
                         std::sregex_iterator());
}

}  // namespace

absl::StatusOr<TenantBinding> TenantBinding::Open(const std::string& admin_dsn) {
    // One connection: what is prepared must be there when it is explained.
    SOCLE_ASSIGN(auto database, Database::Open({.dsn = admin_dsn, .connections_max = 1}));
    SOCLE_RETURN_IF_ERROR(database->RunScript("set plan_cache_mode = force_generic_plan").status());
    SOCLE_ASSIGN(
        const Rows rows,
        database->RunScript("select n.nspname || '.' || c.relname as name from pg_attribute a "
                            "join pg_class c on c.oid = a.attrelid "
                            "join pg_namespace n on n.oid = c.relnamespace "
                            "where a.attname = 'tenant_id' and c.relkind in ('r', 'p')"));
    TenantBinding binding(std::move(database));
    for (const Row& row : rows) binding.tables_.insert(row.Text("name"));
    return binding;
}

absl::StatusOr<std::vector<std::string>> TenantBinding::PlanOf(const std::string& statement) {
    const std::string name = "q" + std::to_string(prepared_++);
    SOCLE_RETURN_IF_ERROR(database_->RunScript("prepare " + name + " as " + statement).status());
    std::string values;
    for (int i = 0; i < ParameterCount(statement); ++i) values += i == 0 ? "(null" : ", null";
    SOCLE_ASSIGN(const Rows rows,
                 database_->RunScript("explain (verbose, costs off) execute " + name + values +
                                      (values.empty() ? "" : ")")));
    std::vector<std::string> lines;
    for (const Row& row : rows) lines.push_back(row.Text("QUERY PLAN"));
    return lines;
}

absl::StatusOr<std::vector<std::string>> TenantBinding::Faults(const std::string& statement) {
    static const std::regex function_bound(R"(\w+\.\w+\(\$1\b)");
    const std::string text = WithoutComments(statement);
    SOCLE_ASSIGN(const std::vector<std::string> plan, PlanOf(text));
    std::vector<std::string> faults;
    bool names_table = false;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const std::optional<Scan> scan = ScanOn(plan[i]);
        if (!scan || !tables_.contains(scan->table)) continue;
        names_table = true;
        if (!IsBound(plan, i, scan->alias))
            faults.push_back("reads " + scan->alias + " without " + scan->alias +
                             ".tenant_id = $1");
    }
    const auto inserts = Count(text, R"(\binsert into )");
    const auto bound = Count(text, R"(\binsert into \w+\.\w+(?: as \w+)? \(\s*tenant_id\b[^)]*\))"
                                   R"(\s*(?:values \(|select )\$1)");
    if (inserts != bound) faults.push_back("inserts without (tenant_id, ...) from $1");
    if (!names_table && inserts == 0 && !std::regex_search(text, function_bound))
        faults.push_back("has neither a tenant's table nor a function that takes $1");
    return faults;
}

}  // namespace socle::rules
