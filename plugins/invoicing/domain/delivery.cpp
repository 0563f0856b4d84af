#include "domain/delivery.hpp"

#include "domain/reasons.hpp"
#include "socle/identifiers.hpp"

namespace socle::invoicing {
namespace {

Wording KindWords(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::kQuote:
            return {"devis", "quote"};
        case DocumentKind::kInvoice:
            return {"facture", "invoice"};
        case DocumentKind::kCreditNote:
            return {"avoir", "credit note"};
    }
    return {};
}

std::string UsualSubject(const MailedDocument& document, Language language,
                         std::string_view company) {
    std::string subject = KindWords(document.kind).In(language) + " " + document.number;
    subject.front() = static_cast<char>(subject.front() - 'a' + 'A');
    return subject + " – " + std::string(company);
}

// ", à régler avant le 23/12/2026", ", valable jusqu'au ..."; nothing for a credit note.
std::string LastDayWords(const MailedDocument& document, Language language) {
    if (!document.last_day) return "";
    const std::string day = FormatDate(*document.last_day, language);
    const bool french = language == Language::kFrench;
    if (document.kind == DocumentKind::kQuote)
        return (french ? ", valable jusqu'au " : ", valid until ") + day;
    return (french ? ", à régler au plus tard le " : ", to be paid by ") + day;
}

std::string UsualMessage(const MailedDocument& document, Language language,
                         std::string_view company) {
    const bool french = language == Language::kFrench;
    std::string message = french ? "Bonjour,\n\nVeuillez trouver ci-joint notre "
                                 : "Hello,\n\nPlease find attached our ";
    message += KindWords(document.kind).In(language) + " " + document.number;
    message += french ? " d'un montant de " : " of ";
    message += FormatMoney(document.gross, language) + (french ? " TTC" : " including VAT");
    message += LastDayWords(document, language);
    message += french ? ".\n\nCordialement,\n" : ".\n\nKind regards,\n";
    return message.append(company);
}

}  // namespace

absl::StatusOr<Delivery> WriteDelivery(const MailedDocument& document, DeliveryInput input,
                                       const std::string& usual_address, std::string_view company) {
    const std::string to = input.to.empty() ? usual_address : input.to;
    if (to.empty())
        return RefuseField(reason::kRequired, "to", "the client has no e-mail address on record");
    Delivery delivery{.document = document.name,
                      .number = document.number,
                      .party = document.party,
                      .language = input.language};
    SOCLE_ASSIGN(delivery.address, ParseEmail(to));
    if (input.subject.find_first_of("\r\n\t") != std::string::npos)
        return RefuseField(reason::kInvalidText, "subject", "a subject is one line");
    SOCLE_ASSIGN(delivery.subject, CheckText(input.subject, "subject", kDeliverySubjectMax));
    SOCLE_ASSIGN(delivery.message, CheckText(input.message, "message", kDeliveryMessageMax));
    if (delivery.subject.empty())
        delivery.subject = UsualSubject(document, input.language, company);
    if (delivery.message.empty())
        delivery.message = UsualMessage(document, input.language, company);
    return delivery;
}

DeliveryState StateAfter(MailOutcome outcome) {
    switch (outcome) {
        case MailOutcome::kSent:
            return DeliveryState::kSent;
        case MailOutcome::kRefused:
            return DeliveryState::kRefused;
        case MailOutcome::kLater:
            return DeliveryState::kQueued;
        case MailOutcome::kGivenUp:
            return DeliveryState::kFailed;
        case MailOutcome::kUnknown:
            return DeliveryState::kUnknown;
    }
    return DeliveryState::kUnknown;
}

absl::Status CanBounce(const Delivery& delivery) {
    if (delivery.state == DeliveryState::kSent || delivery.state == DeliveryState::kUnknown ||
        delivery.state == DeliveryState::kBounced)
        return absl::OkStatus();
    return Refuse(reason::kDeliveryNotSent, "this mail has not left");
}

}  // namespace socle::invoicing
