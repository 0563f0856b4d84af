// Relations and notes: rows <-> domain. Parties are given with all that was merged into them, since
// rows keep the ids they were written with.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <string>
#include <vector>

#include "kernel/client_record/domain/relation.hpp"
#include "socle/paging.hpp"
#include "socle/transaction.hpp"

namespace socle::client_record {

struct RelationPage {
    std::vector<Relation> relations;
    std::string next_page_token;
};

class RelationStore {
 public:
    // Refusal: ALREADY_EXISTS when the same tie is open already. `from_members` are the first
    // party and what was merged into it.
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Relation& relation,
                                      const std::vector<PartyId>& from_members) const;
    // Refusal: NOT_FOUND.
    [[nodiscard]] absl::StatusOr<Relation> LoadForUpdate(Transaction& tx, RelationId id) const;
    [[nodiscard]] absl::Status SaveEnd(Transaction& tx, const Relation& relation) const;
    // Both directions, open ones first. `page` has two keys.
    [[nodiscard]] absl::StatusOr<RelationPage> List(Transaction& tx,
                                                    const std::vector<PartyId>& members,
                                                    const Page& page) const;
};

struct NotePage {
    std::vector<Note> notes;
    std::string next_page_token;
};

class NoteStore {
 public:
    [[nodiscard]] absl::Status Insert(Transaction& tx, const Note& note) const;
    // Newest first. `page` has one key.
    [[nodiscard]] absl::StatusOr<NotePage> List(Transaction& tx,
                                                const std::vector<PartyId>& members,
                                                const Page& page) const;
    [[nodiscard]] absl::Status DeleteOf(Transaction& tx, const std::vector<PartyId>& members) const;
};

}  // namespace socle::client_record
