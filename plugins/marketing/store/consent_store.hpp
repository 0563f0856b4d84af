// What people said, with its proof; the addresses that said no; and how parties can be reached.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "domain/consent.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/seal_chain.hpp"
#include "socle/transaction.hpp"

namespace socle::marketing {

struct StoredConsent {
    Consent consent = {};
    std::string proof_digest = {};
    Seal seal = {};
};

// A purpose on a channel.
using Subject = std::pair<Purpose, Channel>;

class ConsentStore {
 public:
    ConsentStore(Sealer sealer, ChainHeads& heads);

    // Seals it and keeps it, the proof apart.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Consent& consent) const;
    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<StoredConsent>> List(
        Transaction& tx, const std::optional<PartyId>& party, const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const StoredConsent& stored);
    static constexpr std::size_t kSortKeys = 1;
    // At most `limit` along the chain, after that one.
    [[nodiscard]] absl::StatusOr<std::vector<StoredConsent>> Scan(
        Transaction& tx, const std::optional<StoredConsent>& after, int limit) const;
    // The newest of each.
    [[nodiscard]] absl::StatusOr<std::map<Subject, Consent>> Last(Transaction& tx,
                                                                  PartyId party) const;

    // Keyed hashes of these addresses are kept, or no more.
    [[nodiscard]] absl::Status Suppress(Transaction& tx, const Subject& subject,
                                        const std::vector<std::string>& addresses,
                                        Instant since) const;
    [[nodiscard]] absl::Status Lift(Transaction& tx, const Subject& subject,
                                    const std::vector<std::string>& addresses) const;
    [[nodiscard]] absl::StatusOr<std::map<Subject, Instant>> Suppressed(
        Transaction& tx, const std::multimap<Channel, std::string>& addresses) const;

    // Nothing for an address that is empty.
    [[nodiscard]] absl::Status SetReach(Transaction& tx, PartyId party, Channel channel,
                                        std::string_view address) const;
    [[nodiscard]] absl::StatusOr<std::multimap<Channel, std::string>> ReachOf(Transaction& tx,
                                                                              PartyId party) const;

    // Proofs and addresses go; what was said, and the hashes of who said no, stay.
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party) const;

    [[nodiscard]] const SealChain& chain() const { return chain_; }
    // Keyed, so that nobody finds a short proof by trying all.
    [[nodiscard]] std::string ProofDigest(ConsentId id, std::string_view proof) const;
    [[nodiscard]] absl::StatusOr<PartyId> Current(Transaction& tx, PartyId party) const {
        return aliases_.CurrentParty(tx, party);
    }

 private:
    [[nodiscard]] std::string HashOf(Channel channel, std::string_view address) const;

    SealChain chain_;
    PartyAliases aliases_{"marketing"};
};

}  // namespace socle::marketing
