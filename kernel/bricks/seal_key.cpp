#include "kernel/bricks/seal_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "kernel/host/unique_fd.hpp"
#include "socle/hash.hpp"
#include "socle/status.hpp"

namespace socle::kernel {
namespace {

constexpr std::size_t kKeySize = 32;
constexpr Reason kSealKeyUnusable{absl::StatusCode::kFailedPrecondition, "SEAL_KEY_UNUSABLE"};

absl::Status Unusable(const std::filesystem::path& file, std::string_view why) {
    return Refuse(kSealKeyUnusable, "the key file " + file.string() + " " + std::string(why),
                  {{"file", file.string()}});
}

absl::Status SystemError(const std::filesystem::path& file) {
    return Unusable(file, std::string("cannot be used: ") + std::strerror(errno));
}

absl::StatusOr<std::string> Read(const std::filesystem::path& file, int fd) {
    struct stat facts {};
    if (::fstat(fd, &facts) != 0) return SystemError(file);
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Unusable(file, "can be read by others; make it 0600");
    std::array<char, kKeySize + 1> bytes{};
    const ssize_t size = ::read(fd, bytes.data(), bytes.size());
    if (size < 0) return SystemError(file);
    if (static_cast<std::size_t>(size) != kKeySize) return Unusable(file, "is not 32 bytes long");
    return std::string(bytes.data(), kKeySize);
}

// Written beside and linked into place, so that a crash leaves either no key or a whole one, and a
// key that is there already is never written over.
absl::Status Make(const std::filesystem::path& file, IdSource& ids) {
    const std::filesystem::path draft = file.string() + ".new";
    ::unlink(draft.c_str());
    UniqueFd fd(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.valid()) return SystemError(file);
    std::array<std::uint8_t, kKeySize> key{};
    ids.Random(key);
    if (::write(fd.get(), key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        ::fsync(fd.get()) != 0)
        return SystemError(file);
    const bool linked = ::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST;
    const absl::Status status = linked ? absl::OkStatus() : SystemError(file);
    ::unlink(draft.c_str());
    const UniqueFd folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (status.ok() && (!folder.valid() || ::fsync(folder.get()) != 0)) return SystemError(file);
    return status;
}

}  // namespace

absl::StatusOr<std::string> OpenSealKey(const std::filesystem::path& file, IdSource& ids) {
    UniqueFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!fd.valid() && errno == ENOENT) {
        SOCLE_RETURN_IF_ERROR(Make(file, ids));
        fd = UniqueFd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    }
    if (!fd.valid()) return SystemError(file);
    return Read(file, fd.get());
}

std::function<std::string(std::string_view)> SealWith(std::string key) {
    return [key = std::move(key)](std::string_view bytes) { return HmacSha256(key, bytes); };
}

}  // namespace socle::kernel
