// What a row says of a client that the client record has no field for: it becomes notes, so that
// nothing of the file is lost and nothing is guessed.
#pragma once

#include <string>
#include <vector>

#include "domain/client_row.hpp"
#include "socle/text.hpp"

namespace socle::exchange {

// The contact in a company, or a person's employer, as one sentence; then the row's own note. Each
// fits a note of the client record.
[[nodiscard]] std::vector<std::string> NotesOf(const ClientRow& client, Language language);

}  // namespace socle::exchange
