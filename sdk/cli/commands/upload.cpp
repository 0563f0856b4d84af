#include "commands/upload.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <vector>

#include "progress.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

// The messages of one try, from the header to the file's end.
class FileParts {
 public:
    FileParts(Session& session, const RequestForm& form, const pb::Message& header,
              const std::string& path, std::int64_t size)
        : session_(session),
          form_(form),
          header_(header),
          path_(path),
          file_(path, std::ios::binary),
          size_(size),
          bar_(session.terminal()) {}

    absl::StatusOr<std::optional<std::string>> Next() {
        if (!header_sent_) {
            header_sent_ = true;
            return std::optional<std::string>(header_.SerializeAsString());
        }
        std::vector<char> bytes(kChunkBytes);
        file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (file_.bad()) return Unreadable(path_);
        const auto count = static_cast<std::size_t>(file_.gcount());
        if (count == 0) {
            bar_.Clear();
            return std::optional<std::string>();
        }
        sent_ += static_cast<std::int64_t>(count);
        bar_.Show(session_.Said(texts::kSending), sent_, size_);
        const MessagePointer part(header_.New());
        part->GetReflection()->SetString(part.get(), form_.file, std::string(bytes.data(), count));
        return std::optional<std::string>(part->SerializeAsString());
    }

 private:
    Session& session_;
    const RequestForm& form_;
    const pb::Message& header_;
    const std::string path_;
    std::ifstream file_;
    std::int64_t size_;
    std::int64_t sent_ = 0;
    bool header_sent_ = false;
    ProgressBar bar_;
};

}  // namespace

absl::StatusOr<MessagePointer> UploadFile(Session& session, const RequestForm& form,
                                          const pb::Message& header, const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error || !std::filesystem::is_regular_file(path, error) || !std::ifstream(path)) {
        return Unreadable(path);
    }
    const auto start = [&]() -> MessageSupplier {
        const auto parts = std::make_shared<FileParts>(session, form, header, path,
                                                       static_cast<std::int64_t>(size));
        return [parts] { return parts->Next(); };
    };
    return session.caller().Upload(session.contracts(), *form.method, !form.request_id.empty(),
                                   start);
}

}  // namespace socle::cli
