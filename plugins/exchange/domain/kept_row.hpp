// A row of the file while it is kept: waiting for its turn, or refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"
#include "socle/status.hpp"

namespace socle::exchange {

// How the client record refused a row that had nothing wrong in itself.
struct Refusal {
    std::string reason;  // "PARTY_NOT_ACTIVE"; empty: it did not
    std::string message;
    Metadata metadata;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

struct KeptRow {
    SheetRow row;
    bool refused = false;
    std::optional<std::int64_t> repeats_row;
    std::vector<Problem> problems;
    Refusal refusal;
};

}  // namespace socle::exchange
