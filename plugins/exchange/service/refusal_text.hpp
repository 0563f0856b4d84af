// Why a row was refused, in the reader's language: what is wrong with it in itself, and what
// the brick it went to said of it.
#pragma once

#include <string>

#include "domain/import_kind.hpp"
#include "domain/kept_row.hpp"
#include "socle/text.hpp"

namespace socle::exchange {

// That brick's sentences are those of its contract; a reason the contract does not know is told in
// the words it came with.
[[nodiscard]] std::string WhyRefused(const KeptRow& row, ImportKind kind, Language language);

}  // namespace socle::exchange
