#include "service/chain_check.hpp"

#include <utility>

#include "domain/reasons.hpp"
#include "domain/seal.hpp"
#include "events/names.hpp"
#include "socle/template.hpp"

namespace socle::invoicing {
namespace {

constexpr std::string_view kContract = "socle.invoicing.v1";

Wording TotalsDiffer() {
    return {"ses totaux ne sont pas ceux de ses lignes", "its totals are not those of its lines"};
}

std::string NameOf(const SealedRecord& record) {
    switch (record.kind) {
        case SealedKind::kInvoice:
            return NameOf(InvoiceId{record.id});
        case SealedKind::kCreditNote:
            return NameOf(CreditNoteId{record.id});
        case SealedKind::kPayment:
            return NameOf(PaymentId{record.id});
    }
    return "";
}

// The totals its lines give are those it was issued with.
bool AddsUp(const IssuedInvoice& invoice) {
    const auto totals = TotalsOf(invoice.content);
    return totals.ok() && *totals == invoice.totals;
}

// A credit note's parts were shared out from its invoice; together they are its sums.
bool AddsUp(const CreditNote& credit) {
    const auto totals = SumUp(credit.totals.lines, credit.totals.groups, credit.content.currency);
    return totals.ok() && *totals == credit.totals;
}

}  // namespace

void ChainCheck::Note(std::string resource, std::string check, Wording text) {
    if (IsFull()) return;
    report_.findings.push_back({std::move(resource), std::move(check), std::move(text)});
}

void ChainCheck::NoteUnreadable(const std::string& name, const absl::Status& why) {
    const std::string said = ReasonOf(why);
    const bool damaged = said == reason::kInternal.name;
    const std::string sentence(why.message());
    Note(name, said == reason::kSellerChanged.name ? "seller_changed" : "unreadable",
         damaged ? Wording{"il ne se relit pas : " + sentence, "it cannot be read: " + sentence}
                 : WordingOf(why, kContract));
}

// Its number is not known: no number is judged after it.
void ChainCheck::NoteUnreadableDocument(const std::string& name, const absl::Status& why) {
    numbers_known_ = false;
    NoteUnreadable(name, why);
}

void ChainCheck::Next(Transaction& tx, const std::vector<SealedRecord>& batch) {
    const SealedSet set = ReadSealed(tx, stores_, batch);
    for (const SealedRecord& record : batch) {
        if (IsFull()) return;
        ++report_.checked;
        const std::string name = NameOf(record);
        if (record.seal.position != end_.position + 1) {
            const std::string place = std::to_string(record.seal.position);
            const std::string before = std::to_string(end_.position);
            Note(name, "chain_gap",
                 {"sa place dans la chaîne des sceaux est " + place + ", après " + before +
                      " : un enregistrement manque ou a été ajouté",
                  "its place in the chain of seals is " + place + ", after " + before +
                      ": a record is missing or was added"});
        }
        LookAt(set, record, name);
        end_ = {record.seal.position, record.seal.seal};
        kept_.See(end_);
    }
}

void ChainCheck::LookAt(const SealedSet& set, const SealedRecord& record, const std::string& name) {
    switch (record.kind) {
        case SealedKind::kInvoice:
            return LookAtInvoice(set.invoices.at(record.id), record, name);
        case SealedKind::kCreditNote:
            return LookAtCreditNote(set.credit_notes.at(record.id), record, name);
        case SealedKind::kPayment:
            return LookAtPayment(set.payments.at(record.id), record, name);
    }
}

void ChainCheck::Look(const SealedRecord& record, const std::string& name,
                      const std::string& canonical_bytes) {
    if (record.seal.previous != end_.seal) {
        Note(name, "chain_broken",
             {"son sceau ne continue pas celui de l'enregistrement précédent",
              "its seal does not continue that of the record before it"});
        return;
    }
    if (record.seal.seal !=
        SealOver(stores_.seals.chain().sealer(), record.seal.previous, canonical_bytes)) {
        Note(name, "seal_broken",
             {"il a été modifié après avoir été scellé", "it was changed after it was sealed"});
    }
}

void ChainCheck::LookAtNumber(const std::string& name, const DocumentNumber& number,
                              const Date& date) {
    const auto [place, first] = series_.try_emplace(number.series(), SeriesEnd{0, date});
    SeriesEnd& end = place->second;
    if (numbers_known_ && number.sequence() != end.last_number + 1) {
        Note(name, "number_gap",
             {"son numéro " + number.ToString() + " suit le numéro " +
                  std::to_string(end.last_number) + " de sa série",
              "its number " + number.ToString() + " follows number " +
                  std::to_string(end.last_number) + " of its series"});
    }
    if (date < end.last_date) {
        Note(name, "number_order",
             {"il est daté du " + FormatDate(date, Language::kFrench) + ", avant le numéro " +
                  std::to_string(end.last_number) + " de sa série",
              "it is dated " + FormatDate(date, Language::kEnglish) + ", before number " +
                  std::to_string(end.last_number) + " of its series"});
    }
    end = {number.sequence(), date};
}

void ChainCheck::LookAtInvoice(const absl::StatusOr<StoredInvoice>& found,
                               const SealedRecord& record, const std::string& name) {
    if (!found.ok()) return NoteUnreadableDocument(name, found.status());
    const IssuedInvoice& invoice = found->invoice;
    Look(record, name, CanonicalBytes(invoice));
    LookAtNumber(name, invoice.number, invoice.issue_date);
    if (!AddsUp(invoice)) Note(name, "totals", TotalsDiffer());
}

void ChainCheck::LookAtCreditNote(const absl::StatusOr<CreditNote>& found,
                                  const SealedRecord& record, const std::string& name) {
    if (!found.ok()) return NoteUnreadableDocument(name, found.status());
    Look(record, name, CanonicalBytes(*found));
    LookAtNumber(name, found->number, found->issue_date);
    if (!AddsUp(*found)) Note(name, "totals", TotalsDiffer());
}

void ChainCheck::LookAtPayment(const absl::StatusOr<StoredPayment>& found,
                               const SealedRecord& record, const std::string& name) {
    if (!found.ok()) return NoteUnreadable(name, found.status());
    Look(record, name, CanonicalBytes(found->payment));
}

absl::Status ChainCheck::Finish(Transaction& tx) {
    SOCLE_ASSIGN(const ChainHead head, stores_.seals.chain().LoadHead(tx));
    if (head.position != end_.position || head.seal != end_.seal) {
        const std::string end = std::to_string(end_.position);
        const std::string kept = std::to_string(head.position);
        Note("seal " + kept, "chain_end",
             {"la chaîne des sceaux finit à " + end + " au lieu de " + kept +
                  " : des enregistrements manquent ou ont été ajoutés",
              "the chain of seals ends at " + end + " instead of " + kept +
                  ": records are missing or were added"});
    }
    SOCLE_ASSIGN(const auto counters, stores_.series.LoadAll(tx));
    for (const auto& [series, counter] : counters) {
        if (series.kind == DocumentKind::kQuote) continue;  // quotes are not sealed
        const auto seen = series_.find(series);
        const std::int64_t last = seen == series_.end() ? 0 : seen->second.last_number;
        if (numbers_known_ && last != counter.last_number) {
            const std::string given = std::to_string(counter.last_number);
            Note("series " + series.Prefix(), "number_missing",
                 {"son dernier numéro est " + given + ", son dernier document porte " +
                      std::to_string(last),
                  "its last number is " + given + ", its last document has " +
                      std::to_string(last)});
        }
    }
    SOCLE_ASSIGN(const auto overdrawn,
                 stores_.invoices.FindOverdrawn(tx, static_cast<int>(kFindingsMax)));
    for (const InvoiceId id : overdrawn) {
        Note(NameOf(id), "balance",
             {"le total de ses avoirs et paiements dépasse son montant",
              "more is credited or paid on it than it comes to"});
    }
    if (!IsFull()) kept_.Finish("seal ", report_);
    return absl::OkStatus();
}

}  // namespace socle::invoicing
