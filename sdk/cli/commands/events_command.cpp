#include "commands/fixed_commands.hpp"
#include "machine_views.hpp"
#include "printer.hpp"
#include "socle/bus/v1/service.pb.h"
#include "socle/options/v1/event.pb.h"
#include "socle/template.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr int kTailUsual = 20;
constexpr int kWatchTriesMax = 50;  // without any event in between
constexpr std::chrono::milliseconds kPause{500};

// The timeline's sentence for an event, from the contract it belongs to; else the event's name.
std::string SentenceOf(Session& session, const bus::v1::Event& event) {
    const std::string short_name = event.type().substr(event.type().rfind('.') + 1);
    const pb::Descriptor* type = session.contracts().FindMessage(event.type());
    if (type == nullptr || !type->options().HasExtension(options::v1::event)) return short_name;
    const MessagePointer body = session.contracts().New(*type);
    if (!body->ParseFromString(event.body())) return short_name;
    const std::string text =
        TextIn(type->options().GetExtension(options::v1::event).timeline(), session.language());
    if (text.empty()) return short_name;
    return RenderTemplate(text, *body, Audience{.language = session.language()});
}

Table TableOf(Session& session, const std::vector<const bus::v1::Event*>& events) {
    const ViewContext view = session.Viewing();
    const pb::Descriptor& type = *bus::v1::Event::descriptor();
    Table table;
    for (const char* name : {"position", "time"}) {
        const pb::FieldDescriptor* field = type.FindFieldByName(name);
        table.columns.push_back({FieldLabel(*field, view.language), IsNumeric(*field), true});
    }
    table.columns.push_back({session.Said(texts::kWhat)});
    table.columns.push_back(
        {FieldLabel(*type.FindFieldByName("stream"), view.language), false, true});
    table.columns.push_back({FieldLabel(*type.FindFieldByName("actor"), view.language)});
    for (const bus::v1::Event* event : events) {
        const auto text = [&](const char* name) {
            return Cell{FieldText(*event, *type.FindFieldByName(name), view)};
        };
        table.rows.push_back({text("position"),
                              text("time"),
                              {SentenceOf(session, *event)},
                              {event->stream()},
                              text("actor")});
    }
    return table;
}

absl::Status PrintEvents(Session& session, const bus::v1::ListEventsResponse& page) {
    const pb::FieldDescriptor* list = ListFieldOf(*page.GetDescriptor());
    if (session.arguments().output != Output::kTable || page.events().empty()) {
        return PrintRecords(session, *list->message_type(), ItemsOf(page, *list), page);
    }
    std::vector<const bus::v1::Event*> events;
    for (const bus::v1::Event& event : page.events()) events.push_back(&event);
    const ViewContext view = session.Viewing();
    session.terminal().out << RenderTable(TableOf(session, events), view.width, view.colour)
                           << std::flush;
    return absl::OkStatus();
}

// One event on a line of its own, while they happen.
absl::Status PrintEvent(Session& session, const bus::v1::Event& event) {
    std::ostream& out = session.terminal().out;
    if (session.arguments().output != Output::kTable) {
        SOCLE_ASSIGN(const std::string json, JsonText(event, true));
        out << json << std::flush;
        return absl::OkStatus();
    }
    const Table table = TableOf(session, {&event});
    std::string line;
    for (const Cell& cell : table.rows.front()) line += (line.empty() ? "" : "  ") + cell.text;
    out << line << std::endl;
    return absl::OkStatus();
}

absl::Status Follow(Session& session, std::int64_t after) {
    SOCLE_ASSIGN(const auto* method, session.built_in().FindMethod("BusService/WatchEvents"));
    for (int tries = 0; tries < kWatchTriesMax; ++tries) {
        bus::v1::WatchEventsRequest request;
        request.set_after_position(after);
        const absl::Status status = session.caller().ServerStream(
            session.built_in(), *method, request, [&](const pb::Message& message) {
                bus::v1::Event event;
                event.ParseFromString(message.SerializeAsString());
                after = event.position();
                tries = 0;
                return PrintEvent(session, event);
            });
        const bool passing = status.ok() || ExitOf(status) == Exit::kUnreachable;
        if (!passing) return status;
        session.caller().Pause(kPause);
    }
    return Complain(Exit::kUnreachable, texts::kUnreachable,
                    {{"server", session.caller().options().target}});
}

absl::StatusOr<std::int64_t> HeadOfLog(Session& session) {
    SOCLE_ASSIGN(const auto consumers,
                 session.Kernel<bus::v1::ListConsumersResponse>("BusService/ListConsumers",
                                                                bus::v1::ListConsumersRequest()));
    std::int64_t head = 0;
    for (const bus::v1::Consumer& each : consumers.consumers()) head = std::max(head, each.head());
    return head;
}

absl::Status RunByName(Session& session, std::string_view method_name, const MethodInput& input) {
    SOCLE_ASSIGN(const auto* method, session.contracts().FindMethod(method_name));
    return RunMethod(session, *method, input);
}

// The service names only the position.
absl::Status AboutParked(const absl::Status& status) {
    if (ReasonOf(status) != reason::kNotFound.name) return status;
    return Complain(Exit::kNotFound, texts::kNotParked, MetadataOf(status), texts::kSeeParked);
}

}  // namespace

absl::Status RunEventsTail(Session& session, const MethodInput&) {
    SOCLE_ASSIGN(const std::int64_t head, HeadOfLog(session));
    const int count = session.arguments().count.value_or(kTailUsual);
    bus::v1::ListEventsRequest request;
    request.set_after_position(std::max<std::int64_t>(0, head - count));
    request.set_page_size(std::max(count, 1));
    std::int64_t last = head;
    if (count > 0) {
        SOCLE_ASSIGN(const auto page,
                     session.Kernel<bus::v1::ListEventsResponse>("BusService/ListEvents", request));
        SOCLE_RETURN_IF_ERROR(PrintEvents(session, page));
        if (!page.events().empty()) last = page.events().rbegin()->position();
    }
    return session.arguments().follow ? Follow(session, last) : absl::OkStatus();
}

absl::Status RunEventsParked(Session& session, const MethodInput& input) {
    return RunByName(session, "BusService/ListParkedEvents", input);
}

absl::Status RunEventsRetry(Session& session, const MethodInput& input) {
    return AboutParked(RunByName(session, "BusService/RetryParkedEvent", input));
}

absl::Status RunEventsSkip(Session& session, const MethodInput& input) {
    return AboutParked(RunByName(session, "BusService/SkipParkedEvent", input));
}

}  // namespace socle::cli
