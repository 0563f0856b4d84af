// A fresh, real PostgreSQL database for one test, gone when the test ends. All tests of a build
// share one server, which the first of them starts and which goes on running; it is like the
// kernel's own embedded one, except that it does not wait for the disk.
#pragma once

#include <absl/status/statusor.h>

#include <string>

namespace socle::testing {

class TempDatabase {
 public:
    // Starts the shared server when it does not run. Any number of tests may do so at once.
    static absl::StatusOr<TempDatabase> Create();
    // Drops the database, whoever is still connected, and the roles named "<database>_...".
    ~TempDatabase();
    TempDatabase(TempDatabase&& other) noexcept;
    TempDatabase& operator=(TempDatabase&& other) noexcept;
    TempDatabase(const TempDatabase&) = delete;
    TempDatabase& operator=(const TempDatabase&) = delete;

    // Unique on this server: at most 31 lower case letters, digits and underscores.
    [[nodiscard]] const std::string& name() const { return name_; }
    // For the role "socle", which owns the database, may create roles and is no superuser.
    [[nodiscard]] std::string dsn() const;
    // For a superuser: to damage rows no role of Socle may touch, never to make a test pass.
    [[nodiscard]] std::string admin_dsn() const;

 private:
    explicit TempDatabase(std::string name) : name_(std::move(name)) {}
    void Drop();
    std::string name_;  // empty once moved from
};

}  // namespace socle::testing
