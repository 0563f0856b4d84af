// The rows behind socle::Rows, and the note a wrong question leaves in the transaction.
#pragma once

#include <memory>
#include <pqxx/pqxx>
#include <string>

namespace socle::internal {

// Set when a column was asked for that is not there or not of that type: a bug of the store, after
// which the transaction refuses to commit.
struct RowFault {
    std::string text;
};

struct RowSet {
    pqxx::result result;
    std::string statement;
    std::shared_ptr<RowFault> fault;
};

}  // namespace socle::internal
