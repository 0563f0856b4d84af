// Whether a statement is bound to its tenant, as PostgreSQL itself would run it: the plan for any
// values of the parameters, without row-level security, must look for tenant_id = $1 in each table
// it reads.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "socle/database.hpp"

namespace socle::rules {

class TenantBinding {
 public:
    // On a database with all schemas, as a superuser: row-level security would bind every
    // statement.
    [[nodiscard]] static absl::StatusOr<TenantBinding> Open(const std::string& admin_dsn);

    // What is not bound, in words for whoever wrote the statement; empty when all is.
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> Faults(const std::string& statement);

 private:
    explicit TenantBinding(std::unique_ptr<Database> database) : database_(std::move(database)) {}
    [[nodiscard]] absl::StatusOr<std::vector<std::string>> PlanOf(const std::string& statement);

    std::unique_ptr<Database> database_;
    std::set<std::string> tables_;  // of tenants' rows: "crm.opportunity"
    int prepared_ = 0;
};

}  // namespace socle::rules
