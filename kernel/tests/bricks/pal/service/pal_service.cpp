#include "service/pal_service.hpp"

namespace acme::pal {

absl::StatusOr<v1::GreetResponse> PalService::Greet(socle::Call&, const v1::GreetRequest&) {
    v1::GreetResponse response;
    response.set_text("hello");
    return response;
}

}  // namespace acme::pal
