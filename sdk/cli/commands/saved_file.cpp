#include "commands/saved_file.hpp"

#include <filesystem>

#include "display_text.hpp"

namespace socle::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNamelessFile = "socle.bin";

// A name the server sent is a name, not a way to another folder.
std::string SafeName(const std::string& proposed) {
    const std::string name = fs::path(OneLine(proposed)).filename().string();
    return name.empty() || name.starts_with('.') ? kNamelessFile : name;
}

}  // namespace

SavedFile::SavedFile(Session& session, const std::string& proposed_name) : session_(session) {
    const Arguments& arguments = session.arguments();
    may_overwrite_ = !arguments.out.empty();
    if (!arguments.out.empty()) {
        path_ = arguments.out == "-" ? "" : arguments.out;
    } else if (session.terminal().out_is_tty) {
        path_ = SafeName(proposed_name);
    }
}

absl::Status SavedFile::Open() {
    opened_ = true;
    if (path_.empty()) return absl::OkStatus();
    std::error_code error;
    if (!may_overwrite_ && fs::exists(path_, error)) {
        return Complain(Exit::kUsage, texts::kFileExists, {{"file", path_}}, texts::kNameOut);
    }
    file_.open(path_, std::ios::binary | std::ios::trunc);
    if (!file_) return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", path_}});
    return absl::OkStatus();
}

absl::Status SavedFile::Write(std::string_view bytes) {
    if (!opened_) SOCLE_RETURN_IF_ERROR(Open());
    std::ostream& out = path_.empty() ? session_.terminal().out : file_;
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out) return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", path_}});
    return absl::OkStatus();
}

absl::Status SavedFile::Close() {
    if (!opened_) SOCLE_RETURN_IF_ERROR(Open());
    if (path_.empty()) return absl::OkStatus();
    file_.close();
    if (!file_) return Complain(Exit::kFailed, texts::kCannotWrite, {{"file", path_}});
    session_.Tell(texts::kWritten, {{"file", path_}});
    return absl::OkStatus();
}

}  // namespace socle::cli
