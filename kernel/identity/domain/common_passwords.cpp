#include "domain/common_passwords.hpp"

#include <algorithm>
#include <array>

namespace socle::identity {
namespace {

// From public lists of leaked passwords, French and English; in order, for the binary search.
constexpr std::array<std::string_view, 118> kStems{
    // clang-format off
    "abcdef", "abcdefgh", "abcdefghijkl", "abcdefghijklm", "admin", "adminadmin",
    "administrateur", "administrator", "alexandre", "allezlesbleus", "amour", "amoureuse",
    "anticonstitutionnellement", "asdfghjkl", "aze", "azert", "azerty", "azertyazerty",
    "azertyuiop", "azertyuiopqs", "baseball", "basketball", "bienvenue", "bisous", "bonjour",
    "bonjourbonjour", "bonjourlemonde", "camille", "changeme", "changemoi", "chocolat",
    "chouchou", "chouchoune", "comptabilite", "coucou", "coucoucoucou", "default", "demo",
    "doudou", "dragon", "entreprise", "facture", "football", "france", "guest", "hello",
    "helloworld", "iloveyou", "iloveyousomuch", "invite", "isabelle", "jesuisbelle", "jetaime",
    "jetaimemonamour", "julien", "letmein", "letmeinplease", "loulou", "love", "lovelove",
    "loveyou", "lyon", "maison", "marine", "marseille", "master", "michael", "mickael",
    "monamour", "monmotdepasse", "monsieur", "motdepass", "motdepasse", "motdepassemotdepasse",
    "mypassword", "nicolas", "nintendo", "ordinateur", "p@ssw0rd", "p@ssword", "pa$$word", "papa",
    "papamaman", "paris", "parissaintgermain", "pass", "passe", "passw0rd", "password",
    "passwordpassword", "poiuytreza", "princess", "princesse", "qazwsx", "qazwsxedcrfv",
    "qsdfghjklm", "qwert", "qwerty", "qwertyqwerty", "qwertyuiop", "qwertyuiopas", "qwertz",
    "qwertzuiop", "root", "secret", "socle", "soleil", "sunshine", "superman", "test", "testtest",
    "testtesttest", "thisisapassword", "trustno", "user", "utilisateur", "welcome", "wxcvbn"
    // clang-format on
};

static_assert(std::ranges::is_sorted(kStems));

}  // namespace

bool IsCommonStem(std::string_view stem) {
    return std::ranges::binary_search(kStems, stem);
}

}  // namespace socle::identity
