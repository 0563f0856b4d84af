// Mails with documents, and where clients get theirs.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/delivery.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::invoicing {

struct DeliveryFilter {
    std::optional<std::string> document = {};
    std::optional<PartyId> party = {};
};

class DeliveryStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Delivery& delivery) const;
    // Refusal of both: NOT_FOUND. The second one holds it.
    [[nodiscard]] absl::StatusOr<Delivery> Load(Transaction& tx, DeliveryId id) const;
    [[nodiscard]] absl::StatusOr<Delivery> LoadForUpdate(Transaction& tx, DeliveryId id) const;
    // State, attempts and the server's words; the rest never changes.
    [[nodiscard]] absl::Status Save(Transaction& tx, const Delivery& delivery) const;
    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<Delivery>> List(Transaction& tx,
                                                             const DeliveryFilter& filter,
                                                             const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const Delivery& delivery);

    // Nothing for an address that is empty.
    [[nodiscard]] absl::Status SetEmail(Transaction& tx, PartyId party,
                                        const std::string& email) const;
    // Empty when none is known.
    [[nodiscard]] absl::StatusOr<std::string> EmailOf(Transaction& tx, PartyId party) const;
    // Addresses and words go; that something was sent, and when, stays.
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party) const;

 private:
    PartyAliases aliases_{"invoicing"};
};

}  // namespace socle::invoicing
