#include "domain/notes.hpp"

namespace socle::exchange {
namespace {

std::string ContactOf(const ClientRow& client) {
    if (client.kind != ClientKind::kCompany) return "";
    return Trimmed(client.given_name + " " + client.family_name);
}

}  // namespace

std::vector<std::string> NotesOf(const ClientRow& client, Language language) {
    const bool french = language == Language::kFrench;
    std::vector<std::string> notes;
    const std::string contact = ContactOf(client);
    if (!contact.empty() && contact != client.display_name) {
        notes.push_back((french ? "Contact : " : "Contact: ") + contact);
    }
    if (!client.employer.empty()) {
        notes.push_back((french ? "Entreprise : " : "Company: ") + client.employer);
    }
    if (!client.note.empty()) notes.push_back(client.note);
    return notes;
}

}  // namespace socle::exchange
