// The mail one reader gets: the texts in their language, who writes and why, and the way off the
// list (G-08).
#pragma once

#include <string>
#include <string_view>

#include "domain/campaign.hpp"
#include "socle/text.hpp"

namespace socle::marketing {

// Who writes.
struct Sender {
    std::string display_name = {};
    std::string address = {};  // on one line; may be empty
    std::string email = {};
};

// The French texts for those who live in a French-speaking country or nobody knows where, and for
// all when there are no others.
[[nodiscard]] Language LanguageFor(const Campaign& campaign, std::string_view country_code);

// Filled in, with the company's name and address, the ground and the link below.
[[nodiscard]] Texts WriteMail(const Campaign& campaign, const Person& reader, const Sender& sender,
                              Ground ground, std::string_view unsubscribe_url);

// What the link's token says: the recipient and a seal over it, in hexadecimal.
[[nodiscard]] std::string UnsubscribeBytes(std::int64_t tenant, RecipientId recipient);

}  // namespace socle::marketing
