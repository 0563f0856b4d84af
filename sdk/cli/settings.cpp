#include "settings.hpp"

#include <fcntl.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <unistd.h>

#include <string_view>

#include "complaint.hpp"
#include "texts.hpp"
#include "value_reader.hpp"

namespace socle::cli {
namespace {

namespace fs = std::filesystem;
namespace pb = google::protobuf;

constexpr const char* kFileName = "credentials";

absl::Status NotWritten(const fs::path& file) {
    return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", file.string()}});
}

std::string TextOf(const pb::Struct& object, const char* name) {
    const auto found = object.fields().find(name);
    return found == object.fields().end() ? std::string() : found->second.string_value();
}

bool WriteAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(const fs::path& folder) {
    Settings settings;
    const fs::path file = folder / kFileName;
    std::error_code error;
    if (!fs::exists(file, error)) return settings;
    SOCLE_ASSIGN(const std::string json, ReadFile(file.string(), kSettingsBytesMax));
    pb::Struct object;
    if (!pb::util::JsonStringToMessage(json, &object).ok()) {
        return Complain(Exit::kFailed, texts::kBadSettings, {{"file", file.string()}});
    }
    if (!TextOf(object, "current").empty()) settings.current = TextOf(object, "current");
    const auto contexts = object.fields().find("contexts");
    if (contexts == object.fields().end()) return settings;
    for (const auto& [name, value] : contexts->second.struct_value().fields()) {
        const pb::Struct& context = value.struct_value();
        settings.contexts[name] = {TextOf(context, "server"), TextOf(context, "email"),
                                   TextOf(context, "token"), TextOf(context, "tls_roots")};
    }
    return settings;
}

absl::Status SaveSettings(const fs::path& folder, const Settings& settings) {
    pb::Struct object;
    (*object.mutable_fields())["current"].set_string_value(settings.current);
    pb::Struct* contexts = (*object.mutable_fields())["contexts"].mutable_struct_value();
    for (const auto& [name, context] : settings.contexts) {
        auto& fields =
            *(*contexts->mutable_fields())[name].mutable_struct_value()->mutable_fields();
        fields["server"].set_string_value(context.server);
        fields["email"].set_string_value(context.email);
        fields["token"].set_string_value(context.token);
        fields["tls_roots"].set_string_value(context.tls_roots);
    }
    std::string json;
    if (!pb::util::MessageToJsonString(object, &json).ok()) return NotWritten(folder / kFileName);
    return WritePrivateFile(folder / kFileName, json);
}

absl::Status WritePrivateFile(const fs::path& file, const std::string& bytes) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    fs::permissions(file.parent_path(), fs::perms::owner_all, error);
    if (error) return NotWritten(file);
    const std::string draft = file.string() + "." + std::to_string(::getpid());
    const int out =
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (out < 0) return NotWritten(file);
    const bool written = WriteAll(out, bytes);
    const bool kept = ::close(out) == 0 && written;
    if (!kept || ::rename(draft.c_str(), file.c_str()) != 0) {
        ::unlink(draft.c_str());
        return NotWritten(file);
    }
    return absl::OkStatus();
}

}  // namespace socle::cli
