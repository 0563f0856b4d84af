#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/marketing_service.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {
namespace {

constexpr std::string_view kUsualSource = "sur demande";

// The party as the client record knows it: a merged one's name gives its successor. Asked before
// any transaction is open.
absl::StatusOr<PartyId> FindParty(Call& call, const std::string& name) {
    if (name.empty()) return RefuseField(reason::kRequired, "party", "say who");
    SOCLE_RETURN_IF_ERROR(ParseResourceName(kParties, name, "party"));
    client_record::v1::GetPartyRequest request;
    request.set_name(name);
    SOCLE_ASSIGN(const auto party, client_record::v1::ClientRecordClient(call).GetParty(request));
    if (party.state() == client_record::v1::PARTY_STATE_ERASED)
        return Refuse(reason::kClientErased, "the party's data were erased at their request",
                      {{"value", party.name()}});
    return ParseIdName<PartyId>(kParties, party.name(), "party");
}

std::string FingerprintOf(v1::ListConsentsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kConsents) + request.SerializeAsString();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> MarketingService::AddressesOf(Transaction& tx,
                                                                       PartyId party,
                                                                       Channel channel) const {
    SOCLE_ASSIGN(const auto reach, stores_.consents.ReachOf(tx, party));
    std::vector<std::string> addresses;
    const auto [first, last] = reach.equal_range(channel);
    for (auto at = first; at != last; ++at) addresses.push_back(at->second);
    return addresses;
}

absl::StatusOr<v1::Consent> MarketingService::RecordConsent(
    Call& call, const v1::RecordConsentRequest& request) {
    const v1::Consent& said = request.consent();
    Consent consent{.id = ConsentId{call.NewId()},
                    .wording = said.wording(),
                    .wording_version = said.wording_version(),
                    .source = said.source(),
                    .proof = said.proof(),
                    .decided_at = call.Now(),
                    .recorded_by = call.context().actor.name,
                    .recorded_at = call.Now()};
    SOCLE_ASSIGN(consent.purpose, ChoiceFrom(kPurposeChoices, request.purpose(), "purpose"));
    SOCLE_ASSIGN(consent.channel, ChoiceFrom(kChannelChoices, request.channel(), "channel"));
    if (said.has_decision_time()) {
        SOCLE_ASSIGN(consent.decided_at, InstantFromWire(said.decision_time(), "decision_time"));
    }
    SOCLE_RETURN_IF_ERROR(CheckConsent(consent, call.Now()));
    SOCLE_ASSIGN(consent.party, FindParty(call, request.party()));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.consents.Insert(tx, consent));
    // A yes of their own, with its proof, is the only thing that lifts a no.
    SOCLE_ASSIGN(const auto addresses, AddressesOf(tx, consent.party, consent.channel));
    SOCLE_RETURN_IF_ERROR(stores_.consents.Lift(tx, {consent.purpose, consent.channel}, addresses));
    PublishSaid(tx, consent);
    return ToProto(consent);
}

absl::StatusOr<v1::WithdrawConsentResponse> MarketingService::WithdrawConsent(
    Call& call, const v1::WithdrawConsentRequest& request) {
    SOCLE_ASSIGN(const Channel channel, ChoiceFrom(kChannelChoices, request.channel(), "channel"));
    std::vector<Purpose> purposes(kPurposes.begin(), kPurposes.end());
    if (request.purpose() != v1::PURPOSE_UNSPECIFIED) {
        SOCLE_ASSIGN(const Purpose purpose,
                     ChoiceFrom(kPurposeChoices, request.purpose(), "purpose"));
        purposes = {purpose};
    }
    SOCLE_ASSIGN(const PartyId party, FindParty(call, request.party()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const auto addresses, AddressesOf(tx, party, channel));
    v1::WithdrawConsentResponse response;
    for (const Purpose purpose : purposes) {
        const Consent said{
            .id = ConsentId{call.NewId()},
            .party = party,
            .purpose = purpose,
            .channel = channel,
            .decision = Decision::kWithdrawn,
            .source = request.source().empty() ? std::string(kUsualSource) : request.source(),
            .proof = request.proof(),
            .decided_at = call.Now(),
            .recorded_by = call.context().actor.name,
            .recorded_at = call.Now()};
        SOCLE_RETURN_IF_ERROR(CheckConsent(said, call.Now()));
        SOCLE_RETURN_IF_ERROR(stores_.consents.Insert(tx, said));
        SOCLE_RETURN_IF_ERROR(
            stores_.consents.Suppress(tx, {purpose, channel}, addresses, call.Now()));
        PublishSaid(tx, said);
        *response.add_consents() = ToProto(said);
    }
    return response;
}

absl::StatusOr<v1::ListConsentsResponse> MarketingService::ListConsents(
    Call& call, const v1::ListConsentsRequest& request) {
    std::optional<PartyId> party;
    if (!request.party().empty()) {
        SOCLE_ASSIGN(party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), ConsentStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<StoredConsent> found,
                 stores_.consents.List(call.transaction(), party, page));
    v1::ListConsentsResponse response;
    response.set_next_page_token(CutPage(page, found, ConsentStore::SortKeyOf));
    for (const StoredConsent& stored : found) *response.add_consents() = ToProto(stored.consent);
    return response;
}

absl::StatusOr<v1::GetPermissionsResponse> MarketingService::GetPermissions(
    Call& call, const v1::GetPermissionsRequest& request) {
    SOCLE_ASSIGN(const PartyId party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const auto last, stores_.consents.Last(tx, party));
    SOCLE_ASSIGN(const auto reach, stores_.consents.ReachOf(tx, party));
    SOCLE_ASSIGN(const auto suppressed, stores_.consents.Suppressed(tx, reach));
    v1::GetPermissionsResponse response;
    for (const Purpose purpose : kPurposes)
        for (const Channel channel : kChannels) {
            const auto said = last.find({purpose, channel});
            const auto no = suppressed.find({purpose, channel});
            const Permission permission =
                Judge(said == last.end() ? std::nullopt : std::optional(said->second),
                      no == suppressed.end() ? std::nullopt : std::optional(no->second));
            *response.add_permissions() = ToProto(purpose, channel, permission);
        }
    return response;
}

}  // namespace socle::marketing
