// One request to an HTTP port of this machine, as bytes; the whole answer.
#pragma once

#include <string>

namespace socle::scenarios {

[[nodiscard]] std::string AskByHttp(int port, const std::string& request);

}  // namespace socle::scenarios
