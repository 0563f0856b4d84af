#include "domain/segment.hpp"

#include <algorithm>
#include <array>

#include "domain/reasons.hpp"
#include "socle/money.hpp"

namespace socle::marketing {
namespace {

constexpr std::array<std::string_view, 7> kLossReasons = {
    "", "price", "competitor", "delay", "no_answer", "no_need", "other"};

std::string Euros(std::int64_t minor_units, Language language) {
    return FormatMoney(Money(minor_units, Currency::Eur()), language);
}

// Days from there to the day, of those that count: not the future ones.
bool IsWithin(const Date& there, const Date& day, int days) {
    const int ago = there.DaysUntil(day);
    return ago >= 0 && ago <= days;
}

Verdict Bought(const Condition& condition, const PartyFacts& facts, const Date& day) {
    std::int64_t sum = 0;
    for (const Purchase& purchase : facts.purchases)
        if (IsWithin(purchase.day, day, condition.days)) sum += purchase.net_minor;
    const std::string days = std::to_string(condition.days);
    const auto in = [&](Language language) {
        const std::string bought = Euros(sum, language);
        const std::string asked = Euros(condition.amount_minor, language);
        return language == Language::kFrench
                   ? "a acheté pour " + bought + " HT en " + days + " jours, il en faut " + asked
                   : "bought " + bought + " net within " + days + " days, " + asked + " asked for";
    };
    return {sum >= condition.amount_minor, {in(Language::kFrench), in(Language::kEnglish)}};
}

Verdict Silent(const Condition& condition, const PartyFacts& facts, const Date& day) {
    if (!facts.last_word) return {true, {"n'a jamais rien acheté", "never bought anything"}};
    const int ago = facts.last_word->DaysUntil(day);
    const std::string days = std::to_string(ago);
    return {ago >= condition.days,
            {"dernier achat ou paiement il y a " + days + " jours",
             "last bought or paid " + days + " days ago"}};
}

Verdict Lost(const Condition& condition, const PartyFacts& facts, const Date& day) {
    const bool holds = std::ranges::any_of(facts.losses, [&](const Loss& loss) {
        return IsWithin(loss.day, day, condition.days) &&
               (condition.text.empty() || condition.text == loss.reason);
    });
    const std::string days = std::to_string(condition.days);
    const std::string why = condition.text.empty() ? "" : " (" + condition.text + ")";
    if (holds)
        return {true,
                {"a une opportunité perdue" + why + " en " + days + " jours",
                 "has an opportunity lost" + why + " within " + days + " days"}};
    return {false,
            {"n'a pas d'opportunité perdue" + why + " en " + days + " jours",
             "has no opportunity lost" + why + " within " + days + " days"}};
}

Verdict Lives(const Condition& condition, const PartyFacts& facts) {
    std::string codes;
    for (const std::string& code : facts.postal_codes)
        codes.append(codes.empty() ? "" : ", ").append(code);
    const bool holds = std::ranges::any_of(
        facts.postal_codes,
        [&condition](const std::string& code) { return code.starts_with(condition.text); });
    if (codes.empty()) return {false, {"code postal inconnu", "postal code unknown"}};
    return {holds, {"code postal " + codes, "postal code " + codes}};
}

Verdict Judge(const Condition& condition, const PartyFacts& facts, const Date& day) {
    switch (condition.kind) {
        case ConditionKind::kBoughtAtLeast:
            return Bought(condition, facts, day);
        case ConditionKind::kSilentFor:
            return Silent(condition, facts, day);
        case ConditionKind::kLostOpportunity:
            return Lost(condition, facts, day);
        case ConditionKind::kPostalCodePrefix:
            return Lives(condition, facts);
    }
    return {};
}

absl::Status CheckCondition(const Condition& condition, const std::string& path) {
    const bool has_days = condition.kind != ConditionKind::kPostalCodePrefix;
    if (has_days && (condition.days < 1 || condition.days > kDaysMax))
        return RefuseField(reason::kOutOfRange, path + ".days", "days are 1 to 3650",
                           {{"value", std::to_string(condition.days)}, {"limit", "1 – 3650"}});
    if (condition.kind == ConditionKind::kBoughtAtLeast && condition.amount_minor <= 0)
        return RefuseField(reason::kOutOfRange, path + ".amount", "the amount is above zero",
                           {{"value", Money(condition.amount_minor, Currency::Eur()).ToString()},
                            {"limit", "> 0"}});
    if (condition.kind == ConditionKind::kPostalCodePrefix)
        return CheckRequiredText(condition.text, path + ".postal_code_prefix", kPrefixMax).status();
    if (std::ranges::find(kLossReasons, condition.text) == kLossReasons.end())
        return RefuseField(reason::kInvalidValue, path + ".loss_reason",
                           "there is no such loss reason",
                           {{"value", condition.text},
                            {"expected", "price, competitor, delay, no_answer, no_need, other"}});
    return absl::OkStatus();
}

}  // namespace

std::string_view WordOf(ConditionKind kind) {
    switch (kind) {
        case ConditionKind::kBoughtAtLeast:
            return "bought_at_least";
        case ConditionKind::kSilentFor:
            return "silent_for";
        case ConditionKind::kLostOpportunity:
            return "lost_opportunity";
        case ConditionKind::kPostalCodePrefix:
            return "postal_code_prefix";
    }
    return "";
}

absl::StatusOr<Segment> CheckSegment(Segment segment) {
    SOCLE_ASSIGN(segment.display_name,
                 CheckRequiredText(segment.display_name, "display_name", kSegmentNameMax));
    if (segment.conditions.empty())
        return RefuseField(reason::kRequired, "conditions", "a segment has at least one condition");
    if (segment.conditions.size() > kConditionsMax)
        return RefuseField(reason::kTooMany, "conditions", "a segment has at most 10 conditions",
                           {{"value", std::to_string(segment.conditions.size())},
                            {"limit", std::to_string(kConditionsMax)}});
    for (std::size_t i = 0; i < segment.conditions.size(); ++i)
        SOCLE_RETURN_IF_ERROR(
            CheckCondition(segment.conditions[i], "conditions." + std::to_string(i)));
    return segment;
}

std::vector<Verdict> Explain(const Segment& segment, const PartyFacts& facts, const Date& day) {
    std::vector<Verdict> verdicts;
    for (const Condition& condition : segment.conditions)
        verdicts.push_back(Judge(condition, facts, day));
    return verdicts;
}

bool IsMember(const Segment& segment, const PartyFacts& facts, const Date& day) {
    return std::ranges::all_of(segment.conditions, [&](const Condition& condition) {
        return Judge(condition, facts, day).holds;
    });
}

}  // namespace socle::marketing
