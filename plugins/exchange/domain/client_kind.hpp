// Whether a client is a company or a person, from what the row says about it.
#pragma once

#include <string>

#include "domain/client_row.hpp"

namespace socle::exchange {

struct KindHints {
    std::string kind;      // the cell of the kind column
    std::string civility;  // "Mme"
};

// In this order: the kind column; an official number; the names of a person and nobody else's; a
// legal form ("SARL") in the name; a civility. What nothing tells is a company: most lists are of
// companies.
[[nodiscard]] ClientKind KindOf(const ClientRow& client, const KindHints& hints);

}  // namespace socle::exchange
