// The contract's methods. Each parses, loads, lets the domain decide, saves, publishes, replies;
// no rule and no SQL here. See proto/socle/client_record/v1/service.proto for what each promises.
#pragma once

#include "kernel/client_record/service/event_texts.hpp"
#include "kernel/client_record/store/stores.hpp"
#include "socle/client_record/v1/service.socle.hpp"

namespace socle::client_record {

class ClientRecordService final : public v1::ClientRecordServiceBase {
 public:
    explicit ClientRecordService(const EventTexts& texts) : texts_(texts) {}

    // parties.cpp
    absl::StatusOr<v1::Party> GetParty(Call& call, const v1::GetPartyRequest& request) override;
    absl::StatusOr<v1::ListPartiesResponse> ListParties(
        Call& call, const v1::ListPartiesRequest& request) override;
    absl::StatusOr<v1::SearchPartiesResponse> SearchParties(
        Call& call, const v1::SearchPartiesRequest& request) override;
    absl::StatusOr<v1::Party> CreateParty(Call& call,
                                          const v1::CreatePartyRequest& request) override;
    absl::StatusOr<v1::Party> UpdateParty(Call& call,
                                          const v1::UpdatePartyRequest& request) override;
    absl::StatusOr<v1::FindDuplicatesResponse> FindDuplicates(
        Call& call, const v1::FindDuplicatesRequest& request) override;

    // import.cpp
    absl::StatusOr<v1::ImportPartiesResponse> ImportParties(
        Call& call, const v1::ImportPartiesRequest& request) override;

    // merging.cpp
    absl::StatusOr<v1::Party> MergeParties(Call& call,
                                           const v1::MergePartiesRequest& request) override;
    absl::StatusOr<v1::Party> UnmergeParty(Call& call,
                                           const v1::UnmergePartyRequest& request) override;
    absl::StatusOr<v1::Party> EraseParty(Call& call, const v1::ErasePartyRequest& request) override;

    // deletion.cpp
    absl::StatusOr<v1::Party> DeleteParty(Call& call,
                                          const v1::DeletePartyRequest& request) override;

    // history.cpp
    absl::StatusOr<v1::Relation> CreateRelation(Call& call,
                                                const v1::CreateRelationRequest& request) override;
    absl::StatusOr<v1::Relation> EndRelation(Call& call,
                                             const v1::EndRelationRequest& request) override;
    absl::StatusOr<v1::ListRelationsResponse> ListRelations(
        Call& call, const v1::ListRelationsRequest& request) override;
    absl::StatusOr<v1::Note> CreateNote(Call& call, const v1::CreateNoteRequest& request) override;
    absl::StatusOr<v1::ListNotesResponse> ListNotes(Call& call,
                                                    const v1::ListNotesRequest& request) override;
    absl::StatusOr<v1::ListTimelineResponse> ListTimeline(
        Call& call, const v1::ListTimelineRequest& request) override;

 private:
    // DUPLICATE_PARTY when one that is surely the same is there.
    [[nodiscard]] absl::Status CheckNoDuplicate(Transaction& tx, const PartyContent& content) const;
    // The party a name leads to, and all whose names lead there.
    struct FoundParty {
        Party party;
        std::vector<PartyId> members;
    };
    [[nodiscard]] absl::StatusOr<FoundParty> Find(Call& call, std::string_view name) const;

    const EventTexts& texts_;
    Stores stores_;
};

}  // namespace socle::client_record
