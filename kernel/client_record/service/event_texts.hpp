// How the timeline tells an event: the sentence of its contract's option, in the reader's language.
// The kernel implements it with every contract ever loaded, so that events of bricks which are gone
// stay readable.
#pragma once

#include <string>
#include <string_view>

#include "socle/template.hpp"

namespace socle::client_record {

class EventTexts {
 public:
    virtual ~EventTexts() = default;
    // `body` is the serialised event of this type; the type's own name when nobody knows it.
    [[nodiscard]] virtual std::string Render(std::string_view type, std::string_view body,
                                             const Audience& audience) const = 0;
};

}  // namespace socle::client_record
