// Words that passwords are made of so often that digits or signs around them do not help.
#pragma once

#include <string_view>

namespace socle::identity {

// `stem`: a password in lower case without the digits and signs at its ends.
[[nodiscard]] bool IsCommonStem(std::string_view stem);

}  // namespace socle::identity
