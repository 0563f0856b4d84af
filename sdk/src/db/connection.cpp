#include "db/connection.hpp"

#include "socle/log.hpp"
#include "socle/status.hpp"

namespace socle::internal {
namespace {

// SQLSTATE classes that mean "run the same work again": serialisation failure, deadlock, a plan
// made stale by a migration.
bool AsksForRetry(std::string_view state) {
    return state == "40001" || state == "40P01" || state == "0A000";
}

std::string ConstraintOf(std::string_view message) {
    const auto start = message.find("constraint \"");
    if (start == std::string_view::npos) return "";
    const auto from = start + 12;
    const auto end = message.find('"', from);
    return std::string(message.substr(from, end == std::string_view::npos ? end : end - from));
}

// The database's own words go to the log, never to a caller: they may quote data.
absl::Status StatusOfSqlError(const std::string& what, const std::string& state,
                              std::string_view message) {
    if (AsksForRetry(state))
        return Refuse(reason::kConflict, "another operation changed the same data; retry",
                      {{"sqlstate", state}});
    // Somebody else moved this consumer or job meanwhile: running the same again would not help.
    if (state == "SO001") return Refuse(reason::kConflict, "somebody else was quicker");
    if (state == "23505")
        return Refuse(reason::kAlreadyExists, "it exists already",
                      {{"constraint", ConstraintOf(message)}});
    if (state == "57014")
        return Refuse(reason::kDeadlineExceeded, "the database was stopped at the deadline");
    // Class 42 is about the statement itself, never about rows: its words help and quote nobody.
    const std::string words =
        state.starts_with("42") ? std::string(message.substr(0, message.find('\n'))) : "";
    Log(LogLevel::kError, "sql_failed",
        {{"statement", what},
         {"sqlstate", state},
         {"constraint", ConstraintOf(message)},
         {"words", words}});
    Metadata metadata = {{"sqlstate", state}, {"statement", what}};
    if (state.starts_with("23")) metadata.emplace("constraint", ConstraintOf(message));
    return Refuse(reason::kInternal, "a statement failed; nothing was changed", metadata);
}

}  // namespace

bool IsRetryable(const absl::Status& status) {
    if (status.code() != absl::StatusCode::kAborted) return false;
    return MetadataOf(status).contains("sqlstate");
}

Connection::Connection(const std::string& dsn, bool named_statements)
    : connection_(dsn), named_statements_(named_statements) {
    pqxx::nontransaction session(connection_);
    session.exec(
        "set time zone 'UTC'; set datestyle to iso; set bytea_output to hex; "
        "set client_min_messages to warning");
}

template <typename Work>
absl::StatusOr<std::shared_ptr<const RowSet>> Connection::Guarded(
    const std::string& what, const std::shared_ptr<RowFault>& fault, Work work) {
    try {
        pqxx::nontransaction session(connection_);
        auto rows = std::make_shared<RowSet>();
        rows->result = work(session);
        rows->statement = what;
        rows->fault = fault;
        return std::shared_ptr<const RowSet>(std::move(rows));
    } catch (const pqxx::broken_connection&) {
        usable_ = false;
        return Refuse(reason::kDatabaseUnavailable, "the connection to the database was lost");
    } catch (const pqxx::transaction_rollback& error) {
        // Deadlock or serialisation failure: in this version of the library not an sql_error.
        return StatusOfSqlError(what, "40001", error.what());
    } catch (const pqxx::insufficient_privilege& error) {
        // The library forgets this one's SQLSTATE.
        return StatusOfSqlError(what, "42501", error.what());
    } catch (const pqxx::sql_error& error) {
        // 57P01..57P03: the server is shutting down or starting.
        if (error.sqlstate().starts_with("57P") || error.sqlstate().starts_with("08")) {
            usable_ = false;
            return Refuse(reason::kDatabaseUnavailable, "the database is stopping or starting");
        }
        if (error.sqlstate() == "0A000") usable_ = false;
        return StatusOfSqlError(what, error.sqlstate(), error.what());
    } catch (const std::exception&) {
        usable_ = false;
        Log(LogLevel::kError, "database_client_failed", {{"statement", what}});
        return Refuse(reason::kDatabaseUnavailable, "the database client failed");
    }
}

absl::StatusOr<std::shared_ptr<const RowSet>> Connection::Script(
    const std::string& sql, const std::shared_ptr<RowFault>& fault) {
    return Guarded("script", fault,
                   [&](pqxx::nontransaction& session) { return session.exec(sql); });
}

absl::StatusOr<std::shared_ptr<const RowSet>> Connection::Execute(
    const Statement& statement, const std::vector<std::optional<std::string>>& params,
    const std::shared_ptr<RowFault>& fault) {
    const std::string name(statement.name);
    for (const auto& param : params)
        if (param && param->find('\0') != std::string::npos)
            return Refuse(reason::kInvalidText, "a text holds a NUL character", {{"field", name}});
    return Guarded(name, fault, [&](pqxx::nontransaction& session) {
        std::vector<const char*> values;
        values.reserve(params.size());
        for (const auto& param : params) values.push_back(param ? param->c_str() : nullptr);
        const auto dynamic = pqxx::prepare::make_dynamic_params(values);
        if (!named_statements_) return session.exec_params(std::string(statement.text), dynamic);
        if (prepared_.insert(name).second) connection_.prepare(name, std::string(statement.text));
        return session.exec_prepared(name, dynamic);
    });
}

std::string Connection::Quote(const std::optional<std::string>& text) {
    return text ? connection_.quote(*text) : "NULL";
}

absl::StatusOr<std::unique_ptr<Connection>> ConnectionPool::Open() {
    try {
        return std::make_unique<Connection>(options_.dsn, options_.named_statements);
    } catch (const std::exception& error) {
        Log(LogLevel::kError, "database_unreachable", {{"error", error.what()}});
        return Refuse(reason::kDatabaseUnavailable, "the database cannot be reached");
    }
}

absl::StatusOr<ConnectionPool::Lease> ConnectionPool::Acquire() {
    std::unique_lock lock(mutex_);
    const bool free = freed_.wait_for(lock, options_.acquire_timeout, [&] {
        return !idle_.empty() || open_ < options_.connections_max;
    });
    if (!free)
        return Refuse(reason::kOverloaded, "every database connection is in use",
                      {{"retry_after_ms", "1000"}});
    if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(connection));
    }
    ++open_;
    lock.unlock();
    auto connection = Open();
    if (connection.ok()) return Lease(*this, *std::move(connection));
    lock.lock();
    --open_;
    freed_.notify_one();
    return connection.status();
}

void ConnectionPool::Return(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (connection->usable())
        idle_.push_back(std::move(connection));
    else
        --open_;
    freed_.notify_one();
}

}  // namespace socle::internal
