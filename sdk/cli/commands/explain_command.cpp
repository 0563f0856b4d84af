#include <absl/strings/str_join.h>

#include "commands/fixed_commands.hpp"
#include "descriptor_text.hpp"
#include "field_text.hpp"
#include "help.hpp"
#include "socle/options/v1/access.pb.h"
#include "socle/template.hpp"
#include "table.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

void PrintHead(Session& session, const std::string& name, const std::string& comment) {
    const ViewContext view = session.Viewing();
    session.terminal().out << Bold(name, view.colour) << "\n";
    if (!comment.empty()) session.terminal().out << comment << "\n";
    session.terminal().out << "\n";
}

void PrintMessage(Session& session, const pb::Descriptor& type) {
    PrintHead(session, type.full_name(), CommentOf(type));
    const ViewContext view = session.Viewing();
    Table table;
    table.columns = {{session.Said(texts::kColumnField), false, true},
                     {session.Said(texts::kColumnType), false, true},
                     {session.Said(texts::kColumnLabel)},
                     {session.Said(texts::kColumnComment)}};
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor& field = *type.field(i);
        table.rows.push_back({{field.name()},
                              {TypeText(field)},
                              {FieldLabel(field, session.language())},
                              {CommentOf(field)}});
    }
    session.terminal().out << RenderTable(table, view.width, view.colour);
}

void PrintEnum(Session& session, const pb::EnumDescriptor& type) {
    PrintHead(session, type.full_name(), CommentOf(type));
    const ViewContext view = session.Viewing();
    Table table;
    table.columns = {{session.Said(texts::kColumnValue), false, true},
                     {session.Said(texts::kColumnLabel)},
                     {session.Said(texts::kColumnComment)}};
    for (int i = 0; i < type.value_count(); ++i) {
        const pb::EnumValueDescriptor& value = *type.value(i);
        if (value.number() == 0) continue;
        table.rows.push_back(
            {{ShortName(value)}, {socle::LabelOf(value, session.language())}, {CommentOf(value)}});
    }
    session.terminal().out << RenderTable(table, view.width, view.colour);
}

void PrintMethod(Session& session, const pb::MethodDescriptor& method) {
    PrintHead(session, PathOf(method).substr(1), "");
    std::ostream& out = session.terminal().out;
    out << MethodHelp(method, session.language()) << "\n"
        << session.Said(texts::kTakesAndGives, {{"request", method.input_type()->name()},
                                                {"reply", method.output_type()->name()}})
        << "\n";
    const auto& access = method.options().GetExtension(options::v1::access);
    if (!access.permission().empty()) {
        out << session.Said(texts::kNeedsRight, {{"permission", access.permission()}}) << "\n";
    }
}

}  // namespace

absl::Status RunExplain(Session& session, const MethodInput& input) {
    if (input.words.empty()) return MissingWord("explain", texts::kWordType);
    if (input.words.size() > 1) {
        return Misused(texts::kTooManyWords, {{"word", input.words[1]}}, texts::kSeeHelp);
    }
    const std::string& name = input.words.front();
    if (const pb::Descriptor* message = session.contracts().FindMessage(name)) {
        PrintMessage(session, *message);
        return absl::OkStatus();
    }
    if (const pb::EnumDescriptor* type = session.contracts().FindEnum(name)) {
        PrintEnum(session, *type);
        return absl::OkStatus();
    }
    SOCLE_ASSIGN(const auto* method, session.contracts().FindMethod(name));
    PrintMethod(session, *method);
    return absl::OkStatus();
}

}  // namespace socle::cli
