// The database as the kernel, the tests and isolated bricks open it: a pool of connections, and the
// roles and schemas bricks live in. Bricks themselves never see it: they get a Transaction.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "socle/sql.hpp"
#include "socle/transaction.hpp"

namespace socle {

struct DatabaseOptions {
    std::string dsn;          // libpq connection string
    int connections_max = 8;  // 4 to 8 per core
    // Named prepared statements; off behind a pooler that cannot keep them.
    bool named_statements = true;
    std::chrono::milliseconds acquire_timeout{5000};
};

namespace internal {
class Connection;
class ConnectionPool;
}  // namespace internal

class Database {
 public:
    // Refusal: DATABASE_UNAVAILABLE with the server's own words.
    static absl::StatusOr<std::unique_ptr<Database>> Open(DatabaseOptions options);
    ~Database();

    // The database's own name; role names carry it, since roles are shared by a cluster.
    [[nodiscard]] const std::string& name() const { return name_; }
    // The role a brick's statements run under: "<database>_<brick>".
    [[nodiscard]] std::string RoleOf(std::string_view brick) const;
    // The role that owns a brick's tables and nobody logs in as: "<database>_<brick>_owner".
    [[nodiscard]] std::string OwnerRoleOf(std::string_view brick) const;

    // Runs SQL of the kernel's own (several statements allowed) outside any call, as the login
    // role; each statement commits by itself unless the text says otherwise.
    [[nodiscard]] absl::StatusOr<Rows> RunScript(std::string_view sql);

    [[nodiscard]] internal::ConnectionPool& pool() { return *pool_; }

 private:
    Database(std::unique_ptr<internal::ConnectionPool> pool, std::string name);
    std::unique_ptr<internal::ConnectionPool> pool_;
    std::string name_;
};

}  // namespace socle
