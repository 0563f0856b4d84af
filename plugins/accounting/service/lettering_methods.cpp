#include <algorithm>

#include "domain/reasons.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"

namespace socle::accounting {
namespace {

std::string FingerprintOf(v1::ListLetteringsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kLetterings) + request.SerializeAsString();
}

absl::StatusOr<std::vector<LineReference>> ReferencesFrom(
    const v1::CreateLetteringRequest& request) {
    std::vector<LineReference> references;
    for (const v1::LineReference& line : request.lines()) {
        SOCLE_ASSIGN(const LineReference reference, ReferenceFrom(line));
        references.push_back(reference);
    }
    std::ranges::sort(references);
    if (std::ranges::adjacent_find(references) == references.end()) return references;
    return RefuseField(reason::kInvalidValue, "lines", "a line is named twice");
}

// A line of a posted entry, as lettering sees it.
absl::StatusOr<ClaimLine> ClaimIn(const std::vector<StoredEntry>& entries,
                                  const LineReference& reference) {
    const auto stored = std::ranges::find_if(entries, [&reference](const StoredEntry& each) {
        return each.entry.id == reference.entry;
    });
    const auto at = static_cast<std::size_t>(reference.line) - 1;
    if (stored == entries.end() || at >= stored->entry.content.lines.size()) {
        return Refuse(reason::kNotFound, "there is no such line",
                      {{"value", NameOf(reference.entry) + " " + std::to_string(reference.line)}});
    }
    const Line& line = stored->entry.content.lines[at];
    return ClaimLine{reference,  line.account, line.party,
                     line.debit, line.credit,  stored->lettering[at].code};
}

}  // namespace

absl::StatusOr<v1::Lettering> AccountingService::CreateLettering(
    Call& call, const v1::CreateLetteringRequest& request) {
    SOCLE_ASSIGN(const std::vector<LineReference> references, ReferencesFrom(request));
    if (references.size() > kLetteredLinesMax) {
        return RefuseField(reason::kTooMany, "lines", "at most 1000 lines are lettered at once",
                           {{"limit", std::to_string(kLetteredLinesMax)}});
    }
    Transaction& tx = call.transaction();
    std::vector<EntryId> ids;
    for (const LineReference& reference : references) ids.push_back(reference.entry);
    SOCLE_ASSIGN(const std::vector<StoredEntry> entries, stores_.entries.Load(tx, ids));
    std::vector<ClaimLine> lines;
    for (const LineReference& reference : references) {
        SOCLE_ASSIGN(ClaimLine line, ClaimIn(entries, reference));
        lines.push_back(std::move(line));
    }
    SOCLE_ASSIGN(const std::int64_t amount, CheckSettles(lines));
    Lettering lettering{.id = LetteringId{call.NewId()},
                        .account = lines.front().account,
                        .party = *lines.front().party,
                        .amount = amount,
                        .date = call.Today(),
                        .lines = references};
    SOCLE_ASSIGN(lettering.code,
                 stores_.letterings.TakeCode(tx, lettering.account, lettering.party));
    SOCLE_RETURN_IF_ERROR(stores_.letterings.Insert(tx, lettering, call.context().actor.name));
    return ToProto(lettering);
}

absl::StatusOr<v1::ListLetteringsResponse> AccountingService::ListLetterings(
    Call& call, const v1::ListLetteringsRequest& request) {
    std::optional<PartyId> party;
    if (!request.party().empty()) {
        SOCLE_ASSIGN(party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), LetteringStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<Lettering> letterings,
                 stores_.letterings.List(call.transaction(), party, page));
    v1::ListLetteringsResponse response;
    response.set_next_page_token(CutPage(page, letterings, [](const Lettering& last) {
        return std::vector<std::string>{last.id.ToString()};
    }));
    for (const Lettering& lettering : letterings) *response.add_letterings() = ToProto(lettering);
    return response;
}

absl::StatusOr<v1::DeleteLetteringResponse> AccountingService::DeleteLettering(
    Call& call, const v1::DeleteLetteringRequest& request) {
    SOCLE_ASSIGN(const LetteringId id, ParseIdName<LetteringId>(kLetterings, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.letterings.Load(tx, id));
    SOCLE_RETURN_IF_ERROR(stores_.letterings.Undo(tx, id, call.context().actor.name, call.Now()));
    tx.SetAuditTarget(request.name());
    return v1::DeleteLetteringResponse();
}

}  // namespace socle::accounting
