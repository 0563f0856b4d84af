#include "socle/transaction.hpp"

#include <string>

namespace socle {

absl::StatusOr<Row> Transaction::ExecOne(const Statement& statement, Params params,
                                         std::string_view what) {
    SOCLE_ASSIGN(const Rows rows, Exec(statement, params));
    if (rows.empty()) {
        return Refuse(reason::kNotFound, "this " + std::string(what) + " does not exist",
                      {{"value", std::string(what)}});
    }
    if (rows.size() > 1) {
        return BrokenInvariant(std::string(statement.name) + " found more than one " +
                               std::string(what));
    }
    return rows[0];
}

}  // namespace socle
