// Reading, creating and changing single parties.
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include <algorithm>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/events/publish.hpp"
#include "kernel/client_record/service/client_record_service.hpp"
#include "kernel/client_record/service/convert.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"

namespace socle::client_record {
namespace {

constexpr int kSearchSizeDefault = 20;
constexpr int kSearchSizeMax = 100;

// The id the caller chose, or a new one.
absl::StatusOr<PartyId> IdFor(Call& call, const std::string& chosen_name) {
    if (chosen_name.empty()) return PartyId(call.NewId());
    return ParsePartyName(chosen_name, "party.name");
}

std::vector<PartyId> IdsIn(const KeyOwners& owners) {
    std::vector<PartyId> ids;
    for (const auto& [key, parties] : owners) ids.insert(ids.end(), parties.begin(), parties.end());
    std::ranges::sort(ids);
    const auto twice = std::ranges::unique(ids);
    ids.erase(twice.begin(), twice.end());
    return ids;
}

// The keys that say something about likeness; phones and tags do not.
std::vector<MatchKey> LikenessKeysOf(const PartyContent& content) {
    std::vector<MatchKey> keys = KeysOf(content);
    std::erase_if(keys, [](const MatchKey& key) { return key.kind > KeyKind::kName; });
    return keys;
}

}  // namespace

absl::StatusOr<v1::Party> ClientRecordService::GetParty(Call& call,
                                                        const v1::GetPartyRequest& request) {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(request.name(), "name"));
    SOCLE_ASSIGN(const Party party, stores_.parties.LoadFinal(call.transaction(), id));
    return ToProto(party, call.context().language);
}

absl::StatusOr<v1::ListPartiesResponse> ClientRecordService::ListParties(
    Call& call, const v1::ListPartiesRequest& request) {
    if (!v1::PartyKind_IsValid(request.kind())) {
        return RefuseField(reason::kInvalidValue, "kind", "a party is a company or a person");
    }
    const PartyFilter filter{FoldForSearch(request.tag()), static_cast<PartyKind>(request.kind())};
    SOCLE_ASSIGN(const Page page,
                 ReadPage(request.page_size(), request.page_token(),
                          absl::StrCat("parties;", filter.tag, ";", request.kind()), 2));
    v1::ListPartiesResponse response;
    if (!request.tag().empty() && filter.tag.empty()) return response;  // nobody has such a tag
    SOCLE_ASSIGN(const PartyPage found, stores_.parties.List(call.transaction(), filter, page));
    for (const Party& party : found.parties) {
        *response.add_parties() = ToProto(party, call.context().language);
    }
    response.set_next_page_token(found.next_page_token);
    return response;
}

absl::StatusOr<v1::SearchPartiesResponse> ClientRecordService::SearchParties(
    Call& call, const v1::SearchPartiesRequest& request) {
    SOCLE_ASSIGN(const SearchTerms terms, ParseQuery(request.query()));
    if (request.page_size() < 0) {
        return RefuseField(reason::kOutOfRange, "page_size", "a page cannot have a negative size");
    }
    const int limit = request.page_size() == 0 ? kSearchSizeDefault
                                               : std::min(request.page_size(), kSearchSizeMax);
    SOCLE_ASSIGN(const std::vector<Party> found,
                 stores_.parties.Search(call.transaction(), terms, limit));
    v1::SearchPartiesResponse response;
    for (const Party& party : found) {
        *response.add_parties() = ToProto(party, call.context().language);
    }
    return response;
}

absl::Status ClientRecordService::CheckNoDuplicate(Transaction& tx,
                                                   const PartyContent& content) const {
    SOCLE_ASSIGN(const KeyOwners owners, stores_.parties.FindByKeys(tx, LikenessKeysOf(content)));
    if (owners.empty()) return absl::OkStatus();
    SOCLE_ASSIGN(const std::vector<Party> candidates, stores_.parties.Load(tx, IdsIn(owners)));
    std::vector<std::string> names;
    for (const Duplicate& duplicate : RankDuplicates(content, candidates, owners)) {
        if (duplicate.likeness.sure) names.push_back(PartyName(duplicate.party.id));
    }
    if (names.empty()) return absl::OkStatus();
    return Refuse(reason::kDuplicateParty,
                  "a party that looks the same exists already; use that one, or confirm with "
                  "allow_duplicate",
                  {{"duplicates", absl::StrJoin(names, ", ")}});
}

absl::StatusOr<v1::Party> ClientRecordService::CreateParty(Call& call,
                                                           const v1::CreatePartyRequest& request) {
    SOCLE_ASSIGN(PartyContent sent, ContentFrom(request.party()));
    SOCLE_ASSIGN(const PartyContent content, Checked(std::move(sent)));
    SOCLE_ASSIGN(const PartyId id, IdFor(call, request.party().name()));
    Transaction& tx = call.transaction();
    if (!request.allow_duplicate()) SOCLE_RETURN_IF_ERROR(CheckNoDuplicate(tx, content));
    const Party party = NewParty(id, content, call.Now());
    SOCLE_RETURN_IF_ERROR(stores_.parties.Save(tx, {&party, 1}));
    v1::Party record = ToProto(party, call.context().language);
    PublishCreated(tx, record);
    return record;
}

absl::StatusOr<v1::Party> ClientRecordService::UpdateParty(Call& call,
                                                           const v1::UpdatePartyRequest& request) {
    SOCLE_ASSIGN(const PartyId id, ParsePartyName(request.party().name(), "party.name"));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Party party, stores_.parties.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckActive(party));
    SOCLE_RETURN_IF_ERROR(CheckEtag(request.party().etag(), party.version));

    v1::Party record = ToProto(party, call.context().language);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), request.party(), record,
                                      {"state", "merged_into", "city", "primary_email",
                                       "primary_phone", "create_time", "update_time"}));
    SOCLE_ASSIGN(PartyContent sent, ContentFrom(record));
    SOCLE_ASSIGN(PartyContent content, Checked(std::move(sent)));
    const std::vector<std::string> changed = ChangedFields(party.content, content);
    if (changed.empty()) return ToProto(party, call.context().language);

    Change(party, std::move(content), call.Now());
    SOCLE_RETURN_IF_ERROR(stores_.parties.Save(tx, {&party, 1}));
    record = ToProto(party, call.context().language);
    PublishUpdated(tx, record, changed);
    return record;
}

absl::StatusOr<v1::FindDuplicatesResponse> ClientRecordService::FindDuplicates(
    Call& call, const v1::FindDuplicatesRequest& request) {
    SOCLE_ASSIGN(PartyContent sent, ContentFrom(request.party()));
    SOCLE_ASSIGN(const PartyContent content, Checked(std::move(sent)));
    PartyId self;
    if (!request.party().name().empty()) {
        SOCLE_ASSIGN(self, ParsePartyName(request.party().name(), "party.name"));
    }
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const KeyOwners owners, stores_.parties.FindByKeys(tx, LikenessKeysOf(content)));
    SOCLE_ASSIGN(std::vector<PartyId> ids,
                 stores_.parties.FindSimilar(tx, SortNameOf(content), int(kDuplicatesMax) + 1));
    const std::vector<PartyId> by_key = IdsIn(owners);
    ids.insert(ids.end(), by_key.begin(), by_key.end());
    SOCLE_ASSIGN(std::vector<Party> candidates, stores_.parties.Load(tx, ids));
    std::erase_if(candidates, [self](const Party& party) { return party.id == self; });
    v1::FindDuplicatesResponse response;
    for (const Duplicate& duplicate : RankDuplicates(content, candidates, owners)) {
        *response.add_duplicates() = ToProto(duplicate, call.context().language);
    }
    return response;
}

}  // namespace socle::client_record
