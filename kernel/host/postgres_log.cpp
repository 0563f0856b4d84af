#include "kernel/host/postgres_log.hpp"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

#include "kernel/host/postgres_process.hpp"

namespace socle::kernel {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLogBytesMax = 16U << 20U;
constexpr std::uintmax_t kTailBytesMax = 4096;

struct Remedy {
    std::string_view symptom;
    std::string_view advice;
};

// First match wins.
constexpr std::array<Remedy, 5> kRemedies{{
    {"No space left on device", "The disk is full: free some space, then start again."},
    {"could not write", "The disk refused a write: free some space or check it, then start again."},
    {"has wrong ownership", "The cluster belongs to another user: start as the user who made it."},
    {"Cannot allocate memory", "There is not enough free memory: stop something or add some."},
    {"shared memory", "Another server may still be ending: wait a minute, then start again."},
}};

std::string_view AdviceFor(std::string_view log) {
    for (const Remedy& remedy : kRemedies) {
        if (log.find(remedy.symptom) != std::string_view::npos) return remedy.advice;
    }
    return "Mend what the lines above say, then start again.";
}

}  // namespace

absl::StatusOr<UniqueFd> PostgresLog::OpenForAppend() const {
    KeepWithinLimit();
    UniqueFd fd(
        ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0640));
    if (fd.valid()) return fd;
    return Refuse(postgres_reason::kFolderUnusable,
                  "cannot write " + file_.string() + ": " + std::strerror(errno));
}

std::uintmax_t PostgresLog::Size() const {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file_, error);
    return error ? 0 : size;
}

std::string PostgresLog::Since(std::uintmax_t offset) const {
    const std::uintmax_t size = Size();
    if (size <= offset) return {};
    const std::uintmax_t length = std::min(size - offset, kTailBytesMax);
    std::string text(length, '\0');
    std::ifstream file(file_, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(size - length));
    file.read(text.data(), static_cast<std::streamsize>(length));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

void PostgresLog::KeepWithinLimit() const {
    if (Size() <= kLogBytesMax) return;
    std::error_code ignored;  // a full disk: then at least the file is emptied
    fs::copy_file(file_, file_.string() + ".1", fs::copy_options::overwrite_existing, ignored);
    fs::resize_file(file_, 0, ignored);
}

absl::Status PostgresLog::Failure(const std::string& what, std::uintmax_t offset) const {
    const std::string tail = Since(offset);
    return Refuse(postgres_reason::kStartFailed, what + ". " + file_.string() + " ends with:\n" +
                                                     tail + std::string(AdviceFor(tail)));
}

}  // namespace socle::kernel
