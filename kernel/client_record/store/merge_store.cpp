#include "kernel/client_record/store/merge_store.hpp"

#include <absl/strings/numbers.h>

#include <string>

#include "kernel/client_record/domain/reasons.hpp"
#include "kernel/client_record/store/queries.hpp"

namespace socle::client_record {
namespace {

struct ItemColumns {
    std::vector<int> fields;
    std::vector<std::string> values;
    std::vector<std::string> labels;
};

ItemColumns ColumnsOf(const std::vector<Item>& items) {
    ItemColumns columns;
    for (const Item& item : items) {
        columns.fields.push_back(static_cast<int>(item.field));
        columns.values.push_back(item.value);
        columns.labels.push_back(item.label);
    }
    return columns;
}

absl::StatusOr<std::vector<Item>> ItemsFrom(const Row& row) {
    const std::vector<std::string> fields = row.TextArray("added_fields");
    const std::vector<std::string> values = row.TextArray("added_values");
    const std::vector<std::string> labels = row.TextArray("added_labels");
    if (fields.size() != values.size() || fields.size() != labels.size()) {
        return BrokenInvariant("a merge's remembered items have columns of different lengths");
    }
    std::vector<Item> items;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        int field = 0;
        if (!absl::SimpleAtoi(fields[i], &field)) {
            return BrokenInvariant("a merge's remembered item has no field");
        }
        items.push_back({static_cast<ItemField>(field), values[i], labels[i]});
    }
    return items;
}

}  // namespace

absl::StatusOr<std::vector<PartyId>> MergeStore::Members(Transaction& tx, PartyId final_id) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListMembers, {final_id, kMembersMax}));
    if (rows.size() >= static_cast<std::size_t>(kMembersMax)) {
        return Refuse(reason::kTooMany, "too many parties have been merged into this one",
                      {{"field", "name"}, {"limit", std::to_string(kMembersMax)}});
    }
    std::vector<PartyId> members{final_id};
    for (const Row row : rows) members.emplace_back(row.AsUuid("id"));
    return members;
}

absl::StatusOr<std::vector<Merge>> MergeStore::LoadInto(Transaction& tx, PartyId target) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadMerges, {target, kMembersMax}));
    std::vector<Merge> merges;
    for (const Row row : rows) {
        SOCLE_ASSIGN(std::vector<Item> added, ItemsFrom(row));
        merges.push_back({.source = PartyId(row.AsUuid("source_id")),
                          .target = PartyId(row.AsUuid("target_id")),
                          .added = std::move(added),
                          .version_before = row.Int64("version_before"),
                          .version_after = row.Int64("version_after"),
                          .update_time_before = row.AsInstant("update_time_before")});
    }
    return merges;
}

absl::Status MergeStore::Insert(Transaction& tx, const Merge& merge) const {
    const ItemColumns added = ColumnsOf(merge.added);
    return tx
        .Exec(queries::kInsertMerge,
              {merge.source, merge.target, added.fields, added.values, added.labels,
               merge.version_before, merge.version_after, merge.update_time_before})
        .status();
}

absl::Status MergeStore::UpdateAdded(Transaction& tx, const Merge& merge) const {
    const ItemColumns added = ColumnsOf(merge.added);
    return tx
        .Exec(queries::kUpdateMergeAdded, {merge.source, added.fields, added.values, added.labels})
        .status();
}

absl::Status MergeStore::Delete(Transaction& tx, const std::vector<PartyId>& sources) const {
    return tx.Exec(queries::kDeleteMerges, {sources}).status();
}

absl::Status MergeStore::MoveMembers(Transaction& tx, PartyId source, PartyId target) const {
    return tx.Exec(queries::kMoveMembers, {source, target}).status();
}

absl::Status MergeStore::TakeMembersBack(Transaction& tx, PartyId source) const {
    return tx.Exec(queries::kTakeMembersBack, {source}).status();
}

}  // namespace socle::client_record
