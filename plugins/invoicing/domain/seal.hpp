// The canonical form of what the law freezes: one sequence of bytes per record, with every fiscal
// field, its lines and VAT, parties, dates, user and a format version (I-02). Equal records give
// equal bytes, different ones different bytes. The keyed hash and its chain are the caller's.
#pragma once

#include <string>

#include "domain/credit_note.hpp"
#include "domain/invoice.hpp"
#include "domain/payment.hpp"

namespace socle::invoicing {

// Goes up when a field is added or written differently; old records keep the version they were
// sealed by. An optional field that none of them has changes nothing of theirs.
inline constexpr int kSealVersion = 1;

[[nodiscard]] std::string CanonicalBytes(const IssuedInvoice& invoice);
[[nodiscard]] std::string CanonicalBytes(const CreditNote& credit);
[[nodiscard]] std::string CanonicalBytes(const Payment& payment);

}  // namespace socle::invoicing
