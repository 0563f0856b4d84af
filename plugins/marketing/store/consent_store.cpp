#include "store/consent_store.hpp"

#include <absl/strings/numbers.h>

#include "domain/reasons.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::marketing {
namespace {

absl::StatusOr<Subject> SubjectOf(const Row& row) {
    SOCLE_ASSIGN(const Purpose purpose, ChoiceOf(kPurposes, row.Text("purpose")));
    SOCLE_ASSIGN(const Channel channel, ChoiceOf(kChannels, row.Text("channel")));
    return Subject{purpose, channel};
}

absl::StatusOr<StoredConsent> FromRow(const Row& row) {
    SOCLE_ASSIGN(const Subject subject, SubjectOf(row));
    const bool granted = row.Text("decision") == WordOf(Decision::kGranted);
    return StoredConsent{
        .consent = {.id = ConsentId{row.AsUuid("consent_id")},
                    .party = PartyId{row.AsUuid("party_id")},
                    .purpose = subject.first,
                    .channel = subject.second,
                    .decision = granted ? Decision::kGranted : Decision::kWithdrawn,
                    .wording = row.Text("wording"),
                    .wording_version = row.Text("wording_version"),
                    .source = row.Text("source"),
                    .proof = row.Text("proof"),
                    .decided_at = row.AsInstant("decided_at"),
                    .recorded_by = row.Text("recorded_by"),
                    .recorded_at = row.AsInstant("recorded_at")},
        .proof_digest = row.AsBytes("proof_digest"),
        .seal = {row.Int64("position"), row.AsBytes("previous_seal"), row.AsBytes("seal")}};
}

absl::StatusOr<std::vector<StoredConsent>> FromRows(const Rows& rows) {
    std::vector<StoredConsent> consents;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredConsent stored, FromRow(row));
        consents.push_back(std::move(stored));
    }
    return consents;
}

}  // namespace

ConsentStore::ConsentStore(Sealer sealer, ChainHeads& heads)
    : chain_("marketing", queries::kFindSeal, std::move(sealer), heads) {}

std::string ConsentStore::ProofDigest(ConsentId id, std::string_view proof) const {
    return chain_.sealer()("consent proof " + id.ToString() + " " + std::string(proof));
}

std::string ConsentStore::HashOf(Channel channel, std::string_view address) const {
    return chain_.sealer()("suppression " + std::string(WordOf(channel)) + " " +
                           Normalised(channel, address));
}

absl::Status ConsentStore::Insert(Transaction& tx, const Consent& consent) const {
    const std::string digest = ProofDigest(consent.id, consent.proof);
    SOCLE_ASSIGN(const Seal seal, chain_.Take(tx, CanonicalBytes(consent, digest)));
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertConsent,
                {consent.id, consent.party, WordOf(consent.purpose), WordOf(consent.channel),
                 WordOf(consent.decision), consent.wording, consent.wording_version, consent.source,
                 Bytes{digest}, consent.decided_at, consent.recorded_by, consent.recorded_at,
                 seal.position, Bytes{seal.previous}, Bytes{seal.seal}}));
    if (consent.proof.empty()) return absl::OkStatus();
    return tx.Exec(queries::kInsertProof, {consent.id, consent.proof}).status();
}

absl::StatusOr<std::vector<StoredConsent>> ConsentStore::List(Transaction& tx,
                                                              const std::optional<PartyId>& party,
                                                              const Page& page) const {
    std::optional<std::int64_t> before;
    if (!page.IsFirst()) {
        std::int64_t position = 0;
        if (!absl::SimpleAtoi(page.after.front(), &position)) return BadPageToken();
        before = position;
    }
    std::optional<PartyId> current;
    if (party) {
        SOCLE_ASSIGN(current, Current(tx, *party));
    }
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListConsents, {before, current, page.Limit()}));
    return FromRows(rows);
}

std::vector<std::string> ConsentStore::SortKeyOf(const StoredConsent& stored) {
    return {std::to_string(stored.seal.position)};
}

absl::StatusOr<std::vector<StoredConsent>> ConsentStore::Scan(
    Transaction& tx, const std::optional<StoredConsent>& after, int limit) const {
    const std::int64_t position = after ? after->seal.position : 0;
    const Uuid id = after ? after->consent.id.value() : Uuid{};
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanConsents, {position, id, limit}));
    return FromRows(rows);
}

absl::StatusOr<std::map<Subject, Consent>> ConsentStore::Last(Transaction& tx,
                                                              PartyId party) const {
    SOCLE_ASSIGN(const PartyId current, Current(tx, party));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLastConsents, {current}));
    std::map<Subject, Consent> last;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredConsent stored, FromRow(row));
        last[{stored.consent.purpose, stored.consent.channel}] = std::move(stored.consent);
    }
    return last;
}

absl::Status ConsentStore::Suppress(Transaction& tx, const Subject& subject,
                                    const std::vector<std::string>& addresses,
                                    Instant since) const {
    for (const std::string& address : addresses)
        SOCLE_RETURN_IF_ERROR(
            tx.Exec(queries::kInsertSuppression, {WordOf(subject.second), WordOf(subject.first),
                                                  Bytes{HashOf(subject.second, address)}, since}));
    return absl::OkStatus();
}

absl::Status ConsentStore::Lift(Transaction& tx, const Subject& subject,
                                const std::vector<std::string>& addresses) const {
    for (const std::string& address : addresses)
        SOCLE_RETURN_IF_ERROR(
            tx.Exec(queries::kLiftSuppression, {WordOf(subject.second), WordOf(subject.first),
                                                Bytes{HashOf(subject.second, address)}}));
    return absl::OkStatus();
}

absl::StatusOr<std::map<Subject, Instant>> ConsentStore::Suppressed(
    Transaction& tx, const std::multimap<Channel, std::string>& addresses) const {
    std::vector<Bytes> hashes;
    for (const auto& [channel, address] : addresses) hashes.push_back({HashOf(channel, address)});
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadSuppressions, {hashes}));
    std::map<Subject, Instant> suppressed;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const Subject subject, SubjectOf(row));
        suppressed[subject] = row.AsInstant("since");
    }
    return suppressed;
}

absl::Status ConsentStore::SetReach(Transaction& tx, PartyId party, Channel channel,
                                    std::string_view address) const {
    if (address.empty())
        return tx
            .Exec(queries::kDeleteReach,
                  {party, std::vector<std::string>{std::string(WordOf(channel))}})
            .status();
    return tx.Exec(queries::kUpsertReach, {party, WordOf(channel), address}).status();
}

absl::StatusOr<std::multimap<Channel, std::string>> ConsentStore::ReachOf(Transaction& tx,
                                                                          PartyId party) const {
    SOCLE_ASSIGN(const PartyId current, Current(tx, party));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadReach, {current}));
    std::multimap<Channel, std::string> reach;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(const Channel channel, ChoiceOf(kChannels, row.Text("channel")));
        reach.emplace(channel, row.Text("address"));
    }
    return reach;
}

absl::Status ConsentStore::EraseParty(Transaction& tx, PartyId party) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kEraseProofs, {party}));
    std::vector<std::string> channels;
    for (const Channel channel : kChannels) channels.emplace_back(WordOf(channel));
    return tx.Exec(queries::kDeleteReach, {party, channels}).status();
}

}  // namespace socle::marketing
