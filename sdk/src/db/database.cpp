#include "socle/database.hpp"

#include "db/connection.hpp"
#include "socle/status.hpp"

namespace socle {

Database::Database(std::unique_ptr<internal::ConnectionPool> pool, std::string name)
    : pool_(std::move(pool)), name_(std::move(name)) {}

Database::~Database() = default;

absl::StatusOr<std::unique_ptr<Database>> Database::Open(DatabaseOptions options) {
    auto pool = std::make_unique<internal::ConnectionPool>(std::move(options));
    std::string name;
    {
        SOCLE_ASSIGN(auto connection, pool->Acquire());
        SOCLE_ASSIGN(const auto rows, connection->Script("select current_database() as name",
                                                         std::make_shared<internal::RowFault>()));
        name = Rows(rows)[0].Text("name");
    }
    return std::unique_ptr<Database>(new Database(std::move(pool), std::move(name)));
}

std::string Database::RoleOf(std::string_view brick) const {
    return name_ + "_" + std::string(brick);
}

std::string Database::OwnerRoleOf(std::string_view brick) const {
    return RoleOf(brick) + "_owner";
}

absl::StatusOr<Rows> Database::RunScript(std::string_view sql) {
    SOCLE_ASSIGN(auto connection, pool_->Acquire());
    const auto fault = std::make_shared<internal::RowFault>();
    auto rows = connection->Script(std::string(sql), fault);
    if (!rows.ok()) {
        // The text may have begun a transaction, which the failure has left open and useless.
        static_cast<void>(connection->Script("rollback", fault));
        return rows.status();
    }
    return Rows(*std::move(rows));
}

}  // namespace socle
