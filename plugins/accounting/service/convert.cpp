#include "service/convert.hpp"

#include "domain/chart.hpp"
#include "domain/reasons.hpp"
#include "events/choices.hpp"
#include "socle/etag.hpp"
#include "socle/text.hpp"
#include "socle/wire.hpp"

namespace socle::accounting {
namespace {

void AddContent(const Content& content, v1::JournalEntry& message) {
    message.set_journal(ToWire(content.journal));
    *message.mutable_entry_date() = socle::ToWire(content.date);
    message.set_piece(content.piece);
    *message.mutable_piece_date() = socle::ToWire(content.piece_date);
    message.set_description(content.description);
    for (const Line& line : content.lines) {
        v1::EntryLine& added = *message.add_lines();
        added.set_account(AccountName(line.account));
        if (line.party) added.set_party(NameOf(*line.party));
        if (line.debit != 0) *added.mutable_debit() = Euros(line.debit);
        if (line.credit != 0) *added.mutable_credit() = Euros(line.credit);
        added.set_description(line.description);
        if (line.due_date) *added.mutable_due_date() = socle::ToWire(*line.due_date);
    }
    *message.mutable_total() = Euros(SumsOf(content.lines).debit);
}

std::string RemarkOn(const PostedEntry& entry, Language language) {
    if (!entry.origin.meant_for) return "";
    const std::string meant = FormatDate(*entry.origin.meant_for, language);
    return language == Language::kFrench
               ? "pièce du " + meant + ", période close : datée du premier jour ouvert"
               : "document of " + meant + ", period closed: dated on the first open day";
}

absl::StatusOr<std::int64_t> EurosFrom(const type::v1::Money& money, std::string_view field) {
    SOCLE_ASSIGN(const std::optional<Money> amount, OptionalMoneyFromWire(money, field));
    if (!amount) return std::int64_t{0};
    if (amount->currency() == Currency::Eur()) return amount->minor_units();
    return RefuseField(reason::kInvalidValue, field, "the books are kept in euros",
                       {{"value", std::string(amount->currency().code())}});
}

absl::StatusOr<Line> LineFrom(const v1::EntryLine& sent, const std::string& path) {
    Line line;
    SOCLE_ASSIGN(line.account, AccountNumberFrom(sent.account(), path + "account"));
    if (!sent.party().empty()) {
        SOCLE_ASSIGN(line.party, ParseIdName<PartyId>(kParties, sent.party(), path + "party"));
    }
    SOCLE_ASSIGN(line.debit, EurosFrom(sent.debit(), path + "debit"));
    SOCLE_ASSIGN(line.credit, EurosFrom(sent.credit(), path + "credit"));
    line.description = sent.description();
    SOCLE_ASSIGN(line.due_date, OptionalDateFromWire(sent.due_date(), path + "due_date"));
    return line;
}

}  // namespace

type::v1::Money Euros(std::int64_t minor_units) {
    return socle::ToWire(EurosOf(minor_units));
}

void SetAmount(std::int64_t minor_units, type::v1::Money& money) {
    if (minor_units != 0) money = Euros(minor_units);
}

v1::FiscalYear ToProto(const FiscalYear& year) {
    v1::FiscalYear message;
    message.set_name(FiscalYearName(year.start));
    *message.mutable_start_date() = socle::ToWire(year.start);
    *message.mutable_end_date() = socle::ToWire(year.end);
    message.set_state(year.closed ? v1::FISCAL_YEAR_STATE_CLOSED : v1::FISCAL_YEAR_STATE_OPEN);
    if (year.closed_through)
        *message.mutable_closed_through() = socle::ToWire(*year.closed_through);
    message.set_entry_count(year.last_number);
    return message;
}

v1::JournalEntry ToProto(const DraftEntry& draft) {
    v1::JournalEntry message;
    message.set_name(NameOf(draft.id));
    AddContent(draft.content, message);
    message.set_state(v1::ENTRY_STATE_DRAFT);
    message.set_etag(EtagOf(draft.version));
    return message;
}

v1::JournalEntry ToProto(const StoredEntry& stored, Language language) {
    const PostedEntry& entry = stored.entry;
    v1::JournalEntry message;
    message.set_name(NameOf(entry.id));
    message.set_number(entry.number);
    AddContent(entry.content, message);
    for (std::size_t i = 0; i < stored.lettering.size(); ++i) {
        v1::EntryLine& line = *message.mutable_lines(static_cast<int>(i));
        line.set_lettering(stored.lettering[i].code);
        if (stored.lettering[i].on)
            *line.mutable_lettering_date() = socle::ToWire(*stored.lettering[i].on);
    }
    message.set_state(v1::ENTRY_STATE_POSTED);
    message.set_source(entry.origin.source);
    if (entry.origin.reverses) message.set_reverses(NameOf(*entry.origin.reverses));
    if (stored.reversed_by) message.set_reversed_by(NameOf(*stored.reversed_by));
    *message.mutable_post_time() = socle::ToWire(entry.posted_at);
    message.set_remark(RemarkOn(entry, language));
    return message;
}

v1::LineReference ToProto(const LineReference& reference) {
    v1::LineReference message;
    message.set_entry(NameOf(reference.entry));
    message.set_line(reference.line);
    return message;
}

v1::Lettering ToProto(const Lettering& lettering) {
    v1::Lettering message;
    message.set_name(NameOf(lettering.id));
    message.set_code(lettering.code);
    message.set_account(AccountName(lettering.account));
    message.set_party(NameOf(lettering.party));
    *message.mutable_amount() = Euros(lettering.amount);
    *message.mutable_lettering_date() = socle::ToWire(lettering.date);
    for (const LineReference& line : lettering.lines) *message.add_lines() = ToProto(line);
    return message;
}

v1::PostingRule ToProto(const PostingRule& rule) {
    const auto said = [](const std::string& part) { return part == "*" ? std::string() : part; };
    v1::PostingRule message;
    message.set_name(std::string(kPostingRules) + "/" + rule.Name());
    message.set_use(rule.use == "receivable" ? v1::POSTING_USE_RECEIVABLE
                    : rule.use == "sale"     ? v1::POSTING_USE_SALE
                    : rule.use == "vat"      ? v1::POSTING_USE_VAT
                                             : v1::POSTING_USE_PAYMENT);
    message.set_kind(said(rule.kind));
    message.set_vat_category(said(rule.vat_category));
    message.set_vat_rate(said(rule.vat_rate));
    message.set_method(said(rule.method));
    message.set_account(AccountName(rule.account));
    return message;
}

absl::StatusOr<std::string> AccountNumberFrom(const std::string& name, std::string_view field) {
    const std::string prefix = std::string(kAccounts) + "/";
    if (!name.starts_with(prefix)) {
        return RefuseField(reason::kInvalidName, field, "an account is named accounts/411000",
                           {{"value", name}, {"expected", prefix + "411000"}});
    }
    return ForField(CheckAccountNumber(std::string_view(name).substr(prefix.size())), field);
}

absl::StatusOr<Date> FiscalYearStartFrom(const std::string& name) {
    const std::string prefix = std::string(kFiscalYears) + "/";
    const auto start = name.starts_with(prefix)
                           ? Date::Parse(std::string_view(name).substr(prefix.size()))
                           : absl::StatusOr<Date>(absl::NotFoundError(""));
    if (start.ok()) return *start;
    return RefuseField(reason::kInvalidName, "name", "a fiscal year is named by its first day",
                       {{"value", name}, {"expected", prefix + "2026-01-01"}});
}

absl::StatusOr<std::optional<Journal>> JournalFrom(v1::Journal journal) {
    if (journal == v1::JOURNAL_UNSPECIFIED) return std::optional<Journal>{};
    for (const auto& [known, wire] : kJournals)
        if (wire == journal) return std::optional(known);
    return RefuseField(reason::kInvalidValue, "journal", "there is no such journal",
                       {{"value", std::to_string(static_cast<int>(journal))}});
}

absl::StatusOr<Content> ContentFrom(const v1::JournalEntry& entry) {
    if (!entry.has_entry_date())
        return RefuseField(reason::kRequired, "entry_date", "an entry has a date");
    SOCLE_ASSIGN(const Date date, DateFromWire(entry.entry_date(), "entry_date"));
    SOCLE_ASSIGN(const std::optional<Date> piece_date,
                 OptionalDateFromWire(entry.piece_date(), "piece_date"));
    SOCLE_ASSIGN(const std::optional<Journal> journal, JournalFrom(entry.journal()));
    Content content{.journal = journal.value_or(Journal::kMiscellaneous),
                    .date = date,
                    .piece = entry.piece(),
                    .piece_date = piece_date.value_or(date),
                    .description = entry.description()};
    for (int i = 0; i < entry.lines_size(); ++i) {
        SOCLE_ASSIGN(Line line, LineFrom(entry.lines(i), "lines." + std::to_string(i) + "."));
        content.lines.push_back(std::move(line));
    }
    return content;
}

absl::StatusOr<LineReference> ReferenceFrom(const v1::LineReference& reference) {
    SOCLE_ASSIGN(const EntryId entry,
                 ParseIdName<EntryId>(kEntries, reference.entry(), "lines.entry"));
    if (reference.line() > 0) return LineReference{entry, reference.line()};
    return RefuseField(reason::kOutOfRange, "lines.line", "lines of an entry are counted from 1",
                       {{"value", std::to_string(reference.line())}, {"limit", "≥ 1"}});
}

}  // namespace socle::accounting
