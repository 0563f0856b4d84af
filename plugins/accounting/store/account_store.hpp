// What a company has of its own beside the chart: accounts, posting rules, and the codes of its
// third parties.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/posting.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

struct ThirdParty {
    PartyId party = {};
    std::string display_name = {};
    std::string code = {};  // "C00001"
};

class AccountStore {
 public:
    using Texts = std::map<std::string, std::string, std::less<>>;

    // Titles by number.
    [[nodiscard]] absl::StatusOr<Texts> LoadOwn(Transaction& tx) const;
    // Refusal: ALREADY_EXISTS.
    [[nodiscard]] absl::Status Insert(Transaction& tx, std::string_view number,
                                      std::string_view title, Instant now) const;

    [[nodiscard]] absl::StatusOr<PostingRules> LoadRules(Transaction& tx) const;
    [[nodiscard]] absl::Status SaveRule(Transaction& tx, std::string_view rule,
                                        std::string_view account) const;

    [[nodiscard]] absl::Status NameParty(Transaction& tx, PartyId party,
                                         std::string_view display_name) const;
    // Gives the party its code when it has none yet.
    [[nodiscard]] absl::Status EnsureCode(Transaction& tx, PartyId party) const;
    // Those that entries name.
    [[nodiscard]] absl::StatusOr<std::map<PartyId, ThirdParty>> LoadThirdParties(
        Transaction& tx) const;
    // Forgets the name unless an entry names the party: then the law keeps it (L123-22).
    [[nodiscard]] absl::Status ForgetName(Transaction& tx, PartyId party) const;
};

}  // namespace socle::accounting
