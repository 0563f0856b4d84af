#include "affairs.hpp"

namespace socle::demo {
namespace {

// clang-format off
constexpr Affair kAffairs[] = {
    {"Hôtel des Deux Ponts", "Éclairage du hall et du salon", 4, 6'400, 3'800, 21, 38, Ending::kInTwo},
    {"Claire Durand", "Cuisine : agencement et lumière", 11, 4'250, 2'900, 14, 12, Ending::kPaid},
    {"Boulangerie du Lac", "Rénovation de la boutique", 23, 7'800, 5'600, 30, 45, Ending::kPaid},
    {"Marc Lefèvre", "Bibliothèque sur mesure", 37, 1'900, 1'450, 25, 0, Ending::kLostPrice},
    {"Cabinet Orsel Architectes", "Salle de réunion", 52, 3'100, 2'200, 18, 30, Ending::kPaid},
    {"Restaurant La Cloche", "Terrasse couverte", 68, 9'600, 7'400, 40, 60, Ending::kInTwo},
    {"Sophie Nguyen", "Chambre d'enfant", 83, 1'150, 980, 9, 8, Ending::kPaid},
    {"Garage Montvert", "Accueil des clients", 97, 2'400, 1'700, 35, 0, Ending::kLostNoAnswer},
    {"Librairie L'Encre Bleue", "Rayonnages et éclairage", 118, 5'300, 4'100, 22, 34, Ending::kCredited},
    {"Crèche Les Petits Pas", "Espace de sieste", 134, 2'750, 2'350, 28, 41, Ending::kPaid},
    {"Karim Benali", "Salle de bains", 149, 3'900, 3'200, 16, 10, Ending::kPaid},
    {"Clinique du Parc Fleuri", "Couloirs du premier étage", 171, 11'200, 8'900, 55, 0, Ending::kLostCompetitor},
    {"Salle de sport Élan", "Vestiaires", 196, 4'800, 3'900, 24, 48, Ending::kPaid},
    {"Jeanne Petitjean", "Escalier et garde-corps", 214, 2'200, 2'600, 12, 15, Ending::kPaid},
    {"Pharmacie de la Croix", "Comptoir et vitrines", 238, 6'900, 4'700, 31, 36, Ending::kInTwo},
    {"Hugo Morel", "Bureau sous combles", 259, 1'700, 1'500, 20, 0, Ending::kLostPrice},
    {"École de musique Arpège", "Traitement acoustique", 281, 5'600, 3'300, 27, 52, Ending::kPaid},
    {"Auberge du Col", "Chambres 1 à 6", 309, 12'400, 9'800, 33, 0, Ending::kUnpaid},
    {"Inès Garnier", "Dressing", 342, 2'050, 1'300, 10, 9, Ending::kPaid},
    {"Syndic Confluence", "Hall d'immeuble", 371, 4'300, 3'600, 45, 0, Ending::kLostPrice},
    {"Hôtel des Deux Ponts", "Chambres du deuxième étage", 402, 14'500, 10'200, 29, 40, Ending::kInTwo},
    {"Maison de retraite Les Tilleuls", "Salle à manger", 437, 8'700, 6'100, 30, 0, Ending::kUnpaid},
    {"Boulangerie du Lac", "Laboratoire : éclairage", 489, 2'600, 1'400, 0, 0, Ending::kOpen},
    {"Paul Chevalier", "Véranda", 512, 5'200, 4'100, 0, 0, Ending::kOpen},
    {"Avocats Ferrand et Brun", "Accueil et bibliothèque", 527, 6'300, 4'900, 0, 0, Ending::kOpen},
};

constexpr Upkeep kUpkeeps[] = {
    {"Hôtel des Deux Ponts", "Entretien de l'éclairage, trimestre", 60, 91, 480, 28},
    {"Clinique du Parc Fleuri", "Entretien des luminaires, trimestre", 32, 91, 650, 44},
    {"Cinéma Le Palace", "Remplacement de lampes", 75, 122, 390, 15},
    {"Crèche Les Petits Pas", "Petites réparations", 205, 140, 260, 21},
};
// clang-format on

}  // namespace

std::span<const Affair> Affairs() {
    return kAffairs;
}

std::span<const Upkeep> Upkeeps() {
    return kUpkeeps;
}

}  // namespace socle::demo
