// The titles columns of opportunities and of products bear, folded (FoldedTitle): French and
// English sheets, and the exports of HubSpot, Pipedrive, Sellsy, Axonaut and Dolibarr. A data
// table.
#pragma once

#include "domain/title_words.hpp"

namespace socle::exchange {
namespace title_words {

// clang-format off
inline constexpr TitleWord kOpportunityTitleWords[] = {
    {"objet", Of(Field::kDisplayName)}, {"sujet", Of(Field::kDisplayName)},
    {"opportunite", Of(Field::kDisplayName)}, {"opportunity", Of(Field::kDisplayName)},
    {"affaire", Of(Field::kDisplayName)}, {"projet", Of(Field::kDisplayName)},
    {"titre", Of(Field::kDisplayName)}, {"title", Of(Field::kDisplayName)},
    {"intitule", Of(Field::kDisplayName)}, {"libelle", Of(Field::kDisplayName)},
    {"subject", Of(Field::kDisplayName)}, {"deal", Of(Field::kDisplayName)},
    {"dealname", Of(Field::kDisplayName)}, {"dealtitle", Of(Field::kDisplayName)},
    {"nomdelopportunite", Of(Field::kDisplayName)}, {"nomopportunite", Of(Field::kDisplayName)},
    {"opportunityname", Of(Field::kDisplayName)}, {"nomdelaffaire", Of(Field::kDisplayName)},
    {"nomdelatransaction", Of(Field::kDisplayName)}, {"transaction", Of(Field::kDisplayName)},
    {"designation", Of(Field::kDisplayName)}, {"displayname", Of(Field::kDisplayName)},
    {"nom", Of(Field::kDisplayName)}, {"name", Of(Field::kDisplayName)},
    {"client", Of(Field::kClient)}, {"nomclient", Of(Field::kClient)},
    {"nomduclient", Of(Field::kClient)}, {"societe", Of(Field::kClient)},
    {"entreprise", Of(Field::kClient)}, {"raisonsociale", Of(Field::kClient)},
    {"tiers", Of(Field::kClient)}, {"nomdutiers", Of(Field::kClient)},
    {"prospect", Of(Field::kClient)}, {"compte", Of(Field::kClient)},
    {"customer", Of(Field::kClient)}, {"company", Of(Field::kClient)},
    {"companyname", Of(Field::kClient)}, {"account", Of(Field::kClient)},
    {"accountname", Of(Field::kClient)}, {"organization", Of(Field::kClient)},
    {"organisation", Of(Field::kClient)}, {"dealorganization", Of(Field::kClient)},
    {"associatedcompany", Of(Field::kClient)}, {"entrepriseassociee", Of(Field::kClient)},
    {"siret", Of(Field::kSiret)}, {"nsiret", Of(Field::kSiret)}, {"nosiret", Of(Field::kSiret)},
    {"siretclient", Of(Field::kSiret)}, {"siretduclient", Of(Field::kSiret)},
    {"email", Of(Field::kEmail)}, {"mail", Of(Field::kEmail)}, {"courriel", Of(Field::kEmail)},
    {"emailclient", Of(Field::kEmail)}, {"emailduclient", Of(Field::kEmail)},
    {"adresseemail", Of(Field::kEmail)},
    {"montant", Of(Field::kAmount)}, {"montantht", Of(Field::kAmount)},
    {"totalht", Of(Field::kAmount)}, {"valeur", Of(Field::kAmount)},
    {"ca", Of(Field::kAmount)}, {"caht", Of(Field::kAmount)}, {"budget", Of(Field::kAmount)},
    {"amount", Of(Field::kAmount)}, {"netamount", Of(Field::kAmount)},
    {"value", Of(Field::kAmount)}, {"dealvalue", Of(Field::kAmount)},
    {"amounteur", Of(Field::kAmount)}, {"montanteur", Of(Field::kAmount)},
    {"etape", Of(Field::kStage)}, {"stage", Of(Field::kStage)}, {"phase", Of(Field::kStage)},
    {"dealstage", Of(Field::kStage)}, {"etapedelatransaction", Of(Field::kStage)},
    {"signatureprevue", Of(Field::kExpectedCloseDate)},
    {"datedesignature", Of(Field::kExpectedCloseDate)},
    {"datedesignatureprevue", Of(Field::kExpectedCloseDate)},
    {"dateprevue", Of(Field::kExpectedCloseDate)}, {"echeance", Of(Field::kExpectedCloseDate)},
    {"datedecloture", Of(Field::kExpectedCloseDate)},
    {"datedefermeture", Of(Field::kExpectedCloseDate)},
    {"closedate", Of(Field::kExpectedCloseDate)},
    {"expectedclose", Of(Field::kExpectedCloseDate)},
    {"expectedclosedate", Of(Field::kExpectedCloseDate)},
    {"dealexpectedclosedate", Of(Field::kExpectedCloseDate)},
    {"prochaineaction", Of(Field::kNextAction)}, {"action", Of(Field::kNextAction)},
    {"afaire", Of(Field::kNextAction)}, {"relance", Of(Field::kNextAction)},
    {"nextaction", Of(Field::kNextAction)}, {"nextstep", Of(Field::kNextAction)},
    {"le", Of(Field::kNextActionDate)}, {"on", Of(Field::kNextActionDate)},
    {"dateaction", Of(Field::kNextActionDate)}, {"datedaction", Of(Field::kNextActionDate)},
    {"datedeprochaineaction", Of(Field::kNextActionDate)},
    {"daterelance", Of(Field::kNextActionDate)}, {"datederelance", Of(Field::kNextActionDate)},
    {"actiondate", Of(Field::kNextActionDate)}, {"nextactiondate", Of(Field::kNextActionDate)},
    {"motifreason", kIgnored},
};

inline constexpr TitleWord kProductTitleWords[] = {
    {"designation", Of(Field::kDisplayName)}, {"libelle", Of(Field::kDisplayName)},
    {"nom", Of(Field::kDisplayName)}, {"name", Of(Field::kDisplayName)},
    {"produit", Of(Field::kDisplayName)}, {"product", Of(Field::kDisplayName)},
    {"article", Of(Field::kDisplayName)}, {"item", Of(Field::kDisplayName)},
    {"service", Of(Field::kDisplayName)}, {"prestation", Of(Field::kDisplayName)},
    {"description", Of(Field::kDisplayName)}, {"intitule", Of(Field::kDisplayName)},
    {"nomduproduit", Of(Field::kDisplayName)}, {"productname", Of(Field::kDisplayName)},
    {"displayname", Of(Field::kDisplayName)}, {"plabel", Of(Field::kDisplayName)},
    {"reference", Of(Field::kCode)}, {"ref", Of(Field::kCode)}, {"code", Of(Field::kCode)},
    {"codeproduit", Of(Field::kCode)}, {"codearticle", Of(Field::kCode)},
    {"referenceproduit", Of(Field::kCode)}, {"sku", Of(Field::kCode)},
    {"productcode", Of(Field::kCode)}, {"pref", Of(Field::kCode)},
    {"nature", Of(Field::kKind)}, {"type", Of(Field::kKind)}, {"kind", Of(Field::kKind)},
    {"bienouservice", Of(Field::kKind)}, {"producttype", Of(Field::kKind)},
    {"pfkproducttype", Of(Field::kKind)},
    {"unite", Of(Field::kUnit)}, {"unit", Of(Field::kUnit)}, {"u", Of(Field::kUnit)},
    {"unitcode", Of(Field::kUnit)}, {"unitedevente", Of(Field::kUnit)},
    {"prixunitaire", Of(Field::kUnitPrice)}, {"prixunitaireht", Of(Field::kUnitPrice)},
    {"prix", Of(Field::kUnitPrice)}, {"prixht", Of(Field::kUnitPrice)},
    {"prixdevente", Of(Field::kUnitPrice)}, {"prixdeventeht", Of(Field::kUnitPrice)},
    {"pu", Of(Field::kUnitPrice)}, {"puht", Of(Field::kUnitPrice)},
    {"tarif", Of(Field::kUnitPrice)}, {"tarifht", Of(Field::kUnitPrice)},
    {"price", Of(Field::kUnitPrice)}, {"unitprice", Of(Field::kUnitPrice)},
    {"netunitprice", Of(Field::kUnitPrice)}, {"pprice", Of(Field::kUnitPrice)},
    {"tva", Of(Field::kVatRate)}, {"tauxtva", Of(Field::kVatRate)},
    {"tauxdetva", Of(Field::kVatRate)}, {"vat", Of(Field::kVatRate)},
    {"vatrate", Of(Field::kVatRate)}, {"ptvatx", Of(Field::kVatRate)},
    {"motifreason", kIgnored},
};
// clang-format on

}  // namespace title_words

using title_words::kOpportunityTitleWords;
using title_words::kProductTitleWords;

}  // namespace socle::exchange
