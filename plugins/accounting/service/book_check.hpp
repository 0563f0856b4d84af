// Looks at the posted entries one after the other, along the chain of their seals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "socle/brick.hpp"
#include "socle/chain_heads.hpp"
#include "store/stores.hpp"

namespace socle::accounting {

inline constexpr std::size_t kFindingsMax = 100;

// What an entry says of the event it was posted from.
struct PostedFact {
    std::string entry;
    std::int64_t claimed = 0;  // on the claim's account, debits less credits
};

class BookCheck {
 public:
    // Before the transaction opens.
    BookCheck(const Stores& stores, TenantId tenant, VerifyReport& report)
        : stores_(stores),
          report_(report),
          kept_(stores.entries.chain().heads(), tenant, stores.entries.chain().name()) {}

    void Look(const StoredEntry& stored);
    // After the last one: the chain's end, the one kept outside and the years' numbers agree with
    // what was seen.
    [[nodiscard]] absl::Status Finish(Transaction& tx);

    // By the event's id.
    [[nodiscard]] const std::map<Uuid, PostedFact>& facts() const { return facts_; }
    [[nodiscard]] bool IsFull() const { return report_.findings.size() >= kFindingsMax; }
    void Note(std::string resource, std::string check, Wording text);

 private:
    void LookAtSeal(const StoredEntry& stored, const std::string& name);
    void LookAtNumber(const PostedEntry& entry, const std::string& name);

    const Stores& stores_;
    VerifyReport& report_;
    HeadCheck kept_;
    ChainHead end_;
    std::map<Date, std::int64_t> last_numbers_;  // by fiscal year
    std::map<Uuid, PostedFact> facts_;
};

}  // namespace socle::accounting
