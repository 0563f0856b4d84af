#include "service/judge.hpp"

namespace socle::marketing {

absl::StatusOr<Judgement> JudgeParty(const Stores& stores, Transaction& tx,
                                     const Campaign& campaign, PartyId party) {
    const Subject subject = {campaign.purpose, Channel::kEmail};
    SOCLE_ASSIGN(const auto reach, stores.consents.ReachOf(tx, party));
    SOCLE_ASSIGN(const auto said, stores.consents.Last(tx, party));
    SOCLE_ASSIGN(const auto suppressed, stores.consents.Suppressed(tx, reach));
    std::optional<Consent> last;
    if (const auto found = said.find(subject); found != said.end()) last = found->second;
    std::optional<Instant> since;
    if (const auto found = suppressed.find(subject); found != suppressed.end())
        since = found->second;

    Judgement judgement;
    if (const auto found = reach.find(Channel::kEmail); found != reach.end())
        judgement.address = found->second;
    SOCLE_ASSIGN(judgement.reader, stores.segments.PersonOf(tx, party));
    SOCLE_ASSIGN(Standing standing, stores.campaigns.StandingOf(tx, party, judgement.address));
    standing.address = judgement.address;
    standing.is_company = judgement.reader.is_company;
    judgement.allowance = Allow(campaign, Judge(last, since), standing);
    return judgement;
}

}  // namespace socle::marketing
