// What tests of marketing tell the brick: facts of the client record, of sales and of losses, and
// what people say.
#pragma once

#include <string>

#include "socle/client_record/v1/events.pb.h"
#include "socle/crm/v1/events.pb.h"
#include "socle/invoicing/v1/events.pb.h"
#include "socle/marketing/v1/service.socle.hpp"
#include "socle/testing/brick_test.hpp"
#include "socle/wire.hpp"

namespace socle::marketing {

inline std::string NameOf(PartyId party) {
    return ResourceName("parties", party.value());
}

inline v1::RecordConsentRequest Yes(PartyId party) {
    v1::RecordConsentRequest request;
    request.set_party(NameOf(party));
    request.set_purpose(v1::PURPOSE_NEWSLETTER);
    request.set_channel(v1::CHANNEL_EMAIL);
    request.mutable_consent()->set_wording("J'accepte de recevoir la lettre mensuelle.");
    request.mutable_consent()->set_wording_version("2026-05");
    request.mutable_consent()->set_source("formulaire du site");
    request.mutable_consent()->set_proof("203.0.113.7");
    return request;
}

inline v1::WithdrawConsentRequest No(PartyId party) {
    v1::WithdrawConsentRequest request;
    request.set_party(NameOf(party));
    request.set_channel(v1::CHANNEL_EMAIL);
    return request;
}

struct Told {
    PartyId party = {};
    std::string email = {};
    std::string display_name = "Camille";
    std::string given_name = {};
    std::string postal_code = {};
    std::string country_code = "FR";
    bool company = false;
};

// The client record tells of a party.
inline absl::Status Tell(testing::BrickFixture& fixture, const Told& told) {
    client_record::v1::PartyCreated fact;
    fact.set_party(NameOf(told.party));
    client_record::v1::Party& record = *fact.mutable_record();
    record.set_kind(told.company ? client_record::v1::PARTY_KIND_COMPANY
                                 : client_record::v1::PARTY_KIND_PERSON);
    record.set_display_name(told.display_name);
    record.set_given_name(told.given_name);
    if (!told.email.empty()) record.add_emails()->set_address(told.email);
    if (!told.postal_code.empty()) {
        record.add_addresses()->mutable_address()->set_postal_code(told.postal_code);
        record.mutable_addresses(0)->mutable_address()->set_country_code(told.country_code);
    }
    return fixture.Publish(fact);
}

// The stream it belongs to; which, does not matter here.
inline std::string Some(std::string_view collection) {
    return std::string(collection) + "/0192a000-0000-7000-8000-000000000001";
}

inline Date Day(std::string_view text) {
    return *Date::Parse(std::string(text));
}

template <typename Fact>
absl::Status Tell(testing::BrickFixture& fixture, Fact fact, PartyId party, std::string_view day,
                  std::int64_t cents) {
    fact.set_invoice(Some("invoices"));
    fact.set_party(NameOf(party));
    *fact.mutable_issue_date() = ToWire(Day(day));
    *fact.mutable_totals()->mutable_net() = ToWire(Money(cents, Currency::Eur()));
    return fixture.Publish(fact);
}

inline absl::Status Sell(testing::BrickFixture& fixture, PartyId party, std::string_view day,
                         std::int64_t cents) {
    return Tell(fixture, invoicing::v1::InvoiceIssued(), party, day, cents);
}

inline absl::Status Credit(testing::BrickFixture& fixture, PartyId party, std::string_view day,
                           std::int64_t cents) {
    return Tell(fixture, invoicing::v1::CreditNoteIssued(), party, day, cents);
}

inline absl::Status Pay(testing::BrickFixture& fixture, PartyId party, std::string_view day) {
    invoicing::v1::PaymentRecorded fact;
    fact.set_invoice(Some("invoices"));
    fact.set_party(NameOf(party));
    *fact.mutable_payment_date() = ToWire(Day(day));
    return fixture.Publish(fact);
}

inline absl::Status Lose(testing::BrickFixture& fixture, PartyId party, std::string_view day,
                         crm::v1::LossReason reason) {
    crm::v1::OpportunityLost fact;
    fact.set_opportunity(Some("opportunities"));
    fact.set_party(NameOf(party));
    *fact.mutable_close_date() = ToWire(Day(day));
    fact.set_loss_reason(reason);
    return fixture.Publish(fact);
}

// A segment of those whose postal code begins so.
inline v1::CreateSegmentRequest LivingIn(const std::string& prefix) {
    v1::CreateSegmentRequest request;
    request.mutable_segment()->set_display_name("Autour de " + prefix);
    request.mutable_segment()->add_conditions()->set_postal_code_prefix(prefix);
    return request;
}

inline v1::CreateCampaignRequest LetterTo(const std::string& segment) {
    v1::CreateCampaignRequest request;
    v1::Campaign& campaign = *request.mutable_campaign();
    campaign.set_display_name("Lettre de novembre");
    campaign.set_purpose(v1::PURPOSE_NEWSLETTER);
    campaign.set_segment(segment);
    campaign.set_subject_fr("{given_name|Bonjour}, nos nouveautés");
    campaign.set_body_fr("{display_name}, voici ce que {company} prépare.");
    return request;
}

}  // namespace socle::marketing
