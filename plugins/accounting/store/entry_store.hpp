// Entries: drafts, which change, and posted ones, which are only ever added.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <vector>

#include "domain/entry.hpp"
#include "socle/life.hpp"
#include "socle/paging.hpp"
#include "socle/seal_chain.hpp"
#include "socle/transaction.hpp"

namespace socle::accounting {

// A line's letters, and the day they were set.
struct Lettered {
    std::string code = {};
    std::optional<Date> on = {};
};

struct StoredEntry {
    PostedEntry entry;
    std::vector<Lettered> lettering = {};  // by line
    std::optional<EntryId> reversed_by = {};
    Seal seal = {};
    std::int64_t total = 0;  // as it was stored with it
};

// What is left empty does not matter.
struct EntryFilter {
    std::optional<Journal> journal = {};
    std::optional<bool> posted = {};
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    std::optional<PartyId> party = {};  // those it was merged with included
    std::optional<std::string> source = {};
};

struct EntryPlace {
    EntryId id = {};
    bool posted = false;
    Date date;
    std::int64_t number = 0;  // a draft's is above all others
};

class EntryStore {
 public:
    EntryStore(Sealer sealer, ChainHeads& heads);

    [[nodiscard]] absl::Status InsertDraft(Transaction& tx, const DraftEntry& draft) const;
    // Gives it with its new version.
    [[nodiscard]] absl::StatusOr<DraftEntry> RewriteDraft(Transaction& tx, DraftEntry draft) const;
    [[nodiscard]] absl::Status DeleteDraft(Transaction& tx, EntryId id) const;
    // Nothing when there is none.
    [[nodiscard]] absl::StatusOr<std::optional<DraftEntry>> FindDraft(Transaction& tx, EntryId id,
                                                                      bool for_update) const;
    [[nodiscard]] absl::StatusOr<std::int64_t> CountDrafts(Transaction& tx, const Date& from,
                                                           const Date& to) const;

    // Seals it and keeps it.
    [[nodiscard]] absl::Status InsertPosted(Transaction& tx, const PostedEntry& entry) const;
    [[nodiscard]] absl::StatusOr<bool> HasEvent(Transaction& tx, const Uuid& event) const;
    // Those there are, along the chain.
    [[nodiscard]] absl::StatusOr<std::vector<StoredEntry>> Load(
        Transaction& tx, const std::vector<EntryId>& ids) const;

    // A page and one more, newest first.
    [[nodiscard]] absl::StatusOr<std::vector<EntryPlace>> List(Transaction& tx,
                                                               const EntryFilter& filter,
                                                               const Page& page) const;
    [[nodiscard]] static std::vector<std::string> SortKeyOf(const EntryPlace& place);
    static constexpr std::size_t kSortKeys = 3;

    // At most `limit`, along the chain, after that one.
    [[nodiscard]] absl::StatusOr<std::vector<StoredEntry>> Scan(
        Transaction& tx, const std::optional<StoredEntry>& after, int limit) const;
    [[nodiscard]] const SealChain& chain() const { return chain_; }

 private:
    SealChain chain_;
    PartyAliases aliases_{"accounting"};
};

}  // namespace socle::accounting
