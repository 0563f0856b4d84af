// The titles columns bear in the wild, folded (FoldedTitle): French and English sheets, and the
// exports of HubSpot, Salesforce, Brevo, ActiveCampaign, Sellsy, Axonaut and Dolibarr. A data
// table.
#pragma once

#include <string_view>

#include "domain/field.hpp"

namespace socle::exchange {

struct TitleWord {
    std::string_view folded;
    Title title;
};

namespace title_words {
inline constexpr Title kName{TitleMeaning::kField, Field::kDisplayName};
inline constexpr Title kNameOrFamily{TitleMeaning::kNameOrFamilyName};
inline constexpr Title kCompany{TitleMeaning::kCompanyName};
inline constexpr Title kIgnored{TitleMeaning::kIgnored};
constexpr Title Of(Field field) {
    return {TitleMeaning::kField, field};
}

// clang-format off
inline constexpr TitleWord kTitleWords[] = {
    // A name that may be a company's or a person's.
    {"nom", kNameOrFamily}, {"name", kNameOrFamily},
    {"client", kName}, {"nomclient", kName},
    {"nomduclient", kName}, {"nomdutiers", kName},
    {"tiers", kName}, {"customer", kName},
    {"customername", kName}, {"clientname", kName},
    {"fullname", kName}, {"nomcomplet", kName},
    {"nometprenom", kName}, {"nomprenom", kName},
    {"prenomnom", kName}, {"prenometnom", kName},
    {"displayname", kName}, {"accountname", kName},
    {"denomination", kName}, {"intitule", kName},
    {"nomraisonsociale", kName}, {"raisonsocialenom", kName},
    {"nomouraisonsociale", kName}, {"raisonsocialeounom", kName},
    {"snom", kName},
    // A company's name.
    {"societe", kCompany}, {"nomdelasociete", kCompany},
    {"nomsociete", kCompany}, {"raisonsociale", kCompany},
    {"entreprise", kCompany}, {"nomdelentreprise", kCompany},
    {"nomentreprise", kCompany}, {"denominationsociale", kCompany},
    {"company", kCompany}, {"companyname", kCompany},
    {"organization", kCompany}, {"organisation", kCompany},
    {"organizationname", kCompany}, {"etablissement", kCompany},
    {"structure", kCompany}, {"businessname", kCompany},
    {"associatedcompany", Of(Field::kEmployer)},
    {"entrepriseassociee", Of(Field::kEmployer)},
    {"employeur", Of(Field::kEmployer)}, {"employer", Of(Field::kEmployer)},
    {"sfksoc", Of(Field::kEmployer)},
    // Persons.
    {"prenom", Of(Field::kGivenName)}, {"firstname", Of(Field::kGivenName)},
    {"givenname", Of(Field::kGivenName)}, {"sfirstname", Of(Field::kGivenName)},
    {"prenomducontact", Of(Field::kGivenName)},
    {"prenomcontact", Of(Field::kGivenName)},
    {"lastname", Of(Field::kFamilyName)}, {"familyname", Of(Field::kFamilyName)},
    {"surname", Of(Field::kFamilyName)}, {"nomdefamille", Of(Field::kFamilyName)},
    {"slastname", Of(Field::kFamilyName)},
    {"nomducontact", Of(Field::kFamilyName)},
    {"nomcontact", Of(Field::kFamilyName)},
    {"civilite", Of(Field::kCivility)}, {"civility", Of(Field::kCivility)},
    {"salutation", Of(Field::kCivility)}, {"scivility", Of(Field::kCivility)},
    {"titre", Of(Field::kCivility)},
    {"type", Of(Field::kKind)}, {"nature", Of(Field::kKind)},
    {"kind", Of(Field::kKind)}, {"typedeclient", Of(Field::kKind)},
    {"typeclient", Of(Field::kKind)}, {"typedutiers", Of(Field::kKind)},
    {"sfktypent", Of(Field::kKind)},
    {"customertype", Of(Field::kKind)},
    // Reaching them.
    {"email", Of(Field::kEmail)}, {"mail", Of(Field::kEmail)},
    {"courriel", Of(Field::kEmail)}, {"adresseemail", Of(Field::kEmail)},
    {"adressemail", Of(Field::kEmail)}, {"emailaddress", Of(Field::kEmail)},
    {"adressecourriel", Of(Field::kEmail)}, {"semail", Of(Field::kEmail)},
    {"emails", Of(Field::kEmail)}, {"email1", Of(Field::kEmail)},
    {"email2", Of(Field::kEmail)}, {"autreemail", Of(Field::kEmail)},
    {"emailpro", Of(Field::kEmail)}, {"emailprofessionnel", Of(Field::kEmail)},
    {"emailperso", Of(Field::kEmail)}, {"emailfacturation", Of(Field::kEmail)},
    {"telephone", Of(Field::kPhone)}, {"tel", Of(Field::kPhone)},
    {"phone", Of(Field::kPhone)}, {"phonenumber", Of(Field::kPhone)},
    {"numerodetelephone", Of(Field::kPhone)}, {"ntelephone", Of(Field::kPhone)},
    {"telephonefixe", Of(Field::kPhone)}, {"telfixe", Of(Field::kPhone)},
    {"fixe", Of(Field::kPhone)}, {"telephone1", Of(Field::kPhone)},
    {"telephone2", Of(Field::kPhone)}, {"tel1", Of(Field::kPhone)},
    {"tel2", Of(Field::kPhone)}, {"landlinenumber", Of(Field::kPhone)},
    {"homephone", Of(Field::kPhone)}, {"sphone", Of(Field::kPhone)},
    {"sphoneperso", Of(Field::kPhone)}, {"telephonepro", Of(Field::kPhone)},
    {"mobile", Of(Field::kMobile)}, {"portable", Of(Field::kMobile)},
    {"mobilephone", Of(Field::kMobile)}, {"mobilephonenumber", Of(Field::kMobile)},
    {"mobilenumber", Of(Field::kMobile)}, {"telephoneportable", Of(Field::kMobile)},
    {"telephonemobile", Of(Field::kMobile)}, {"telportable", Of(Field::kMobile)},
    {"telmobile", Of(Field::kMobile)}, {"gsm", Of(Field::kMobile)},
    {"sms", Of(Field::kMobile)}, {"whatsapp", Of(Field::kMobile)},
    {"sphonemobile", Of(Field::kMobile)}, {"cellphone", Of(Field::kMobile)},
    {"website", Of(Field::kWebsite)}, {"websiteurl", Of(Field::kWebsite)},
    {"siteweb", Of(Field::kWebsite)}, {"siteinternet", Of(Field::kWebsite)},
    {"site", Of(Field::kWebsite)}, {"url", Of(Field::kWebsite)},
    {"companydomainname", Of(Field::kWebsite)}, {"surl", Of(Field::kWebsite)},
    {"nomdedomainedelentreprise", Of(Field::kWebsite)},
    // Addresses.
    {"adresse", Of(Field::kAddressLine)}, {"address", Of(Field::kAddressLine)},
    {"adresse1", Of(Field::kAddressLine)}, {"adresse2", Of(Field::kAddressLine)},
    {"adresse3", Of(Field::kAddressLine)}, {"address1", Of(Field::kAddressLine)},
    {"address2", Of(Field::kAddressLine)}, {"rue", Of(Field::kAddressLine)},
    {"street", Of(Field::kAddressLine)}, {"streetaddress", Of(Field::kAddressLine)},
    {"streetaddress2", Of(Field::kAddressLine)},
    {"addressline1", Of(Field::kAddressLine)},
    {"addressline2", Of(Field::kAddressLine)},
    {"addressstreet", Of(Field::kAddressLine)},
    {"billingstreet", Of(Field::kAddressLine)},
    {"mailingstreet", Of(Field::kAddressLine)},
    {"adressedefacturation", Of(Field::kAddressLine)},
    {"complementdadresse", Of(Field::kAddressLine)},
    {"complementadresse", Of(Field::kAddressLine)},
    {"complement", Of(Field::kAddressLine)}, {"voie", Of(Field::kAddressLine)},
    {"saddress", Of(Field::kAddressLine)},
    {"codepostal", Of(Field::kPostalCode)}, {"cp", Of(Field::kPostalCode)},
    {"postalcode", Of(Field::kPostalCode)}, {"zip", Of(Field::kPostalCode)},
    {"zipcode", Of(Field::kPostalCode)}, {"postcode", Of(Field::kPostalCode)},
    {"addresszipcode", Of(Field::kPostalCode)},
    {"billingpostalcode", Of(Field::kPostalCode)},
    {"mailingpostalcode", Of(Field::kPostalCode)}, {"szip", Of(Field::kPostalCode)},
    {"ville", Of(Field::kCity)}, {"city", Of(Field::kCity)},
    {"town", Of(Field::kCity)}, {"commune", Of(Field::kCity)},
    {"localite", Of(Field::kCity)}, {"addresscity", Of(Field::kCity)},
    {"billingcity", Of(Field::kCity)}, {"mailingcity", Of(Field::kCity)},
    {"stown", Of(Field::kCity)},
    {"pays", Of(Field::kCountry)}, {"country", Of(Field::kCountry)},
    {"countryregion", Of(Field::kCountry)}, {"paysregion", Of(Field::kCountry)},
    {"codepays", Of(Field::kCountry)}, {"countrycode", Of(Field::kCountry)},
    {"addresscountry", Of(Field::kCountry)}, {"billingcountry", Of(Field::kCountry)},
    {"mailingcountry", Of(Field::kCountry)}, {"sfkpays", Of(Field::kCountry)},
    // Official numbers. Dolibarr's s.siren and s.siret are what it calls professional ids 1 and 2.
    {"siren", Of(Field::kSiren)}, {"numerosiren", Of(Field::kSiren)},
    {"nsiren", Of(Field::kSiren)}, {"nosiren", Of(Field::kSiren)},
    {"ssiren", Of(Field::kSiren)}, {"numerodesiren", Of(Field::kSiren)},
    {"siret", Of(Field::kSiret)}, {"numerosiret", Of(Field::kSiret)},
    {"nsiret", Of(Field::kSiret)}, {"nosiret", Of(Field::kSiret)},
    {"ssiret", Of(Field::kSiret)}, {"numerodesiret", Of(Field::kSiret)},
    {"siretnumber", Of(Field::kSiret)},
    {"tva", Of(Field::kVatNumber)}, {"ntva", Of(Field::kVatNumber)},
    {"notva", Of(Field::kVatNumber)}, {"numerotva", Of(Field::kVatNumber)},
    {"numerodetva", Of(Field::kVatNumber)}, {"ndetva", Of(Field::kVatNumber)},
    {"tvaintra", Of(Field::kVatNumber)}, {"numerotvaintra", Of(Field::kVatNumber)},
    {"ntvaintra", Of(Field::kVatNumber)}, {"notvaintra", Of(Field::kVatNumber)},
    {"tvaintracom", Of(Field::kVatNumber)},
    {"ntvaintracom", Of(Field::kVatNumber)},
    {"notvaintracom", Of(Field::kVatNumber)},
    {"tvaintracommunautaire", Of(Field::kVatNumber)},
    {"ntvaintracommunautaire", Of(Field::kVatNumber)},
    {"notvaintracommunautaire", Of(Field::kVatNumber)},
    {"numerotvaintracommunautaire", Of(Field::kVatNumber)},
    {"numerodetvaintracommunautaire", Of(Field::kVatNumber)},
    {"vat", Of(Field::kVatNumber)}, {"vatnumber", Of(Field::kVatNumber)},
    {"vatid", Of(Field::kVatNumber)}, {"stvaintra", Of(Field::kVatNumber)},
    {"intracommunitynumber", Of(Field::kVatNumber)},
    {"iban", Of(Field::kIban)}, {"rib", Of(Field::kIban)},
    // The rest.
    {"note", Of(Field::kNote)}, {"notes", Of(Field::kNote)},
    {"commentaire", Of(Field::kNote)}, {"commentaires", Of(Field::kNote)},
    {"comments", Of(Field::kNote)}, {"comment", Of(Field::kNote)},
    {"remarque", Of(Field::kNote)}, {"remarques", Of(Field::kNote)},
    {"observations", Of(Field::kNote)}, {"description", Of(Field::kNote)},
    {"snoteprivate", Of(Field::kNote)}, {"snotepublic", Of(Field::kNote)},
    {"tags", Of(Field::kTags)}, {"tag", Of(Field::kTags)},
    {"etiquettes", Of(Field::kTags)}, {"etiquette", Of(Field::kTags)},
    {"categorie", Of(Field::kTags)}, {"categories", Of(Field::kTags)},
    {"category", Of(Field::kTags)}, {"motscles", Of(Field::kTags)},
    {"labels", Of(Field::kTags)},
    // The column our own file of refused rows adds: corrected and imported again, it says nothing.
    {"motifreason", kIgnored},
};
// clang-format on

}  // namespace title_words

using title_words::kTitleWords;

}  // namespace socle::exchange
