#include "store/seller_store.hpp"

#include "socle/hash.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

absl::StatusOr<Seller> FromRow(const Row& row) {
    Seller seller;
    seller.display_name = row.Text("display_name");
    seller.legal_form = row.Text("legal_form");
    if (!row.IsNull("share_capital_minor")) {
        SOCLE_ASSIGN(const Currency currency, Currency::Parse(row.Text("share_capital_currency")));
        seller.share_capital = Money(row.Int64("share_capital_minor"), currency);
    }
    seller.siren = row.Text("siren");
    seller.siret = row.Text("siret");
    seller.registration = row.Text("registration");
    seller.vat_number = row.Text("vat_number");
    SOCLE_ASSIGN(seller.vat_regime, ValueOf(kRegimeWords, row.Text("vat_regime")));
    seller.vat_on_debits = row.Bool("vat_on_debits");
    seller.address = {.lines = row.TextArray("address_lines"),
                      .postal_code = row.Text("postal_code"),
                      .city = row.Text("city"),
                      .country_code = row.Text("country_code")};
    seller.iban = row.Text("iban");
    seller.bic = row.Text("bic");
    seller.email = row.Text("email");
    seller.phone = row.Text("phone");
    seller.website = row.Text("website");
    seller.extra_mentions = row.TextArray("extra_mentions");
    return seller;
}

}  // namespace

std::string SellerIdOf(const Seller& seller) {
    // Each value with its length: no two sellers give the same text.
    std::string text;
    const auto add = [&text](std::string_view value) {
        text.append(std::to_string(value.size())).append(":").append(value);
    };
    add(seller.display_name);
    add(seller.legal_form);
    add(seller.share_capital ? seller.share_capital->ToString() : "");
    add(seller.siren);
    add(seller.siret);
    add(seller.registration);
    add(seller.vat_number);
    add(WordOf(kRegimeWords, seller.vat_regime));
    add(seller.vat_on_debits ? "debits" : "");
    add(std::to_string(seller.address.lines.size()));
    for (const std::string& line : seller.address.lines) add(line);
    add(seller.address.postal_code);
    add(seller.address.city);
    add(seller.address.country_code);
    add(seller.iban);
    add(seller.bic);
    add(seller.email);
    add(seller.phone);
    add(seller.website);
    for (const std::string& mention : seller.extra_mentions) add(mention);
    return Sha256(text);
}

absl::StatusOr<std::string> SellerStore::Keep(Transaction& tx, const Seller& seller) const {
    std::string id = SellerIdOf(seller);
    std::optional<std::int64_t> capital;
    std::optional<std::string_view> capital_currency;
    const std::optional<Currency> currency =
        seller.share_capital ? std::optional(seller.share_capital->currency()) : std::nullopt;
    if (currency) {
        capital = seller.share_capital->minor_units();
        capital_currency = currency->code();
    }
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kInsertSeller, {Bytes{id},
                                                           seller.display_name,
                                                           seller.legal_form,
                                                           capital,
                                                           capital_currency,
                                                           seller.siren,
                                                           seller.siret,
                                                           seller.registration,
                                                           seller.vat_number,
                                                           WordOf(kRegimeWords, seller.vat_regime),
                                                           seller.vat_on_debits,
                                                           seller.address.lines,
                                                           seller.address.postal_code,
                                                           seller.address.city,
                                                           seller.address.country_code,
                                                           seller.iban,
                                                           seller.bic,
                                                           seller.email,
                                                           seller.phone,
                                                           seller.website,
                                                           seller.extra_mentions}));
    return id;
}

absl::StatusOr<std::map<std::string, Seller>> SellerStore::LoadAll(
    Transaction& tx, const std::vector<std::string>& ids) const {
    std::vector<Bytes> keys;
    for (const std::string& id : ids) keys.push_back({id});
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kLoadSellers, {keys}));
    std::map<std::string, Seller> sellers;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(sellers[row.AsBytes("seller_id")], FromRow(row));
    }
    return sellers;
}

}  // namespace socle::invoicing
