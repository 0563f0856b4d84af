// Lists of parties on a real database.
#include <gtest/gtest.h>

#include <map>
#include <thread>

#include "fixture.hpp"

namespace socle::client_record {
namespace {

v1::Party Row(const std::string& name, const std::string& email, const std::string& postal_code) {
    v1::Party party;
    party.set_display_name(name);
    if (!email.empty()) party.add_emails()->set_address(email);
    if (!postal_code.empty()) {
        party.add_addresses()->mutable_address()->set_postal_code(postal_code);
    }
    return party;
}

class ImportService : public ClientRecordTest {
 protected:
    // Results by what they are: "created" -> 2.
    std::map<v1::ImportResult, int> Import(const v1::ImportPartiesRequest& request) {
        const auto response = client().ImportParties(request);
        EXPECT_TRUE(response.ok()) << response.status();
        std::map<v1::ImportResult, int> counts;
        if (!response.ok()) return counts;
        EXPECT_EQ(response->outcomes_size(), request.parties_size());
        for (const v1::ImportOutcome& outcome : response->outcomes()) ++counts[outcome.result()];
        return counts;
    }
    using Counts = std::map<v1::ImportResult, int>;
};

TEST_F(ImportService, AddsTheSameListOnce) {
    v1::ImportPartiesRequest request;
    *request.add_parties() = Row("Dupont SARL", "contact@dupont.example", "69001");
    *request.add_parties() = Row("Dupont", "", "69001");
    *request.add_parties() = Row("Martin", "", "");
    *request.add_parties() = Row("Élan \"vert\"", "", "75001");
    request.add_parties()->set_siret("404 833 048 00022");
    request.mutable_parties(4)->set_display_name("Petit");
    EXPECT_EQ(Import(request),
              (Counts{{v1::IMPORT_RESULT_CREATED, 4}, {v1::IMPORT_RESULT_UNCHANGED, 1}}));
    EXPECT_EQ(EventTypes(), std::vector<std::string>(4, "PartyCreated"));
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_UNCHANGED, 5}}));
    EXPECT_EQ(EventTypes().size(), 4U);
    EXPECT_EQ(client().ListParties({})->parties_size(), 4);
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(ImportService, CompletesWhatWasEmpty) {
    const v1::Party before = Create(Row("Dupont", "contact@dupont.example", ""));
    v1::ImportPartiesRequest request;
    v1::Party& row = *request.add_parties();
    row = Row("Dupont & Fils", "CONTACT@dupont.example", "69001");
    row.add_phones()->set_number("0472000001");
    *request.add_parties() = Row("Again", "contact@dupont.example", "");
    request.mutable_parties(1)->set_website("dupont.example");
    const auto response = client().ImportParties(request);
    ASSERT_TRUE(response.ok()) << response.status();
    for (const v1::ImportOutcome& outcome : response->outcomes()) {
        EXPECT_EQ(outcome.result(), v1::IMPORT_RESULT_COMPLETED);
        EXPECT_EQ(outcome.party(), before.name());
    }
    const auto after = Get(before.name());
    EXPECT_EQ(after->display_name(), "Dupont");
    EXPECT_EQ(after->primary_phone(), "+33472000001");
    EXPECT_EQ(after->website(), "dupont.example");
    EXPECT_EQ(EventTypes(), (std::vector<std::string>{"PartyCreated", "PartyUpdated"}))
        << "one event for all the list adds";
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_UNCHANGED, 2}}));
}

TEST_F(ImportService, ANameRecognisesPersonsAmongPersonsAndCompaniesAmongCompanies) {
    v1::ImportPartiesRequest request;
    for (const v1::PartyKind kind : {v1::PARTY_KIND_COMPANY, v1::PARTY_KIND_PERSON}) {
        for (const char* postal_code : {"69001", ""}) {
            *request.add_parties() = Row("Camille Dupont", "", postal_code);
            request.mutable_parties(request.parties_size() - 1)->set_kind(kind);
        }
    }
    // Each kind: one for the town; the row without town finds it by its bare name.
    EXPECT_EQ(Import(request),
              (Counts{{v1::IMPORT_RESULT_CREATED, 2}, {v1::IMPORT_RESULT_UNCHANGED, 2}}));
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_UNCHANGED, 4}}));

    // An e-mail says who it is, whatever a list takes it for.
    v1::ImportPartiesRequest by_email;
    *by_email.add_parties() = Row("Garage Roux", "roux@example.com", "");
    *by_email.add_parties() = Row("Jean Roux", "roux@example.com", "");
    by_email.mutable_parties(1)->set_kind(v1::PARTY_KIND_PERSON);
    EXPECT_EQ(Import(by_email),
              (Counts{{v1::IMPORT_RESULT_CREATED, 1}, {v1::IMPORT_RESULT_UNCHANGED, 1}}));
}

TEST_F(ImportService, RefusesRowsByThemselves) {
    v1::ImportPartiesRequest request;
    *request.add_parties() = Row("Good", "", "");
    *request.add_parties() = Row("", "", "");
    *request.add_parties() = Row("Bad SIRET", "", "");
    request.mutable_parties(2)->set_siret("4.05E+13");
    *request.add_parties() = Row("Bad name", "", "");
    request.mutable_parties(3)->set_name("clients/1");
    const auto response = client().ImportParties(request);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->outcomes(0).result(), v1::IMPORT_RESULT_CREATED);
    const std::vector<std::string> reasons = {"REQUIRED", "SIRET_DAMAGED", "INVALID_NAME"};
    for (int i = 1; i < 4; ++i) {
        EXPECT_EQ(response->outcomes(i).result(), v1::IMPORT_RESULT_REFUSED);
        EXPECT_EQ(response->outcomes(i).reason(), reasons[static_cast<std::size_t>(i - 1)]);
        EXPECT_FALSE(response->outcomes(i).message().empty());
    }
    EXPECT_EQ(response->outcomes(2).metadata().at("field"), "siret");
    EXPECT_EQ(client().ListParties({})->parties_size(), 1);
}

TEST_F(ImportService, KeepsTheNamesItIsGiven) {
    v1::ImportPartiesRequest request;
    *request.add_parties() = Row("Named", "", "");
    request.mutable_parties(0)->set_name("parties/0192c000-0000-7000-8000-000000000001");
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_CREATED, 1}}));
    request.mutable_parties(0)->set_display_name("Renamed");
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_UNCHANGED, 1}}));
    EXPECT_EQ(Get(request.parties(0).name())->display_name(), "Named");
}

TEST_F(ImportService, TakesAThousandAndNoMore) {
    v1::ImportPartiesRequest request;
    for (int i = 0; i < 1000; ++i) {
        *request.add_parties() =
            Row("Client " + std::to_string(i), "c" + std::to_string(i) + "@example.com", "69001");
    }
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_CREATED, 1000}}));
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_UNCHANGED, 1000}}));
    EXPECT_TRUE(Verify().findings.empty());
    *request.add_parties() = Row("One more", "", "");
    EXPECT_EQ(ReasonOf(client().ImportParties(request).status()), "TOO_MANY");
}

TEST_F(ImportService, WritesNothingWhenOnlyAsked) {
    v1::ImportPartiesRequest request;
    *request.add_parties() = Row("Dupont", "", "");
    request.set_validate_only(true);
    EXPECT_EQ(Import(request), (Counts{{v1::IMPORT_RESULT_CREATED, 1}}));
    EXPECT_EQ(client().ListParties({})->parties_size(), 0);
    EXPECT_TRUE(EventTypes().empty());
}

TEST_F(ImportService, TwoCopiesAtOnceAddTheListOnce) {
    v1::ImportPartiesRequest request;
    for (int i = 0; i < 50; ++i) *request.add_parties() = Row("C" + std::to_string(i), "", "");
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([this, &request] {
            const auto channel = ChannelOf(kTenant, Language::kEnglish);
            EXPECT_TRUE(v1::ClientRecordClient(*channel).ImportParties(request).ok());
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(EventTypes().size(), 50U);
}

}  // namespace
}  // namespace socle::client_record
