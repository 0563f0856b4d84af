#include <algorithm>

#include "domain/reasons.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "service/titles.hpp"
#include "socle/paging.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

constexpr std::size_t kTitleMax = 200;

v1::Account Message(const std::string& number, const std::string& title, bool own) {
    v1::Account message;
    message.set_name(AccountName(number));
    message.set_number(number);
    message.set_display_name(title);
    message.set_own(own);
    message.set_by_party(IsByParty(number));
    message.set_title(number + " " + title);
    return message;
}

absl::Status NotInChart(const std::string& number, int year) {
    return Refuse(reason::kAccountNotInChart, "there is no such account in the chart of that year",
                  {{"account", number}, {"year", std::to_string(year)}});
}

std::string FingerprintOf(v1::ListAccountsRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kAccounts) + request.SerializeAsString();
}

bool Matches(const v1::ListAccountsRequest& request, const std::string& number,
             const std::string& title) {
    const std::string words = FoldForSearch(request.text());
    return number.starts_with(request.prefix()) &&
           (words.empty() || FoldForSearch(title).find(words) != std::string::npos);
}

}  // namespace

absl::Status AccountingService::CheckAccounts(Call& call, const Content& content) const {
    SOCLE_ASSIGN(const FiscalYear year, stores_.books.YearOf(call.transaction(), content.date));
    SOCLE_ASSIGN(const Titles titles,
                 Titles::Load(call.transaction(), stores_.accounts, year.start.year()));
    for (const Line& line : content.lines)
        if (!titles.Find(line.account)) return NotInChart(line.account, year.start.year());
    return absl::OkStatus();
}

absl::StatusOr<v1::ListAccountsResponse> AccountingService::ListAccounts(
    Call& call, const v1::ListAccountsRequest& request) {
    SOCLE_ASSIGN(const std::optional<Date> day, OptionalDateFromWire(request.day(), "day"));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), /*keys=*/1));
    SOCLE_ASSIGN(const Titles titles, Titles::Load(call.transaction(), stores_.accounts,
                                                   day.value_or(call.Today()).year()));
    std::vector<v1::Account> found;
    const AccountStore::Texts all = titles.All();
    const auto first = page.IsFirst() ? all.begin() : all.upper_bound(page.after.front());
    for (auto at = first; at != all.end() && found.size() < static_cast<std::size_t>(page.Limit());
         ++at)
        if (Matches(request, at->first, at->second))
            found.push_back(Message(at->first, at->second, titles.IsOwn(at->first)));
    v1::ListAccountsResponse response;
    response.set_next_page_token(CutPage(page, found, [](const v1::Account& last) {
        return std::vector<std::string>{last.number()};
    }));
    for (v1::Account& account : found) *response.add_accounts() = std::move(account);
    return response;
}

absl::StatusOr<v1::Account> AccountingService::GetAccount(Call& call,
                                                          const v1::GetAccountRequest& request) {
    SOCLE_ASSIGN(const std::string number, AccountNumberFrom(request.name(), "name"));
    SOCLE_ASSIGN(const Titles titles,
                 Titles::Load(call.transaction(), stores_.accounts, call.Today().year()));
    const auto title = titles.Find(number);
    if (!title) return NotInChart(number, call.Today().year());
    return Message(number, *title, titles.IsOwn(number));
}

absl::StatusOr<v1::Account> AccountingService::CreateAccount(
    Call& call, const v1::CreateAccountRequest& request) {
    SOCLE_ASSIGN(const std::string number, CheckAccountNumber(request.number()));
    SOCLE_ASSIGN(const std::string title,
                 CheckRequiredText(request.display_name(), "display_name", kTitleMax));
    const int year = call.Today().year();
    SOCLE_ASSIGN(const Titles titles, Titles::Load(call.transaction(), stores_.accounts, year));
    if (!Chart::Of(year).HasRoomFor(number)) return NotInChart(number, year);
    if (titles.Find(number))
        return Refuse(reason::kAlreadyExists, "there is such an account already",
                      {{"value", AccountName(number)}});
    SOCLE_RETURN_IF_ERROR(stores_.accounts.Insert(call.transaction(), number, title, call.Now()));
    return Message(number, title, true);
}

absl::StatusOr<v1::ListPostingRulesResponse> AccountingService::ListPostingRules(
    Call& call, const v1::ListPostingRulesRequest& request) {
    SOCLE_ASSIGN(const Page page,
                 ReadPage(request.page_size(), request.page_token(), kPostingRules, /*keys=*/1));
    SOCLE_ASSIGN(const PostingRules rules, stores_.accounts.LoadRules(call.transaction()));
    // In the order they are looked at; a page goes on after the rule it ended with.
    auto at = rules.all().begin();
    if (!page.IsFirst()) {
        at = std::ranges::find_if(rules.all(), [&page](const PostingRule& rule) {
            return rule.Name() == page.after.front();
        });
        if (at != rules.all().end()) ++at;
    }
    std::vector<v1::PostingRule> found;
    for (; at != rules.all().end() && found.size() < static_cast<std::size_t>(page.Limit()); ++at)
        found.push_back(ToProto(*at));
    v1::ListPostingRulesResponse response;
    response.set_next_page_token(CutPage(page, found, [](const v1::PostingRule& last) {
        return std::vector<std::string>{last.name().substr(kPostingRules.size() + 1)};
    }));
    for (v1::PostingRule& rule : found) *response.add_posting_rules() = std::move(rule);
    return response;
}

absl::StatusOr<v1::PostingRule> AccountingService::UpdatePostingRule(
    Call& call, const v1::UpdatePostingRuleRequest& request) {
    SOCLE_ASSIGN(const std::string number, AccountNumberFrom(request.account(), "account"));
    SOCLE_ASSIGN(const Titles titles,
                 Titles::Load(call.transaction(), stores_.accounts, call.Today().year()));
    if (!titles.Find(number)) return NotInChart(number, call.Today().year());
    const std::string prefix = std::string(kPostingRules) + "/";
    for (PostingRule rule : PostingRules::Standard()) {
        if (request.name() != prefix + rule.Name()) continue;
        if (IsByParty(rule.account) != IsByParty(number))
            return RefuseField(reason::kInvalidValue, "account",
                               "claims are posted on an account kept by party, nothing else is",
                               {{"value", AccountName(number)}});
        SOCLE_RETURN_IF_ERROR(stores_.accounts.SaveRule(call.transaction(), rule.Name(), number));
        rule.account = number;
        return ToProto(rule);
    }
    return Refuse(reason::kNotFound, "there is no such rule", {{"value", request.name()}});
}

}  // namespace socle::accounting
