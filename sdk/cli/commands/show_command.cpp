#include <absl/strings/str_join.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <set>

#include "command_names.hpp"
#include "commands/fixed_commands.hpp"
#include "machine_views.hpp"
#include "printer.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr int kRelationsShown = 100;
constexpr int kTimelineShown = 30;

absl::Status AddJson(pb::Struct& whole, const std::string& key, const pb::Message& message,
                     const std::string& inner) {
    SOCLE_ASSIGN(const std::string json, JsonText(message));
    pb::Value value;
    if (!pb::util::JsonStringToMessage(json, &value).ok()) {
        return Complain(Exit::kFailed, texts::kBadAnswer);
    }
    if (inner.empty()) {
        (*whole.mutable_fields())[key] = std::move(value);
        return absl::OkStatus();
    }
    pb::Value& list = (*whole.mutable_fields())[key];
    list.mutable_list_value();
    const auto found = value.struct_value().fields().find(inner);
    if (found != value.struct_value().fields().end()) list = found->second;
    return absl::OkStatus();
}

struct PartyFile {
    MessagePointer party;
    client_record::v1::ListRelationsResponse relations;
    client_record::v1::ListTimelineResponse timeline;
};

absl::Status PrintPartyJson(Session& session, const PartyFile& file) {
    pb::Struct whole;
    SOCLE_RETURN_IF_ERROR(AddJson(whole, "party", *file.party, ""));
    SOCLE_RETURN_IF_ERROR(AddJson(whole, "relations", file.relations, "relations"));
    SOCLE_RETURN_IF_ERROR(AddJson(whole, "timeline", file.timeline, "entries"));
    SOCLE_ASSIGN(const std::string json, JsonText(whole));
    session.terminal().out << json;
    return absl::OkStatus();
}

// Record, relations, timeline: everything known about a party, on one page.
absl::Status PrintParty(Session& session, const PartyFile& file) {
    if (session.arguments().output == Output::kJson) return PrintPartyJson(session, file);
    SOCLE_RETURN_IF_ERROR(PrintRecord(session, *file.party));
    if (session.arguments().output != Output::kTable) return absl::OkStatus();
    const ViewContext view = session.Viewing();
    const auto section = [&](const pb::Message& reply) {
        const pb::FieldDescriptor* list = ListFieldOf(*reply.GetDescriptor());
        const Records records = ItemsOf(reply, *list);
        if (records.empty()) return;
        const std::string title = KindLabel(*list->message_type(), view.language, true);
        session.terminal().out << "\n"
                               << Bold(title, view.colour) << "\n"
                               << ListText(*list->message_type(), records, view);
    };
    section(file.relations);
    section(file.timeline);
    if (!file.timeline.next_page_token().empty()) session.Tell(texts::kOlderEvents);
    return absl::OkStatus();
}

absl::Status ShowParty(Session& session, const Resource& resource, const std::string& name) {
    PartyFile file;
    SOCLE_ASSIGN(file.party, GetRecord(session, resource, name));
    client_record::v1::ListRelationsRequest relations;
    relations.set_party(name);
    relations.set_page_size(kRelationsShown);
    SOCLE_ASSIGN(file.relations, session.Kernel<client_record::v1::ListRelationsResponse>(
                                     "ClientRecordService/ListRelations", relations));
    client_record::v1::ListTimelineRequest timeline;
    timeline.set_party(name);
    const int size = session.arguments().page_size;
    timeline.set_page_size(size > 0 ? size : kTimelineShown);
    SOCLE_ASSIGN(file.timeline, session.Kernel<client_record::v1::ListTimelineResponse>(
                                    "ClientRecordService/ListTimeline", timeline));
    return PrintParty(session, file);
}

// "invoice, opportunity, party".
std::string ShownKinds(Session& session) {
    std::set<std::string> kinds;
    for (const Resource& resource : session.resources().all()) {
        if (resource.get != nullptr) kinds.insert(Separated(resource.type->name(), '-'));
    }
    return absl::StrJoin(kinds, ", ");
}

// "socle.crm.v1.CrmService/X", "CrmService/X", "CrmService.X": of socle.crm.v1.CrmService.
bool IsOfService(std::string_view method, std::string_view service) {
    if (method.starts_with('/')) method.remove_prefix(1);
    const std::string_view own = method.substr(0, method.find_last_of("/."));
    return own == service || own == service.substr(service.rfind('.') + 1);
}

// A method nobody knows may be of a brick that is switched off: its service is then in the list.
absl::Status UnknownMethod(Session& session, const std::string& name,
                           const absl::Status& otherwise) {
    const auto list = session.Kernel<bricks::v1::ListBricksResponse>(
        "BricksService/ListBricks", bricks::v1::ListBricksRequest());
    if (!list.ok()) return otherwise;
    for (const bricks::v1::Brick& brick : list->bricks()) {
        const bool offers = std::ranges::any_of(brick.services(), [&](const std::string& service) {
            return IsOfService(name, service);
        });
        if (offers && brick.state() == bricks::v1::BRICK_STATE_INACTIVE) {
            return Misused(texts::kMethodOfInactive, {{"name", name}, {"brick", brick.brick()}},
                           texts::kActivateBrick);
        }
    }
    return otherwise;
}

}  // namespace

absl::Status RunSearch(Session& session, const MethodInput& input) {
    if (input.words.empty()) return MissingWord("search", texts::kWordWords);
    SOCLE_ASSIGN(const auto* method,
                 session.contracts().FindMethod("ClientRecordService/SearchParties"));
    return RunMethod(session, *method, {{absl::StrJoin(input.words, " ")}, input.fields});
}

absl::Status RunShow(Session& session, const MethodInput& input) {
    if (input.words.empty()) return MissingWord("show", texts::kWordKind);
    const std::string& first = input.words.front();
    const bool is_name = first.find('/') != std::string::npos;
    const Resource* resource =
        is_name ? session.resources().FindByName(first) : session.resources().FindByWord(first);
    if (resource == nullptr || resource->get == nullptr) {
        return Misused(texts::kUnknownKind, {{"kind", first}, {"kinds", ShownKinds(session)}},
                       texts::kShownKinds);
    }
    const std::vector<std::string> rest(input.words.begin() + (is_name ? 0 : 1), input.words.end());
    if (rest.empty()) return MissingWord("show", texts::kWordName);
    SOCLE_ASSIGN(const std::string name, session.ResolveName(*resource, absl::StrJoin(rest, " ")));
    if (resource->type->full_name() == client_record::v1::Party::descriptor()->full_name()) {
        return ShowParty(session, *resource, name);
    }
    SOCLE_ASSIGN(const MessagePointer record, GetRecord(session, *resource, name));
    return PrintRecord(session, *record);
}

absl::Status RunCall(Session& session, const MethodInput& input) {
    if (input.words.empty()) return MissingWord("call", texts::kWordMethod);
    const std::string& name = input.words.front();
    const auto method = session.contracts().FindMethod(name);
    if (!method.ok()) return UnknownMethod(session, name, method.status());
    return RunMethod(session, **method,
                     {{input.words.begin() + 1, input.words.end()}, input.fields});
}

}  // namespace socle::cli
