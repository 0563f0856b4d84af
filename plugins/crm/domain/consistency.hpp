// What must be true of every opportunity that is kept, whatever wrote it: Verify asks it of each
// row.
#pragma once

#include <optional>
#include <string>

#include "domain/opportunity.hpp"
#include "socle/text.hpp"

namespace socle::crm {

struct Fault {
    std::string check;  // "stage_unknown"
    Wording text;
};

// The first thing that is wrong, or nothing.
[[nodiscard]] std::optional<Fault> FaultOf(const Opportunity& opportunity);
[[nodiscard]] std::optional<Fault> FaultOf(const Pipeline& pipeline);

}  // namespace socle::crm
