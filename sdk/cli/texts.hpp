// Everything the command itself says, in French and English. Words about records, fields and
// refusals are not here: they come with the contracts. {key} stands for a value.
#pragma once

#include <string>
#include <string_view>

#include "socle/status.hpp"
#include "socle/text.hpp"

namespace socle::cli {

struct Phrase {
    std::string_view fr;
    std::string_view en;
};

[[nodiscard]] std::string Say(const Phrase& phrase, Language language, const Metadata& values = {});

// Labels of fields every contract has, for those that give none; nothing for other names.
[[nodiscard]] const Phrase* UsualLabel(std::string_view field_name);
// What a standard verb does; nothing for others.
[[nodiscard]] const Phrase* VerbSummary(std::string_view verb);

namespace texts {

// How a failure begins.
inline constexpr Phrase kErrorHeading{"erreur :", "error:"};
inline constexpr Phrase kRefusedHeading{"refusé :", "refused:"};
inline constexpr Phrase kUnreachableHeading{"injoignable :", "unreachable:"};

// The command line.
inline constexpr Phrase kUnknownOption{"option inconnue : {option}", "unknown option: {option}"};
inline constexpr Phrase kOptionNeedsValue{"l'option {option} attend une valeur",
                                          "option {option} needs a value"};
inline constexpr Phrase kOptionTakesNoValue{"l'option {option} ne prend pas de valeur",
                                            "option {option} takes no value"};
inline constexpr Phrase kBadOptionValue{
    "{option} : « {value} » ne convient pas ; possible : {allowed}",
    "{option}: '{value}' is not accepted; possible: {allowed}"};
inline constexpr Phrase kTooManyArguments{"plus de {limit} arguments",
                                          "more than {limit} arguments"};
inline constexpr Phrase kUnknownCommand{"commande inconnue : {command}",
                                        "unknown command: {command}"};
inline constexpr Phrase kMissingVerb{"que faire de « {noun} » ? Possible : {verbs}",
                                     "what about '{noun}'? Possible: {verbs}"};
inline constexpr Phrase kUnknownMethod{"méthode inconnue : {name}", "unknown method: {name}"};
inline constexpr Phrase kMethodOfInactive{
    "{name} est de la brique « {brick} », qui est désactivée",
    "{name} is of the brick '{brick}', which is switched off"};
inline constexpr Phrase kActivateBrick{"Activez-la : `socle bricks activate {brick}`.",
                                       "Switch it on: `socle bricks activate {brick}`."};
inline constexpr Phrase kAmbiguousMethod{
    "« {name} » désigne plusieurs méthodes : {first}, {second}",
    "'{name}' means several methods: {first}, {second}"};
inline constexpr Phrase kUnknownKind{
    "« {kind} » n'est pas une sorte de fiche que l'on peut montrer",
    "'{kind}' is no kind of record that can be shown"};
inline constexpr Phrase kShownKinds{"Possible : {kinds}.", "Possible: {kinds}."};
inline constexpr Phrase kMissingWord{"il manque : {word_fr}", "missing: {word_en}"};
inline constexpr Phrase kUsage{"Ainsi : `socle {usage_fr}`.", "Like this: `socle {usage_en}`."};
inline constexpr Phrase kWordFile{"FICHIER", "FILE"};
inline constexpr Phrase kWordList{"LISTE", "LIST"};
inline constexpr Phrase kWordWords{"MOTS", "WORDS"};
inline constexpr Phrase kWordName{"NOM ou MOTS", "NAME or WORDS"};
inline constexpr Phrase kWordKind{"SORTE, puis NOM ou MOTS", "KIND, then NAME or WORDS"};
inline constexpr Phrase kWordBrick{"BRIQUE", "BRICK"};
inline constexpr Phrase kWordMethod{"SERVICE/MÉTHODE", "SERVICE/METHOD"};
inline constexpr Phrase kWordType{"TYPE ou MÉTHODE", "TYPE or METHOD"};
inline constexpr Phrase kTooManyWords{"mot en trop : {word}", "one word too many: {word}"};
inline constexpr Phrase kNoDryRun{"cette commande n'a pas d'essai à blanc (--dry-run)",
                                  "this command has no dry run (--dry-run)"};
inline constexpr Phrase kDidYouMean{"Vouliez-vous dire « {nearest} » ?",
                                    "Did you mean '{nearest}'?"};
inline constexpr Phrase kSeeHelp{"Voyez `socle help`.", "See `socle help`."};
inline constexpr Phrase kInactiveBricks{
    "Des briques sont désactivées ({bricks}) : `socle bricks activate NOM`.",
    "Some bricks are switched off ({bricks}): `socle bricks activate NAME`."};
inline constexpr Phrase kFieldsByName{
    "Un champ se donne ainsi : {field}=valeur. Voyez `socle help`.",
    "A field is given as {field}=value. See `socle help`."};
inline constexpr Phrase kSeeNounHelp{"Voyez `socle help {noun}`.", "See `socle help {noun}`."};
inline constexpr Phrase kSeeCommandHelp{"Ajoutez --help à la commande pour voir ses champs.",
                                        "Add --help to the command to see its fields."};
inline constexpr Phrase kSeeBricks{"Voyez `socle bricks list`.", "See `socle bricks list`."};
inline constexpr Phrase kQuoteOrName{
    "Mettez un texte de plusieurs mots entre guillemets, ou nommez le champ : champ=valeur.",
    "Put a text of several words in quotes, or name the field: field=value."};

// Values.
inline constexpr Phrase kUnknownField{"« {field} » : {type} n'a pas ce champ",
                                      "'{field}': {type} has no such field"};
inline constexpr Phrase kBadIndex{
    "« {field} » : l'indice {index} ne convient pas ; le suivant est {next}",
    "'{field}': index {index} does not fit; the next one is {next}"};
inline constexpr Phrase kGivenTwice{"« {field} » est donné deux fois", "'{field}' is given twice"};
inline constexpr Phrase kStructureExpected{
    "« {field} » se remplit partie par partie ({field}.partie=valeur) ou en JSON ({field}='{...}')",
    "'{field}' is filled part by part ({field}.part=value) or as JSON ({field}='{...}')"};
inline constexpr Phrase kBadValue{
    "« {field} » : « {value} » ne se lit pas ; attendu : {expected_fr}",
    "'{field}': '{value}' cannot be read; expected: {expected_en}"};
inline constexpr Phrase kBadEnum{"« {field} » : « {value} » ne convient pas ; possible : {allowed}",
                                 "'{field}': '{value}' is not accepted; possible: {allowed}"};
inline constexpr Phrase kExpectedMoney{"un montant comme 1250,50 ou 1250.50 EUR",
                                       "an amount such as 1250.50 or 1250.50 EUR"};
inline constexpr Phrase kExpectedDecimal{"un nombre comme 5,5", "a number such as 5.5"};
inline constexpr Phrase kExpectedInteger{"un nombre entier", "a whole number"};
inline constexpr Phrase kExpectedDate{
    "une date du calendrier comme 2026-11-23, 23/11/2026 ou today",
    "a day of the calendar such as 2026-11-23, 23/11/2026 or today"};
inline constexpr Phrase kExpectedTimestamp{"un instant comme 2026-11-23T08:15:00Z",
                                           "an instant such as 2026-11-23T08:15:00Z"};
inline constexpr Phrase kExpectedBool{"true ou false", "true or false"};
inline constexpr Phrase kExpectedFile{"@FICHIER", "@FILE"};
inline constexpr Phrase kExpectedJson{"du JSON", "JSON"};
inline constexpr Phrase kBadJson{"{field} : ce JSON ne se lit pas : {problem}",
                                 "{field}: this JSON cannot be read: {problem}"};
inline constexpr Phrase kJsonMisfit{"{field} : ce JSON n'a pas la forme du champ",
                                    "{field}: this JSON has not the shape of the field"};
inline constexpr Phrase kNothingFound{"rien ne correspond à « {words} »",
                                      "nothing matches '{words}'"};
inline constexpr Phrase kSearchOtherwise{
    "Cherchez avec d'autres mots : `socle {noun} {verb} MOTS`.",
    "Search by other words: `socle {noun} {verb} WORDS`."};
inline constexpr Phrase kRecordNotFound{"{kind} introuvable : {what}.",
                                        "{kind} not found: {what}."};
inline constexpr Phrase kKindNotFound{"{kind} introuvable.", "{kind} not found."};
inline constexpr Phrase kNotParked{"Aucun événement en attente à la position {value}.",
                                   "No event is parked at position {value}."};
inline constexpr Phrase kSeeParked{"Voyez la liste : `socle events parked`.",
                                   "See the list: `socle events parked`."};
inline constexpr Phrase kFindBySearch{"Cherchez : `socle {noun} {verb} MOTS`.",
                                      "Look for it: `socle {noun} {verb} WORDS`."};
inline constexpr Phrase kFindInList{"Voyez la liste : `socle {usage}`.",
                                    "See the list: `socle {usage}`."};
inline constexpr Phrase kSeveralFound{"plusieurs fiches correspondent à « {words} » :\n{matches}",
                                      "several records match '{words}':\n{matches}"};
inline constexpr Phrase kNameOne{"Précisez, ou donnez le nom d'une fiche.",
                                 "Be more precise, or give one record's name."};
inline constexpr Phrase kFound{"{title} : {name}", "{title}: {name}"};

// Files.
inline constexpr Phrase kNoSuchFile{"aucun fichier de ce nom : {file}", "no such file: {file}"};
inline constexpr Phrase kFileIsFolder{"{file} est un dossier", "{file} is a folder"};
inline constexpr Phrase kCannotRead{"{file} ne se lit pas", "{file} cannot be read"};
inline constexpr Phrase kGiveAFile{"Donnez le chemin d'un fichier que vous pouvez lire.",
                                   "Give the path of a file that you may read."};
inline constexpr Phrase kNothingInFile{"Le fichier ne contient aucune ligne sous les titres.",
                                       "The file holds no rows below its titles."};
inline constexpr Phrase kFileTooLarge{"{file} dépasse {limit} Mio",
                                      "{file} is larger than {limit} MiB"};
inline constexpr Phrase kCannotWrite{"impossible d'écrire {file}", "cannot write {file}"};
inline constexpr Phrase kFileExists{"{file} existe déjà", "{file} exists already"};
inline constexpr Phrase kNameOut{"Nommez un fichier : --out FICHIER.", "Name a file: --out FILE."};
inline constexpr Phrase kYesReplaces{"Nommez-en un autre, ou remplacez-le : --yes.",
                                     "Name another, or replace it: --yes."};
inline constexpr Phrase kNoTableFile{"{file} : une liste s'exporte en .csv ou en .xlsx",
                                     "{file}: a list is exported as .csv or .xlsx"};
inline constexpr Phrase kTableFileEndings{"Donnez au fichier un nom qui finit ainsi.",
                                          "Give the file a name that ends so."};
inline constexpr Phrase kNoList{"« {command} » ne donne pas de liste", "'{command}' gives no list"};
inline constexpr Phrase kTooManyPages{"la liste a plus de {limit} pages ; rien n'a été exporté",
                                      "the list has more than {limit} pages; nothing was exported"};
inline constexpr Phrase kExported{"Lignes exportées : {count}, dans {file}.",
                                  "Rows exported: {count}, to {file}."};
inline constexpr Phrase kWritten{"Écrit : {file}", "Written: {file}"};
inline constexpr Phrase kBytes{"{size} octets", "{size} bytes"};
inline constexpr Phrase kSending{"Envoi", "Sending"};
inline constexpr Phrase kBadSettings{"{file} est illisible", "{file} cannot be read"};

// The server.
inline constexpr Phrase kUnreachable{"Socle ne répond pas à {server}.",
                                     "Socle does not answer at {server}."};
inline constexpr Phrase kStartServer{
    "Démarrez-le (`deploy/up`), ou nommez le bon serveur : --server HÔTE:PORT.",
    "Start it (`deploy/up`), or name the right server: --server HOST:PORT."};
inline constexpr Phrase kInsecure{
    "{server} est une autre machine : sans TLS le jeton circulerait en clair.",
    "{server} is another machine: without TLS the token would travel in clear."};
inline constexpr Phrase kGiveRoots{"Donnez les certificats à croire : --tls-roots FICHIER.",
                                   "Give the certificates to trust: --tls-roots FILE."};
inline constexpr Phrase kBadAnswer{"la réponse du serveur est illisible",
                                   "the server's answer cannot be read"};
inline constexpr Phrase kBadContracts{"le contrat {name} envoyé par le serveur est incomplet",
                                      "the contract {name} the server sent is incomplete"};

// Questions.
inline constexpr Phrase kNobodyToAsk{"sans terminal, donnez {option}",
                                     "without a terminal, give {option}"};
inline constexpr Phrase kYesNo{" [o/N]", " [y/N]"};
inline constexpr Phrase kNotConfirmed{"abandonné ; rien n'a été fait",
                                      "given up; nothing was done"};
inline constexpr Phrase kAskEmail{"E-mail :", "E-mail:"};
inline constexpr Phrase kAskPassword{"Mot de passe :", "Password:"};

// What was done.
inline constexpr Phrase kDone{"Fait.", "Done."};
inline constexpr Phrase kDryRun{"Essai à blanc : rien n'a été écrit.",
                                "Dry run: nothing was written."};
inline constexpr Phrase kEmptyList{"Rien.", "Nothing."};
inline constexpr Phrase kSearchedInVain{"Rien ne correspond à « {words} ».",
                                        "Nothing matches '{words}'."};
inline constexpr Phrase kFilteredInVain{"Rien ne correspond à ces critères.",
                                        "Nothing matches these criteria."};
inline constexpr Phrase kTotal{"Total", "Total"};
inline constexpr Phrase kMorePages{"Il y en a d'autres : --all, ou page_token={token}",
                                   "There are more: --all, or page_token={token}"};
inline constexpr Phrase kSignedIn{"Connecté : {user}, {company} ({server}).",
                                  "Signed in: {user}, {company} ({server})."};
inline constexpr Phrase kSignedOut{"Déconnecté.", "Signed out."};
inline constexpr Phrase kBrickNow{"{brick} : {state}", "{brick}: {state}"};
inline constexpr Phrase kOlderEvents{"L'historique continue : `socle timeline list`.",
                                     "The timeline goes on: `socle timeline list`."};
inline constexpr Phrase kImportRefused{"{file} n'a pas été importé : {problem}",
                                       "{file} was not imported: {problem}"};
inline constexpr Phrase kRefusedRows{
    "Lignes refusées : {count}, avec leur raison dans {file}. Corrigez-les et importez ce fichier "
    "(corrects={name}).",
    "Rows refused: {count}, with their reason in {file}. Correct them and import that file "
    "(corrects={name})."};
inline constexpr Phrase kJobLost{"plus de nouvelles de {job}", "no more news of {job}"};
inline constexpr Phrase kWatchAgain{"Elle continue sans doute : `socle jobs watch {job}`.",
                                    "It probably goes on: `socle jobs watch {job}`."};
inline constexpr Phrase kJobFailed{"{job} a échoué : {reason} {message}",
                                   "{job} has failed: {reason} {message}"};
inline constexpr Phrase kJobCancelled{"{job} a été annulée", "{job} was cancelled"};
inline constexpr Phrase kResumeJob{"Reprenez où elle s'est arrêtée : `socle jobs resume {job}`.",
                                   "Go on where it stopped: `socle jobs resume {job}`."};
inline constexpr Phrase kVerifiedSource{"{source} : vérifiés {checked}, anomalies {findings}",
                                        "{source}: checked {checked}, findings {findings}"};
inline constexpr Phrase kVerifiedAll{"Tout est juste. Enregistrements recalculés : {checked}.",
                                     "All is well. Records recomputed: {checked}."};
inline constexpr Phrase kFaultsFound{"anomalies : {count}", "findings: {count}"};
inline constexpr Phrase kFaultsAdvice{"Gardez une copie des données avant toute réparation.",
                                      "Keep a copy of the data before any repair."};
inline constexpr Phrase kSetupAsking{"Entrée seule : plus tard.", "Enter alone: later."};
inline constexpr Phrase kSetupMissing{
    "Il manque encore, avant de pouvoir émettre des documents (`socle setup champ=valeur`) :",
    "Still missing before documents can be issued (`socle setup field=value`):"};
inline constexpr Phrase kSetupComplete{"L'identité de l'entreprise est complète.",
                                       "The company's identity is complete."};
inline constexpr Phrase kWhoUser{"Utilisateur", "User"};
inline constexpr Phrase kWhoRole{"Rôle", "Role"};
inline constexpr Phrase kWhoCompany{"Entreprise", "Company"};
inline constexpr Phrase kWhoServer{"Serveur", "Server"};
inline constexpr Phrase kWhoRights{"Droits", "Permissions"};
inline constexpr Phrase kWhat{"Quoi", "What"};
inline constexpr Phrase kColumnCurrency{"Devise", "Currency"};
inline constexpr Phrase kColumnField{"Champ", "Field"};
inline constexpr Phrase kColumnType{"Type", "Type"};
inline constexpr Phrase kColumnLabel{"Libellé", "Label"};
inline constexpr Phrase kColumnComment{"Remarque", "Comment"};
inline constexpr Phrase kColumnValue{"Valeur", "Value"};
inline constexpr Phrase kTakesAndGives{"Demande : {request}. Réponse : {reply}.",
                                       "Takes: {request}. Gives: {reply}."};
inline constexpr Phrase kNeedsRight{"Droit nécessaire : {permission}.",
                                    "Permission needed: {permission}."};

// Help.
inline constexpr Phrase kHelpHead{
    "socle : la ligne de commande de Socle.\n"
    "  socle <nom> <verbe> [valeurs] [champ=valeur ...]",
    "socle: Socle's command line.\n"
    "  socle <noun> <verb> [values] [field=value ...]"};
inline constexpr Phrase kHelpOptions{
    "Options : -o table|json|csv|name  --all  --page-size N  --dry-run  --yes  --json FICHIER|-\n"
    "  --out FICHIER  --separator C  --lang fr|en  --server HÔTE:PORT  --context NOM  --verbose\n"
    "Codes de sortie : 0 fait, 1 échec, 2 commande mal écrite, 3 refusé, 4 introuvable, 5 "
    "injoignable.\n"
    "`socle help <nom> [<verbe>]` en dit plus.",
    "Options: -o table|json|csv|name  --all  --page-size N  --dry-run  --yes  --json FILE|-\n"
    "  --out FILE  --separator C  --lang fr|en  --server HOST:PORT  --context NAME  --verbose\n"
    "Exit codes: 0 done, 1 failed, 2 usage, 3 refused, 4 not found, 5 unreachable.\n"
    "`socle help <noun> [<verb>]` tells more."};
// What may follow the commands' own words.
inline constexpr Phrase kUseNothing{"", ""};
inline constexpr Phrase kUseLogin{"[--server HÔTE:PORT] [--email E] [--password-stdin]",
                                  "[--server HOST:PORT] [--email E] [--password-stdin]"};
inline constexpr Phrase kUseFields{"[champ=valeur ...]", "[field=value ...]"};
inline constexpr Phrase kUseImport{"FICHIER [--dry-run] [--refused SORTIE.csv]",
                                   "FILE [--dry-run] [--refused OUT.csv]"};
inline constexpr Phrase kUseExport{"LISTE [VERBE] FICHIER.csv|.xlsx [champ=valeur ...]",
                                   "LIST [VERB] FILE.csv|.xlsx [field=value ...]"};
inline constexpr Phrase kUseShow{"SORTE NOM|MOTS", "KIND NAME|WORDS"};
inline constexpr Phrase kUseTail{"[-n N] [--follow]", "[-n N] [--follow]"};
inline constexpr Phrase kUseRetry{"LECTEUR POSITION", "CONSUMER POSITION"};
inline constexpr Phrase kUseSkip{"LECTEUR POSITION COMMENTAIRE", "CONSUMER POSITION COMMENT"};
inline constexpr Phrase kUseVerify{"[SOURCE]", "[SOURCE]"};
inline constexpr Phrase kUseCall{"SERVICE/MÉTHODE [champ=valeur ...]",
                                 "SERVICE/METHOD [field=value ...]"};
inline constexpr Phrase kUseExplain{"TYPE|MÉTHODE", "TYPE|METHOD"};
inline constexpr Phrase kHelpOfMethod{"`socle help {noun} <verbe>` montre les champs.",
                                      "`socle help {noun} <verb>` shows the fields."};
inline constexpr Phrase kHelpFields{"Champs (* : obligatoire)", "Fields (*: required)"};
inline constexpr Phrase kHelpUpdate{
    "Seuls les champs nommés changent ; une liste est remplacée entière, « champ= » vide le champ.",
    "Only the fields named change; a list is replaced whole, 'field=' empties the field."};
inline constexpr Phrase kHelpWithoutServer{
    "Les briques ajoutent leurs commandes : connectez-vous (`socle login`) pour les voir.",
    "Bricks add commands of their own: sign in (`socle login`) to see them."};
inline constexpr Phrase kSummaryLogin{"se connecter", "sign in"};
inline constexpr Phrase kSummaryLogout{"se déconnecter", "sign out"};
inline constexpr Phrase kSummaryWhoami{"qui suis-je, pour quelle entreprise",
                                       "who am I, for which company"};
inline constexpr Phrase kSummarySetup{"l'identité de l'entreprise : ce qui manque est demandé",
                                      "the company's identity: what is missing is asked for"};
inline constexpr Phrase kSummaryImport{"importer une liste de clients (CSV, XLSX)",
                                       "import a client list (CSV, XLSX)"};
inline constexpr Phrase kSummaryImportOpportunities{"importer une liste d'opportunités (CSV, XLSX)",
                                                    "import a list of opportunities (CSV, XLSX)"};
inline constexpr Phrase kSummaryImportProducts{"importer un catalogue de produits (CSV, XLSX)",
                                               "import a catalogue of products (CSV, XLSX)"};
inline constexpr Phrase kSummaryExport{"exporter une liste pour un tableur (CSV, XLSX)",
                                       "export a list for a spreadsheet (CSV, XLSX)"};
inline constexpr Phrase kSummarySearch{"chercher une fiche", "search the client record"};
inline constexpr Phrase kSummaryShow{"montrer une fiche ; d'un client, tout son historique",
                                     "show a record; of a party, its whole timeline"};
inline constexpr Phrase kSummaryActivate{"activer une brique", "switch a brick on"};
inline constexpr Phrase kSummaryDeactivate{"désactiver une brique ; ses données restent",
                                           "switch a brick off; its data stay"};
inline constexpr Phrase kSummaryTail{"les derniers événements", "the latest events"};
inline constexpr Phrase kSummaryParked{"les événements en attente", "the parked events"};
inline constexpr Phrase kSummaryRetry{"réessayer un événement en attente",
                                      "try a parked event again"};
inline constexpr Phrase kSummarySkip{"abandonner un événement en attente",
                                     "give a parked event up"};
inline constexpr Phrase kSummaryVerify{"recalculer et vérifier tout ce qui est gardé",
                                       "recompute and check all that is kept"};
inline constexpr Phrase kSummaryCall{"appeler une méthode par son nom",
                                     "call a method by its name"};
inline constexpr Phrase kSummaryExplain{"expliquer un type ou une méthode",
                                        "explain a type or a method"};

}  // namespace texts
}  // namespace socle::cli
