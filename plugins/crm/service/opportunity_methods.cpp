#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/crm_service.hpp"
#include "service/named_id.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"
#include "socle/wire.hpp"

namespace socle::crm {
namespace {

// The party as the client record knows it: a merged one's name gives its successor. Asked before
// any transaction is open.
absl::StatusOr<PartyId> FindParty(Call& call, const std::string& name) {
    if (name.empty())
        return RefuseField(reason::kRequired, "party", "say whose business it may be");
    SOCLE_RETURN_IF_ERROR(ParseResourceName(kParties, name, "party"));
    client_record::v1::GetPartyRequest request;
    request.set_name(name);
    SOCLE_ASSIGN(const auto party, client_record::v1::ClientRecordClient(call).GetParty(request));
    if (party.state() == client_record::v1::PARTY_STATE_ERASED)
        return Refuse(reason::kClientErased, "the client's data were erased at their request",
                      {{"value", party.name()}});
    return ParseIdName<PartyId>(kParties, party.name(), "party");
}

// The opportunity's own words with the sent ones in their place. The verbs change the rest, or
// nothing.
absl::StatusOr<OpportunityInput> Rewritten(const Opportunity& before,
                                           const v1::UpdateOpportunityRequest& request) {
    v1::Opportunity record = ToProto(before);
    SOCLE_RETURN_IF_ERROR(
        ApplyUpdate(request.update_mask(), request.opportunity(), record,
                    {"party", "pipeline", "stage", "probability", "state", "loss_reason",
                     "loss_comment", "close_date", "create_time", "update_time"}));
    return InputFromProto(record);
}

absl::StatusOr<OpportunityFilter> FilterOf(const v1::ListOpportunitiesRequest& request,
                                           const Date& today) {
    OpportunityFilter filter;
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(filter.state, StateFromProto(request.state()));
    if (!request.stage().empty()) filter.stage = request.stage();
    if (request.no_next_action()) filter.unplanned_on = today;
    return filter;
}

// What a page token of this list is bound to.
std::string FingerprintOf(v1::ListOpportunitiesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kOpportunities) + request.SerializeAsString();
}

}  // namespace

absl::StatusOr<Pipeline> CrmService::PipelineFor(Call& call, std::string_view name) const {
    Transaction& tx = call.transaction();
    if (!name.empty()) {
        SOCLE_ASSIGN(const PipelineId id, ParseIdName<PipelineId>(kPipelines, name, "pipeline"));
        return pipelines_.Hold(tx, id);
    }
    SOCLE_ASSIGN(const std::optional<Pipeline> first, pipelines_.HoldFirst(tx));
    if (first) return *first;
    SOCLE_RETURN_IF_ERROR(pipelines_.InsertUsual(
        tx, UsualPipeline(PipelineId{call.NewId()}, call.context().language)));
    SOCLE_ASSIGN(const std::optional<Pipeline> made, pipelines_.HoldFirst(tx));
    if (!made) return BrokenInvariant("the usual pipeline was made and is not there");
    return *made;
}

absl::StatusOr<Opportunity> CrmService::LoadForChange(Call& call, const std::string& name,
                                                      std::string_view etag) const {
    SOCLE_ASSIGN(const OpportunityId id, ParseIdName<OpportunityId>(kOpportunities, name));
    SOCLE_ASSIGN(Opportunity opportunity, opportunities_.LoadForUpdate(call.transaction(), id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(etag, opportunity.version));
    return opportunity;
}

absl::StatusOr<v1::Opportunity> CrmService::CreateOpportunity(
    Call& call, const v1::CreateOpportunityRequest& request) {
    const v1::Opportunity& sent = request.opportunity();
    SOCLE_ASSIGN(const OpportunityInput input, InputFromProto(sent));
    SOCLE_ASSIGN(const OpportunityId id,
                 NamedOrNewId<OpportunityId>(call, kOpportunities, sent.name()));
    SOCLE_ASSIGN(const PartyId party, FindParty(call, sent.party()));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Pipeline pipeline, PipelineFor(call, sent.pipeline()));
    SOCLE_ASSIGN(
        const Opportunity opportunity,
        Open(input, {.id = id, .party = party, .now = call.Now()}, pipeline, sent.stage()));
    SOCLE_RETURN_IF_ERROR(opportunities_.Insert(tx, opportunity));
    PublishCreated(tx, opportunity);
    if (opportunity.next_action) PublishNextAction(tx, opportunity);
    return ToProto(opportunity);
}

absl::StatusOr<v1::Opportunity> CrmService::GetOpportunity(
    Call& call, const v1::GetOpportunityRequest& request) {
    SOCLE_ASSIGN(const OpportunityId id,
                 ParseIdName<OpportunityId>(kOpportunities, request.name()));
    SOCLE_ASSIGN(const Opportunity opportunity, opportunities_.Load(call.transaction(), id));
    return ToProto(opportunity);
}

absl::StatusOr<v1::ListOpportunitiesResponse> CrmService::ListOpportunities(
    Call& call, const v1::ListOpportunitiesRequest& request) {
    SOCLE_ASSIGN(const OpportunityFilter filter, FilterOf(request, call.Today()));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), OpportunityStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<Opportunity> opportunities,
                 opportunities_.List(call.transaction(), filter, page));
    v1::ListOpportunitiesResponse response;
    response.set_next_page_token(CutPage(page, opportunities, OpportunityStore::SortKeyOf));
    for (const Opportunity& opportunity : opportunities) {
        *response.add_opportunities() = ToProto(opportunity);
    }
    return response;
}

absl::StatusOr<v1::Opportunity> CrmService::UpdateOpportunity(
    Call& call, const v1::UpdateOpportunityRequest& request) {
    const v1::Opportunity& sent = request.opportunity();
    SOCLE_ASSIGN(const Opportunity before, LoadForChange(call, sent.name(), sent.etag()));
    SOCLE_ASSIGN(const OpportunityInput input, Rewritten(before, request));
    SOCLE_ASSIGN(const Opportunity after, Revise(before, input));
    if (after == before) return ToProto(before);

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Opportunity saved, opportunities_.Update(tx, after, call.Now()));
    if (ChangedBesidesNextAction(before, after)) PublishUpdated(tx, saved);
    if (after.next_action != before.next_action) PublishNextAction(tx, saved);
    return ToProto(saved);
}

}  // namespace socle::crm
