// One connection and the pool they come from. The only face of libpqxx inside the SDK: everything
// above sees statuses and rows. A connection belongs to one thread at a time; a broken one is
// thrown away.
#pragma once

#include <absl/status/statusor.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <pqxx/pqxx>
#include <set>
#include <string>
#include <vector>

#include "db/row_set.hpp"
#include "socle/database.hpp"

namespace socle::internal {

class Connection {
 public:
    explicit Connection(const std::string& dsn, bool named_statements);

    // Several statements in one message; the rows are those of the last.
    [[nodiscard]] absl::StatusOr<std::shared_ptr<const RowSet>> Script(
        const std::string& sql, const std::shared_ptr<RowFault>& fault);
    [[nodiscard]] absl::StatusOr<std::shared_ptr<const RowSet>> Execute(
        const Statement& statement, const std::vector<std::optional<std::string>>& params,
        const std::shared_ptr<RowFault>& fault);
    // A text literal, quotes included; NULL for nothing.
    [[nodiscard]] std::string Quote(const std::optional<std::string>& text);
    [[nodiscard]] bool usable() const { return usable_; }

 private:
    template <typename Work>
    absl::StatusOr<std::shared_ptr<const RowSet>> Guarded(const std::string& what,
                                                          const std::shared_ptr<RowFault>& fault,
                                                          Work work);
    pqxx::connection connection_;
    bool named_statements_;
    bool usable_ = true;
    std::set<std::string, std::less<>> prepared_;
};

// Hands connections out, makes new ones up to the limit, and waits, at most the given time, when
// all are in use.
class ConnectionPool {
 public:
    explicit ConnectionPool(DatabaseOptions options) : options_(std::move(options)) {}

    class Lease {
     public:
        Lease(ConnectionPool& pool, std::unique_ptr<Connection> connection)
            : pool_(&pool), connection_(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (connection_) pool_->Return(std::move(connection_));
        }
        Connection* operator->() { return connection_.get(); }

     private:
        ConnectionPool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    // Refusals: DATABASE_UNAVAILABLE when the server is away, OVERLOADED when none became free in
    // time.
    [[nodiscard]] absl::StatusOr<Lease> Acquire();

 private:
    friend class Lease;
    void Return(std::unique_ptr<Connection> connection);
    [[nodiscard]] absl::StatusOr<std::unique_ptr<Connection>> Open();

    DatabaseOptions options_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int open_ = 0;
};

// Whether the refusal came from two transactions getting in each other's way: run it again.
[[nodiscard]] bool IsRetryable(const absl::Status& status);

}  // namespace socle::internal
