#include "domain/reasons.hpp"
#include "service/convert.hpp"
#include "service/marketing_service.hpp"
#include "service/refresh_job.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {
namespace {

absl::StatusOr<std::int64_t> EurosFrom(const type::v1::Money& money) {
    SOCLE_ASSIGN(const Money amount, MoneyFromWire(money, "amount"));
    if (amount.currency() == Currency::Eur()) return amount.minor_units();
    return RefuseField(reason::kInvalidValue, "amount", "segments count in euros",
                       {{"value", std::string(amount.currency().code())}, {"expected", "EUR"}});
}

absl::StatusOr<Condition> ConditionFrom(const v1::Condition& sent) {
    switch (sent.kind_case()) {
        case v1::Condition::kBoughtAtLeast: {
            SOCLE_ASSIGN(const std::int64_t amount, EurosFrom(sent.bought_at_least().amount()));
            return Condition{ConditionKind::kBoughtAtLeast, "", sent.bought_at_least().days(),
                             amount};
        }
        case v1::Condition::kSilentForDays:
            return Condition{ConditionKind::kSilentFor, "", sent.silent_for_days(), 0};
        case v1::Condition::kLostOpportunity:
            return Condition{ConditionKind::kLostOpportunity, sent.lost_opportunity().loss_reason(),
                             sent.lost_opportunity().days(), 0};
        case v1::Condition::kPostalCodePrefix:
            return Condition{ConditionKind::kPostalCodePrefix, sent.postal_code_prefix(), 0, 0};
        case v1::Condition::KIND_NOT_SET:
            break;
    }
    return RefuseField(reason::kRequired, "conditions", "a condition says one thing");
}

void AddTo(const Condition& condition, v1::Condition& message) {
    switch (condition.kind) {
        case ConditionKind::kBoughtAtLeast:
            *message.mutable_bought_at_least()->mutable_amount() =
                socle::ToWire(Money(condition.amount_minor, Currency::Eur()));
            message.mutable_bought_at_least()->set_days(condition.days);
            return;
        case ConditionKind::kSilentFor:
            return message.set_silent_for_days(condition.days);
        case ConditionKind::kLostOpportunity:
            message.mutable_lost_opportunity()->set_loss_reason(condition.text);
            message.mutable_lost_opportunity()->set_days(condition.days);
            return;
        case ConditionKind::kPostalCodePrefix:
            return message.set_postal_code_prefix(condition.text);
    }
}

v1::Segment ToProto(const StoredSegment& stored) {
    v1::Segment message;
    message.set_name(ResourceName(kSegments, stored.segment.id.value()));
    message.set_display_name(stored.segment.display_name);
    for (const Condition& condition : stored.segment.conditions)
        AddTo(condition, *message.add_conditions());
    message.set_member_count(stored.members);
    return message;
}

v1::Membership ToProto(const Membership& membership) {
    v1::Membership message;
    message.set_segment(ResourceName(kSegments, membership.segment.value()));
    message.set_party(ResourceName(kParties, membership.party.value()));
    *message.mutable_join_date() = socle::ToWire(membership.joined_on);
    if (membership.left_on) *message.mutable_leave_date() = socle::ToWire(*membership.left_on);
    return message;
}

std::string FingerprintOf(v1::ListMembershipsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return "memberships" + request.SerializeAsString();
}

absl::StatusOr<MembershipFilter> FilterFrom(const v1::ListMembershipsRequest& request) {
    MembershipFilter filter{.with_past = request.with_past()};
    if (!request.segment().empty()) {
        SOCLE_ASSIGN(filter.segment,
                     ParseIdName<SegmentId>(kSegments, request.segment(), "segment"));
    }
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    if (!filter.segment && !filter.party)
        return RefuseField(reason::kRequired, "segment", "say which segment or which party");
    return filter;
}

}  // namespace

absl::StatusOr<v1::Segment> MarketingService::CreateSegment(
    Call& call, const v1::CreateSegmentRequest& request) {
    Segment written{.id = SegmentId{call.NewId()},
                    .display_name = request.segment().display_name()};
    if (!request.segment().name().empty()) {
        SOCLE_ASSIGN(written.id, ParseIdName<SegmentId>(kSegments, request.segment().name()));
    }
    for (const v1::Condition& sent : request.segment().conditions()) {
        SOCLE_ASSIGN(Condition condition, ConditionFrom(sent));
        written.conditions.push_back(std::move(condition));
    }
    SOCLE_ASSIGN(const Segment segment, CheckSegment(std::move(written)));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.segments.Insert(tx, segment));
    static_cast<void>(tx.StartJob(NewRefreshJob(segment, call.Now())));
    v1::Segment reply = ToProto(StoredSegment{segment, 0});
    reply.set_job(ResourceName("jobs", tx.StartJob(NewFindMembersJob(segment))));
    return reply;
}

absl::StatusOr<v1::Segment> MarketingService::GetSegment(Call& call,
                                                         const v1::GetSegmentRequest& request) {
    SOCLE_ASSIGN(const SegmentId id, ParseIdName<SegmentId>(kSegments, request.name()));
    SOCLE_ASSIGN(const StoredSegment stored, stores_.segments.Load(call.transaction(), id));
    return ToProto(stored);
}

absl::StatusOr<v1::ListSegmentsResponse> MarketingService::ListSegments(
    Call& call, const v1::ListSegmentsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), kSegments,
                                           SegmentStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<StoredSegment> found, stores_.segments.List(call.transaction(), page));
    v1::ListSegmentsResponse response;
    response.set_next_page_token(CutPage(page, found, SegmentStore::SortKeyOf));
    for (const StoredSegment& stored : found) *response.add_segments() = ToProto(stored);
    return response;
}

absl::StatusOr<v1::DeleteSegmentResponse> MarketingService::DeleteSegment(
    Call& call, const v1::DeleteSegmentRequest& request) {
    SOCLE_ASSIGN(const SegmentId id, ParseIdName<SegmentId>(kSegments, request.name()));
    SOCLE_RETURN_IF_ERROR(stores_.segments.Load(call.transaction(), id));
    SOCLE_RETURN_IF_ERROR(stores_.segments.Delete(call.transaction(), id));
    call.transaction().SetAuditTarget(request.name());
    return v1::DeleteSegmentResponse();
}

absl::StatusOr<v1::ListMembershipsResponse> MarketingService::ListMemberships(
    Call& call, const v1::ListMembershipsRequest& request) {
    SOCLE_ASSIGN(const MembershipFilter filter, FilterFrom(request));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), SegmentStore::kMembershipKeys));
    SOCLE_ASSIGN(std::vector<Membership> found,
                 stores_.segments.Memberships(call.transaction(), filter, page));
    v1::ListMembershipsResponse response;
    response.set_next_page_token(CutPage(page, found, SegmentStore::MembershipKeyOf));
    for (const Membership& membership : found) *response.add_memberships() = ToProto(membership);
    return response;
}

absl::StatusOr<v1::ExplainMembershipResponse> MarketingService::ExplainMembership(
    Call& call, const v1::ExplainMembershipRequest& request) {
    SOCLE_ASSIGN(const SegmentId id,
                 ParseIdName<SegmentId>(kSegments, request.segment(), "segment"));
    SOCLE_ASSIGN(const PartyId named, ParseIdName<PartyId>(kParties, request.party(), "party"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredSegment stored, stores_.segments.Load(tx, id));
    SOCLE_ASSIGN(const PartyId party, stores_.segments.Current(tx, named));
    SOCLE_ASSIGN(const auto facts, stores_.segments.FactsOf(tx, {party}));
    v1::ExplainMembershipResponse response;
    response.set_member(IsMember(stored.segment, facts.at(party), call.Today()));
    for (const Verdict& verdict : Explain(stored.segment, facts.at(party), call.Today())) {
        v1::Verdict& added = *response.add_verdicts();
        added.set_holds(verdict.holds);
        added.set_text(verdict.why.In(call.context().language));
    }
    return response;
}

}  // namespace socle::marketing
