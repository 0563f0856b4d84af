#include "kernel/host/first_sign_in.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "kernel/host/unique_fd.hpp"
#include "socle/status.hpp"

namespace socle::kernel {

absl::Status KeepFirstSignIn(const std::filesystem::path& data_folder,
                             const identity::FirstSignIn& first) {
    const std::filesystem::path path = data_folder / "first-sign-in";
    const std::string text = "email " + first.email + "\npassword " + first.password + "\n";
    ::unlink(path.c_str());
    const UniqueFd file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    const UniqueFd folder(::open(data_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (file.valid() && folder.valid() &&
        ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file.get()) == 0 && ::fsync(folder.get()) == 0)
        return absl::OkStatus();
    return absl::UnavailableError("the first sign-in could not be kept in " + path.string());
}

}  // namespace socle::kernel
