#include "store/account_store.hpp"

#include "store/queries.hpp"

namespace socle::accounting {
namespace {

constexpr std::string_view kCodes = "third_party";
constexpr std::size_t kCodeDigits = 5;

std::string CodeFor(std::int64_t number) {
    const std::string digits = std::to_string(number);
    return "C" + std::string(digits.size() < kCodeDigits ? kCodeDigits - digits.size() : 0, '0') +
           digits;
}

}  // namespace

absl::StatusOr<AccountStore::Texts> AccountStore::LoadOwn(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadAccounts));
    Texts titles;
    for (const Row& row : rows) titles[row.Text("number")] = row.Text("display_name");
    return titles;
}

absl::Status AccountStore::Insert(Transaction& tx, std::string_view number, std::string_view title,
                                  Instant now) const {
    return tx.Exec(queries::kInsertAccount, {number, title, now}).status();
}

absl::StatusOr<PostingRules> AccountStore::LoadRules(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadRules));
    Texts own;
    for (const Row& row : rows) own[row.Text("rule")] = row.Text("account");
    return PostingRules(own);
}

absl::Status AccountStore::SaveRule(Transaction& tx, std::string_view rule,
                                    std::string_view account) const {
    return tx.Exec(queries::kUpsertRule, {rule, account}).status();
}

absl::Status AccountStore::NameParty(Transaction& tx, PartyId party,
                                     std::string_view display_name) const {
    return tx.Exec(queries::kNameParty, {party, display_name}).status();
}

absl::Status AccountStore::EnsureCode(Transaction& tx, PartyId party) const {
    SOCLE_ASSIGN(const Rows known, tx.Exec(queries::kHasCode, {party}));
    if (!known.empty()) return absl::OkStatus();
    SOCLE_ASSIGN(const Row next, tx.ExecOne(queries::kNextCount, {kCodes}, "counter"));
    return tx.Exec(queries::kCodeParty, {party, next.Int64("last")}).status();
}

absl::StatusOr<std::map<PartyId, ThirdParty>> AccountStore::LoadThirdParties(
    Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadThirdParties));
    std::map<PartyId, ThirdParty> parties;
    for (const Row& row : rows) {
        const PartyId party{row.AsUuid("party_id")};
        parties[party] = {party, row.Text("display_name"), CodeFor(row.Int64("code_number"))};
    }
    return parties;
}

absl::Status AccountStore::ForgetName(Transaction& tx, PartyId party) const {
    return tx.Exec(queries::kForgetPartyName, {party}).status();
}

}  // namespace socle::accounting
