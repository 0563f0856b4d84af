// What must be true of every import that is kept, whatever wrote it: Verify asks it of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/import.hpp"

namespace socle::exchange {

struct Fault {
    std::string check;  // "counts_differ"
    Wording text;
};

// What is kept of a file's content.
struct KeptContent {
    std::int64_t parts = 0;    // of the file's bytes
    std::int64_t waiting = 0;  // rows
    std::int64_t refused = 0;  // rows
};

// The first thing that is wrong, or nothing.
[[nodiscard]] std::optional<Fault> FaultOf(const Import& import, const KeptContent& kept);

}  // namespace socle::exchange
