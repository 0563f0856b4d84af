#include <algorithm>
#include <array>

#include "domain/report.hpp"
#include "socle/status.hpp"

namespace socle::exchange {
namespace {

// French sentences for the reasons a table reader gives; its own sentences are English.
struct FileSentence {
    std::string_view reason;
    std::string_view french;
};

constexpr std::array kFileSentences = {
    FileSentence{"FILE_EMPTY", "le fichier est vide"},
    FileSentence{"FILE_NOT_OPENED", "le fichier ne s'ouvre pas"},
    FileSentence{"FILE_NOT_A_TABLE", "ce n'est pas un tableau"},
    FileSentence{"FILE_FORMAT_UNSUPPORTED", "ce format n'est pas pris en charge"},
    FileSentence{"FILE_ENCRYPTED", "le classeur est protégé par un mot de passe ; retirez-le"},
    FileSentence{"FILE_DAMAGED", "le classeur est abîmé ou n'est pas arrivé en entier"},
    FileSentence{"FILE_SUSPECT",
                 "le classeur contient ce qu'aucun tableur n'écrit ; ouvrez-le et enregistrez-le à "
                 "nouveau"},
    FileSentence{"FILE_ENCODING",
                 "le fichier mélange plusieurs encodages ; enregistrez-le en CSV UTF-8"},
    FileSentence{"QUOTE_NOT_CLOSED", "un guillemet ouvert n'est jamais fermé"},
    FileSentence{"QUOTE_MISPLACED",
                 "du texte suit un guillemet fermant ; dans une cellule, un guillemet se double"},
    FileSentence{"SHEET_NOT_FOUND", "le classeur n'a pas cette feuille"},
    FileSentence{"TOO_LARGE", "le fichier dépasse 64 Mio (ou 200 Mio une fois décompressé)"},
    FileSentence{"TOO_MANY", "le tableau dépasse 1 000 000 lignes ou 1 000 colonnes"},
    FileSentence{"TOO_LONG", "une cellule dépasse 32 767 caractères"},
};

}  // namespace

std::string FileProblem(const absl::Status& status, Language language) {
    const std::string reason = ReasonOf(status);
    const auto known = std::ranges::find(kFileSentences, reason, &FileSentence::reason);
    if (language == Language::kEnglish || known == kFileSentences.end()) {
        return std::string(status.message());
    }
    std::string sentence(known->french);
    const Metadata metadata = MetadataOf(status);
    if (const auto row = metadata.find("row"); row != metadata.end()) {
        sentence += " (ligne " + row->second;
        const auto column = metadata.find("column");
        if (column != metadata.end()) sentence += ", colonne " + column->second;
        sentence += ")";
    }
    return sentence;
}

}  // namespace socle::exchange
