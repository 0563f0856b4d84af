#include "texts.hpp"

#include <absl/strings/str_replace.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace socle::cli {
namespace {

using Named = std::pair<std::string_view, Phrase>;

constexpr std::array kUsualLabels = {
    Named{"name", {"Identifiant", "Identifier"}},
    Named{"number", {"Numéro", "Number"}},
    Named{"display_name", {"Nom", "Name"}},
    Named{"title", {"Titre", "Title"}},
    Named{"label", {"Libellé", "Label"}},
    Named{"party", {"Client", "Party"}},
    Named{"invoice", {"Facture", "Invoice"}},
    Named{"invoice_number", {"Facture n°", "Invoice no."}},
    Named{"quote", {"Devis", "Quote"}},
    Named{"opportunity", {"Opportunité", "Opportunity"}},
    Named{"buyer", {"Acheteur", "Buyer"}},
    Named{"totals", {"Totaux", "Totals"}},
    Named{"amount", {"Montant", "Amount"}},
    Named{"issue_date", {"Date", "Date"}},
    Named{"payment_date", {"Payé le", "Paid on"}},
    Named{"method", {"Méthode", "Method"}},
    Named{"tenant", {"Entreprise", "Company"}},
    Named{"permissions", {"Droits", "Permissions"}},
    Named{"loss_reason", {"Raison de la perte", "Loss reason"}},
    Named{"etag",
          {"Version lue (refusée si elle a changé)", "Version read (refused if it has changed)"}},
    Named{"api_key", {"Clé d'API", "API key"}},
    Named{"reference", {"Référence", "Reference"}},
    Named{"reason", {"Motif", "Reason"}},
    Named{"currency_code", {"Devise", "Currency"}},
    Named{"vat_lines", {"TVA par taux", "VAT by rate"}},
    Named{"vat_category", {"Catégorie de TVA", "VAT category"}},
    Named{"vat_rate", {"Taux de TVA", "VAT rate"}},
    Named{"base", {"Base", "Base"}},
    Named{"vat", {"TVA", "VAT"}},
    Named{"mentions", {"Mentions", "Mentions"}},
    Named{"lines", {"Lignes", "Lines"}},
    Named{"city", {"Ville", "City"}},
    Named{"postal_code", {"Code postal", "Postal code"}},
    Named{"country_code", {"Pays", "Country"}},
    Named{"address", {"Adresse", "Address"}},
    Named{"create_time", {"Créé le", "Created"}},
    Named{"update_time", {"Modifié le", "Updated"}},
    Named{"issue_time", {"Émis le", "Issued"}},
    Named{"expire_time", {"Expire le", "Expires"}},
    Named{"last_use_time", {"Dernier usage", "Last used"}},
    Named{"run_time", {"Pas avant", "Not before"}},
    Named{"park_time", {"En attente depuis", "Parked since"}},
    Named{"time", {"Quand", "When"}},
    Named{"start_date", {"Depuis", "Since"}},
    Named{"end_date", {"Jusqu'au", "Until"}},
    Named{"from_display_name", {"De", "From"}},
    Named{"to_display_name", {"Vers", "To"}},
    Named{"actor", {"Qui", "Who"}},
    Named{"author", {"Auteur", "Author"}},
    Named{"user", {"Utilisateur", "User"}},
    Named{"role", {"Rôle", "Role"}},
    Named{"type", {"Type", "Type"}},
    Named{"kind", {"Nature", "Kind"}},
    Named{"stream", {"Fiche", "Record"}},
    Named{"target", {"Fiche", "Record"}},
    Named{"resource", {"Fiche", "Record"}},
    Named{"position", {"Position", "Position"}},
    Named{"head", {"Fin du journal", "Head"}},
    Named{"consumer", {"Lecteur", "Consumer"}},
    Named{"parked_count", {"En attente", "Parked"}},
    Named{"attempts", {"Essais", "Attempts"}},
    Named{"error", {"Erreur", "Error"}},
    Named{"last_error", {"Dernière erreur", "Last error"}},
    Named{"error_reason", {"Raison de l'échec", "Failure reason"}},
    Named{"error_message", {"Message", "Message"}},
    Named{"problem", {"Problème", "Problem"}},
    Named{"source", {"Source", "Source"}},
    Named{"check", {"Contrôle", "Check"}},
    Named{"text", {"Texte", "Text"}},
    Named{"done", {"Fait", "Done"}},
    Named{"total", {"Total", "Total"}},
    Named{"result", {"Résultat", "Result"}},
    Named{"job", {"Tâche", "Job"}},
    Named{"needs", {"Nécessite", "Needs"}},
    Named{"services", {"Services", "Services"}},
    Named{"header", {"Titre dans le fichier", "Header in the file"}},
    Named{"field", {"Champ", "Field"}},
    Named{"state", {"État", "State"}},
    Named{"tag", {"Étiquette", "Tag"}},
    Named{"query", {"Mots", "Words"}},
    Named{"comment", {"Commentaire", "Comment"}},
    Named{"page_size", {"Lignes par page", "Rows a page"}},
    Named{"peer", {"Depuis l'adresse", "From address"}},
    Named{"secret", {"Secret", "Secret"}},
    Named{"stage", {"Étape", "Stage"}},
    Named{"allow_duplicate",
          {"Créer malgré une fiche semblable", "Create although a similar one is there"}},
};

constexpr std::array kVerbs = {
    Named{"get", {"lire", "read"}},           Named{"list", {"lister", "list"}},
    Named{"create", {"créer", "create"}},     Named{"update", {"modifier", "change"}},
    Named{"delete", {"supprimer", "delete"}}, Named{"search", {"chercher", "search"}},
    Named{"watch", {"suivre", "follow"}},
};

template <typename Table>
const Phrase* Find(const Table& table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [name](const Named& each) { return each.first == name; });
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace

std::string Say(const Phrase& phrase, Language language, const Metadata& values) {
    const std::string_view text = language == Language::kFrench ? phrase.fr : phrase.en;
    std::vector<std::pair<std::string, std::string>> replacements;
    for (const auto& [key, value] : values) replacements.emplace_back("{" + key + "}", value);
    return absl::StrReplaceAll(absl::string_view(text.data(), text.size()), replacements);
}

const Phrase* UsualLabel(std::string_view field_name) {
    return Find(kUsualLabels, field_name);
}

const Phrase* VerbSummary(std::string_view verb) {
    return Find(kVerbs, verb);
}

}  // namespace socle::cli
