#include "kernel/host/postgres_bootstrap.hpp"

#include <libpq-fe.h>

#include <memory>

#include "kernel/host/postgres_folder.hpp"

namespace socle::kernel {
namespace {

struct ConnectionCloser {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ResultClearer {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, ConnectionCloser>;
using Result = std::unique_ptr<PGresult, ResultClearer>;

absl::Status Failure(const std::string& what, const std::string& message) {
    return Refuse(postgres_reason::kStartFailed,
                  "preparing the embedded database failed at \"" + what + "\": " + message);
}

absl::StatusOr<Connection> Connect(const std::string& dsn) {
    Connection connection(PQconnectdb((dsn + " connect_timeout=30").c_str()));
    if (connection == nullptr) return Failure("connect", "out of memory");
    if (PQstatus(connection.get()) != CONNECTION_OK) {
        return Failure("connect", PQerrorMessage(connection.get()));
    }
    return connection;
}

// Runs one statement; the number of rows it returned.
absl::StatusOr<int> Execute(const Connection& connection, const std::string& statement) {
    const Result result(PQexec(connection.get(), statement.c_str()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return Failure(statement, PQerrorMessage(connection.get()));
    }
    return PQntuples(result.get());
}

std::string InQuotes(const std::string& value) {
    std::string quoted = "'";
    for (const char c : value) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "'";
}

}  // namespace

std::string SocketDsn(const std::filesystem::path& socket_dir, const std::string& role,
                      const std::string& database) {
    return "host=" + InQuotes(socket_dir.string()) + " port=" + std::to_string(kPostgresPort) +
           " user=" + role + " dbname=" + database;
}

absl::Status Bootstrap(const std::filesystem::path& socket_dir, const std::string& database) {
    const std::string login = kLoginRole;
    SOCLE_ASSIGN(const Connection cluster, Connect(SocketDsn(socket_dir, kAdminRole, "postgres")));
    SOCLE_ASSIGN(const int roles, Execute(cluster,
                                          "select 1 from pg_catalog.pg_roles "
                                          "where rolname = '" +
                                              login + "'"));
    if (roles == 0) SOCLE_RETURN_IF_ERROR(Execute(cluster, "create role " + login));
    // The kernel makes one role per brick, hence createrole; it must not see past row security.
    // What those roles may do it may only as one of them: a statement that forgot its role may do
    // nothing.
    SOCLE_RETURN_IF_ERROR(Execute(cluster, "alter role " + login +
                                               " with login createrole nosuperuser nocreatedb "
                                               "noreplication nobypassrls noinherit"));
    SOCLE_ASSIGN(const int databases, Execute(cluster,
                                              "select 1 from pg_catalog.pg_database "
                                              "where datname = '" +
                                                  database + "'"));
    if (databases == 0) {
        SOCLE_RETURN_IF_ERROR(Execute(cluster, "create database " + database + " owner " + login +
                                                   " encoding 'UTF8' template template0"));
    }
    SOCLE_RETURN_IF_ERROR(
        Execute(cluster, "revoke temporary on database " + database + " from public"));

    SOCLE_ASSIGN(const Connection inside, Connect(SocketDsn(socket_dir, kAdminRole, database)));
    SOCLE_RETURN_IF_ERROR(Execute(inside, "revoke create on schema public from public"));
    return absl::OkStatus();
}

}  // namespace socle::kernel
