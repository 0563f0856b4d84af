#include "socle/event_pump.hpp"
#include "work/queries.hpp"

namespace socle {
namespace {

constexpr std::chrono::seconds kReadDeadline{30};
constexpr std::chrono::seconds kKeepDeadline{2};

Event EventOf(const Row& row) {
    Event event;
    event.meta.tenant = row.Int64("tenant_id");
    event.meta.position = row.Int64("position");
    event.meta.id = row.AsUuid("event_id");
    event.meta.type = row.Text("type");
    event.meta.stream = row.Text("stream");
    if (const auto party = row.OptionalUuid("party")) event.meta.party = PartyId(*party);
    event.meta.actor = row.Text("actor");
    event.meta.cause = row.Text("cause");
    event.meta.time = row.AsInstant("occurred_at");
    event.meta.hash = row.AsBytes("hash");
    event.meta.erased = row.Bool("erased");
    // Two serialised halves of one message, one behind the other, parse as the whole.
    event.body = row.AsBytes("body") + row.AsBytes("personal");
    return event;
}

}  // namespace

absl::StatusOr<std::vector<Event>> EventLog::ReadIn(Transaction& tx, std::int64_t after_position,
                                                    int limit, std::string_view stream) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kReadEvents, {after_position, limit, stream}));
    std::vector<Event> events;
    events.reserve(rows.size());
    for (const Row& row : rows) events.push_back(EventOf(row));
    return events;
}

absl::StatusOr<std::int64_t> EventLog::HeadIn(Transaction& tx) {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kHead));
    return rows.empty() ? 0 : rows[0].Int64("position");
}

absl::StatusOr<std::vector<Event>> EventLog::Read(TenantId tenant, std::int64_t after_position,
                                                  int limit) const {
    std::vector<Event> events;
    const CallContext context = runtime_.SystemContext(tenant, "bus.read", kReadDeadline);
    SOCLE_RETURN_IF_ERROR(runtime_.Do(context, {"bus", true}, [&](Call& call) -> absl::Status {
        SOCLE_ASSIGN(events, ReadIn(call.transaction(), after_position, limit, ""));
        return absl::OkStatus();
    }));
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].meta.position != after_position + static_cast<std::int64_t>(i) + 1)
            return Refuse(reason::kInternal,
                          "the event log has a gap; this tenant's readers stop here",
                          {{"after_position", std::to_string(after_position)}});
    return events;
}

absl::StatusOr<std::int64_t> EventLog::Head(TenantId tenant) const {
    std::int64_t head = 0;
    const CallContext context = runtime_.SystemContext(tenant, "bus.head", kReadDeadline);
    SOCLE_RETURN_IF_ERROR(runtime_.Do(context, {"bus", true}, [&](Call& call) -> absl::Status {
        SOCLE_ASSIGN(head, HeadIn(call.transaction()));
        return absl::OkStatus();
    }));
    return head;
}

absl::Status EventLog::KeepHead(TenantId tenant, ChainHeads& heads) const {
    const ChainHead kept = heads.Last(tenant, kChain);
    const CallContext context = runtime_.SystemContext(tenant, "bus.keep_head", kKeepDeadline);
    return runtime_.Do(context, {"bus", true}, [&](Call& call) -> absl::Status {
        SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kReadKeptHead,
                                                              {kept.position, Bytes{kept.seal}}));
        ChainHead end;
        if (!rows.empty()) end = {rows[0].Int64("position"), rows[0].AsBytes("hash")};
        if (kept.position == 0 || (!rows.empty() && rows[0].Bool("holds_kept")))
            heads.Keep(tenant, kChain, end);
        else
            LogHeadAhead(tenant, kChain, kept, end);
        return absl::OkStatus();
    });
}

}  // namespace socle
