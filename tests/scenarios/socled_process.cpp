#include "socled_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <vector>

#include "socle/identity/v1/service.socle.hpp"

extern char** environ;

namespace socle::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReady = "ready grpc ";

// The first line the process prints, or what it printed before it ended.
std::string FirstLine(int fd) {
    std::string line;
    char c = 0;
    while (read(fd, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

}  // namespace

absl::StatusOr<std::unique_ptr<SocledProcess>> SocledProcess::Prepare(Storage storage) {
    std::optional<testing::TempDatabase> database;
    if (storage == Storage::kShared) {
        SOCLE_ASSIGN(database, testing::TempDatabase::Create());
    }
    std::string folder = (fs::temp_directory_path() / "socled-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return absl::InternalError("no temporary folder");
    // Its server runs as another user, who must be able to enter.
    fs::permissions(folder, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    return std::unique_ptr<SocledProcess>(new SocledProcess(std::move(database), folder));
}

absl::StatusOr<std::unique_ptr<SocledProcess>> SocledProcess::Start(Storage storage) {
    SOCLE_ASSIGN(std::unique_ptr<SocledProcess> process, Prepare(storage));
    SOCLE_RETURN_IF_ERROR(process->Restart());
    return process;
}

SocledProcess::~SocledProcess() {
    // A server of its own must have ended before its folder goes.
    if (pid_ > 0 && !database_) Stop();
    Kill();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

absl::Status SocledProcess::Restart(const std::string& listen) {
    int out[2];
    if (pipe2(out, O_CLOEXEC) != 0) return absl::InternalError("no pipe");
    const std::string log = (folder_ / "socled.log").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::vector<std::string> arguments = {
        SOCLE_BIN "/socled", "--data", (folder_ / "data").string(),
        "--listen",          listen,   "--bricks",
        SOCLE_BRICKS,        "--http", "127.0.0.1:0"};
    arguments.insert(
        arguments.end(),
        {"--smtp-url", smtp_url_.empty() ? "file://" + outbox().string() : smtp_url_, "--mail-from",
         "bonjour@atelier.example", "--public-url", "https://gestion.atelier.example"});
    if (database_) arguments.insert(arguments.end(), {"--database", database_->dsn()});
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const int error = posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    const std::string line = error == 0 ? FirstLine(out[0]) : "";
    close(out[0]);
    if (!line.starts_with(kReady)) {
        Kill();
        std::ifstream words(log);
        return absl::InternalError("socled did not start: " +
                                   std::string(std::istreambuf_iterator<char>(words), {}));
    }
    port_ = std::stoi(line.substr(kReady.size()));
    http_port_ = std::stoi(line.substr(line.rfind(' ')));
    return absl::OkStatus();
}

void SocledProcess::Kill() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

int SocledProcess::Stop() {
    int status = -1;
    kill(pid_, SIGTERM);
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string SocledProcess::address() const {
    return "127.0.0.1:" + std::to_string(port_);
}

std::unique_ptr<RemoteChannel> SocledProcess::Connect(const std::string& token) const {
    RemoteOptions options;
    options.target = address();
    options.token = token;
    options.deadline = std::chrono::seconds(30);
    auto channel = RemoteChannel::Open(options);
    return channel.ok() ? *std::move(channel) : nullptr;
}

absl::StatusOr<std::string> SocledProcess::SignInOwner(const std::string& email) const {
    std::ifstream file(first_sign_in());
    std::string word;
    identity::v1::SignInRequest request;
    while (file >> word) {
        if (word == "email") file >> *request.mutable_email();
        if (word == "password") file >> *request.mutable_password();
    }
    if (!email.empty()) request.set_email(email);
    const auto channel = Connect();
    const auto reply = identity::v1::IdentityClient(*channel).SignIn(request);
    if (!reply.ok()) return reply.status();
    return reply->token();
}

absl::StatusOr<Rows> SocledProcess::RunSql(std::string_view brick, const std::string& sql) const {
    SOCLE_ASSIGN(const auto database,
                 Database::Open({.dsn = database_.value().dsn(), .connections_max = 1}));
    return database->RunScript("set role \"" + database->OwnerRoleOf(brick) + "\"; " + sql);
}

}  // namespace socle::scenarios
