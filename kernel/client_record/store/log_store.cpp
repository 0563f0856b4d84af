#include "kernel/client_record/store/log_store.hpp"

#include <optional>

#include "kernel/client_record/store/queries.hpp"

namespace socle::client_record {

absl::StatusOr<LogPage> LogStore::Read(Transaction& tx, const std::vector<PartyId>& members,
                                       const Page& page) const {
    std::optional<std::string> before;
    if (!page.IsFirst()) before = page.after[0];
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kReadTimeline, {members, before, page.Limit()}));
    LogPage result;
    for (const Row row : rows) {
        // The two parts of one message: what follows is merged into what came before.
        result.events.push_back({.position = row.Int64("position"),
                                 .type = row.Text("type"),
                                 .stream = row.Text("stream"),
                                 .actor = row.Text("actor"),
                                 .time = row.AsInstant("occurred_at"),
                                 .body = row.AsBytes("body") + row.AsBytes("personal")});
    }
    result.next_page_token = CutPage(page, result.events, [](const LoggedEvent& last) {
        return std::vector<std::string>{std::to_string(last.position)};
    });
    return result;
}

absl::Status LogStore::Erase(Transaction& tx, const std::vector<PartyId>& members) const {
    return tx.Exec(queries::kEraseEvents, {members}).status();
}

}  // namespace socle::client_record
