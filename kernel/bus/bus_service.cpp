#include "kernel/bus/bus_service.hpp"

#include <algorithm>

#include "bus/queries.hpp"
#include "socle/event_pump.hpp"
#include "socle/paging.hpp"
#include "socle/wire.hpp"

namespace socle::bus {
namespace {

constexpr int kWatchBatch = 100;
constexpr std::chrono::seconds kWatchWait{1};
constexpr std::size_t kCommentMax = 500;

v1::Event ToWire(const Event& event) {
    v1::Event wire;
    wire.set_position(event.meta.position);
    wire.set_event_id(event.meta.id.ToString());
    wire.set_type(event.meta.type);
    wire.set_stream(event.meta.stream);
    if (event.meta.party) wire.set_party(ResourceName("parties", event.meta.party->value()));
    wire.set_actor(event.meta.actor);
    wire.set_cause(event.meta.cause);
    *wire.mutable_time() = socle::ToWire(event.meta.time);
    wire.set_body(event.body);
    wire.set_erased(event.meta.erased);
    wire.set_hash(event.meta.hash);
    return wire;
}

}  // namespace

absl::StatusOr<v1::ListEventsResponse> BusService::ListEvents(
    Call& call, const v1::ListEventsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), "", "events", 1));
    if (request.after_position() < 0)
        return RefuseField(reason::kOutOfRange, "after_position", "a position is not negative",
                           {{"value", std::to_string(request.after_position())}, {"limit", "≥ 0"}});
    SOCLE_ASSIGN(std::vector<Event> events,
                 EventLog::ReadIn(call.transaction(), request.after_position(), page.Limit(),
                                  request.stream()));
    v1::ListEventsResponse response;
    const bool more = events.size() > static_cast<std::size_t>(page.size);
    if (more) events.pop_back();
    if (more) response.set_next_after_position(events.back().meta.position);
    for (const Event& event : events) *response.add_events() = ToWire(event);
    return response;
}

absl::Status BusService::WatchEvents(Call& call, const v1::WatchEventsRequest& request,
                                     Writer<v1::Event>& writer) {
    std::int64_t position = request.after_position();
    if (request.from_now()) {
        SOCLE_ASSIGN(position, EventLog::HeadIn(call.transaction()));
    }
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        const std::uint64_t seen = signal_.Count(call.tenant());
        SOCLE_ASSIGN(const std::vector<Event> events,
                     EventLog::ReadIn(call.transaction(), position, kWatchBatch, ""));
        // A watcher may stay for hours: it holds no transaction while it writes or waits.
        SOCLE_RETURN_IF_ERROR(call.Commit());
        for (const Event& event : events) {
            SOCLE_RETURN_IF_ERROR(writer.Write(ToWire(event)));
            position = event.meta.position;
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
    SOCLE_ASSIGN(const int requeued,
                 EventPump::Requeue(call.transaction(), request.consumer(), request.position()));
    call.transaction().SetAuditTarget(request.consumer() + " " +
                                      std::to_string(request.position()));
    wake_dispatcher_(call.tenant());
    v1::RetryParkedEventResponse response;
    response.set_requeued(requeued);
    return response;
}

absl::StatusOr<v1::SkipParkedEventResponse> BusService::SkipParkedEvent(
    Call& call, const v1::SkipParkedEventRequest& request) {
    SOCLE_ASSIGN(const std::string comment,
                 CheckRequiredText(request.comment(), "comment", kCommentMax));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kSkipParked, {request.consumer(), request.position()}));
    if (rows.empty())
        return Refuse(reason::kNotFound, "this event is not parked for this consumer",
                      {{"value", std::to_string(request.position())}});
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kRequeueRest, {request.consumer(), rows[0].Text("stream")}));
    tx.SetAuditTarget(request.consumer() + " " + std::to_string(request.position()) + ": " +
                      comment);
    wake_dispatcher_(call.tenant());
    return v1::SkipParkedEventResponse();
}

}  // namespace socle::bus
