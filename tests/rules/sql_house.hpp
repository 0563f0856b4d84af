// All of Socle's schemas in a database of their own, and the statements that go with them.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "socle/migrations.hpp"
#include "socle/testing/temp_database.hpp"
#include "source_tree.hpp"

namespace socle::rules {

struct Module {
    std::string name;  // schema and role
    std::string migrations;
    std::string queries;
};

// The kernel's and every brick's.
[[nodiscard]] std::vector<Module> Modules();

struct SqlStatement {
    std::string path;
    std::string module;
    std::string text;
    bool global = false;  // below queries/global/: has no tenant
};

// Of all modules, and those the SDK has for each brick's schema.
[[nodiscard]] std::vector<SqlStatement> Statements();

class Sql : public ::testing::Test {
 protected:
    void SetUp() override;

    std::optional<testing::TempDatabase> temporary_;
    std::unique_ptr<Database> database_;
};

}  // namespace socle::rules
