#include "service/duties.hpp"

#include "service/convert.hpp"
#include "socle/chain_heads.hpp"

namespace socle::marketing {
namespace {

constexpr int kBatch = 200;
constexpr std::size_t kFindingsMax = 100;

// Looks at consents one after the other, along the chain.
class ConsentCheck {
 public:
    ConsentCheck(const ConsentStore& consents, TenantId tenant, VerifyReport& report)
        : consents_(consents),
          report_(report),
          kept_(consents.chain().heads(), tenant, consents.chain().name()) {}

    void Look(const StoredConsent& stored) {
        ++report_.checked;
        const std::string name = ResourceName(kConsents, stored.consent.id.value());
        const std::string place = std::to_string(stored.seal.position);
        if (stored.seal.position != end_.position + 1)
            Note(name, "chain_gap",
                 {"sa place dans la chaîne des sceaux est " + place + ", après " +
                      std::to_string(end_.position),
                  "its place in the chain of seals is " + place + ", after " +
                      std::to_string(end_.position)});
        if (stored.seal.previous != end_.seal)
            Note(name, "chain_broken",
                 {"son sceau ne continue pas celui d'avant",
                  "its seal does not continue that of the one before it"});
        else if (stored.seal.seal != SealOver(consents_.chain().sealer(), stored.seal.previous,
                                              CanonicalBytes(stored.consent, stored.proof_digest)))
            Note(name, "seal_broken",
                 {"il a été modifié après avoir été enregistré",
                  "it was changed after it was recorded"});
        if (!stored.consent.proof.empty() &&
            consents_.ProofDigest(stored.consent.id, stored.consent.proof) != stored.proof_digest)
            Note(name, "proof_differs",
                 {"sa preuve n'est plus celle qui a été enregistrée",
                  "its proof is not the one that was recorded"});
        end_ = {stored.seal.position, stored.seal.seal};
        kept_.See(end_);
    }

    absl::Status Finish(Transaction& tx) {
        SOCLE_ASSIGN(const ChainHead head, consents_.chain().LoadHead(tx));
        if (head.position != end_.position || head.seal != end_.seal) {
            const std::string kept = std::to_string(head.position);
            const std::string end = std::to_string(end_.position);
            Note("seal " + kept, "chain_end",
                 {"la chaîne des sceaux finit à " + end + " au lieu de " + kept,
                  "the chain of seals ends at " + end + " instead of " + kept});
        }
        if (!IsFull()) kept_.Finish("seal ", report_);
        return absl::OkStatus();
    }

    [[nodiscard]] bool IsFull() const { return report_.findings.size() >= kFindingsMax; }

 private:
    void Note(std::string resource, std::string check, Wording text) {
        if (!IsFull())
            report_.findings.push_back({std::move(resource), std::move(check), std::move(text)});
    }

    const ConsentStore& consents_;
    VerifyReport& report_;
    HeadCheck kept_;
    ChainHead end_;
};

}  // namespace

absl::StatusOr<VerifyReport> Duties::Verify(Call& call) const {
    VerifyReport report;
    ConsentCheck check(stores_.consents, call.tenant(), report);
    std::optional<StoredConsent> last;
    while (!check.IsFull()) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const std::vector<StoredConsent> batch,
                     stores_.consents.Scan(call.transaction(), last, kBatch));
        for (const StoredConsent& stored : batch) check.Look(stored);
        if (batch.size() < static_cast<std::size_t>(kBatch)) break;
        last = batch.back();
    }
    if (!check.IsFull()) SOCLE_RETURN_IF_ERROR(check.Finish(call.transaction()));
    return report;
}

absl::Status Duties::EraseParty(Call& call, PartyId party) const {
    SOCLE_RETURN_IF_ERROR(stores_.consents.EraseParty(call.transaction(), party));
    SOCLE_RETURN_IF_ERROR(stores_.segments.EraseParty(call.transaction(), party));
    return stores_.campaigns.EraseParty(call.transaction(), party);
}

}  // namespace socle::marketing
