#include "store/audit_store.hpp"

#include <absl/strings/numbers.h>

#include <limits>

#include "store/queries.hpp"

namespace socle::identity {

absl::StatusOr<std::vector<AuditLine>> AuditStore::List(Transaction& tx, const Page& page,
                                                        const std::string& target) const {
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (!page.IsFirst() && !absl::SimpleAtoi(page.after.front(), &before)) {
        return Refuse(reason::kInvalidPageToken, "this page token is damaged");
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListAuditEntries, {before, target, page.Limit()}));
    std::vector<AuditLine> lines;
    for (const Row& row : rows) {
        lines.push_back({.number = row.Int64("number"),
                         .time = row.AsInstant("occurred_at"),
                         .actor = row.Text("actor"),
                         .via = row.Text("via"),
                         .method = row.Text("method"),
                         .target = row.Text("target"),
                         .peer = row.Text("peer")});
    }
    return lines;
}

}  // namespace socle::identity
