#include "domain/mentions.hpp"

#include <absl/strings/str_cat.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace socle::invoicing {
namespace {

struct Words {
    std::string_view french;
    std::string_view english;
};

std::string In(Language language, const Words& words) {
    return std::string(language == Language::kFrench ? words.french : words.english);
}

// VATEX-FR-CGI...: the article of the general tax code that exempts.
struct Article {
    std::string_view code;
    std::string_view article;
};

constexpr std::array kArticles{
    Article{"VATEX-FR-CGI261-1", "261-1"},
    Article{"VATEX-FR-CGI261-2", "261-2"},
    Article{"VATEX-FR-CGI261-3", "261-3"},
    Article{"VATEX-FR-CGI261-4", "261-4"},
    Article{"VATEX-FR-CGI261-5", "261-5"},
    Article{"VATEX-FR-CGI261-7", "261-7"},
    Article{"VATEX-FR-CGI261-8", "261-8"},
    Article{"VATEX-FR-CGI261A", "261 A"},
    Article{"VATEX-FR-CGI261B", "261 B"},
    Article{"VATEX-FR-CGI261C-1", "261 C-1"},
    Article{"VATEX-FR-CGI261C-2", "261 C-2"},
    Article{"VATEX-FR-CGI261C-3", "261 C-3"},
    Article{"VATEX-FR-CGI261D-1", "261 D-1"},
    Article{"VATEX-FR-CGI261D-1BIS", "261 D-1 bis"},
    Article{"VATEX-FR-CGI261D-2", "261 D-2"},
    Article{"VATEX-FR-CGI261D-3", "261 D-3"},
    Article{"VATEX-FR-CGI261D-4", "261 D-4"},
    Article{"VATEX-FR-CGI261E-1", "261 E-1"},
    Article{"VATEX-FR-CGI261E-2", "261 E-2"},
    Article{"VATEX-FR-CGI275", "275"},
    Article{"VATEX-FR-CGI277A", "277 A"},
    Article{"VATEX-FR-CGI295", "295"},
    Article{"VATEX-FR-298SEXDECIESA", "298 sexdecies A"},
};

constexpr Words kFranchise{"TVA non applicable, art. 293 B du CGI",
                           "VAT not applicable (TVA non applicable, art. 293 B du CGI)"};
constexpr Words kReverseCharge{"Autoliquidation", "Reverse charge (Autoliquidation)"};
constexpr Words kIntraCommunity{
    "Exonération de TVA, art. 262 ter, I du CGI (livraison intracommunautaire)",
    "Intra-EU supply exempt from VAT (exonération de TVA, art. 262 ter, I du CGI)"};
constexpr Words kExport{"Exonération de TVA, art. 262, I du CGI (exportation)",
                        "Export exempt from VAT (exonération de TVA, art. 262, I du CGI)"};
constexpr Words kOutOfScope{"Opération hors du champ d'application de la TVA",
                            "Outside the scope of VAT (hors du champ d'application de la TVA)"};

// CGI ann. II art. 242 nonies A, I 15° and 16°: the wording of the margin schemes.
struct Scheme {
    std::string_view code;
    Words words;
};

constexpr std::array kMarginSchemes{
    Scheme{"VATEX-EU-D",
           {"Régime particulier - Agences de voyages",
            "Margin scheme, travel agencies (Régime particulier - Agences de voyages)"}},
    Scheme{"VATEX-EU-F",
           {"Régime particulier - Biens d'occasion",
            "Margin scheme, second-hand goods (Régime particulier - Biens d'occasion)"}},
    Scheme{"VATEX-EU-I",
           {"Régime particulier - Objets d'art",
            "Margin scheme, works of art (Régime particulier - Objets d'art)"}},
    Scheme{"VATEX-EU-J",
           {"Régime particulier - Objets de collection et d'antiquité",
            "Margin scheme, collectors' items and antiques (Régime particulier - Objets de "
            "collection et d'antiquité)"}},
};

// The wording the law imposes on an exempt line; null where only an article is to be named.
const Words* ImposedText(const VatTreatment& vat) {
    if (vat.IsFranchise()) return &kFranchise;
    const auto* const scheme = std::ranges::find(kMarginSchemes, vat.exemption_code, &Scheme::code);
    return scheme == kMarginSchemes.end() ? nullptr : &scheme->words;
}

std::string ExemptionText(const VatTreatment& vat, Language language) {
    if (const Words* const imposed = ImposedText(vat)) return In(language, *imposed);
    const auto* const found = std::ranges::find(kArticles, vat.exemption_code, &Article::code);
    const std::string article = found == kArticles.end()
                                    ? vat.exemption_code
                                    : absl::StrCat("art. ", std::string(found->article), " du CGI");
    return absl::StrCat(In(language, {"Exonération de TVA, ", "VAT exempt (exonération de TVA, "}),
                        article, In(language, {"", ")"}));
}

std::string StandardText(const VatTreatment& vat, Language language) {
    switch (vat.category) {
        case VatCategory::kStandard:
        case VatCategory::kZero:
            return "";
        case VatCategory::kExempt:
            return ExemptionText(vat, language);
        case VatCategory::kReverseCharge:
            return In(language, kReverseCharge);
        case VatCategory::kIntraCommunity:
            return In(language, kIntraCommunity);
        case VatCategory::kExport:
            return In(language, kExport);
        case VatCategory::kOutOfScope:
            return In(language, kOutOfScope);
    }
    return "";
}

// The legal wording always stands; the seller's own words follow it, except where they name the
// article of an exemption, which they then replace.
std::string VatText(const VatTreatment& vat, Language language) {
    const std::string standard = StandardText(vat, language);
    if (standard.empty() || vat.exemption_text.empty()) return standard;
    if (vat.category == VatCategory::kExempt && ImposedText(vat) == nullptr) {
        return vat.exemption_text;
    }
    return absl::StrCat(standard, " - ", vat.exemption_text);
}

void Add(std::vector<Mention>& mentions, std::string_view code, std::string text) {
    mentions.push_back({std::string(code), std::move(text)});
}

// C. com. L441-10: the penalty rate, by default the ECB's refinancing rate plus 10 points.
std::string PenaltyText(const PaymentTerms& terms, Language language) {
    const std::string rate =
        terms.penalty_rate ? absl::StrCat(FormatDecimal(*terms.penalty_rate, language),
                                          In(language, {"\u00a0% par an", "% a year"}))
                           : In(language, {"taux de refinancement de la BCE majoré de 10 points",
                                           "the ECB refinancing rate plus 10 percentage points"});
    return absl::StrCat(
        In(language, {"Pénalités de retard : ", "Late payment penalties: "}), rate,
        In(language,
           {", exigibles sans rappel dès le lendemain de l'échéance (art. L441-10 du code "
            "de commerce).",
            ", due without reminder from the day after the due date (art. L441-10 du code "
            "de commerce)."}));
}

void AddPaymentMentions(const PaymentTerms& terms, Language language,
                        std::vector<Mention>& mentions) {
    Add(mentions, "PMD", PenaltyText(terms, language));
    Add(mentions, "PMT",
        In(language, {"Indemnité forfaitaire pour frais de recouvrement en cas de "
                      "retard : 40\u00a0€ (art. D441-5 du code de commerce).",
                      "Fixed compensation for recovery costs if paid late: €40 (art. "
                      "D441-5 du code de commerce)."}));
}

std::string EarlyPaymentText(const PaymentTerms& terms, Language language) {
    if (terms.early_payment.empty()) {
        return In(language,
                  {"Pas d'escompte pour paiement anticipé.", "No discount for early payment."});
    }
    return absl::StrCat(
        In(language, {"Escompte pour paiement anticipé : ", "Early payment discount: "}),
        terms.early_payment, terms.early_payment.ends_with('.') ? "" : ".");
}

std::string KindText(const Kinds& kinds, Language language) {
    const Words kind =
        kinds.goods && kinds.services
            ? Words{"livraison de biens et prestation de services", "goods and services"}
        : kinds.goods ? Words{"livraison de biens", "goods"}
                      : Words{"prestation de services", "services"};
    return absl::StrCat(In(language, {"Catégorie de l'opération : ", "Category of operation: "}),
                        In(language, kind), ".");
}

}  // namespace

std::vector<Mention> VatMentions(const Content& content, Language language) {
    std::vector<Mention> mentions;
    for (const Line& line : content.lines) {
        std::string text = VatText(line.vat, language);
        const bool known = std::ranges::find(mentions, text, &Mention::text) != mentions.end();
        if (!text.empty() && !known) Add(mentions, "", std::move(text));
    }
    return mentions;
}

std::vector<Mention> PlainMentions(const Content& content, const Seller& seller,
                                   Language language) {
    std::vector<Mention> mentions = VatMentions(content, language);
    const Kinds kinds = KindsOf(content);
    if (seller.vat_on_debits && kinds.services) {
        Add(mentions, "",
            In(language, {"Option pour le paiement de la taxe d'après les débits.",
                          "VAT paid on invoicing (option pour le paiement de la taxe "
                          "d'après les débits)."}));
    }
    if (!content.lines.empty()) Add(mentions, "", KindText(kinds, language));
    for (const std::string& own : seller.extra_mentions) Add(mentions, "", own);
    return mentions;
}

std::vector<Mention> InvoiceMentions(const Content& content, const Seller& seller,
                                     const PaymentTerms& terms, Language language) {
    std::vector<Mention> mentions;
    if (content.buyer.professional) AddPaymentMentions(terms, language, mentions);
    Add(mentions, "AAB", EarlyPaymentText(terms, language));
    std::ranges::move(PlainMentions(content, seller, language), std::back_inserter(mentions));
    return mentions;
}

std::string TermsText(const PaymentTerms& terms, Language language) {
    if (terms.due_date) {
        return absl::StrCat(In(language, {"au plus tard le ", "by "}),
                            FormatDate(*terms.due_date, language));
    }
    if (terms.days == 0) {
        return terms.end_of_month ? In(language, {"fin de mois", "end of month"})
                                  : In(language, {"à réception", "due on receipt"});
    }
    return absl::StrCat(terms.days, In(language, {" jours", " days"}),
                        terms.end_of_month ? In(language, {" fin de mois", " end of month"}) : "");
}

}  // namespace socle::invoicing
