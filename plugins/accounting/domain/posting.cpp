#include "domain/posting.hpp"

#include "domain/reasons.hpp"
#include "domain/table.hpp"

namespace socle::accounting {
namespace {

constexpr std::string_view kAny = "*";
constexpr std::size_t kColumns = 7;

bool Fits(std::string_view ruled, std::string_view asked) {
    return ruled == kAny || ruled == asked;
}

bool Fits(const PostingRule& rule, const Purpose& purpose) {
    return rule.use == purpose.use && Fits(rule.kind, purpose.kind) &&
           Fits(rule.vat_category, purpose.vat_category) && Fits(rule.vat_rate, purpose.vat_rate) &&
           Fits(rule.method, purpose.method);
}

std::vector<PostingRule> Read() {
    std::vector<PostingRule> rules;
    for (const auto& columns : ColumnsOf(TextOfFile("posting_rules.tsv"))) {
        if (columns.size() != kColumns) continue;
        const auto text = [&columns](std::size_t i) { return std::string(columns[i]); };
        rules.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6)});
    }
    return rules;
}

// An amount on the side it belongs to: a negative one is on the other. Nothing for zero.
void AddLine(std::vector<Line>& lines, Line line, std::int64_t debit) {
    if (debit == 0) return;
    line.debit = debit > 0 ? debit : 0;
    line.credit = debit > 0 ? 0 : -debit;
    lines.push_back(std::move(line));
}

Line On(std::string account) {
    Line line;
    line.account = std::move(account);
    return line;
}

}  // namespace

std::string PostingRule::Name() const {
    std::string name = use;
    for (const std::string& part : {kind, vat_category, vat_rate, method})
        if (part != kAny) name += "-" + part;
    return name;
}

const std::vector<PostingRule>& PostingRules::Standard() {
    static const std::vector<PostingRule> rules = Read();
    return rules;
}

PostingRules::PostingRules(const std::map<std::string, std::string, std::less<>>& own)
    : rules_(Standard()) {
    for (PostingRule& rule : rules_)
        if (const auto found = own.find(rule.Name()); found != own.end())
            rule.account = found->second;
}

absl::StatusOr<std::string> PostingRules::AccountFor(const Purpose& purpose) const {
    for (const PostingRule& rule : rules_)
        if (Fits(rule, purpose)) return rule.account;
    return BrokenInvariant("no posting rule for " + purpose.use);
}

absl::StatusOr<Content> EntryFor(const SalesDocument& document, const PostingRules& rules) {
    Content entry{.journal = Journal::kSales,
                  .date = document.date,
                  .piece = document.number,
                  .piece_date = document.date,
                  .description = (document.credits ? "Avoir " : "Facture ") + document.number,
                  .lines = {}};
    const std::int64_t sign = document.credits ? -1 : 1;
    SOCLE_ASSIGN(std::string claims, rules.AccountFor({.use = "receivable"}));
    Line claim = On(std::move(claims));
    claim.party = document.party;
    claim.document = document.invoice;
    claim.due_date = document.due_date;
    AddLine(entry.lines, std::move(claim), sign * document.gross);
    for (const SoldNet& sold : document.sold) {
        SOCLE_ASSIGN(std::string account, rules.AccountFor({.use = "sale",
                                                            .kind = sold.kind,
                                                            .vat_category = sold.vat_category,
                                                            .vat_rate = sold.vat_rate}));
        AddLine(entry.lines, On(std::move(account)), -sign * sold.net);
    }
    for (const ChargedVat& charged : document.vat) {
        SOCLE_ASSIGN(std::string account, rules.AccountFor({.use = "vat",
                                                            .vat_category = charged.vat_category,
                                                            .vat_rate = charged.vat_rate}));
        AddLine(entry.lines, On(std::move(account)), -sign * charged.vat);
    }
    return entry;
}

absl::StatusOr<Content> EntryFor(const PaymentFact& payment, const PostingRules& rules) {
    Content entry{.journal = Journal::kBank,
                  .date = payment.date,
                  .piece = payment.reference.empty() ? payment.invoice_number : payment.reference,
                  .piece_date = payment.date,
                  .description = "Règlement " + payment.invoice_number,
                  .lines = {}};
    if (payment.amount < 0) entry.description = "Remboursement " + payment.invoice_number;
    if (payment.cancels) entry.description = "Annulation du règlement " + payment.invoice_number;
    if (entry.piece.size() > kPieceMax) entry.piece = payment.invoice_number;
    SOCLE_ASSIGN(std::string account,
                 rules.AccountFor({.use = "payment", .method = payment.method}));
    SOCLE_ASSIGN(std::string claims, rules.AccountFor({.use = "receivable"}));
    Line claim = On(std::move(claims));
    claim.party = payment.party;
    claim.document = payment.invoice;
    AddLine(entry.lines, On(std::move(account)), payment.amount);
    AddLine(entry.lines, std::move(claim), -payment.amount);
    return entry;
}

}  // namespace socle::accounting
