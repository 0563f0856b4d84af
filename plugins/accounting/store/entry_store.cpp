#include "store/entry_store.hpp"

#include <absl/strings/numbers.h>

#include <map>

#include "store/line_columns.hpp"
#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::accounting {
namespace {

absl::StatusOr<Content> ContentFrom(const Row& row) {
    SOCLE_ASSIGN(const Journal journal, JournalOf(row.Text("journal")));
    return Content{.journal = journal,
                   .date = row.AsDate("entry_date"),
                   .piece = row.Text("piece"),
                   .piece_date = row.AsDate("piece_date"),
                   .description = row.Text("description"),
                   .lines = {}};
}

std::optional<EntryId> OptionalEntry(const Row& row, std::string_view column) {
    const auto id = row.OptionalUuid(column);
    return id ? std::optional(EntryId{*id}) : std::nullopt;
}

absl::StatusOr<StoredEntry> FromRow(const Row& row) {
    StoredEntry stored{
        .entry = {.id = EntryId{row.AsUuid("entry_id")},
                  .fiscal_year = row.AsDate("fiscal_year"),
                  .number = row.Int64("number"),
                  .content = {.date = row.AsDate("entry_date"),
                              .piece_date = row.AsDate("piece_date")},
                  .origin = {.source = row.Text("source"),
                             .event = row.OptionalUuid("source_event"),
                             .reverses = OptionalEntry(row, "reverses"),
                             .meant_for = row.OptionalDate("meant_for")},
                  .posted_by = row.Text("posted_by"),
                  .posted_at = row.AsInstant("posted_at")},
        .lettering = {},
        .reversed_by = OptionalEntry(row, "reversed_by"),
        .seal = {row.Int64("position"), row.AsBytes("previous_seal"), row.AsBytes("seal")},
        .total = row.Int64("total_minor")};
    SOCLE_ASSIGN(stored.entry.content, ContentFrom(row));
    return stored;
}

// The sort key of the last entry of the page before; empty on the first one.
struct PlaceAfter {
    std::optional<Date> date;
    std::optional<std::int64_t> number;
    std::optional<Uuid> id;
};

absl::StatusOr<PlaceAfter> PlaceIn(const Page& page) {
    if (page.IsFirst()) return PlaceAfter{};
    const auto date = Date::Parse(page.after.at(0));
    std::int64_t number = 0;
    if (!date.ok() || !absl::SimpleAtoi(page.after.at(1), &number)) return BadPageToken();
    SOCLE_ASSIGN(const std::optional<Uuid> id, IdAfter(page, 2));
    return PlaceAfter{*date, number, id};
}

}  // namespace

EntryStore::EntryStore(Sealer sealer, ChainHeads& heads)
    : chain_("accounting", queries::kFindSeal, std::move(sealer), heads) {}

absl::Status EntryStore::InsertDraft(Transaction& tx, const DraftEntry& draft) const {
    const Content& content = draft.content;
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertDraft, {draft.id, CodeOf(content.journal), content.date,
                                        content.piece, content.piece_date, content.description}));
    const LineColumns lines(content.lines);
    return tx
        .Exec(queries::kInsertDraftLines, {draft.id, lines.accounts, lines.parties, lines.debits,
                                           lines.credits, lines.descriptions, lines.due_dates})
        .status();
}

absl::StatusOr<DraftEntry> EntryStore::RewriteDraft(Transaction& tx, DraftEntry draft) const {
    const Content& content = draft.content;
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdateDraft,
                                           {draft.id, CodeOf(content.journal), content.date,
                                            content.piece, content.piece_date, content.description},
                                           "journal entry"));
    draft.version = row.Int64("version");
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteDraftLines, {draft.id}));
    const LineColumns lines(content.lines);
    SOCLE_RETURN_IF_ERROR(
        tx.Exec(queries::kInsertDraftLines, {draft.id, lines.accounts, lines.parties, lines.debits,
                                             lines.credits, lines.descriptions, lines.due_dates}));
    return draft;
}

absl::Status EntryStore::DeleteDraft(Transaction& tx, EntryId id) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteDraftLines, {id}));
    return tx.Exec(queries::kDeleteDraft, {id}).status();
}

absl::StatusOr<std::optional<DraftEntry>> EntryStore::FindDraft(Transaction& tx, EntryId id,
                                                                bool for_update) const {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(for_update ? queries::kLockDraft : queries::kLoadDraft, {id}));
    if (rows.empty()) return std::optional<DraftEntry>{};
    SOCLE_ASSIGN(Content content, ContentFrom(rows[0]));
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadDraftLines, {id}));
    for (const Row& line : lines) content.lines.push_back(LineFrom(line));
    return std::optional(DraftEntry{id, std::move(content), rows[0].Int64("version")});
}

absl::StatusOr<std::int64_t> EntryStore::CountDrafts(Transaction& tx, const Date& from,
                                                     const Date& to) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kCountDrafts, {from, to}, "drafts"));
    return row.Int64("drafts");
}

absl::Status EntryStore::InsertPosted(Transaction& tx, const PostedEntry& entry) const {
    SOCLE_ASSIGN(const Seal seal, chain_.Take(tx, CanonicalBytes(entry)));
    const Content& content = entry.content;
    const Origin& origin = entry.origin;
    SOCLE_RETURN_IF_ERROR(tx.Exec(
        queries::kInsertEntry,
        {entry.id, entry.fiscal_year, entry.number, CodeOf(content.journal), content.date,
         content.piece, content.piece_date, content.description, origin.source, origin.event,
         origin.reverses, origin.meant_for, entry.posted_by, entry.posted_at,
         SumsOf(content.lines).debit, seal.position, Bytes{seal.previous}, Bytes{seal.seal}}));
    const LineColumns lines(content.lines);
    return tx
        .Exec(queries::kInsertEntryLines,
              {entry.id, lines.accounts, lines.parties, lines.debits, lines.credits,
               lines.descriptions, lines.due_dates, lines.documents})
        .status();
}

absl::StatusOr<bool> EntryStore::HasEvent(Transaction& tx, const Uuid& event) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kHasEvent, {event}, "entry"));
    return row.Bool("is_there");
}

absl::StatusOr<std::vector<StoredEntry>> EntryStore::Load(Transaction& tx,
                                                          const std::vector<EntryId>& ids) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadEntries, {ids}));
    std::vector<StoredEntry> entries;
    std::map<Uuid, std::size_t> places;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(StoredEntry stored, FromRow(row));
        places[stored.entry.id.value()] = entries.size();
        entries.push_back(std::move(stored));
    }
    SOCLE_ASSIGN(const Rows lines, tx.Exec(queries::kLoadEntryLines, {ids}));
    for (const Row& row : lines) {
        const auto place = places.find(row.AsUuid("entry_id"));
        if (place == places.end()) return BrokenInvariant("a line belongs to no entry");
        StoredEntry& stored = entries[place->second];
        stored.entry.content.lines.push_back(LineFrom(row));
        stored.lettering.push_back({row.Text("lettering"), row.OptionalDate("lettered_on")});
    }
    return entries;
}

absl::StatusOr<std::vector<EntryPlace>> EntryStore::List(Transaction& tx, const EntryFilter& filter,
                                                         const Page& page) const {
    SOCLE_ASSIGN(const PlaceAfter after, PlaceIn(page));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    std::optional<std::string_view> journal;
    if (filter.journal) journal = CodeOf(*filter.journal);
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListEntries,
                         {after.date, after.number, after.id, journal, filter.posted, filter.from,
                          filter.to, filter.source, party, page.Limit()}));
    std::vector<EntryPlace> places;
    for (const Row& row : rows)
        places.push_back({EntryId{row.AsUuid("entry_id")}, row.Bool("posted"),
                          row.AsDate("entry_date"), row.Int64("number")});
    return places;
}

std::vector<std::string> EntryStore::SortKeyOf(const EntryPlace& place) {
    return {place.date.ToString(), std::to_string(place.number), place.id.ToString()};
}

absl::StatusOr<std::vector<StoredEntry>> EntryStore::Scan(Transaction& tx,
                                                          const std::optional<StoredEntry>& after,
                                                          int limit) const {
    const std::int64_t position = after ? after->seal.position : 0;
    const Uuid id = after ? after->entry.id.value() : Uuid{};
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kScanEntries, {position, id, limit}));
    std::vector<EntryId> ids;
    for (const Row& row : rows) ids.push_back(EntryId{row.AsUuid("entry_id")});
    return Load(tx, ids);
}

}  // namespace socle::accounting
