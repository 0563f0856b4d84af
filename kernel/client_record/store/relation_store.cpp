#include "kernel/client_record/store/relation_store.hpp"

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/store/queries.hpp"

namespace socle::client_record {
namespace {

Relation RelationFrom(const Row& row) {
    return {.id = RelationId(row.AsUuid("id")),
            .from = PartyId(row.AsUuid("from_id")),
            .kind = static_cast<RelationKind>(row.Int("kind")),
            .to = PartyId(row.AsUuid("to_id")),
            .start_date = row.OptionalDate("start_date"),
            .end_date = row.OptionalDate("end_date"),
            .version = row.Int64("version"),
            .from_display_name = row.Text("from_display_name"),
            .to_display_name = row.Text("to_display_name")};
}

absl::Status OpenAlready(const Relation& relation, const std::string& name) {
    return Refuse(
        reason::kAlreadyExists, "this tie is open already; use it, or end it first",
        {{"value", name}, {"from_party", ResourceName("parties", relation.from.value())}});
}

}  // namespace

absl::Status RelationStore::Insert(Transaction& tx, const Relation& relation,
                                   const std::vector<PartyId>& from_members) const {
    const int kind = static_cast<int>(relation.kind);
    if (relation.IsOpen()) {
        SOCLE_ASSIGN(const Rows open,
                     tx.Exec(queries::kFindOpenRelation, {from_members, kind, relation.to}));
        if (!open.empty()) {
            return OpenAlready(relation, RelationName(RelationId(open[0].AsUuid("id"))));
        }
    }
    SOCLE_ASSIGN(const Rows inserted,
                 tx.Exec(queries::kInsertRelation,
                         {relation.id, relation.from, kind, relation.to, relation.start_date,
                          relation.end_date, relation.version}));
    if (inserted.affected() == 1) return absl::OkStatus();
    return OpenAlready(relation, RelationName(relation.id));
}

absl::StatusOr<Relation> RelationStore::LoadForUpdate(Transaction& tx, RelationId id) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadRelationForUpdate, {id}));
    if (!rows.empty()) return RelationFrom(rows[0]);
    return Refuse(reason::kNotFound, "this relation does not exist; list the party's relations",
                  {{"value", RelationName(id)}});
}

absl::Status RelationStore::SaveEnd(Transaction& tx, const Relation& relation) const {
    return tx.Exec(queries::kEndRelation, {relation.id, relation.end_date, relation.version})
        .status();
}

absl::StatusOr<RelationPage> RelationStore::List(Transaction& tx,
                                                 const std::vector<PartyId>& members,
                                                 const Page& page) const {
    std::optional<std::string> after_open;
    std::optional<std::string> after_id;
    if (!page.IsFirst()) {
        after_open = page.after[0];
        after_id = page.after[1];
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListRelations, {members, after_open, after_id, page.Limit()}));
    RelationPage result;
    for (const Row row : rows) result.relations.push_back(RelationFrom(row));
    result.next_page_token = CutPage(page, result.relations, [](const Relation& last) {
        return std::vector<std::string>{last.IsOpen() ? "true" : "false", last.id.ToString()};
    });
    return result;
}

absl::Status NoteStore::Insert(Transaction& tx, const Note& note) const {
    return tx
        .Exec(queries::kInsertNote, {note.id, note.party, note.text, note.author, note.create_time})
        .status();
}

absl::StatusOr<NotePage> NoteStore::List(Transaction& tx, const std::vector<PartyId>& members,
                                         const Page& page) const {
    std::optional<std::string> after;
    if (!page.IsFirst()) after = page.after[0];
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListNotes, {members, after, page.Limit()}));
    NotePage result;
    for (const Row row : rows) {
        result.notes.push_back({.id = NoteId(row.AsUuid("id")),
                                .party = PartyId(row.AsUuid("party_id")),
                                .text = row.Text("text"),
                                .author = row.Text("author"),
                                .create_time = row.AsInstant("create_time")});
    }
    result.next_page_token = CutPage(page, result.notes, [](const Note& last) {
        return std::vector<std::string>{last.id.ToString()};
    });
    return result;
}

absl::Status NoteStore::DeleteOf(Transaction& tx, const std::vector<PartyId>& members) const {
    return tx.Exec(queries::kDeleteNotes, {members}).status();
}

}  // namespace socle::client_record
