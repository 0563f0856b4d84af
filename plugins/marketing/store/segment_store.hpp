// What is known of parties from events, and the segments that rest on it.
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <optional>
#include <vector>

#include "domain/segment.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::marketing {

struct StoredSegment {
    Segment segment = {};
    std::int64_t members = 0;
};

struct Membership {
    SegmentId segment = {};
    PartyId party = {};
    Date joined_on;
    std::optional<Date> left_on = {};
};

struct MembershipFilter {
    std::optional<SegmentId> segment = {};
    std::optional<PartyId> party = {};
    bool with_past = false;
};

class SegmentStore {
 public:
    // Facts, by the event that told them: heard twice, they are known once.
    [[nodiscard]] absl::Status Is(Transaction& tx, PartyId party, const Person& person) const;
    [[nodiscard]] absl::Status Bought(Transaction& tx, const Uuid& event, PartyId party,
                                      const Purchase& purchase) const;
    [[nodiscard]] absl::Status LostOne(Transaction& tx, const Uuid& event, PartyId party,
                                       const Loss& loss) const;
    [[nodiscard]] absl::Status Spoke(Transaction& tx, PartyId party, const Date& day) const;
    [[nodiscard]] absl::Status EraseParty(Transaction& tx, PartyId party) const;
    // Nobody, when nothing is known.
    [[nodiscard]] absl::StatusOr<Person> PersonOf(Transaction& tx, PartyId party) const;
    // Of parties as they are known today.
    [[nodiscard]] absl::StatusOr<std::map<PartyId, PartyFacts>> FactsOf(
        Transaction& tx, const std::vector<PartyId>& parties) const;
    // In the order of their ids.
    [[nodiscard]] absl::StatusOr<std::vector<PartyId>> PartiesAfter(
        Transaction& tx, const std::optional<PartyId>& after, int limit) const;

    [[nodiscard]] absl::Status Insert(Transaction& tx, const Segment& segment) const;
    [[nodiscard]] absl::Status Delete(Transaction& tx, SegmentId id) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<StoredSegment> Load(Transaction& tx, SegmentId id) const;
    // A page and one more, by name.
    [[nodiscard]] absl::StatusOr<std::vector<StoredSegment>> List(Transaction& tx,
                                                                  const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const StoredSegment& stored);
    static constexpr std::size_t kSortKeys = 2;

    // Lets these parties join or leave the segment as it should be on that day.
    [[nodiscard]] absl::Status Refresh(Transaction& tx, const Segment& segment,
                                       const std::vector<PartyId>& parties, const Date& day) const;
    // Those that were merged into another leave; the other is looked at like everybody.
    [[nodiscard]] absl::Status LeaveMerged(Transaction& tx, SegmentId segment,
                                           const Date& day) const;
    // Refresh for one party and every segment, at most 1,000 of them.
    [[nodiscard]] absl::Status RefreshAll(Transaction& tx, PartyId party, const Date& day) const;
    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<Membership>> Memberships(
        Transaction& tx, const MembershipFilter& filter, const Page& page) const;
    [[nodiscard]] static std::vector<std::string> MembershipKeyOf(const Membership& membership);
    static constexpr std::size_t kMembershipKeys = 3;

    [[nodiscard]] absl::StatusOr<PartyId> Current(Transaction& tx, PartyId party) const {
        return aliases_.CurrentParty(tx, party);
    }

 private:
    PartyAliases aliases_{"marketing"};
};

}  // namespace socle::marketing
