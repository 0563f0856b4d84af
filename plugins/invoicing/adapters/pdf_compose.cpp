#include "adapters/pdf_compose.hpp"

#include <algorithm>
#include <utility>

#include "domain/unit.hpp"

namespace socle::invoicing::pdf {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kDot = "  ·  ";

void AddIfAny(std::string text, std::vector<std::string>& lines) {
    if (!text.empty()) lines.push_back(std::move(text));
}

std::string Joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text.append(between);
        text.append(part);
    }
    return text;
}

std::string Labelled(std::string_view label, std::string value) {
    return value.empty() ? std::string() : std::string(label).append(value);
}

// "+33 4 78 00 00 00": French numbers in pairs, others as they are kept.
std::string PhoneText(const std::string& phone) {
    constexpr std::string_view kFrance = "+33";
    constexpr std::size_t kFrenchLength = 12;
    if (!phone.starts_with(kFrance) || phone.size() != kFrenchLength) return phone;
    return Joined({std::string(kFrance), phone.substr(3, 1), Grouped(phone.substr(4), 2)},
                  kNoBreakSpace);
}

// The country is written when the letter leaves France.
std::vector<std::string> LinesOf(const Address& address) {
    std::vector<std::string> lines = address.lines;
    const std::string country = address.country_code == "FR" ? "" : address.country_code;
    AddIfAny(Joined({address.postal_code, address.city}, " "), lines);
    AddIfAny(country, lines);
    return lines;
}

std::string PercentText(const Decimal& value, Language language) {
    const std::string_view sign = language == Language::kFrench ? "\u00A0%" : "%";
    return FormatDecimal(value, language).append(sign);
}

std::string DiscountText(const Line& line, const LineAmounts& amounts, Language language) {
    if (line.discount.kind == Discount::Kind::kPercent) {
        return "-" + PercentText(line.discount.value, language);
    }
    return amounts.discount.IsZero() ? "" : FormatMoney(amounts.discount.Negated(), language);
}

// "Remise 10 %"; an amount stands beside it anyway.
std::string DiscountLabel(const Discount& discount, Language language) {
    const std::string label = In(language, {"Remise", "Discount"});
    if (discount.kind != Discount::Kind::kPercent) return label;
    return label + " " + PercentText(discount.value, language);
}

// Unit prices have at least two decimals and up to six, so they are not amounts of money.
std::string PriceText(const Line& line, Currency currency, Language language) {
    return FormatDecimal(line.unit_price, language, currency.minor_digits());
}

// What the table shows for this document.
struct Shown {
    bool discount = false;
    bool vat = true;
};

Shown ShownFor(const Content& content) {
    Shown shown;
    shown.discount = std::ranges::any_of(content.lines, [](const Line& line) {
        return line.discount.kind != Discount::Kind::kNone;
    });
    // Art. 293 B du CGI: the mention, and no VAT line at all (M-03).
    shown.vat = std::ranges::none_of(content.lines,
                                     [](const Line& line) { return line.vat.IsFranchise(); });
    return shown;
}

void AddLines(const Content& content, const Totals& totals, Language language, Sheet& sheet) {
    const Shown shown = ShownFor(content);
    Table& table = sheet.lines;
    table.columns = {{In(language, {"Désignation", "Description"}), Align::kLeft},
                     {In(language, {"Qté", "Qty"})},
                     {In(language, {"Unité", "Unit"}), Align::kLeft},
                     {In(language, {"PU HT", "Net price"})}};
    if (shown.discount) table.columns.push_back({In(language, {"Remise", "Discount"})});
    if (shown.vat) table.columns.push_back({In(language, {"TVA", "VAT"})});
    table.columns.push_back({In(language, {"Total HT", "Net total"})});
    for (std::size_t i = 0; i < content.lines.size(); ++i) {
        const Line& line = content.lines[i];
        std::vector<std::string> row = {line.description, FormatDecimal(line.quantity, language),
                                        std::string(UnitLabel(line.unit_code, language)),
                                        PriceText(line, content.currency, language)};
        if (shown.discount) row.push_back(DiscountText(line, totals.lines[i], language));
        if (shown.vat) row.push_back(PercentText(line.vat.rate, language));
        row.push_back(FormatMoney(totals.lines[i].net, language));
        table.rows.push_back(std::move(row));
    }
}

void AddVat(const Totals& totals, Language language, Sheet& sheet) {
    sheet.vat.columns = {{In(language, {"TAUX DE TVA", "VAT RATE"}), Align::kLeft},
                         {In(language, {"BASE HT", "NET BASE"})},
                         {In(language, {"TVA", "VAT"})}};
    for (const VatGroup& group : totals.groups) {
        sheet.vat.rows.push_back({PercentText(group.vat.rate, language),
                                  FormatMoney(group.base, language),
                                  FormatMoney(group.amount, language)});
    }
}

}  // namespace

std::string In(Language language, const Words& words) {
    return std::string(language == Language::kFrench ? words.french : words.english);
}

std::string Grouped(std::string_view text, std::size_t group) {
    std::string grouped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % group == 0) grouped.append(kNoBreakSpace);
        grouped.push_back(text[i]);
    }
    return grouped;
}

void AddSeller(const Seller& seller, Language language, Sheet& sheet) {
    sheet.seller = {seller.display_name};
    for (std::string& line : LinesOf(seller.address)) sheet.seller.push_back(std::move(line));
    AddIfAny(Joined({PhoneText(seller.phone), seller.email}, kDot), sheet.seller);
    AddIfAny(seller.website, sheet.seller);

    const std::string capital = seller.share_capital
                                    ? In(language, {" au capital de ", ", share capital "}) +
                                          FormatMoney(*seller.share_capital, language)
                                    : "";
    const std::string form =
        seller.legal_form.empty() ? std::string() : seller.legal_form + capital;
    sheet.footer =
        Joined({Joined({Joined({seller.display_name, form}, ", "), seller.registration,
                        Labelled("SIREN ", Grouped(seller.siren, 3))},
                       kDot),
                Joined({Joined(LinesOf(seller.address), ", "), Labelled("SIRET ", seller.siret),
                        Labelled(In(language, {"TVA ", "VAT "}), seller.vat_number)},
                       kDot)},
               "\n");
    sheet.file.author = seller.display_name;
    sheet.page_word = In(language, {"Page", "Page"});
}

void AddBuyer(const Content& content, const Words& delivered, Language language, Sheet& sheet) {
    const Buyer& buyer = content.buyer;
    sheet.buyer = {NameShown(buyer, language)};
    for (std::string& line : LinesOf(buyer.address)) sheet.buyer.push_back(std::move(line));
    AddIfAny(Joined({Labelled("SIREN ", Grouped(buyer.siren, 3)),
                     Labelled(In(language, {"TVA ", "VAT "}), buyer.vat_number)},
                    kDot),
             sheet.buyer_ids);
    const auto add = [&](const Words& label, const std::optional<Address>& address) {
        if (!address || *address == buyer.address || address->IsEmpty()) return;
        sheet.buyer_ids.push_back(In(language, label) + Joined(LinesOf(*address), ", "));
    };
    add({"Adresse : ", "Address: "}, buyer.main_address);
    add(delivered, content.delivery_address);
    sheet.subject = content.subject;
    sheet.note = content.note;
}

void AddAmounts(const Content& content, const Totals& totals, const Words& total_label,
                Language language, Sheet& sheet) {
    AddLines(content, totals, language, sheet);
    const bool vat = ShownFor(content).vat;
    if (vat) AddVat(totals, language, sheet);
    for (const Mention& mention : VatMentions(content, language)) {
        sheet.vat_notes.push_back(mention.text);
    }
    const auto add = [&](const Words& label, const Money& amount) {
        sheet.totals.push_back({In(language, label), FormatMoney(amount, language)});
    };
    if (!totals.discount.IsZero()) {
        add({"Total des lignes HT", "Lines, net"}, totals.lines_net);
        sheet.totals.push_back({DiscountLabel(content.discount, language),
                                FormatMoney(totals.discount.Negated(), language)});
    }
    add({"Total HT", "Net total"}, totals.net);
    if (vat) add({"TVA", "VAT"}, totals.vat);
    add(total_label, totals.gross);
}

void AddMentions(const std::vector<Mention>& mentions, Sheet& sheet) {
    for (const Mention& mention : mentions) {
        const bool shown =
            std::ranges::find(sheet.vat_notes, mention.text) != sheet.vat_notes.end();
        if (!shown) sheet.mentions.push_back(mention.text);
    }
}

}  // namespace socle::invoicing::pdf
