#include "printer.hpp"

#include "machine_views.hpp"
#include "request_form.hpp"
#include "socle/template.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

// `name` of a record, or of the first record inside a reply that wraps one.
std::string NameIn(const pb::Message& message) {
    const pb::Descriptor& type = *message.GetDescriptor();
    const pb::Reflection& values = *message.GetReflection();
    const pb::FieldDescriptor* name = type.FindFieldByName("name");
    if (name != nullptr && name->type() == pb::FieldDescriptor::TYPE_STRING) {
        return values.GetString(message, name);
    }
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor* field = type.field(i);
        const bool is_part = field->message_type() != nullptr && !field->is_repeated();
        if (!is_part || !values.HasField(message, field)) continue;
        const std::string inner = NameIn(values.GetMessage(message, field));
        if (!inner.empty()) return inner;
    }
    return {};
}

absl::Status PrintJson(Session& session, const pb::Message& message) {
    SOCLE_ASSIGN(const std::string json, JsonText(message));
    session.terminal().out << json;
    return absl::OkStatus();
}

}  // namespace

const pb::FieldDescriptor* ListFieldOf(const pb::Descriptor& reply) {
    if (!reply.name().ends_with("Response")) return nullptr;
    const pb::FieldDescriptor* list = nullptr;
    for (int i = 0; i < reply.field_count(); ++i) {
        const pb::FieldDescriptor* field = reply.field(i);
        if (!field->is_repeated() || field->message_type() == nullptr || field->is_map()) continue;
        if (list != nullptr) return nullptr;
        list = field;
    }
    return list;
}

Records ItemsOf(const pb::Message& reply, const pb::FieldDescriptor& list) {
    Records records;
    const pb::Reflection& values = *reply.GetReflection();
    for (int i = 0; i < values.FieldSize(reply, &list); ++i) {
        records.push_back(&values.GetRepeatedMessage(reply, &list, i));
    }
    return records;
}

absl::Status PrintRecords(Session& session, const pb::Descriptor& type, const Records& records,
                          const pb::Message& whole, const std::string& nothing) {
    Terminal& terminal = session.terminal();
    switch (session.arguments().output) {
        case Output::kJson:
            return PrintJson(session, whole);
        case Output::kCsv:
            terminal.out << CsvText(type, records, session.arguments().separator[0]);
            return absl::OkStatus();
        case Output::kName:
            for (const pb::Message* record : records) terminal.out << NameIn(*record) << "\n";
            return absl::OkStatus();
        case Output::kTable:
            break;
    }
    if (records.empty()) {
        std::string empty = nothing;
        if (empty.empty())
            empty = TextIn(type.options().GetExtension(options::v1::resource).empty(),
                           session.language());
        terminal.err << (empty.empty() ? session.Said(texts::kEmptyList) : empty) << "\n";
        return absl::OkStatus();
    }
    terminal.out << ListText(type, records, session.Viewing());
    return absl::OkStatus();
}

absl::Status PrintRecord(Session& session, const pb::Message& record) {
    Terminal& terminal = session.terminal();
    switch (session.arguments().output) {
        case Output::kJson:
            return PrintJson(session, record);
        case Output::kCsv:
            terminal.out << CsvText(*record.GetDescriptor(), {&record},
                                    session.arguments().separator[0]);
            break;
        case Output::kName:
            terminal.out << NameIn(record) << "\n";
            break;
        case Output::kTable:
            terminal.out << RecordText(record, session.Viewing());
            break;
    }
    return absl::OkStatus();
}

absl::Status PrintReply(Session& session, const pb::Message& reply, const std::string& nothing) {
    const pb::FieldDescriptor* list = ListFieldOf(*reply.GetDescriptor());
    if (list != nullptr) {
        return PrintRecords(session, *list->message_type(), ItemsOf(reply, *list), reply, nothing);
    }
    if (reply.GetDescriptor()->field_count() == 0 && session.arguments().output == Output::kTable) {
        session.Tell(texts::kDone);
        return absl::OkStatus();
    }
    return PrintRecord(session, reply);
}

}  // namespace socle::cli
