#include "domain/matching.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace socle::exchange {
namespace {

ClientRow Client(std::int64_t row, std::string name, std::string postal_code,
                 std::string siret = "", std::vector<std::string> emails = {}) {
    ClientRow client;
    client.row_number = row;
    client.display_name = std::move(name);
    client.address.postal_code = std::move(postal_code);
    client.siret = std::move(siret);
    client.emails = std::move(emails);
    return client;
}

TEST(Matching, KeysComeStrongestFirst) {
    const std::vector<MatchKey> keys = MatchKeysOf(Client(
        2, "Établissements Nœl & Fils", "75001", "82602416800013", {"A@x.example", "b@x.example"}));
    const std::vector<MatchKey> expected = {
        {MatchKind::kSiret, "82602416800013"},
        {MatchKind::kEmail, "a@x.example"},
        {MatchKind::kEmail, "b@x.example"},
        {MatchKind::kNameAndPostalCode, "etablissements noel fils|75001"},
    };
    EXPECT_EQ(keys, expected);
}

TEST(Matching, FindsTheSameClientInTheFile) {
    const ClientRow known = Client(2, "Garage Dûval", "35000", "82602416800013", {"a@x.example"});
    ClientRow person = Client(3, "Garage Dûval", "35000");
    person.kind = ClientKind::kPerson;
    ClientRow person_at_address = Client(3, "Other", "29200", "", {"a@x.example"});
    person_at_address.kind = ClientKind::kPerson;
    struct Case {
        std::string what;
        ClientRow client;
        std::optional<MatchKind> match;
    };
    const Case cases[] = {
        {"the row again", known, MatchKind::kSiret},
        {"same SIRET, all else different", Client(3, "Other", "29200", "82602416800013"),
         MatchKind::kSiret},
        {"same e-mail in capitals", Client(3, "Other", "29200", "", {"A@X.example"}),
         MatchKind::kEmail},
        {"second e-mail is the same",
         Client(3, "Other", "29200", "", {"z@x.example", "a@x.example"}), MatchKind::kEmail},
        {"same name without accents", Client(3, "GARAGE DUVAL", "35000"),
         MatchKind::kNameAndPostalCode},
        {"same name in another town", Client(3, "Garage Dûval", "29200"), std::nullopt},
        {"same name without postal code", Client(3, "Garage Dûval", ""), std::nullopt},
        {"another site with the same mailbox and name",
         Client(3, "Garage Dûval", "35000", "82602416800021", {"a@x.example"}), std::nullopt},
        {"a person of that name", person, std::nullopt},
        {"a person at that e-mail", person_at_address, MatchKind::kEmail},
    };
    for (const Case& c : cases) {
        FileIndex index;
        ASSERT_EQ(index.FindOrAdd(known), std::nullopt);
        const auto match = index.FindOrAdd(c.client);
        ASSERT_EQ(match.has_value(), c.match.has_value()) << c.what;
        if (!match) continue;
        EXPECT_EQ(match->kind, *c.match) << c.what;
        EXPECT_EQ(match->row_number, 2) << c.what;
    }
}

TEST(Matching, ClientsWithoutPostalCodeMatchOneAnother) {
    FileIndex index;
    EXPECT_EQ(index.FindOrAdd(Client(2, "Dûval", "")), std::nullopt);
    EXPECT_EQ(index.FindOrAdd(Client(3, "duval", ""))->row_number, 2);
}

TEST(Matching, RemembersBothSitesOfOneMailbox) {
    FileIndex index;
    EXPECT_EQ(index.FindOrAdd(Client(2, "A", "1", "82602416800013", {"a@x.example"})),
              std::nullopt);
    EXPECT_EQ(index.FindOrAdd(Client(3, "B", "2", "82602416800021", {"a@x.example"})),
              std::nullopt);
    EXPECT_EQ(index.FindOrAdd(Client(4, "C", "3", "82602416800021"))->row_number, 3);
    EXPECT_EQ(index.FindOrAdd(Client(5, "D", "4", "", {"a@x.example"}))->row_number, 2);
}

}  // namespace
}  // namespace socle::exchange
