// `socle export invoices list factures.xlsx state=issued`: any list of any contract as a file for
// a spreadsheet.
#include <absl/strings/ascii.h>

#include <filesystem>

#include "command_names.hpp"
#include "command_table.hpp"
#include "commands/fixed_commands.hpp"
#include "export_view.hpp"
#include "printer.hpp"
#include "request_builder.hpp"
#include "socle/table_writer.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;
namespace fs = std::filesystem;

struct Export {
    const pb::MethodDescriptor* method = nullptr;
    const pb::FieldDescriptor* list = nullptr;
    MethodInput input;
};

absl::StatusOr<TableFormat> FormatOf(const std::string& file) {
    std::string ending = fs::path(file).extension().string();
    for (char& c : ending) c = absl::ascii_tolower(static_cast<unsigned char>(c));
    if (ending == ".csv") return TableFormat::kCsv;
    if (ending == ".xlsx") return TableFormat::kXlsx;
    return Misused(texts::kNoTableFile, {{"file", file}}, texts::kTableFileEndings);
}

// NOUN [VERB WORDS...]: the list a method gives, `list` when no verb is said.
absl::StatusOr<Export> ListNamed(Session& session, std::vector<std::string> words,
                                 const std::vector<Assignment>& fields) {
    if (words.size() == 1) words.emplace_back("list");
    const CommandTable table(session.contracts());
    SOCLE_ASSIGN(const MethodCommand* command, table.Find(words));
    Export wanted{command->method, nullptr, {{words.begin() + 2, words.end()}, fields}};
    const bool is_unary =
        !command->method->client_streaming() && !command->method->server_streaming();
    if (is_unary) wanted.list = ListFieldOf(*command->method->output_type());
    if (wanted.list == nullptr || !IsReadOnly(*command->method)) {
        return Misused(texts::kNoList, {{"command", words[0] + " " + words[1]}, {"noun", words[0]}},
                       texts::kSeeNounHelp);
    }
    return wanted;
}

absl::Status CheckFree(Session& session, const std::string& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        return Complain(Exit::kUsage, texts::kFileIsFolder, {{"file", file}});
    }
    if (session.arguments().yes || !fs::exists(file, error)) return absl::OkStatus();
    return Complain(Exit::kUsage, texts::kFileExists, {{"file", file}}, texts::kYesReplaces);
}

// Page by page, so that a long list needs no memory. How many there were.
absl::StatusOr<std::int64_t> WriteRows(Session& session, const Export& wanted, pb::Message& request,
                                       const ExportView& view, TableWriter& file) {
    const pb::FieldDescriptor* token = request.GetDescriptor()->FindFieldByName("page_token");
    const pb::FieldDescriptor* next =
        wanted.method->output_type()->FindFieldByName("next_page_token");
    std::int64_t count = 0;
    for (int pages = 0; pages < kPagesMax; ++pages) {
        SOCLE_ASSIGN(const MessagePointer page,
                     session.caller().Unary(session.contracts(), *wanted.method, request));
        for (const pb::Message* record : ItemsOf(*page, *wanted.list)) {
            SOCLE_RETURN_IF_ERROR(file.Add(view.RowOf(*record)));
            ++count;
        }
        if (token == nullptr || next == nullptr) return count;
        const std::string next_token = page->GetReflection()->GetString(*page, next);
        if (next_token.empty()) return count;
        request.GetReflection()->SetString(&request, token, next_token);
    }
    return Complain(Exit::kFailed, texts::kTooManyPages, {{"limit", std::to_string(kPagesMax)}});
}

// What the table writer refuses, in the user's words.
absl::Status InWords(const absl::Status& status, const std::string& file) {
    if (status.ok() || ReasonOf(status) != reason::kFileNotWritten.name) return status;
    return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", file}});
}

absl::StatusOr<std::int64_t> WriteFile(Session& session, const Export& wanted,
                                       const std::string& path, TableFormat format) {
    SOCLE_ASSIGN(const MessagePointer request, BuildRequest(session, *wanted.method, wanted.input));
    if (const auto* size = request->GetDescriptor()->FindFieldByName("page_size")) {
        request->GetReflection()->SetInt32(request.get(), size, kPageSizeMax);
    }
    const ExportView view(*wanted.list->message_type(), session.Viewing(kExportedTitlesMax));
    SOCLE_ASSIGN(const auto file, CreateTableFile(path, format, view.columns()));
    SOCLE_ASSIGN(const std::int64_t count, WriteRows(session, wanted, *request, view, *file));
    SOCLE_RETURN_IF_ERROR(file->Close());
    return count;
}

}  // namespace

absl::Status RunExport(Session& session, const MethodInput& input) {
    std::vector<std::string> words = input.words;
    std::string path = session.arguments().out;
    if (words.empty()) return MissingWord("export", texts::kWordList);
    if (path.empty()) {
        if (words.size() == 1) return MissingWord("export", texts::kWordFile);
        path = words.back();
        words.pop_back();
    }
    SOCLE_ASSIGN(const TableFormat format, FormatOf(path));
    SOCLE_ASSIGN(const Export wanted, ListNamed(session, words, input.fields));
    SOCLE_RETURN_IF_ERROR(CheckFree(session, path));
    const auto count = WriteFile(session, wanted, path, format);
    if (!count.ok()) return InWords(count.status(), path);
    session.Tell(texts::kExported, {{"count", std::to_string(*count)}, {"file", path}});
    return absl::OkStatus();
}

}  // namespace socle::cli
