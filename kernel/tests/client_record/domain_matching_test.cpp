// Keys, likeness, completion, import plans and search terms: tables of cases without a database.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "kernel/client_record/domain/completion.hpp"
#include "kernel/client_record/domain/duplicates.hpp"
#include "kernel/client_record/domain/import_plan.hpp"
#include "kernel/client_record/domain/search_terms.hpp"
#include "socle/status.hpp"

namespace socle::client_record {
namespace {

constexpr const char* kSiret = "40483304800022";
constexpr const char* kOtherSiret = "73282932000074";

PartyContent Content(
    const std::string& name,
    const std::function<void(PartyContent&)>& edit = [](PartyContent&) {}) {
    PartyContent content;
    content.display_name = name;
    edit(content);
    auto checked = Checked(content);
    EXPECT_TRUE(checked.ok()) << name << checked.status();
    return checked.value_or(PartyContent());
}

PartyId IdOf(std::uint8_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return PartyId(Uuid::FromBytes(bytes));
}

TEST(NameKey, LeavesOutLegalForms) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"SARL Dupont", "dupont"},
        {"Dupont S.A.R.L.", "dupont s a r l"},
        {"DUPONT & Fils SAS", "dupont fils"},
        {"M. Jean Dupont", "jean dupont"},
        {"Ets Dupont et Cie", "dupont et cie"},
        {"SA", "sa"},
        {"SARL SAS", "sarl"},
        {"Sasha", "sasha"},
    };
    for (const auto& [name, key] : cases) EXPECT_EQ(NameKey(name), key) << name;
}

TEST(KeysOf, ListsEachValueOnce) {
    const PartyContent content = Content("SARL Dupont", [](PartyContent& c) {
        c.siret = kSiret;
        c.emails = {{"Jean@example.com", ""}};
        c.phones = {{"0612345678", ""}};
        c.addresses = {{{{"1 rue"}, "69001", "Lyon", ""}, ""}, {{{"2 rue"}, "69001", "", ""}, ""}};
        c.tags = {"Négoce"};
    });
    const std::vector<MatchKey> expected = {
        {KeyKind::kSiret, kSiret},
        {KeyKind::kEmail, "jean@example.com"},
        {KeyKind::kNameAndPostalCode, "dupont|FR69001"},
        {KeyKind::kSiren, "404833048"},
        {KeyKind::kName, "dupont"},
        {KeyKind::kPhone, "+33612345678"},
        {KeyKind::kTag, "negoce"},
    };
    EXPECT_EQ(KeysOf(content), expected);
}

TEST(LikenessBy, IsSureOrNot) {
    const PartyContent plain = Content("A");
    const PartyContent one = Content("A", [](PartyContent& c) { c.siret = kSiret; });
    const PartyContent two = Content("A", [](PartyContent& c) { c.siret = kOtherSiret; });
    using Sure = std::optional<Likeness>;
    EXPECT_EQ(LikenessBy(KeyKind::kSiret, one, one), Sure({DuplicateReason::kSiret, true}));
    EXPECT_EQ(LikenessBy(KeyKind::kEmail, plain, one), Sure({DuplicateReason::kEmail, true}));
    EXPECT_EQ(LikenessBy(KeyKind::kEmail, one, two), Sure({DuplicateReason::kEmail, false}))
        << "two establishments that share a mailbox";
    EXPECT_EQ(LikenessBy(KeyKind::kVatNumber, one, two),
              Sure({DuplicateReason::kVatNumber, false}));
    EXPECT_EQ(LikenessBy(KeyKind::kSiren, plain, one), Sure({DuplicateReason::kSiren, false}));
    EXPECT_EQ(LikenessBy(KeyKind::kName, plain, one), Sure({DuplicateReason::kSimilarName, false}));
    EXPECT_EQ(LikenessBy(KeyKind::kPhone, plain, one), std::nullopt);
    PartyContent person;
    person.kind = PartyKind::kPerson;
    PartyContent company;
    company.kind = PartyKind::kCompany;
    EXPECT_EQ(LikenessBy(KeyKind::kNameAndPostalCode, person, person),
              Sure({DuplicateReason::kNameAndPostalCode, true}));
    EXPECT_EQ(LikenessBy(KeyKind::kNameAndPostalCode, person, company),
              Sure({DuplicateReason::kNameAndPostalCode, false}))
        << "a name makes no person of a company";
    EXPECT_EQ(LikenessBy(KeyKind::kEmail, person, company), Sure({DuplicateReason::kEmail, true}));
}

TEST(Complete, FillsOnlyWhatIsEmpty) {
    const PartyContent content = Content("A", [](PartyContent& c) {
        c.siren = "404833048";
        c.emails = {{"a@example.com", ""}};
    });
    const PartyContent from = Content("B", [](PartyContent& c) {
        c.siret = kSiret;
        c.website = "b.example";
        c.emails = {{"A@example.com", ""}, {"b@example.com", "pro"}};
        c.phones = {{"0612345678", ""}, {"0612345679", ""}};
        c.addresses = {{{{"1 rue", "Bât. B"}, "69001", "Lyon", "FR"}, "siège"}};
    });
    const auto filled = Complete(content, from, ListRule::kFillWhenEmpty);
    ASSERT_TRUE(filled.ok());
    EXPECT_EQ(filled->content.display_name, "A");
    EXPECT_EQ(filled->content.siret, kSiret);
    EXPECT_EQ(filled->content.emails, content.emails);
    EXPECT_EQ(filled->content.phones, from.phones);
    EXPECT_EQ(filled->content.addresses, from.addresses);
    const auto merged = Complete(content, from, ListRule::kAddMissing);
    ASSERT_TRUE(merged.ok());
    EXPECT_EQ(merged->content.emails,
              (std::vector<Contact>{{"a@example.com", ""}, {"b@example.com", "pro"}}));
    PartyContent undone = merged->content;
    for (const Item& item : merged->added) RemoveItem(undone, item);
    EXPECT_EQ(undone, content) << "what was added can be taken away again";
    EXPECT_TRUE(Complete(merged->content, from, ListRule::kAddMissing)->added.empty());
}

TEST(Complete, KeepsSiretsAndNamesWhereTheyBelong) {
    const PartyContent other = Content("A", [](PartyContent& c) { c.siren = "732829320"; });
    const PartyContent from = Content("B", [](PartyContent& c) {
        c.siret = kSiret;
        c.given_name = "Jean";
    });
    EXPECT_TRUE(Complete(other, from, ListRule::kAddMissing)->added.empty());
    const PartyContent person =
        Content("Jean", [](PartyContent& c) { c.kind = PartyKind::kPerson; });
    EXPECT_EQ(Complete(person, from, ListRule::kFillWhenEmpty)->content.given_name, "Jean");
    const PartyContent full = Content("A", [](PartyContent& c) {
        for (int i = 0; i < 20; ++i) c.emails.push_back({std::to_string(i) + "@example.com", ""});
    });
    const PartyContent one_more = Content("A", [](PartyContent& c) {
        c.emails = {{"more@example.com", ""}};
    });
    EXPECT_EQ(ReasonOf(Complete(full, one_more, ListRule::kAddMissing).status()), "TOO_MANY");
    EXPECT_TRUE(Complete(full, one_more, ListRule::kFillWhenEmpty).ok());
}

// What a list of rows does to an empty record, and then once more to the record it has made.
struct PlanCase {
    std::string what;
    std::vector<PartyContent> rows;
    std::vector<ImportResult> first;
    std::size_t parties;
};

ImportFacts FactsOf(const std::vector<Party>& parties) {
    ImportFacts facts{{}, parties};
    for (const Party& party : parties) {
        for (const MatchKey& key : KeysOf(party.content)) facts.owners[key].push_back(party.id);
    }
    return facts;
}

std::vector<PlanCase> PlanCases() {
    const auto phone = [](const char* number) {
        return [number](PartyContent& c) { c.phones = {{number, ""}}; };
    };
    const auto email = [](const char* address) {
        return [address](PartyContent& c) { c.emails = {{address, ""}}; };
    };
    const auto place = [](const char* postal_code) {
        return [postal_code](PartyContent& c) { c.addresses = {{{{}, postal_code, "", ""}, ""}}; };
    };
    const auto siret = [](const char* number) {
        return [number](PartyContent& c) {
            c.siret = number;
            c.emails = {{"shared@example.com", ""}};
        };
    };
    using enum ImportResult;
    return {
        {"names alone",
         {Content("A"), Content("B"), Content("SARL A")},
         {kCreated, kCreated, kUnchanged},
         2},
        {"homonyms with other phones",
         {Content("A"), Content("A", phone("0612345678")), Content("A", phone("0612345679"))},
         {kCreated, kCompleted, kCreated},
         2},
        {"homonyms with other e-mails",
         {Content("A", email("a@example.com")), Content("A", email("b@example.com"))},
         {kCreated, kCreated},
         2},
        {"same e-mail, other spelling",
         {Content("A", email("a@example.com")), Content("B", email("A@Example.com"))},
         {kCreated, kUnchanged},
         1},
        {"one name in two towns",
         {Content("A", place("69001")), Content("A", place("69002")), Content("A", place("69001"))},
         {kCreated, kCreated, kUnchanged},
         2},
        {"a bare name after one with a town",
         {Content("A", place("69001")), Content("A")},
         {kCreated, kUnchanged},
         1},
        {"two establishments that share a mailbox",
         {Content("A", siret(kSiret)), Content("A", siret(kOtherSiret)),
          Content("A", email("shared@example.com"))},
         {kCreated, kCreated, kUnchanged},
         2},
    };
}

TEST(PlanImport, RecognisesTheSameListTwice) {
    using enum ImportResult;
    for (const PlanCase& test : PlanCases()) {
        std::vector<ImportRow> rows;
        for (const PartyContent& content : test.rows) {
            rows.push_back({content, IdOf(static_cast<std::uint8_t>(rows.size() + 1))});
        }
        const ImportPlan first = PlanImport(rows, {}, Instant{});
        std::vector<ImportResult> results;
        for (const ImportOutcome& outcome : first.outcomes) results.push_back(outcome.result);
        EXPECT_EQ(results, test.first) << test.what;
        ASSERT_EQ(first.to_save.size(), test.parties) << test.what;

        std::vector<Party> parties;
        for (const ImportedParty& imported : first.to_save) parties.push_back(imported.party);
        for (ImportRow& row : rows)
            row.id = IdOf(static_cast<std::uint8_t>(row.id.value().bytes()[15] + 100));
        const ImportPlan second = PlanImport(rows, FactsOf(parties), Instant{});
        EXPECT_TRUE(second.to_save.empty()) << test.what;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(second.outcomes[i].result, kUnchanged) << test.what << " row " << i;
            EXPECT_EQ(second.outcomes[i].party, first.outcomes[i].party) << test.what;
        }
    }
}

TEST(PlanImport, RefusesARowByItself) {
    const absl::Status refusal = RefuseField(reason::kRequired, "display_name", "say who");
    const ImportPlan plan =
        PlanImport({{refusal, PartyId()}, {Content("A"), IdOf(1)}}, {}, Instant{});
    EXPECT_EQ(plan.outcomes[0].result, ImportResult::kRefused);
    EXPECT_EQ(ReasonOf(plan.outcomes[0].refusal), "REQUIRED");
    EXPECT_EQ(plan.outcomes[1].result, ImportResult::kCreated);

    Party merged = NewParty(IdOf(1), Content("A"), Instant{});
    merged.state = PartyState::kMerged;
    const ImportPlan again = PlanImport({{Content("A"), IdOf(1)}}, {{}, {merged}}, Instant{});
    EXPECT_EQ(ReasonOf(again.outcomes[0].refusal), "PARTY_NOT_ACTIVE");
}

TEST(ParseQuery, ReadsWordsAndNumbers) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"Élan de Lyon", {"elan", "lyon", "de"}},
        {"a a A", {"a"}},
        {"06 12 34 56 78", {"33612345678"}},
        {"12 34", {"1234"}},
        {"404 833 048 00022", {"40483304800022"}},
        {"FR83 404833048", {"fr83404833048"}},
        {"42 rue", {"rue", "42"}},
        {"!!", {}},
        {"a b c d e f g h i j k l", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}},
    };
    for (const auto& [query, words] : cases) {
        const auto terms = ParseQuery(query);
        ASSERT_TRUE(terms.ok()) << query;
        EXPECT_EQ(terms->words, words) << query;
        EXPECT_EQ(terms->IsEmpty(), words.empty()) << query;
    }
}

}  // namespace
}  // namespace socle::client_record
