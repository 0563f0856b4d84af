// The two parties of every document as the kernel knows them today: our own company, and the
// client. Both are asked for before any transaction is open.
#pragma once

#include <absl/status/statusor.h>

#include <string>

#include "domain/party.hpp"
#include "socle/call.hpp"
#include "socle/id.hpp"
#include "socle/money.hpp"

namespace socle::invoicing {

// What the tenant's identity says.
struct Company {
    Seller seller;
    Currency currency = Currency::Eur();
    int payment_term_days = 30;
    std::string logo_png;  // empty: none

    [[nodiscard]] bool ChargesNoVat() const { return seller.vat_regime == VatRegime::kFranchise; }
};

[[nodiscard]] absl::StatusOr<Company> FindCompany(Call& call);

// The client: a merged one's name gives its successor.
struct Client {
    PartyId party;
    Buyer buyer;
};

// Refusals: REQUIRED, INVALID_NAME, NOT_FOUND, CLIENT_ERASED.
[[nodiscard]] absl::StatusOr<Client> FindClient(Call& call, const std::string& name);

}  // namespace socle::invoicing
