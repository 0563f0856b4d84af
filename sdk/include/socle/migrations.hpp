// Brings a schema to the version its code needs: numbered SQL files, forward only, each in a
// transaction of its own, remembered with its checksum in socle.migration. Running it again changes
// nothing; a file that was changed after it ran is refused.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "socle/database.hpp"
#include "socle/embedded_file.hpp"

namespace socle {

struct Migration {
    std::string file_name;  // "0001_create_invoice.sql"
    std::string sql;
};

// Those put into the program at build.
[[nodiscard]] std::vector<Migration> MigrationsOf(std::span<const EmbeddedFile> files);
// *.sql of a folder, by name. Refusal: INVALID_VALUE for names that do not start with four digits.
[[nodiscard]] absl::StatusOr<std::vector<Migration>> ReadMigrations(
    const std::filesystem::path& folder);

// The SDK's own tables: the log, positions, stored replies, audit trail, jobs (schemas `bus`,
// `jobs`, `socle`). Runs first in every database.
[[nodiscard]] absl::Status MigrateFoundation(Database& database);

// Makes the brick's two roles and its schema when they are missing, and runs what has not run yet
// as the schema's owner. Within a file, `{role}` stands for the brick's role, `{owner}` for its
// owner. A table of tenants' rows is put under row-level security by one line after its CREATE
// TABLE:
//     select socle.protect('invoicing.invoice', 'select, insert');
// which grants the brick's role just these rights. Also makes the brick's `party_alias` table.
[[nodiscard]] absl::Status MigrateBrick(Database& database, std::string_view brick,
                                        const std::vector<Migration>& migrations);

}  // namespace socle
