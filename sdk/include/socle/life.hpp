// What happens to every brick when a party is merged, unmerged or erased: its alias table follows,
// and the brick erases what it keeps of the person. Runs as a consumer of its own ("<brick>.life"),
// also while the brick is deactivated. A merge never rewrites a brick's rows.
//
// A brick finds everything of party P with
//     party_id = $2 or party_id in (select party_id from <brick>.party_alias
//                                   where tenant_id = $1 and current_id = $2)
// where $2 is the result of CurrentParty().
#pragma once

#include <memory>
#include <string>

#include "socle/brick.hpp"

namespace socle {

class LifeHandlers {
 public:
    LifeHandlers(Brick& brick, std::string name);
    ~LifeHandlers();
    [[nodiscard]] const EventHandlers& handlers() const { return handlers_; }

 private:
    struct Statements;
    std::unique_ptr<const Statements> statements_;
    EventHandlers handlers_;
};

// The statement that gives the party a party was merged into ("current_id"), or itself: parameter
// $2 the party. Each brick keeps one for its own schema.
struct PartyAliases {
    explicit PartyAliases(std::string_view brick);
    [[nodiscard]] absl::StatusOr<PartyId> CurrentParty(Transaction& tx, PartyId party) const;

 private:
    BrickStatement query_;
};

}  // namespace socle
