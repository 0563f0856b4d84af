#include "socle/archive.hpp"

#include <algorithm>
#include <vector>

#include "work/queries.hpp"

namespace socle {
namespace {

constexpr Reason kNotEmpty{absl::StatusCode::kFailedPrecondition, "NOT_EMPTY"};

struct Table {
    std::string name;
    std::string key;  // its columns
    std::vector<std::string> parents;
};

// Those that others refer to come first.
absl::StatusOr<std::vector<Table>> TablesOf(Transaction& tx, std::string_view brick) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kArchiveTables, {brick}));
    std::vector<Table> waiting;
    for (const Row& row : rows)
        waiting.push_back(
            {row.Text("table_name"), row.Text("key_columns"), row.TextArray("parents")});
    std::vector<Table> ordered;
    const auto is_ready = [&ordered](const Table& table) {
        return std::ranges::all_of(table.parents, [&ordered](const std::string& parent) {
            return std::ranges::find(ordered, parent, &Table::name) != ordered.end();
        });
    };
    while (!waiting.empty()) {
        const auto next = std::ranges::find_if(waiting, is_ready);
        if (next == waiting.end()) return BrokenInvariant("tables refer to each other in a circle");
        ordered.push_back(std::move(*next));
        waiting.erase(next);
    }
    return ordered;
}

std::string Quoted(std::string_view name) {
    return "\"" + std::string(name) + "\"";
}

// A statement made for one table; its name is unique in the process, as prepared statements need.
class TableStatement {
 public:
    TableStatement(std::string_view verb, std::string_view brick, const Table& table,
                   const std::string& before, const std::string& after)
        : name_(std::string(brick) + ".archive_" + std::string(verb) + "_" + table.name),
          text_(before + Quoted(brick) + "." + Quoted(table.name) + after) {}
    [[nodiscard]] Statement statement() const { return {name_, text_}; }

 private:
    std::string name_;
    std::string text_;
};

absl::Status TooMany(std::string_view table) {
    return Refuse(reason::kTooLarge,
                  "the table " + std::string(table) + " has more rows than an archive takes",
                  {{"limit", std::to_string(kArchivedRowsMax)}});
}

absl::Status CheckEmpty(Transaction& tx, std::string_view brick, const std::vector<Table>& tables) {
    for (const Table& table : tables) {
        const TableStatement look("look", brick, table, "select exists (select from ",
                                  " where tenant_id = $1) as is_there");
        SOCLE_ASSIGN(const Row row, tx.ExecOne(look.statement(), {}, "table"));
        if (row.Bool("is_there"))
            return Refuse(kNotEmpty, "the brick keeps something of this company already",
                          {{"table", table.name}});
    }
    return absl::OkStatus();
}

// All rows of a table in one statement, since they may refer to each other.
absl::Status Fill(Transaction& tx, std::string_view brick, const Table& table,
                  const std::string& rows) {
    const std::string type = Quoted(brick) + "." + Quoted(table.name);
    const TableStatement fill(
        "fill", brick, table, "insert into ",
        " select (r.whole).* from (select jsonb_populate_record(null::" + type +
            ", e.one || jsonb_build_object('tenant_id', $1::bigint)) as whole "
            "from jsonb_array_elements($2::jsonb) as e (one)) r");
    return tx.Exec(fill.statement(), {"[" + rows + "]"}).status();
}

}  // namespace

absl::Status ArchiveRows(Transaction& tx, std::string_view brick,
                         const std::function<absl::Status(std::string_view line)>& take) {
    SOCLE_ASSIGN(const std::vector<Table> tables, TablesOf(tx, brick));
    for (const Table& table : tables) {
        const TableStatement read("read", brick, table, "select to_jsonb(t)::text as row from ",
                                  " t where tenant_id = $1 order by " + table.key + " limit $2");
        SOCLE_ASSIGN(const Rows rows, tx.Exec(read.statement(), {kArchivedRowsMax + 1}));
        if (rows.size() > static_cast<std::size_t>(kArchivedRowsMax)) return TooMany(table.name);
        for (const Row& row : rows)
            SOCLE_RETURN_IF_ERROR(take(table.name + "\t" + row.Text("row") + "\n"));
    }
    return absl::OkStatus();
}

absl::Status RestoreRows(
    Transaction& tx, std::string_view brick,
    const std::function<absl::StatusOr<std::optional<std::string>>()>& next_line) {
    SOCLE_ASSIGN(const std::vector<Table> tables, TablesOf(tx, brick));
    SOCLE_RETURN_IF_ERROR(CheckEmpty(tx, brick, tables));
    std::vector<std::string> rows(tables.size());
    std::vector<int> counts(tables.size());
    while (true) {
        SOCLE_ASSIGN(std::optional<std::string> line, next_line());
        if (!line) break;
        if (line->ends_with('\n')) line->pop_back();
        const std::size_t tab = line->find('\t');
        const auto table = std::ranges::find(tables, line->substr(0, tab), &Table::name);
        if (tab == std::string::npos || table == tables.end())
            return RefuseField(reason::kInvalidValue, "line",
                               "this line names no table of the brick",
                               {{"value", line->substr(0, std::min<std::size_t>(tab, 60))}});
        const auto at = static_cast<std::size_t>(table - tables.begin());
        if (++counts[at] > kArchivedRowsMax) return TooMany(table->name);
        rows[at].append(rows[at].empty() ? "" : ",").append(*line, tab + 1);
    }
    for (std::size_t at = 0; at < tables.size(); ++at)
        if (!rows[at].empty()) SOCLE_RETURN_IF_ERROR(Fill(tx, brick, tables[at], rows[at]));
    return absl::OkStatus();
}

}  // namespace socle
