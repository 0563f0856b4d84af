#include <fstream>

#include "commands/fixed_commands.hpp"
#include "printer.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

// The brick's contract is known by its descriptors only.
constexpr std::string_view kService = "socle.exchange.v1.ExchangeService/";
constexpr std::string_view kRefusedRows = "socle.exchange.v1.ExchangeService/DownloadRefusedRows";

std::string TextOf(const pb::Message& message, const char* name) {
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    return field == nullptr ? "" : message.GetReflection()->GetString(message, field);
}

std::int64_t CountOf(const pb::Message& message, const char* name) {
    const pb::FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
    return field == nullptr ? 0 : message.GetReflection()->GetInt64(message, field);
}

bool WasRefusedWhole(const pb::Message& message) {
    const pb::FieldDescriptor* state = message.GetDescriptor()->FindFieldByName("state");
    return state != nullptr && state->enum_type() != nullptr &&
           ShortName(*message.GetReflection()->GetEnum(message, state)) == "refused";
}

// Writes the refused rows and their reasons to a file of their own, and says so.
absl::Status SaveRefusedRows(Session& session, const pb::Message& result, const std::string& path) {
    SOCLE_ASSIGN(const auto* method, session.contracts().FindMethod(kRefusedRows));
    const MessagePointer request = session.contracts().New(*method->input_type());
    const pb::FieldDescriptor* name = method->input_type()->FindFieldByName("name");
    request->GetReflection()->SetString(request.get(), name, TextOf(result, "name"));
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    SOCLE_RETURN_IF_ERROR(session.caller().ServerStream(session.contracts(), *method, *request,
                                                        [&](const pb::Message& part) {
                                                            file << TextOf(part, "chunk");
                                                            return absl::OkStatus();
                                                        }));
    file.close();
    if (!file) return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", path}});
    session.Tell(texts::kRefusedRows, {{"count", std::to_string(CountOf(result, "refused_count"))},
                                       {"file", path},
                                       {"name", TextOf(result, "name")}});
    return absl::OkStatus();
}

absl::Status RunImport(Session& session, const MethodInput& input, std::string_view method_name) {
    SOCLE_ASSIGN(const auto* method,
                 session.contracts().FindMethod(std::string(kService) + std::string(method_name)));
    SOCLE_ASSIGN(MessagePointer result, CallUpload(session, *method, input));
    SOCLE_RETURN_IF_ERROR(WaitForJob(session, *method, result));
    if (WasRefusedWhole(*result)) {
        return Complain(Exit::kRefused, texts::kImportRefused,
                        {{"file", input.words.front()}, {"problem", TextOf(*result, "problem")}});
    }
    SOCLE_RETURN_IF_ERROR(PrintRecord(session, *result));
    if (CountOf(*result, "row_count") == 0) session.Tell(texts::kNothingInFile);
    if (session.arguments().dry_run) session.Tell(texts::kDryRun);
    if (CountOf(*result, "refused_count") == 0) return absl::OkStatus();
    const std::string& asked = session.arguments().refused;
    return SaveRefusedRows(session, *result,
                           asked.empty() ? input.words.front() + ".refused.csv" : asked);
}

}  // namespace

absl::Status RunImportClients(Session& session, const MethodInput& input) {
    return RunImport(session, input, "ImportClients");
}

absl::Status RunImportOpportunities(Session& session, const MethodInput& input) {
    return RunImport(session, input, "ImportOpportunities");
}

absl::Status RunImportProducts(Session& session, const MethodInput& input) {
    return RunImport(session, input, "ImportProducts");
}

}  // namespace socle::cli
