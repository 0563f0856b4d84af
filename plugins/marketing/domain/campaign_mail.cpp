#include "domain/campaign_mail.hpp"

#include <algorithm>
#include <array>

#include "domain/merge_fields.hpp"

namespace socle::marketing {
namespace {

// Where French is the language of business, and the French territories with codes of their own.
constexpr std::array<std::string_view, 16> kFrenchSpeaking = {
    "", "FR", "BE", "LU", "MC", "CH", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF"};

// Why somebody gets this, as they are told.
Wording Because(Ground ground) {
    switch (ground) {
        case Ground::kConsent:
            return {"vous avez accepté de recevoir ces messages",
                    "you agreed to receive these messages"};
        case Ground::kCustomer:
            return {"vous êtes client", "you are a customer"};
        case Ground::kProfessional:
            return {"ce message concerne votre activité professionnelle",
                    "this message is about your trade"};
        default:
            return {"vous êtes dans notre fichier", "you are on our list"};
    }
}

}  // namespace

Language LanguageFor(const Campaign& campaign, std::string_view country_code) {
    const bool french = std::ranges::find(kFrenchSpeaking, country_code) != kFrenchSpeaking.end();
    return french || campaign.english == Texts{} ? Language::kFrench : Language::kEnglish;
}

Texts WriteMail(const Campaign& campaign, const Person& reader, const Sender& sender, Ground ground,
                std::string_view unsubscribe_url) {
    const Language language = LanguageFor(campaign, reader.country_code);
    const bool french = language == Language::kFrench;
    const Texts& texts = french ? campaign.french : campaign.english;
    const MergeFields fields = {{"display_name", reader.display_name},
                                {"given_name", reader.given_name},
                                {"company", sender.display_name}};
    Texts mail{FillMergeFields(texts.subject, fields), FillMergeFields(texts.body, fields)};
    mail.body += "\n\n-- \n" + sender.display_name + "\n";
    if (!sender.address.empty()) mail.body += sender.address + "\n";
    mail.body +=
        french ? "\nVous recevez ce message parce que " : "\nYou get this message because ";
    mail.body += Because(ground).In(language) + ".\n";
    mail.body += french ? "Pour ne plus en recevoir : " : "To get no more of them: ";
    mail.body.append(unsubscribe_url).append("\n");
    return mail;
}

std::string UnsubscribeBytes(std::int64_t tenant, RecipientId recipient) {
    return "unsubscribe " + std::to_string(tenant) + " " + recipient.ToString();
}

}  // namespace socle::marketing
