#include "store/record_store.hpp"

#include "store/queries.hpp"

namespace socle::exchange {

absl::Status RecordStore::Note(Transaction& tx, ImportId id,
                               const std::vector<ImportedRecord>& records) const {
    if (records.empty()) return absl::OkStatus();
    std::vector<Param> names, created, etags_before, etags, befores, notes;
    for (const ImportedRecord& record : records) {
        names.emplace_back(record.name);
        created.emplace_back(record.created);
        etags_before.emplace_back(record.etag_before);
        etags.emplace_back(record.etag);
        befores.emplace_back(Bytes{record.before});
        // The text of an array, since the inner arrays of one parameter must be of one length.
        notes.emplace_back(Param(record.notes).text());
    }
    return tx.Exec(queries::kNoteRecords, {id, names, created, etags_before, etags, befores, notes})
        .status();
}

absl::StatusOr<std::vector<ImportedRecord>> RecordStore::Load(Transaction& tx, ImportId id,
                                                              std::string_view after,
                                                              int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadRecords, {id, after, limit}));
    std::vector<ImportedRecord> records;
    records.reserve(rows.size());
    for (const Row& row : rows) {
        records.push_back({.name = row.Text("record_name"),
                           .created = row.Bool("created"),
                           .etag_before = row.Text("etag_before"),
                           .etag = row.Text("etag"),
                           .before = row.AsBytes("before"),
                           .notes = row.TextArray("notes")});
    }
    return records;
}

absl::StatusOr<std::vector<KeptRecord>> RecordStore::ListKept(Transaction& tx, ImportId id,
                                                              int limit) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListKeptRecords, {id, limit}));
    std::vector<KeptRecord> records;
    records.reserve(rows.size());
    for (const Row& row : rows) {
        records.push_back({.name = row.Text("record_name"),
                           .why = {.fr = row.Text("kept_fr"), .en = row.Text("kept_en")}});
    }
    return records;
}

absl::Status RecordStore::Delete(Transaction& tx, ImportId id,
                                 const std::vector<std::string>& names) const {
    if (names.empty()) return absl::OkStatus();
    return tx.Exec(queries::kDeleteRecords, {id, names}).status();
}

absl::Status RecordStore::Keep(Transaction& tx, ImportId id,
                               const std::vector<KeptRecord>& records) const {
    if (records.empty()) return absl::OkStatus();
    std::vector<std::string> names, french, english;
    for (const KeptRecord& record : records) {
        names.push_back(record.name);
        french.push_back(record.why.fr);
        english.push_back(record.why.en);
    }
    return tx.Exec(queries::kKeepRecords, {id, names, french, english}).status();
}

absl::Status RecordStore::DeleteAll(Transaction& tx, ImportId id) const {
    return tx.Exec(queries::kDeleteAllRecords, {id}).status();
}

absl::Status RecordStore::DeleteNamed(Transaction& tx, std::string_view name) const {
    return tx.Exec(queries::kDeleteNamedRecords, {name}).status();
}

}  // namespace socle::exchange
