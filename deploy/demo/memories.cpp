// The part of the story that is not about money: what people said, who belongs to whom, who may be
// written to, and the two campaigns.
#include "story.hpp"

namespace socle::demo {
namespace {

struct Memory {
    int day;
    const char* client;
    const char* text;
};

constexpr Memory kMemories[] = {
    {6, "Hôtel des Deux Ponts",
     "Mme Arnoux décide ; ne jamais appeler pendant le service de midi."},
    {12, "Claire Durand", "Préfère être jointe le soir. Code de l'immeuble : demander au gardien."},
    {70, "Restaurant La Cloche", "Fermé le lundi. Livraison par la cour."},
    {120, "Librairie L'Encre Bleue", "Très attentive au bois massif, pas de mélaminé."},
    {310, "Auberge du Col", "Accès difficile l'hiver : prévoir la journée."},
    {440, "Maison de retraite Les Tilleuls", "Facturation à adresser au service économat."},
    {515, "Paul Chevalier", "Attend la réponse de sa banque."},
};

struct Tie {
    const char* person;
    client_record::v1::RelationKind kind;
    const char* company;
};

constexpr Tie kTies[] = {
    {"Anne Leclerc", client_record::v1::RELATION_KIND_WORKS_FOR, "Hôtel des Deux Ponts"},
    {"Bruno Mathis", client_record::v1::RELATION_KIND_DECIDES_FOR, "Auberge du Col"},
    {"Cabinet Orsel Architectes", client_record::v1::RELATION_KIND_PRESCRIBES,
     "Clinique du Parc Fleuri"},
};

// Who left an address at the open house, and who thought better of it.
constexpr const char* kYes[] = {
    "Claire Durand",    "Marc Lefèvre",       "Sophie Nguyen",          "Karim Benali",
    "Jeanne Petitjean", "Inès Garnier",       "Lucie Fontaine",         "Antoine Rey",
    "Nadia Haddad",     "Thomas Roussel",     "Élise Perrot",           "Camille Vidal",
    "Chloé Masson",     "Julien Aubry",       "Anne Leclerc",           "Rachid Amrani",
    "Olivier Barbier",  "Boulangerie du Lac", "Librairie L'Encre Bleue"};
constexpr const char* kNoAfterAll[] = {"Marc Lefèvre", "Thomas Roussel"};

constexpr int kOpenHouse = 150;
constexpr int kFirstCampaign = 190;
constexpr int kSecondCampaign = 430;

}  // namespace

void Story::PlanMemories() {
    for (const Memory& memory : kMemories) {
        At(memory.day, 18, "a note", [this, memory]() -> absl::Status {
            client_record::v1::CreateNoteRequest request;
            SOCLE_ASSIGN(*request.mutable_party(), office_.Client(memory.client));
            request.set_text(memory.text);
            return office_.record().CreateNote(request).status();
        });
    }
    for (const Tie& tie : kTies) {
        At(20, 18, "a tie", [this, tie]() -> absl::Status {
            client_record::v1::CreateRelationRequest request;
            client_record::v1::Relation& relation = *request.mutable_relation();
            SOCLE_ASSIGN(*relation.mutable_from_party(), office_.Client(tie.person));
            SOCLE_ASSIGN(*relation.mutable_to_party(), office_.Client(tie.company));
            relation.set_kind(tie.kind);
            return office_.record().CreateRelation(request).status();
        });
    }
}

void Story::PlanConsents() {
    for (const char* client : kYes) {
        At(kOpenHouse, 18, "a yes", [this, client]() -> absl::Status {
            marketing::v1::RecordConsentRequest request;
            SOCLE_ASSIGN(*request.mutable_party(), office_.Client(client));
            request.set_purpose(marketing::v1::PURPOSE_NEWSLETTER);
            request.set_channel(marketing::v1::CHANNEL_EMAIL);
            marketing::v1::Consent& consent = *request.mutable_consent();
            consent.set_wording("J'accepte de recevoir la lettre de l'Atelier Lumen par e-mail.");
            consent.set_wording_version("portes-ouvertes-1");
            consent.set_source("Portes ouvertes");
            consent.set_proof("Cahier des portes ouvertes, page 1");
            return office_.marketing().RecordConsent(request).status();
        });
    }
    for (const char* client : kNoAfterAll) {
        At(kFirstCampaign + 2, 9, "a no", [this, client]() -> absl::Status {
            marketing::v1::WithdrawConsentRequest request;
            SOCLE_ASSIGN(*request.mutable_party(), office_.Client(client));
            request.set_channel(marketing::v1::CHANNEL_EMAIL);
            request.set_source("Réponse à la lettre");
            return office_.marketing().WithdrawConsent(request).status();
        });
    }
}

absl::Status Story::Campaign(const std::string& name, const std::string& segment,
                             const std::string& subject, const std::string& body,
                             bool to_customers) {
    marketing::v1::CreateCampaignRequest request;
    marketing::v1::Campaign& campaign = *request.mutable_campaign();
    campaign.set_display_name(name);
    campaign.set_segment(segment);
    campaign.set_purpose(to_customers ? marketing::v1::PURPOSE_OFFERS
                                      : marketing::v1::PURPOSE_NEWSLETTER);
    campaign.set_customers_allowed(to_customers);
    campaign.set_subject_fr(subject);
    campaign.set_body_fr(body);
    SOCLE_ASSIGN(const auto created, office_.marketing().CreateCampaign(request));
    marketing::v1::PrepareCampaignRequest prepare;
    prepare.set_name(created.name());
    SOCLE_ASSIGN(const auto preparing, office_.marketing().PrepareCampaign(prepare));
    SOCLE_RETURN_IF_ERROR(office_.WaitFor(preparing.job()));
    marketing::v1::SendCampaignRequest send;
    send.set_name(created.name());
    SOCLE_ASSIGN(const auto sending, office_.marketing().SendCampaign(send));
    return office_.WaitFor(sending.job());
}

void Story::PlanCampaigns() {
    const auto segment =
        [this](const std::string& name,
               const marketing::v1::Condition& condition) -> absl::StatusOr<std::string> {
        marketing::v1::CreateSegmentRequest request;
        request.mutable_segment()->set_display_name(name);
        *request.mutable_segment()->add_conditions() = condition;
        SOCLE_ASSIGN(const auto created, office_.marketing().CreateSegment(request));
        SOCLE_RETURN_IF_ERROR(office_.WaitFor(created.job()));
        return created.name();
    };
    At(kFirstCampaign, 9, "the spring letter", [this, segment]() -> absl::Status {
        marketing::v1::Condition near;
        near.set_postal_code_prefix("69");
        SOCLE_ASSIGN(const std::string name, segment("Autour de Lyon", near));
        return Campaign("Lettre de printemps", name, "La lumière de printemps",
                        "Bonjour {given_name|Madame, Monsieur},\n\nVoici trois idées pour faire "
                        "entrer la lumière chez vous.\n\n{company}",
                        false);
    });
    At(kSecondCampaign, 9, "the offer to good clients", [this, segment]() -> absl::Status {
        marketing::v1::Condition good;
        *good.mutable_bought_at_least()->mutable_amount() = Euros(3'000);
        good.mutable_bought_at_least()->set_days(365);
        SOCLE_ASSIGN(const std::string name, segment("Bons clients (3 000 € en un an)", good));
        return Campaign("Contrôle d'éclairage offert", name, "Un contrôle de votre éclairage",
                        "Bonjour {display_name},\n\nNous passons vérifier votre installation, "
                        "sans frais, avant l'hiver.\n\n{company}",
                        true);
    });
    At(kSecondCampaign + 5, 9, "who was lost on the price", [segment]() -> absl::Status {
        marketing::v1::Condition lost;
        lost.mutable_lost_opportunity()->set_loss_reason("price");
        lost.mutable_lost_opportunity()->set_days(540);
        return segment("Perdus sur le prix", lost).status();
    });
}

}  // namespace socle::demo
