#include "socle/testing/temp_database.hpp"

#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

#include "socle/status.hpp"
#include "temp_cluster.hpp"

namespace socle::testing {
namespace {

// "test_<pid>_<n>_<random>": the random part tells apart pids of different namespaces.
std::string NewName() {
    static std::atomic<int> count{0};
    std::uint32_t random = 0;
    if (::getrandom(&random, sizeof random, 0) != sizeof random) random = 0;
    std::string tail;
    for (int shift = 28; shift >= 0; shift -= 4)
        tail += "0123456789abcdef"[(random >> shift) & 15U];
    return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count) + "_" + tail;
}

}  // namespace

absl::StatusOr<TempDatabase> TempDatabase::Create() {
    SOCLE_ASSIGN(const AdminSession session, OpenAdminSession());
    const std::string name = NewName();
    const std::string owner(kTestLogin);
    SOCLE_RETURN_IF_ERROR(Execute(session, "create database " + name + " owner " + owner +
                                               " encoding 'UTF8' template template0"));
    TempDatabase database(name);
    SOCLE_RETURN_IF_ERROR(
        Execute(session, "revoke temporary on database " + name + " from public"));
    return database;
}

TempDatabase::~TempDatabase() {
    Drop();
}

TempDatabase::TempDatabase(TempDatabase&& other) noexcept : name_(std::exchange(other.name_, {})) {}

TempDatabase& TempDatabase::operator=(TempDatabase&& other) noexcept {
    if (this != &other) {
        Drop();
        name_ = std::exchange(other.name_, {});
    }
    return *this;
}

std::string TempDatabase::dsn() const {
    return TestClusterDsn(kTestLogin, name_);
}

std::string TempDatabase::admin_dsn() const {
    return TestClusterDsn(kTestAdmin, name_);
}

void TempDatabase::Drop() {
    if (name_.empty()) return;
    // A failure here must not hide the test's own result; what stays goes with the server.
    const auto session = OpenAdminSession();
    if (!session.ok()) return;
    Execute(*session, "drop database if exists " + name_ + " with (force)").IgnoreError();
    Execute(*session,
            "do $$ declare r text; begin for r in select rolname from pg_catalog.pg_roles "
            "where starts_with(rolname, '" +
                name_ +
                "_') loop "
                "execute format('drop role %I', r); end loop; end $$")
        .IgnoreError();
}

}  // namespace socle::testing
