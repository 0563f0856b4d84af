// Documents and values the tests of this brick share.
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "domain/credit_note.hpp"
#include "domain/invoice.hpp"
#include "socle/status.hpp"

namespace socle::invoicing {

inline Decimal Dec(std::string_view text) {
    const auto value = Decimal::Parse(text);
    EXPECT_TRUE(value.ok()) << text;
    return value.value_or(Decimal{});
}

inline Date Day(std::string_view text) {
    return Date::Parse(text).value();
}

inline Money Cents(std::int64_t cents) {
    return {cents, Currency::Eur()};
}

inline Uuid UuidOf(int last) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = static_cast<std::uint8_t>(last);
    return Uuid::FromBytes(bytes);
}

inline VatTreatment Vat(std::string_view rate) {
    return StandardVat(Dec(rate)).value();
}

inline Line LineAt(std::string_view quantity, std::string_view price, std::string_view rate) {
    Line line;
    line.description = "Travaux";
    line.quantity = Dec(quantity);
    line.unit_price = Dec(price);
    line.vat = Vat(rate);
    return line;
}

inline Line With(Line line, const Discount& discount) {
    line.discount = discount;
    return line;
}

inline Line Under(Line line, const VatTreatment& vat) {
    line.vat = vat;
    return line;
}

inline Discount Percent(std::string_view value) {
    return {Discount::Kind::kPercent, Dec(value)};
}
inline Discount Amount(std::string_view value) {
    return {Discount::Kind::kAmount, Dec(value)};
}

inline Seller SampleSeller() {
    Seller seller;
    seller.display_name = "Atelier Garance";
    seller.legal_form = "SARL";
    seller.share_capital = Cents(1'000'000);
    seller.siren = "732829320";
    seller.siret = "73282932000074";
    seller.registration = "RCS Lyon";
    seller.vat_number = "FR44732829320";
    seller.address = {{"12 rue des Tanneurs"}, "69002", "Lyon", "FR"};
    seller.iban = "FR1420041010050500013M02606";
    seller.bic = "PSSTFRPPLYO";
    seller.email = "bonjour@atelier-garance.example";
    seller.phone = "+33478000000";
    return seller;
}

inline Buyer SampleBuyer() {
    Buyer buyer;
    buyer.display_name = "Établissements Nœl & Fils";
    buyer.address = {{"Bâtiment C", "45 avenue de la République"}, "38000", "Grenoble", "FR"};
    buyer.siren = "404833048";
    buyer.vat_number = "FR83404833048";
    return buyer;
}

inline Content ContentOf(std::vector<Line> lines) {
    Content content;
    content.party = PartyId(UuidOf(1));
    content.buyer = SampleBuyer();
    content.lines = std::move(lines);
    return content;
}

inline DraftInvoice DraftOf(std::vector<Line> lines) {
    DraftInvoice draft;
    draft.id = InvoiceId(UuidOf(2));
    draft.content = ContentOf(std::move(lines));
    return draft;
}

inline DocumentNumber NumberOf(DocumentKind kind, std::int64_t sequence) {
    return DocumentNumber::Of({kind, 2026}, sequence).value();
}

inline IssueFacts FactsOn(std::string_view today, DocumentKind kind = DocumentKind::kInvoice) {
    return {.seller = SampleSeller(),
            .number = NumberOf(kind, 1),
            .today = Day(today),
            .last_date = std::nullopt,
            .issued_by = "users/1",
            .issued_at = ParseInstant("2026-11-23T08:15:00.000001Z").value()};
}

inline IssuedInvoice Issued(const Content& content) {
    DraftInvoice draft = DraftOf({});
    draft.content = content;
    const auto invoice = Issue(draft, FactsOn("2026-11-23"));
    EXPECT_TRUE(invoice.ok()) << invoice.status();
    return invoice.value();
}

}  // namespace socle::invoicing
