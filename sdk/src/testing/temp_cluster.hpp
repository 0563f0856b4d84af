// The PostgreSQL server that all tests of one build share. It lives in SOCLE_TEST_CLUSTER_DIR, else
// in a folder of the system's temporary one named by user and build, so that builds side by side
// never stop each other's. It needs less than the kernel's embedded server: whatever is in it may
// be thrown away, so a server that does not answer is made anew.
#pragma once

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct pg_conn;

namespace socle::testing {

inline constexpr std::string_view kTestLogin = "socle";
inline constexpr std::string_view kTestAdmin = "socle_admin";

[[nodiscard]] std::filesystem::path TestClusterFolder();
[[nodiscard]] std::string TestClusterDsn(std::string_view role, std::string_view database);

// Safe to call from many processes at once; does nothing when the server answers.
[[nodiscard]] absl::Status StartTestCluster();
// Stops the server and removes its files.
[[nodiscard]] absl::Status StopTestCluster();

struct AdminSessionCloser {
    void operator()(pg_conn* connection) const;
};
using AdminSession = std::unique_ptr<pg_conn, AdminSessionCloser>;

// A superuser's session on the database "postgres"; starts the server first when it does not
// answer.
[[nodiscard]] absl::StatusOr<AdminSession> OpenAdminSession();
[[nodiscard]] absl::Status Execute(const AdminSession& session, const std::string& statement);

}  // namespace socle::testing
