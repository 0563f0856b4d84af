#include "store/row_store.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "store/queries.hpp"

namespace socle::exchange {
namespace {

constexpr std::string_view kWaiting = "waiting";
constexpr std::string_view kRefused = "refused";

// One array a column. Lists inside a row travel as the text of an array each, since the inner
// arrays of one parameter would all have to be of one length.
class Columns {
 public:
    explicit Columns(const std::vector<KeptRow>& rows) {
        for (const KeptRow& kept : rows) Add(kept);
    }
    std::vector<Param> numbers, states, cells, repeats, kinds, fields, values, reasons, messages,
        keys, key_values;

 private:
    using Texts = std::vector<std::string>;

    static Param TextOfArray(const Texts& items) { return Param(Param(items).text()); }

    void Add(const KeptRow& kept) {
        numbers.emplace_back(kept.row.number);
        states.emplace_back(kept.refused ? kRefused : kWaiting);
        cells.push_back(TextOfArray(kept.row.cells));
        repeats.emplace_back(kept.repeats_row);
        Texts row_kinds, row_fields, row_values;
        for (const Problem& problem : kept.problems) {
            row_kinds.emplace_back(NameOf(problem.kind));
            row_fields.emplace_back(NameOf(problem.field));
            row_values.push_back(problem.value);
        }
        kinds.push_back(TextOfArray(row_kinds));
        fields.push_back(TextOfArray(row_fields));
        values.push_back(TextOfArray(row_values));
        reasons.emplace_back(kept.refusal.reason);
        messages.emplace_back(kept.refusal.message);
        Texts row_keys, row_key_values;
        for (const auto& [key, value] : kept.refusal.metadata) {
            row_keys.push_back(key);
            row_key_values.push_back(value);
        }
        keys.push_back(TextOfArray(row_keys));
        key_values.push_back(TextOfArray(row_key_values));
    }
};

absl::StatusOr<std::vector<Problem>> ProblemsOf(const Row& row) {
    const std::vector<std::string> kinds = row.TextArray("problem_kinds");
    const std::vector<std::string> fields = row.TextArray("problem_fields");
    const std::vector<std::string> values = row.TextArray("problem_values");
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::optional<ProblemKind> kind = FindProblem(kinds[i]);
        if (!kind) return BrokenInvariant("exchange does not know the problem " + kinds[i]);
        SOCLE_ASSIGN(const Field field, ParseField(fields.at(i)));
        problems.push_back({*kind, field, values.at(i)});
    }
    return problems;
}

Refusal RefusalOf(const Row& row) {
    Refusal refusal{.reason = row.Text("refusal_reason"),
                    .message = row.Text("refusal_message"),
                    .metadata = {}};
    const std::vector<std::string> keys = row.TextArray("refusal_keys");
    const std::vector<std::string> values = row.TextArray("refusal_values");
    for (std::size_t i = 0; i < keys.size(); ++i) refusal.metadata[keys[i]] = values.at(i);
    return refusal;
}

absl::StatusOr<std::vector<KeptRow>> Load(Transaction& tx, ImportId id, std::string_view state,
                                          std::int64_t after, int limit) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadRows, {id, state, after, limit}));
    std::vector<KeptRow> kept_rows;
    kept_rows.reserve(rows.size());
    for (const Row& row : rows) {
        KeptRow kept;
        kept.row = {.number = row.Int64("row_number"), .cells = row.TextArray("cells")};
        kept.refused = row.Text("state") == kRefused;
        if (!row.IsNull("repeats_row")) kept.repeats_row = row.Int64("repeats_row");
        SOCLE_ASSIGN(kept.problems, ProblemsOf(row));
        kept.refusal = RefusalOf(row);
        kept_rows.push_back(std::move(kept));
    }
    return kept_rows;
}

}  // namespace

absl::Status RowStore::Insert(Transaction& tx, ImportId id,
                              const std::vector<KeptRow>& rows) const {
    if (rows.empty()) return absl::OkStatus();
    const Columns columns(rows);
    return tx
        .Exec(queries::kInsertRows,
              {id, columns.numbers, columns.states, columns.cells, columns.repeats, columns.kinds,
               columns.fields, columns.values, columns.reasons, columns.messages, columns.keys,
               columns.key_values})
        .status();
}

absl::StatusOr<std::vector<KeptRow>> RowStore::LoadWaiting(Transaction& tx, ImportId id,
                                                           std::int64_t after, int limit) const {
    return Load(tx, id, kWaiting, after, limit);
}

absl::StatusOr<std::vector<KeptRow>> RowStore::LoadRefused(Transaction& tx, ImportId id,
                                                           std::int64_t after, int limit) const {
    return Load(tx, id, kRefused, after, limit);
}

absl::Status RowStore::DeleteWaiting(Transaction& tx, ImportId id, std::int64_t last) const {
    return tx.Exec(queries::kDeleteWaiting, {id, last}).status();
}

absl::Status RowStore::DeleteAll(Transaction& tx, ImportId id) const {
    return tx.Exec(queries::kDeleteRows, {id}).status();
}

}  // namespace socle::exchange
