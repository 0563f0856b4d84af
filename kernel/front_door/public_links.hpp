// Links in mails, for readers who have no account: /l/{tenant}/{word}/{token}. A GET shows a page
// with one button, so that whatever fetches links in passing changes nothing; a POST, the button's
// or a mail program's (RFC 8058), does what the link is for. Which method that is, and the words on
// the page, the contract says (socle.options.v1.access, link).
#pragma once

#include "kernel/front_door/dispatcher.hpp"
#include "kernel/front_door/http_listener.hpp"
#include "kernel/front_door/route_table.hpp"

namespace socle::kernel {

class PublicLinks {
 public:
    PublicLinks(const RouteTable& routes, Dispatcher& dispatcher)
        : routes_(routes), dispatcher_(dispatcher) {}

    // 404 for what is no link, 405 for other methods, 410 for a link that is refused, 503 when it
    // could not be done now.
    [[nodiscard]] HttpAnswer Answer(const HttpRequest& request) const;

 private:
    const RouteTable& routes_;
    Dispatcher& dispatcher_;
};

}  // namespace socle::kernel
