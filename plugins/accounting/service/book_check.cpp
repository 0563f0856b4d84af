#include "service/book_check.hpp"

#include <utility>

namespace socle::accounting {

void BookCheck::Note(std::string resource, std::string check, Wording text) {
    if (IsFull()) return;
    report_.findings.push_back({std::move(resource), std::move(check), std::move(text)});
}

void BookCheck::Look(const StoredEntry& stored) {
    ++report_.checked;
    const PostedEntry& entry = stored.entry;
    const std::string name = NameOf(entry.id);
    LookAtSeal(stored, name);
    LookAtNumber(entry, name);
    const Sums sums = SumsOf(entry.content.lines);
    if (sums.debit != sums.credit || sums.debit != stored.total)
        Note(name, "unbalanced",
             {"ses débits ne sont pas ses crédits", "its debits are not its credits"});
    if (!entry.origin.event) return;
    PostedFact fact{name, 0};
    for (const Line& line : entry.content.lines)
        if (!line.document.empty()) fact.claimed += line.debit - line.credit;
    facts_[*entry.origin.event] = fact;
}

void BookCheck::LookAtSeal(const StoredEntry& stored, const std::string& name) {
    const Seal& seal = stored.seal;
    if (seal.position != end_.position + 1) {
        const std::string place = std::to_string(seal.position);
        const std::string before = std::to_string(end_.position);
        Note(name, "chain_gap",
             {"sa place dans la chaîne des sceaux est " + place + ", après " + before +
                  " : une écriture manque ou a été ajoutée",
              "its place in the chain of seals is " + place + ", after " + before +
                  ": an entry is missing or was added"});
    }
    if (seal.previous != end_.seal) {
        Note(name, "chain_broken",
             {"son sceau ne continue pas celui de l'écriture précédente",
              "its seal does not continue that of the entry before it"});
    } else if (seal.seal != SealOver(stores_.entries.chain().sealer(), seal.previous,
                                     CanonicalBytes(stored.entry))) {
        Note(name, "seal_broken",
             {"elle a été modifiée après avoir été validée", "it was changed after it was posted"});
    }
    end_ = {seal.position, seal.seal};
    kept_.See(end_);
}

void BookCheck::LookAtNumber(const PostedEntry& entry, const std::string& name) {
    std::int64_t& last = last_numbers_[entry.fiscal_year];
    if (entry.number != last + 1) {
        const std::string number = std::to_string(entry.number);
        const std::string before = std::to_string(last);
        Note(name, "number_gap",
             {"son numéro " + number + " suit le numéro " + before + " de son exercice",
              "its number " + number + " follows number " + before + " of its fiscal year"});
    }
    last = entry.number;
}

absl::Status BookCheck::Finish(Transaction& tx) {
    SOCLE_ASSIGN(const ChainHead head, stores_.entries.chain().LoadHead(tx));
    if (head.position != end_.position || head.seal != end_.seal) {
        const std::string end = std::to_string(end_.position);
        const std::string kept = std::to_string(head.position);
        Note("seal " + kept, "chain_end",
             {"la chaîne des sceaux finit à " + end + " au lieu de " + kept +
                  " : des écritures manquent ou ont été ajoutées",
              "the chain of seals ends at " + end + " instead of " + kept +
                  ": entries are missing or were added"});
    }
    SOCLE_ASSIGN(const std::vector<FiscalYear> years, stores_.years.LoadAll(tx));
    for (const FiscalYear& year : years) {
        const std::int64_t seen = last_numbers_[year.start];
        if (seen == year.last_number) continue;
        const std::string given = std::to_string(year.last_number);
        Note(
            FiscalYearName(year.start), "number_missing",
            {"le dernier numéro donné est " + given + ", la dernière écriture porte " +
                 std::to_string(seen),
             "the last number given is " + given + ", the last entry has " + std::to_string(seen)});
    }
    if (!IsFull()) kept_.Finish("seal ", report_);
    return absl::OkStatus();
}

}  // namespace socle::accounting
