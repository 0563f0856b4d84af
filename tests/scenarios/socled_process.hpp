// A real socled in a process of its own, on a database of its own, to be called only through its
// port, and to be killed.
#pragma once

#include <absl/status/statusor.h>
#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "socle/database.hpp"
#include "socle/remote.hpp"
#include "socle/testing/temp_database.hpp"

namespace socle::scenarios {

// Where its rows are: on the tests' shared server, which survives it, or on its own, as delivered.
enum class Storage { kShared, kEmbedded };

class SocledProcess {
 public:
    // Starts one on a fresh database and waits until it answers.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<SocledProcess>> Start(
        Storage storage = Storage::kShared);
    // A fresh database and folder, nothing started yet: Restart does.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<SocledProcess>> Prepare(
        Storage storage = Storage::kShared);
    ~SocledProcess();

    // kill -9; nothing is tidied up.
    void Kill();
    // SIGTERM; gives the exit code.
    int Stop();
    // Starts it again on the same database and folder; refused with what it said when it ends.
    [[nodiscard]] absl::Status Restart(const std::string& listen = "127.0.0.1:0");

    // Where mails go from the next start on, instead of the outbox.
    void SendMailBy(std::string smtp_url) { smtp_url_ = std::move(smtp_url); }
    // Everything the installation keeps.
    [[nodiscard]] std::filesystem::path data() const { return folder_ / "data"; }
    // A folder: each mail that was sent is a file in it.
    [[nodiscard]] std::filesystem::path outbox() const { return folder_ / "outbox"; }

    // "127.0.0.1:41234".
    [[nodiscard]] std::string address() const;
    [[nodiscard]] int http_port() const { return http_port_; }
    // What the owner needs once, as socled wrote it.
    [[nodiscard]] std::filesystem::path first_sign_in() const {
        return folder_ / "data/first-sign-in";
    }
    // A channel with a token; without one for public methods.
    [[nodiscard]] std::unique_ptr<RemoteChannel> Connect(const std::string& token = "") const;
    // Signs the owner in and gives the token; somebody else's e-mail goes with the same password.
    [[nodiscard]] absl::StatusOr<std::string> SignInOwner(const std::string& email = "") const;
    // SQL as the owner of a brick's tables, for what no method does: a second company, time that
    // has passed. Gives the last statement's rows. On the shared server only.
    [[nodiscard]] absl::StatusOr<Rows> RunSql(std::string_view brick, const std::string& sql) const;

 private:
    SocledProcess(std::optional<testing::TempDatabase> database, std::filesystem::path folder)
        : database_(std::move(database)), folder_(std::move(folder)) {}

    std::optional<testing::TempDatabase> database_;  // none when it has its own
    std::filesystem::path folder_;
    std::string smtp_url_;
    pid_t pid_ = -1;
    int port_ = 0;
    int http_port_ = 0;
};

}  // namespace socle::scenarios
