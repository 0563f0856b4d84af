#include "kernel/bus/bus_service.hpp"

#include <algorithm>

#include "bus/queries.hpp"
#include "socle/paging.hpp"
#include "socle/wire.hpp"

namespace socle::bus {
namespace {

constexpr int kWatchBatch = 100;
constexpr std::chrono::seconds kWatchWait{1};
constexpr std::size_t kCommentMax = 500;

v1::Event ToWire(const Row& row) {
    v1::Event event;
    event.set_position(row.Int64("position"));
    event.set_event_id(row.Text("event_id"));
    event.set_type(row.Text("type"));
    event.set_stream(row.Text("stream"));
    if (const auto party = row.OptionalUuid("party"))
        event.set_party(ResourceName("parties", *party));
    event.set_actor(row.Text("actor"));
    event.set_cause(row.Text("cause"));
    *event.mutable_time() = socle::ToWire(row.AsInstant("occurred_at"));
    event.set_body(row.AsBytes("body") + row.AsBytes("personal"));
    event.set_erased(row.Bool("erased"));
    event.set_hash(row.AsBytes("hash"));
    return event;
}

absl::StatusOr<std::vector<v1::Event>> ReadAfter(Call& call, std::int64_t position, int limit,
                                                 const std::string& stream) {
    SOCLE_ASSIGN(const Rows rows,
                 call.transaction().Exec(queries::kListEvents, {position, limit, stream}));
    std::vector<v1::Event> events;
    for (const Row& row : rows) events.push_back(ToWire(row));
    return events;
}

absl::StatusOr<std::int64_t> HeadOf(Call& call) {
    SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kReadHead));
    return rows.empty() ? 0 : rows[0].Int64("position");
}

absl::Status NotParked(std::int64_t position) {
    return Refuse(reason::kNotFound, "this event is not parked for this consumer",
                  {{"value", std::to_string(position)}});
}

}  // namespace

absl::StatusOr<v1::ListEventsResponse> BusService::ListEvents(
    Call& call, const v1::ListEventsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), "", "events", 1));
    if (request.after_position() < 0)
        return RefuseField(reason::kOutOfRange, "after_position", "a position is not negative");
    SOCLE_ASSIGN(std::vector<v1::Event> events,
                 ReadAfter(call, request.after_position(), page.Limit(), request.stream()));
    v1::ListEventsResponse response;
    const bool more = events.size() > static_cast<std::size_t>(page.size);
    if (more) events.pop_back();
    if (more) response.set_next_after_position(events.back().position());
    for (v1::Event& event : events) *response.add_events() = std::move(event);
    return response;
}

absl::Status BusService::WatchEvents(Call& call, const v1::WatchEventsRequest& request,
                                     Writer<v1::Event>& writer) {
    std::int64_t position = request.after_position();
    if (request.from_now()) {
        SOCLE_ASSIGN(position, HeadOf(call));
    }
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        const std::uint64_t seen = signal_.Count(call.tenant());
        SOCLE_ASSIGN(const std::vector<v1::Event> events,
                     ReadAfter(call, position, kWatchBatch, ""));
        // A watcher may stay for hours: it holds no transaction while it writes or waits.
        SOCLE_RETURN_IF_ERROR(call.Commit());
        for (const v1::Event& event : events) {
            SOCLE_RETURN_IF_ERROR(writer.Write(event));
            position = event.position();
        }
        if (events.empty()) signal_.Wait(call.tenant(), seen, kWatchWait);
    }
}

absl::StatusOr<v1::ListConsumersResponse> BusService::ListConsumers(
    Call& call, const v1::ListConsumersRequest&) {
    SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(queries::kListConsumers));
    v1::ListConsumersResponse response;
    for (const Row& row : rows) {
        v1::Consumer& consumer = *response.add_consumers();
        consumer.set_consumer(row.Text("consumer"));
        consumer.set_position(row.Int64("position"));
        consumer.set_head(row.Int64("head"));
        consumer.set_parked_count(row.Int64("parked_count"));
        consumer.set_last_error(row.Text("last_error"));
    }
    return response;
}

absl::StatusOr<v1::ListParkedEventsResponse> BusService::ListParkedEvents(
    Call& call, const v1::ListParkedEventsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           "parked:" + request.consumer(), 2));
    const std::string after_consumer = page.IsFirst() ? "" : page.after[0];
    const std::string after_position = page.IsFirst() ? "0" : page.after[1];
    SOCLE_ASSIGN(const Rows rows,
                 call.transaction().Exec(queries::kListParked, {request.consumer(), after_consumer,
                                                                after_position, page.Limit()}));
    std::vector<v1::ParkedEvent> parked;
    for (const Row& row : rows) {
        v1::ParkedEvent& event = parked.emplace_back();
        event.set_consumer(row.Text("consumer"));
        event.set_position(row.Int64("position"));
        event.set_type(row.Text("type"));
        event.set_stream(row.Text("stream"));
        event.set_attempts(row.Int("attempts"));
        event.set_error(row.Text("error_reason") + ": " + row.Text("error"));
        *event.mutable_park_time() = socle::ToWire(row.AsInstant("parked_at"));
    }
    v1::ListParkedEventsResponse response;
    response.set_next_page_token(CutPage(page, parked, [](const v1::ParkedEvent& last) {
        return std::vector<std::string>{last.consumer(), std::to_string(last.position())};
    }));
    for (v1::ParkedEvent& event : parked) *response.add_parked_events() = std::move(event);
    return response;
}

absl::StatusOr<v1::RetryParkedEventResponse> BusService::RetryParkedEvent(
    Call& call, const v1::RetryParkedEventRequest& request) {
    SOCLE_ASSIGN(
        const Rows rows,
        call.transaction().Exec(queries::kRequeueStream, {request.consumer(), request.position()}));
    if (rows.affected() == 0) return NotParked(request.position());
    call.transaction().SetAuditTarget(request.consumer() + " " +
                                      std::to_string(request.position()));
    wake_dispatcher_(call.tenant());
    v1::RetryParkedEventResponse response;
    response.set_requeued(static_cast<int>(rows.affected()));
    return response;
}

absl::StatusOr<v1::SkipParkedEventResponse> BusService::SkipParkedEvent(
    Call& call, const v1::SkipParkedEventRequest& request) {
    SOCLE_ASSIGN(const std::string comment,
                 CheckRequiredText(request.comment(), "comment", kCommentMax));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kSkipParked, {request.consumer(), request.position()}));
    if (rows.empty()) return NotParked(request.position());
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kRequeueRest, {request.consumer(), rows[0].Text("stream")}));
    tx.SetAuditTarget(request.consumer() + " " + std::to_string(request.position()) + ": " +
                      comment);
    wake_dispatcher_(call.tenant());
    return v1::SkipParkedEventResponse();
}

}  // namespace socle::bus
