#include "kernel/client_record/service/verify.hpp"

#include <absl/strings/str_cat.h>

#include "kernel/client_record/domain/match_keys.hpp"
#include "kernel/client_record/domain/search_terms.hpp"
#include "kernel/client_record/store/verify_store.hpp"
#include "socle/template.hpp"

namespace socle::client_record {
namespace {

constexpr int kPageRows = 1000;
constexpr std::string_view kContract = "socle.client_record.v1";

class Report {
 public:
    void Counted() { ++report_.checked; }
    void Add(const std::string& resource, std::string check, Wording text) {
        if (IsFull()) return;
        report_.findings.push_back({resource, std::move(check), std::move(text)});
    }
    [[nodiscard]] bool IsFull() const { return report_.findings.size() >= kFindingsMax; }
    [[nodiscard]] int Room() const {
        return kFindingsMax - static_cast<int>(report_.findings.size());
    }
    [[nodiscard]] VerifyReport Take() { return std::move(report_); }

 private:
    VerifyReport report_;
};

std::vector<std::string> KeyTextsOf(const PartyContent& content) {
    std::vector<std::string> texts;
    for (const MatchKey& key : KeysOf(content)) {
        texts.push_back(absl::StrCat(static_cast<int>(key.kind), " ", key.value));
    }
    return texts;
}

void CheckDerived(const StoredParty& stored, Report& report) {
    const std::string name = PartyName(stored.party.id);
    const PartyContent& content = stored.party.content;
    if (stored.sort_name != SortNameOf(content) || stored.search_text != SearchTextOf(content)) {
        report.Add(name, "search_text",
                   {"les textes repliés ne sont pas ceux de la fiche",
                    "the folded texts are not those of the record"});
    }
    if (stored.keys != KeyTextsOf(content)) {
        report.Add(name, "match_keys",
                   {"les clés qui la font retrouver ne sont pas celles de la fiche",
                    "the keys it is found by are not those of the record"});
    }
    // Whoever wrote the row, nothing may be in it that would not be accepted today.
    if (stored.party.state == PartyState::kErased || content.display_name.empty()) return;
    if (const auto checked = Checked(content); !checked.ok()) {
        report.Add(name, "content", WordingOf(checked.status(), kContract));
    }
}

void CheckMemory(const StoredParty& stored, Report& report) {
    const bool is_erased = stored.party.content.display_name.empty();
    if (!stored.party.merged_into || is_erased || stored.is_remembered) return;
    report.Add(PartyName(stored.party.id), "merge_memory",
               {"il ne reste aucun souvenir de sa fusion", "nothing is remembered of its merge"});
}

}  // namespace

absl::StatusOr<VerifyReport> VerifyRecord(Call& call) {
    const VerifyStore store;
    Transaction& tx = call.transaction();
    Report report;
    PartyId after;
    // Ends with the last party: each page starts behind the one before.
    for (bool more = true; more && !report.IsFull();) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const std::vector<StoredParty> page, store.ReadParties(tx, after, kPageRows));
        for (const StoredParty& stored : page) {
            report.Counted();
            CheckDerived(stored, report);
            CheckMemory(stored, report);
        }
        more = page.size() == static_cast<std::size_t>(kPageRows);
        if (more) after = page.back().party.id;
    }
    SOCLE_ASSIGN(const std::vector<std::string> broken, store.FindBrokenChains(tx, report.Room()));
    for (const std::string& name : broken) {
        report.Add(name, "merge_chain",
                   {"son nom ne mène pas au bout de sa chaîne de fusions",
                    "its name does not lead to the end of its chain of merges"});
    }
    SOCLE_ASSIGN(const std::vector<std::string> orphans, store.FindOrphans(tx, report.Room()));
    for (const std::string& name : orphans) {
        report.Add(
            name, "party_missing",
            {"elle désigne une fiche qui n'existe pas", "it names a party that does not exist"});
    }
    return report.Take();
}

}  // namespace socle::client_record
