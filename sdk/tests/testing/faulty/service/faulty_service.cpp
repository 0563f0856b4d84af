#include "service/faulty_service.hpp"

#include "store/queries.hpp"

namespace socle::faulty {

absl::StatusOr<v1::Thing> FaultyService::GetThing(Call&, const v1::GetThingRequest& request) {
    if (!request.name().empty()) return Refuse(reason::kInternal, "this name was not foreseen");
    return v1::Thing{};
}

absl::StatusOr<v1::Thing> FaultyService::DropThing(Call&, const v1::GetThingRequest&) {
    return v1::Thing{};
}

absl::Status WriteRow(Call& call) {
    return call.transaction().Exec(queries::kInsertSeen, {call.NewId()}).status();
}

}  // namespace socle::faulty
