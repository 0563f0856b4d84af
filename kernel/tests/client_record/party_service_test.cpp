// Parties through the contract: creating, reading, changing, listing, searching, duplicates.
#include <gtest/gtest.h>

#include <set>

#include "fixture.hpp"

namespace socle::client_record {
namespace {

v1::Party FullParty() {
    v1::Party party;
    party.set_display_name("Établissements Dupont");
    party.set_siret("404 833 048 00022");
    party.set_vat_number("FR83404833048");
    party.add_emails()->set_address("contact@dupont.example");
    party.mutable_emails(0)->set_label("pro \"main\", {a\\b}");
    party.add_emails()->set_address("compta@dupont.example");
    party.add_phones()->set_number("04 72 00 00 01");
    v1::PartyAddress& address = *party.add_addresses();
    address.mutable_address()->add_lines("1, rue de l'Église");
    address.mutable_address()->add_lines("Bâtiment \"B\"");
    address.mutable_address()->set_postal_code("69001");
    address.mutable_address()->set_city("Lyon");
    address.set_label("facturation");
    party.add_bank_accounts()->set_iban("FR76 3000 6000 0112 3456 7890 189");
    party.set_website("https://dupont.example");
    party.add_tags("Négoce");
    party.add_tags("NULL");
    return party;
}

using PartyService = ClientRecordTest;

TEST_F(PartyService, KeepsAllThatWasSaid) {
    const v1::Party created = Create(FullParty());
    EXPECT_TRUE(created.name().starts_with("parties/"));
    EXPECT_EQ(created.kind(), v1::PARTY_KIND_COMPANY);
    EXPECT_EQ(created.siren(), "404833048");
    EXPECT_EQ(created.siret(), "40483304800022");
    EXPECT_EQ(created.emails(0).label(), "pro \"main\", {a\\b}");
    EXPECT_EQ(created.phones(0).number(), "+33472000001");
    EXPECT_EQ(created.addresses(0).address().lines_size(), 2);
    EXPECT_EQ(created.addresses(0).address().country_code(), "FR");
    EXPECT_EQ(created.bank_accounts(0).iban(), "FR7630006000011234567890189");
    EXPECT_EQ(created.city(), "Lyon");
    EXPECT_EQ(created.primary_email(), "contact@dupont.example");
    EXPECT_EQ(created.primary_phone(), "+33472000001");
    EXPECT_EQ(created.state(), v1::PARTY_STATE_ACTIVE);
    const auto read = Get(created.name());
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->SerializeAsString(), created.SerializeAsString());
    EXPECT_EQ(EventTypes(), std::vector<std::string>{"PartyCreated"});
}

TEST_F(PartyService, GivesTheNameTheCallerChose) {
    v1::Party party;
    party.set_name("parties/0192c000-0000-7000-8000-000000000001");
    party.set_display_name("Chosen");
    EXPECT_EQ(Create(party).name(), party.name());
    v1::CreatePartyRequest request;
    *request.mutable_party() = party;
    request.set_allow_duplicate(true);
    EXPECT_EQ(ReasonOf(client().CreateParty(request).status()), "ALREADY_EXISTS");
    request.mutable_party()->set_name("clients/1");
    EXPECT_EQ(ReasonOf(client().CreateParty(request).status()), "INVALID_NAME");
    // The same id in another tenant is another party.
    request.mutable_party()->set_name(party.name());
    EXPECT_TRUE(other_client().CreateParty(request).ok());
}

TEST_F(PartyService, AnswersAnotherTenantAsIfNothingWereThere) {
    const std::string name = Create(FullParty()).name();
    v1::GetPartyRequest get;
    get.set_name(name);
    EXPECT_EQ(ReasonOf(other_client().GetParty(get).status()), "NOT_FOUND");
    v1::UpdatePartyRequest update;
    update.mutable_party()->set_name(name);
    update.mutable_party()->set_display_name("Mine now");
    EXPECT_EQ(ReasonOf(other_client().UpdateParty(update).status()), "NOT_FOUND");
    v1::ErasePartyRequest erase;
    erase.set_name(name);
    EXPECT_EQ(ReasonOf(other_client().EraseParty(erase).status()), "NOT_FOUND");
    v1::CreateNoteRequest note;
    note.set_party(name);
    note.set_text("seen");
    EXPECT_EQ(ReasonOf(other_client().CreateNote(note).status()), "NOT_FOUND");
    v1::ListTimelineRequest timeline;
    timeline.set_party(name);
    EXPECT_EQ(ReasonOf(other_client().ListTimeline(timeline).status()), "NOT_FOUND");
    v1::SearchPartiesRequest search;
    search.set_query("dupont");
    EXPECT_EQ(other_client().SearchParties(search)->parties_size(), 0);
    EXPECT_EQ(other_client().ListParties({})->parties_size(), 0);
    v1::FindDuplicatesRequest duplicates;
    *duplicates.mutable_party() = FullParty();
    EXPECT_EQ(other_client().FindDuplicates(duplicates)->duplicates_size(), 0);
}

TEST_F(PartyService, RefusesWhatTheContractRefuses) {
    v1::CreatePartyRequest request;
    EXPECT_EQ(ReasonOf(client().CreateParty(request).status()), "REQUIRED");
    request.mutable_party()->set_display_name("Dupont");
    request.mutable_party()->set_kind(static_cast<v1::PartyKind>(7));
    EXPECT_EQ(ReasonOf(client().CreateParty(request).status()), "INVALID_VALUE");
    // Bytes that are no UTF-8, as only a careless sender can produce them: tag 3, two bytes.
    const std::string invalid("\x0a\x04\x1a\x02\xff\xfe", 6);
    const auto reply = channel_->Unary(v1::ClientRecordServiceBase::kCreatePartyPath, invalid);
    EXPECT_EQ(ReasonOf(reply.status()), "INVALID_MESSAGE");
    v1::GetPartyRequest get;
    get.set_name("parties/1");
    EXPECT_EQ(ReasonOf(client().GetParty(get).status()), "INVALID_NAME");
    get.set_name("parties/0192c000-0000-7000-8000-000000000001");
    EXPECT_EQ(ReasonOf(client().GetParty(get).status()), "NOT_FOUND");
    EXPECT_TRUE(EventTypes().empty());
}

TEST_F(PartyService, ChecksEverythingAndWritesNothingWhenAsked) {
    v1::CreatePartyRequest request;
    *request.mutable_party() = FullParty();
    request.set_validate_only(true);
    ASSERT_TRUE(client().CreateParty(request).ok());
    EXPECT_EQ(client().ListParties({})->parties_size(), 0);
    EXPECT_TRUE(EventTypes().empty());
}

TEST_F(PartyService, AnswersARepeatedRequestTheSame) {
    v1::CreatePartyRequest request;
    *request.mutable_party() = FullParty();
    request.set_request_id("0192c000-0000-7000-8000-00000000000a");
    const auto first = client().CreateParty(request);
    const auto second = client().CreateParty(request);
    ASSERT_TRUE(first.ok() && second.ok()) << first.status() << second.status();
    EXPECT_EQ(first->SerializeAsString(), second->SerializeAsString());
    EXPECT_EQ(EventTypes().size(), 1U);
}

TEST_F(PartyService, WarnsOfADuplicate) {
    const std::string name = Create(FullParty()).name();
    struct Case {
        std::string what;
        std::function<void(v1::Party&)> edit;
        bool warned;
    };
    const std::vector<Case> cases = {
        {"same SIRET", [](auto& p) { p.set_siret("40483304800022"); }, true},
        {"same VAT number", [](auto& p) { p.set_vat_number("FR83404833048"); }, true},
        {"same e-mail", [](auto& p) { p.add_emails()->set_address("Compta@DUPONT.example"); },
         true},
        {"same name and postal code",
         [](auto& p) {
             p.set_display_name("DUPONT SARL");
             p.add_addresses()->mutable_address()->set_postal_code("69001");
         },
         true},
        {"same name, elsewhere",
         [](auto& p) {
             p.set_display_name("DUPONT SARL");
             p.add_addresses()->mutable_address()->set_postal_code("69002");
         },
         false},
        {"same name only", [](auto& p) { p.set_display_name("Etablissements Dupont"); }, false},
        {"same SIREN", [](auto& p) { p.set_siren("404833048"); }, false},
        {"same phone", [](auto& p) { p.add_phones()->set_number("0472000001"); }, false},
    };
    for (const Case& test : cases) {
        v1::CreatePartyRequest request;
        request.set_validate_only(true);
        request.mutable_party()->set_display_name("Somebody else");
        test.edit(*request.mutable_party());
        const absl::Status status = client().CreateParty(request).status();
        EXPECT_EQ(ReasonOf(status), test.warned ? "DUPLICATE_PARTY" : "") << test.what << status;
        EXPECT_EQ(MetadataOf(status)["duplicates"], test.warned ? name : "") << test.what;
        request.set_allow_duplicate(true);
        EXPECT_TRUE(client().CreateParty(request).ok()) << test.what;
    }
}

TEST_F(PartyService, FindsDuplicatesSurestFirst) {
    const v1::Party full = Create(FullParty());
    const std::string similar = Create("Etablissement Duponts").name();
    Create("Quite another");
    v1::FindDuplicatesRequest request;
    *request.mutable_party() = FullParty();
    const auto found = client().FindDuplicates(request);
    ASSERT_TRUE(found.ok()) << found.status();
    ASSERT_EQ(found->duplicates_size(), 2);
    EXPECT_EQ(found->duplicates(0).party().name(), full.name());
    EXPECT_EQ(found->duplicates(0).reason(), v1::DUPLICATE_REASON_SIRET);
    EXPECT_EQ(found->duplicates(1).party().name(), similar);
    EXPECT_EQ(found->duplicates(1).reason(), v1::DUPLICATE_REASON_SIMILAR_NAME);
    // A party is no duplicate of itself.
    request.mutable_party()->set_name(full.name());
    EXPECT_EQ(client().FindDuplicates(request)->duplicates_size(), 1);
}

TEST_F(PartyService, ChangesTheFieldsOfTheMask) {
    const v1::Party before = Create(FullParty());
    clock_.Advance(std::chrono::seconds(5));
    v1::UpdatePartyRequest request;
    request.mutable_party()->set_name(before.name());
    request.mutable_party()->set_etag(before.etag());
    request.mutable_party()->set_website("http://new.example");
    request.mutable_update_mask()->add_paths("website");
    request.mutable_update_mask()->add_paths("emails");
    const auto after = client().UpdateParty(request);
    ASSERT_TRUE(after.ok()) << after.status();
    EXPECT_EQ(after->website(), "http://new.example");
    EXPECT_EQ(after->emails_size(), 0) << "named by the mask and sent empty";
    EXPECT_EQ(after->siret(), before.siret());
    EXPECT_NE(after->etag(), before.etag());
    EXPECT_GT(after->update_time().seconds(), before.update_time().seconds());
    EXPECT_EQ(after->create_time().seconds(), before.create_time().seconds());
    EXPECT_TRUE(Search("compta@dupont.example").empty()) << "its keys and texts follow";

    EXPECT_EQ(ReasonOf(client().UpdateParty(request).status()), "ETAG_MISMATCH");
    request.mutable_party()->clear_etag();
    EXPECT_EQ(client().UpdateParty(request)->etag(), after->etag()) << "nothing left to change";
    EXPECT_EQ(EventTypes(), (std::vector<std::string>{"PartyCreated", "PartyUpdated"}));

    request.clear_update_mask();
    request.mutable_party()->set_siret("73282932000074");
    EXPECT_EQ(ReasonOf(client().UpdateParty(request).status()), "SIRET_NOT_OF_SIREN");
    request.mutable_update_mask()->add_paths("state");
    EXPECT_EQ(ReasonOf(client().UpdateParty(request).status()), "INVALID_MASK");
}

TEST_F(PartyService, ListsByNamePageByPage) {
    for (const char* name : {"Émile", "alpha", "Zoé", "Beta", "alpha"}) Create(name);
    v1::Party person;
    person.set_given_name("Ana");
    person.set_family_name("Costa");
    person.add_tags("VIP");
    Create(person);
    v1::ListPartiesRequest request;
    request.set_page_size(2);
    std::vector<std::string> names;
    std::set<std::string> ids;
    for (int pages = 0; pages < 4; ++pages) {
        const auto page = client().ListParties(request);
        ASSERT_TRUE(page.ok()) << page.status();
        for (const v1::Party& party : page->parties()) {
            names.push_back(party.display_name());
            ids.insert(party.name());
        }
        request.set_page_token(page->next_page_token());
        if (page->next_page_token().empty()) break;
    }
    EXPECT_EQ(names,
              (std::vector<std::string>{"alpha", "alpha", "Ana Costa", "Beta", "Émile", "Zoé"}));
    EXPECT_EQ(ids.size(), 6U);

    v1::ListPartiesRequest filtered;
    filtered.set_tag("vip");
    ASSERT_EQ(client().ListParties(filtered)->parties_size(), 1);
    filtered.set_kind(v1::PARTY_KIND_COMPANY);
    EXPECT_EQ(client().ListParties(filtered)->parties_size(), 0);
    filtered.clear_tag();
    EXPECT_EQ(client().ListParties(filtered)->parties_size(), 5);
    filtered.set_page_size(1);
    const std::string token = client().ListParties(filtered)->next_page_token();
    filtered.set_kind(v1::PARTY_KIND_PERSON);
    filtered.set_page_token(token);
    EXPECT_EQ(ReasonOf(client().ListParties(filtered).status()), "INVALID_PAGE_TOKEN");
}

TEST_F(PartyService, FindsByWordsAndNumbers) {
    Create(FullParty());
    Create("Dupont");
    Create("Dupontel Lyon");
    Create("Transports Dupont");
    Create("100 % bio_shop");
    struct Case {
        std::string query;
        std::vector<std::string> names;
    };
    const std::string full = "Établissements Dupont";
    const std::vector<Case> cases = {
        {"dupont", {"Dupont", "Dupontel Lyon", full, "Transports Dupont"}},
        {"DUPONT établ", {full}},
        {"lyon dupont", {"Dupontel Lyon", full}},
        {"upon", {"Dupont", "Dupontel Lyon", full, "Transports Dupont"}},
        {"contact@dup", {full}},
        {"negoce", {full}},
        {"404 833 048", {full}},
        {"40483304800022", {full}},
        {"FR 83 404 833 048", {full}},
        {"04.72.00.00.01", {full}},
        {"+33 4 72 00 00 01", {full}},
        {"72 00 00", {full}},
        {"100 %", {"100 % bio_shop"}},
        {"ly", {"Dupontel Lyon", full}},
        {"du tr", {"Transports Dupont"}},
        {"on", {}},
        {"%", {}},
        {"du_xont", {}},
        {"nobody", {}},
    };
    for (const Case& test : cases) EXPECT_EQ(Search(test.query), test.names) << test.query;
    v1::SearchPartiesRequest request;
    request.set_query("dupont");
    request.set_page_size(1);
    EXPECT_EQ(client().SearchParties(request)->parties_size(), 1);
    request.set_query(" ");
    EXPECT_EQ(ReasonOf(client().SearchParties(request).status()), "REQUIRED");
    request.set_query(std::string(201, 'a'));
    EXPECT_EQ(ReasonOf(client().SearchParties(request).status()), "TOO_LONG");
}

}  // namespace
}  // namespace socle::client_record
