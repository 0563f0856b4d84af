#include "commands/method_command.hpp"

#include <algorithm>
#include <fstream>

#include "ask.hpp"
#include "command_names.hpp"
#include "commands/saved_file.hpp"
#include "commands/upload.hpp"
#include "job_watch.hpp"
#include "machine_views.hpp"
#include "printer.hpp"
#include "request_builder.hpp"
#include "request_form.hpp"
#include "socle/options/v1/cli.pb.h"
#include "socle/options/v1/ui.pb.h"
#include "socle/template.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::size_t kJsonBytesMax = 16U << 20U;

absl::StatusOr<std::string> ReadJson(Session& session) {
    const std::string& path = session.arguments().json;
    if (path != "-") return ReadFile(path, kJsonBytesMax);
    std::string json(std::istreambuf_iterator<char>(session.terminal().in), {});
    if (json.size() > kJsonBytesMax) {
        return Misused(texts::kFileTooLarge,
                       {{"file", "-"}, {"limit", std::to_string(kJsonBytesMax >> 20U)}});
    }
    return json;
}

std::string TextField(const pb::Message& message, const std::string& name) {
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    const bool is_text = field != nullptr && !field->is_repeated() &&
                         field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING;
    return is_text ? message.GetReflection()->GetString(message, field) : std::string();
}

absl::Status ConfirmIfNeeded(Session& session, const pb::MethodDescriptor& method) {
    const auto& action = method.options().GetExtension(options::v1::action);
    const std::string question = TextIn(action.confirm(), session.language());
    if (question.empty() || session.arguments().dry_run) return absl::OkStatus();
    return Confirm(session, question);
}

// Adds the items of one page to what was read before.
void Append(const pb::Message& page, const pb::FieldDescriptor& list, pb::Message& all) {
    for (const pb::Message* item : ItemsOf(page, list)) {
        all.GetReflection()->AddMessage(&all, &list)->CopyFrom(*item);
    }
}

absl::StatusOr<MessagePointer> CallList(Session& session, const pb::MethodDescriptor& method,
                                        const pb::FieldDescriptor& list, pb::Message& request) {
    const Contracts& contracts = session.contracts();
    SOCLE_ASSIGN(MessagePointer all, session.caller().Unary(contracts, method, request));
    const pb::FieldDescriptor* token = request.GetDescriptor()->FindFieldByName("page_token");
    const pb::FieldDescriptor* next = method.output_type()->FindFieldByName("next_page_token");
    if (token == nullptr || next == nullptr) return all;
    std::string next_token = TextField(*all, next->name());
    if (!session.arguments().all_pages) return all;
    for (int pages = 1; !next_token.empty() && pages < kPagesMax; ++pages) {
        request.GetReflection()->SetString(&request, token, next_token);
        SOCLE_ASSIGN(const MessagePointer page, session.caller().Unary(contracts, method, request));
        Append(*page, list, *all);
        next_token = TextField(*page, next->name());
    }
    all->GetReflection()->SetString(all.get(), next, next_token);
    return all;
}

// What is said where a search finds nothing, or a list nothing that has what was asked for; empty
// for a list of everything there is.
std::string NothingLike(Session& session, const RequestForm& form, const pb::Message& request) {
    const std::string query = TextField(request, "query");
    if (!query.empty()) return session.Said(texts::kSearchedInVain, {{"words", query}});
    std::vector<const pb::FieldDescriptor*> given;
    request.GetReflection()->ListFields(request, &given);
    const bool has_criteria = std::ranges::any_of(given, [&form](const pb::FieldDescriptor* field) {
        const std::string& name = field->name();
        return name != "page_size" && name != "page_token" && name != "request_id" &&
               std::ranges::find(form.positionals, name) == form.positionals.end();
    });
    return has_criteria ? session.Said(texts::kFilteredInVain) : "";
}

absl::Status RunUnary(Session& session, const pb::MethodDescriptor& method,
                      const MethodInput& input) {
    SOCLE_ASSIGN(const MessagePointer request, BuildRequest(session, method, input));
    SOCLE_RETURN_IF_ERROR(ConfirmIfNeeded(session, method));
    const pb::FieldDescriptor* list = ListFieldOf(*method.output_type());
    if (list != nullptr) {
        SOCLE_ASSIGN(const MessagePointer reply, CallList(session, method, *list, *request));
        SOCLE_RETURN_IF_ERROR(
            PrintReply(session, *reply, NothingLike(session, FormOf(method), *request)));
        const std::string next = TextField(*reply, "next_page_token");
        if (!next.empty()) session.Tell(texts::kMorePages, {{"token", next}});
        return absl::OkStatus();
    }
    SOCLE_ASSIGN(MessagePointer reply,
                 session.caller().Unary(session.contracts(), method, *request));
    const auto& cli = method.options().GetExtension(options::v1::cli);
    if (!cli.output_file().empty()) {
        SavedFile file(session, TextField(*reply, "file_name"));
        SOCLE_RETURN_IF_ERROR(file.Write(TextField(*reply, cli.output_file())));
        return file.Close();
    }
    SOCLE_RETURN_IF_ERROR(WaitForJob(session, method, reply));
    if (session.arguments().dry_run) session.Tell(texts::kDryRun);
    return PrintReply(session, *reply);
}

// A stream of records is printed as it comes, one a line.
absl::Status RunServerStream(Session& session, const pb::MethodDescriptor& method,
                             const MethodInput& input) {
    SOCLE_ASSIGN(const MessagePointer request, BuildRequest(session, method, input));
    SOCLE_RETURN_IF_ERROR(ConfirmIfNeeded(session, method));
    const std::string& output = method.options().GetExtension(options::v1::cli).output_file();
    if (!output.empty()) {
        SavedFile file(session, "");
        SOCLE_RETURN_IF_ERROR(session.caller().ServerStream(
            session.contracts(), method, *request,
            [&](const pb::Message& part) { return file.Write(TextField(part, output)); }));
        return file.Close();
    }
    const ViewContext view = session.Viewing();
    return session.caller().ServerStream(
        session.contracts(), method, *request, [&](const pb::Message& record) -> absl::Status {
            Terminal& terminal = session.terminal();
            if (session.arguments().output == Output::kTable) {
                terminal.out << RecordText(record, view) << std::endl;
                return absl::OkStatus();
            }
            SOCLE_ASSIGN(const std::string json, JsonText(record, true));
            terminal.out << json << std::flush;
            return absl::OkStatus();
        });
}

}  // namespace

absl::StatusOr<MessagePointer> BuildRequest(Session& session, const pb::MethodDescriptor& method,
                                            const MethodInput& input) {
    const RequestForm form = FormOf(method);
    RequestBuilder builder(session.contracts(), form, session.ReadingFor(RecordOf(method)));
    const Arguments& arguments = session.arguments();
    if (!arguments.json.empty()) {
        SOCLE_ASSIGN(const std::string json, ReadJson(session));
        SOCLE_RETURN_IF_ERROR(builder.TakeJson(json));
    }
    if (arguments.page_size > 0 || arguments.all_pages) {
        builder.SetPageSize(arguments.page_size > 0 ? arguments.page_size : kPageSizeMax);
    }
    SOCLE_RETURN_IF_ERROR(builder.TakeWords(input.words));
    SOCLE_RETURN_IF_ERROR(builder.TakeFields(input.fields));
    if (arguments.dry_run) SOCLE_RETURN_IF_ERROR(builder.SetDryRun());
    if (!IsReadOnly(method)) builder.SetRequestId(session.NewRequestId());
    return builder.Finish();
}

absl::StatusOr<MessagePointer> CallUpload(Session& session, const pb::MethodDescriptor& method,
                                          const MethodInput& input) {
    const RequestForm form = FormOf(method);
    if (form.file == nullptr || !form.takes_file_by_position || input.words.empty()) {
        return MissingFile(form);
    }
    const std::string file = input.words.front();
    MethodInput rest{{input.words.begin() + 1, input.words.end()}, input.fields};
    if (form.wrapper != nullptr &&
        form.wrapper->message_type()->FindFieldByName("file_name") != nullptr) {
        const std::filesystem::path path(file);
        rest.fields.insert(rest.fields.begin(), {"file_name", path.filename().string()});
    }
    SOCLE_ASSIGN(const MessagePointer header, BuildRequest(session, method, rest));
    SOCLE_RETURN_IF_ERROR(ConfirmIfNeeded(session, method));
    return UploadFile(session, form, *header, file);
}

absl::Status WaitForJob(Session& session, const pb::MethodDescriptor& method,
                        MessagePointer& reply) {
    const std::string& field = method.options().GetExtension(options::v1::cli).job();
    const std::string job_name = field.empty() ? "" : TextField(*reply, field);
    if (job_name.empty()) return absl::OkStatus();
    SOCLE_ASSIGN(const jobs::v1::Job job, WatchJob(session, job_name));
    SOCLE_RETURN_IF_ERROR(EndOf(job));
    const Resource* resource = session.resources().FindByType(*reply->GetDescriptor());
    if (resource == nullptr || resource->get == nullptr) return absl::OkStatus();
    SOCLE_ASSIGN(reply, GetRecord(session, *resource, TextField(*reply, "name")));
    return absl::OkStatus();
}

absl::StatusOr<MessagePointer> GetRecord(Session& session, const Resource& resource,
                                         const std::string& name) {
    const MessagePointer request = session.contracts().New(*resource.get->input_type());
    request->GetReflection()->SetString(request.get(),
                                        request->GetDescriptor()->FindFieldByName("name"), name);
    return session.caller().Unary(session.contracts(), *resource.get, *request);
}

absl::Status RunMethod(Session& session, const pb::MethodDescriptor& method,
                       const MethodInput& input) {
    if (method.server_streaming()) return RunServerStream(session, method, input);
    if (!method.client_streaming()) return RunUnary(session, method, input);
    SOCLE_ASSIGN(MessagePointer reply, CallUpload(session, method, input));
    SOCLE_RETURN_IF_ERROR(WaitForJob(session, method, reply));
    return PrintReply(session, *reply);
}

}  // namespace socle::cli
