// From a document to an entry, by rules that are data (data/posting_rules.tsv, and a company's own
// choices).
#pragma once

#include <absl/status/statusor.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/entry.hpp"

namespace socle::accounting {

// What a rule says, "*" for any. Its name is made of what it is for: "sale-goods-S-20".
struct PostingRule {
    std::string use = {};  // "receivable", "sale", "vat", "payment"
    std::string kind = {};
    std::string vat_category = {};
    std::string vat_rate = {};
    std::string method = {};
    std::string account = {};
    std::string title = {};  // the account's

    [[nodiscard]] std::string Name() const;
    friend bool operator==(const PostingRule&, const PostingRule&) = default;
};

// What an account is looked for.
struct Purpose {
    std::string use = {};
    std::string kind = {};
    std::string vat_category = {};
    std::string vat_rate = {};
    std::string method = {};
};

class PostingRules {
 public:
    // Those everybody starts with.
    [[nodiscard]] static const std::vector<PostingRule>& Standard();
    // `own` gives a rule of that name another account.
    explicit PostingRules(const std::map<std::string, std::string, std::less<>>& own);

    [[nodiscard]] const std::vector<PostingRule>& all() const { return rules_; }
    // The account of the first rule that fits. Refusal: INTERNAL when none does.
    [[nodiscard]] absl::StatusOr<std::string> AccountFor(const Purpose& purpose) const;

 private:
    std::vector<PostingRule> rules_;
};

struct SoldNet {
    std::string kind = {};  // "goods", "service"
    std::string vat_category = {};
    std::string vat_rate = {};
    std::int64_t net = 0;
};

struct ChargedVat {
    std::string vat_category = {};
    std::string vat_rate = {};
    std::int64_t vat = 0;
};

// An invoice, or a credit note that takes from one.
struct SalesDocument {
    std::string invoice = {};  // whose claim it is, by resource name
    std::string number = {};
    PartyId party = {};
    Date date;
    std::optional<Date> due_date = {};
    std::vector<SoldNet> sold = {};
    std::vector<ChargedVat> vat = {};
    std::int64_t gross = 0;
    bool credits = false;
};

struct PaymentFact {
    std::string invoice = {};
    std::string invoice_number = {};
    PartyId party = {};
    Date date;
    std::string method = {};
    std::string reference = {};
    std::int64_t amount = 0;  // negative when it takes another one back, or gives money back
    bool cancels = false;
};

// Refusals: INTERNAL (a rule is missing), ENTRY_UNBALANCED.
[[nodiscard]] absl::StatusOr<Content> EntryFor(const SalesDocument& document,
                                               const PostingRules& rules);
[[nodiscard]] absl::StatusOr<Content> EntryFor(const PaymentFact& payment,
                                               const PostingRules& rules);

}  // namespace socle::accounting
