#include "service/titles.hpp"

#include "domain/posting.hpp"

namespace socle::accounting {
namespace {

// Groups of accounts, "1" to "99": headings, on which nothing is posted.
constexpr std::size_t kHeadingDigitsMax = 2;

}  // namespace

absl::StatusOr<Titles> Titles::Load(Transaction& tx, const AccountStore& accounts, int year) {
    SOCLE_ASSIGN(AccountStore::Texts own, accounts.LoadOwn(tx));
    AccountStore::Texts ruled;
    for (const PostingRule& rule : PostingRules::Standard())
        ruled.emplace(rule.account, rule.title);
    return Titles(Chart::Of(year), std::move(own), std::move(ruled));
}

std::optional<std::string> Titles::Find(std::string_view number) const {
    for (const AccountStore::Texts* texts : {&own_, &ruled_})
        if (const auto found = texts->find(number); found != texts->end()) return found->second;
    return chart_->TitleOf(number);
}

std::string Titles::Of(std::string_view number) const {
    return Find(number).value_or(std::string(number));
}

AccountStore::Texts Titles::All() const {
    AccountStore::Texts all;
    for (const auto& [number, title] : chart_->titles())
        if (number.size() > kHeadingDigitsMax) all.emplace(FilledUp(number), title);
    for (const AccountStore::Texts* texts : {&ruled_, &own_})
        for (const auto& [number, title] : *texts) all[number] = title;
    return all;
}

}  // namespace socle::accounting
