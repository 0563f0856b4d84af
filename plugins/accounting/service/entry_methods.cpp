#include <map>
#include <utility>

#include "domain/reasons.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

const OutputOnly kEntryOutputOnly = {"number",   "total",       "state",     "source",
                                     "reverses", "reversed_by", "post_time", "remark"};

std::string FingerprintOf(v1::ListJournalEntriesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kEntries) + request.SerializeAsString();
}

absl::StatusOr<EntryFilter> FilterFrom(const v1::ListJournalEntriesRequest& request) {
    EntryFilter filter;
    SOCLE_ASSIGN(filter.journal, JournalFrom(request.journal()));
    if (request.state() != v1::ENTRY_STATE_UNSPECIFIED)
        filter.posted = request.state() == v1::ENTRY_STATE_POSTED;
    SOCLE_ASSIGN(filter.from, OptionalDateFromWire(request.start_date(), "start_date"));
    SOCLE_ASSIGN(filter.to, OptionalDateFromWire(request.end_date(), "end_date"));
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    if (!request.source().empty()) filter.source = request.source();
    return filter;
}

}  // namespace

absl::StatusOr<StoredEntry> AccountingService::Posted(Call& call, EntryId id) const {
    SOCLE_ASSIGN(std::vector<StoredEntry> found, stores_.entries.Load(call.transaction(), {id}));
    if (!found.empty()) return std::move(found.front());
    return Refuse(reason::kNotFound, "there is no such entry", {{"value", NameOf(id)}});
}

absl::StatusOr<DraftEntry> AccountingService::DraftForChange(Call& call, const std::string& name,
                                                             const std::string& etag) const {
    SOCLE_ASSIGN(const EntryId id, ParseIdName<EntryId>(kEntries, name));
    SOCLE_ASSIGN(const std::optional<DraftEntry> draft,
                 stores_.entries.FindDraft(call.transaction(), id, /*for_update=*/true));
    if (!draft) {
        SOCLE_RETURN_IF_ERROR(Posted(call, id));
        return Refuse(reason::kEntryPosted, "the entry is posted; reverse it instead");
    }
    SOCLE_RETURN_IF_ERROR(CheckEtag(etag, draft->version));
    return *draft;
}

absl::StatusOr<v1::JournalEntry> AccountingService::CreateJournalEntry(
    Call& call, const v1::CreateJournalEntryRequest& request) {
    SOCLE_ASSIGN(Content content, ContentFrom(request.journal_entry()));
    SOCLE_RETURN_IF_ERROR(CheckContent(content));
    SOCLE_RETURN_IF_ERROR(CheckAccounts(call, content));
    EntryId id{call.NewId()};
    if (!request.journal_entry().name().empty()) {
        SOCLE_ASSIGN(id, ParseIdName<EntryId>(kEntries, request.journal_entry().name()));
    }
    const DraftEntry draft{id, std::move(content), 1};
    SOCLE_RETURN_IF_ERROR(stores_.entries.InsertDraft(call.transaction(), draft));
    return ToProto(draft);
}

absl::StatusOr<v1::JournalEntry> AccountingService::GetJournalEntry(
    Call& call, const v1::GetJournalEntryRequest& request) {
    SOCLE_ASSIGN(const EntryId id, ParseIdName<EntryId>(kEntries, request.name()));
    SOCLE_ASSIGN(const std::optional<DraftEntry> draft,
                 stores_.entries.FindDraft(call.transaction(), id, /*for_update=*/false));
    if (draft) return ToProto(*draft);
    SOCLE_ASSIGN(const StoredEntry stored, Posted(call, id));
    return ToProto(stored, call.context().language);
}

absl::StatusOr<v1::ListJournalEntriesResponse> AccountingService::ListJournalEntries(
    Call& call, const v1::ListJournalEntriesRequest& request) {
    SOCLE_ASSIGN(const EntryFilter filter, FilterFrom(request));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), EntryStore::kSortKeys));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(std::vector<EntryPlace> places, stores_.entries.List(tx, filter, page));
    v1::ListJournalEntriesResponse response;
    response.set_next_page_token(CutPage(page, places, EntryStore::SortKeyOf));
    std::vector<EntryId> posted;
    for (const EntryPlace& place : places)
        if (place.posted) posted.push_back(place.id);
    SOCLE_ASSIGN(const std::vector<StoredEntry> stored, stores_.entries.Load(tx, posted));
    std::map<EntryId, v1::JournalEntry> messages;
    for (const StoredEntry& each : stored)
        messages[each.entry.id] = ToProto(each, call.context().language);
    for (const EntryPlace& place : places) {
        v1::JournalEntry& message = *response.add_journal_entries();
        if (place.posted) {
            message = std::move(messages[place.id]);
        } else {
            SOCLE_ASSIGN(const std::optional<DraftEntry> draft,
                         stores_.entries.FindDraft(tx, place.id, false));
            if (draft) message = ToProto(*draft);
        }
        message.clear_lines();
    }
    return response;
}

absl::StatusOr<v1::JournalEntry> AccountingService::UpdateJournalEntry(
    Call& call, const v1::UpdateJournalEntryRequest& request) {
    const v1::JournalEntry& sent = request.journal_entry();
    SOCLE_ASSIGN(DraftEntry draft, DraftForChange(call, sent.name(), sent.etag()));
    v1::JournalEntry record = ToProto(draft);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, record, kEntryOutputOnly));
    SOCLE_ASSIGN(Content content, ContentFrom(record));
    SOCLE_RETURN_IF_ERROR(CheckContent(content));
    SOCLE_RETURN_IF_ERROR(CheckAccounts(call, content));
    if (content == draft.content) return ToProto(draft);
    draft.content = std::move(content);
    SOCLE_ASSIGN(const DraftEntry saved,
                 stores_.entries.RewriteDraft(call.transaction(), std::move(draft)));
    return ToProto(saved);
}

absl::StatusOr<v1::DeleteJournalEntryResponse> AccountingService::DeleteJournalEntry(
    Call& call, const v1::DeleteJournalEntryRequest& request) {
    SOCLE_ASSIGN(const DraftEntry draft, DraftForChange(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(stores_.entries.DeleteDraft(call.transaction(), draft.id));
    call.transaction().SetAuditTarget(request.name());
    return v1::DeleteJournalEntryResponse();
}

}  // namespace socle::accounting
