#include <algorithm>
#include <utility>

#include "domain/reasons.hpp"
#include "events/publish.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

absl::Status CheckNotFuture(const Date& date, const Date& today) {
    if (date <= today) return absl::OkStatus();
    return Refuse(reason::kFutureDate, "the entry is dated in the future",
                  {{"date", date.ToString()}});
}

// Whether an entry may be taken back by hand.
absl::Status CheckMayReverse(const StoredEntry& stored) {
    if (stored.reversed_by) return Refuse(reason::kEntryReversed, "the entry is reversed already");
    if (!stored.entry.origin.source.empty()) {
        return Refuse(reason::kEntryOfDocument,
                      "the entry comes from a document, which is corrected itself",
                      {{"source", stored.entry.origin.source}});
    }
    const auto lettered = std::ranges::find_if(
        stored.lettering, [](const Lettered& line) { return !line.code.empty(); });
    if (lettered == stored.lettering.end()) return absl::OkStatus();
    return Refuse(reason::kEntryLettered, "a line of the entry is lettered",
                  {{"lettering", lettered->code}});
}

}  // namespace

absl::StatusOr<v1::JournalEntry> AccountingService::PostJournalEntry(
    Call& call, const v1::PostJournalEntryRequest& request) {
    SOCLE_ASSIGN(DraftEntry draft, DraftForChange(call, request.name(), request.etag()));
    SOCLE_RETURN_IF_ERROR(CheckNotFuture(draft.content.date, call.Today()));
    SOCLE_RETURN_IF_ERROR(CheckAccounts(call, draft.content));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.entries.DeleteDraft(tx, draft.id));
    SOCLE_ASSIGN(const PostedEntry entry,
                 stores_.books.Post(tx, {.id = draft.id,
                                         .content = std::move(draft.content),
                                         .by = call.context().actor.name,
                                         .at = call.Now()}));
    PublishPosted(tx, entry);
    SOCLE_ASSIGN(const StoredEntry stored, Posted(call, entry.id));
    return ToProto(stored, call.context().language);
}

absl::StatusOr<v1::JournalEntry> AccountingService::ReverseJournalEntry(
    Call& call, const v1::ReverseJournalEntryRequest& request) {
    SOCLE_ASSIGN(const EntryId id, ParseIdName<EntryId>(kEntries, request.name()));
    SOCLE_ASSIGN(const std::string why,
                 CheckRequiredText(request.reason(), "reason", kDescriptionMax));
    SOCLE_ASSIGN(const std::optional<Date> asked,
                 OptionalDateFromWire(request.entry_date(), "entry_date"));
    const Date date = asked.value_or(call.Today());
    SOCLE_RETURN_IF_ERROR(CheckNotFuture(date, call.Today()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const std::optional<DraftEntry> draft, stores_.entries.FindDraft(tx, id, false));
    if (draft) return Refuse(reason::kEntryNotPosted, "the entry is a draft; change or delete it");
    SOCLE_ASSIGN(const StoredEntry before, Posted(call, id));
    SOCLE_RETURN_IF_ERROR(CheckMayReverse(before));
    SOCLE_ASSIGN(const PostedEntry entry,
                 stores_.books.Post(tx, {.id = EntryId{call.NewId()},
                                         .content = Reversed(before.entry.content, date, why),
                                         .origin = {.reverses = id},
                                         .by = call.context().actor.name,
                                         .at = call.Now()}));
    PublishPosted(tx, entry);
    SOCLE_ASSIGN(const StoredEntry stored, Posted(call, entry.id));
    return ToProto(stored, call.context().language);
}

}  // namespace socle::accounting
