#include "store/tenant_store.hpp"

#include <array>
#include <utility>

#include "store/queries.hpp"

namespace socle::identity {
namespace {

constexpr std::array<std::pair<VatRegime, std::string_view>, 4> kRegimeWords{{
    {VatRegime::kUnspecified, "UNSPECIFIED"},
    {VatRegime::kNormal, "NORMAL"},
    {VatRegime::kSimplified, "SIMPLIFIED"},
    {VatRegime::kFranchise, "FRANCHISE"},
}};

std::string_view WordOf(VatRegime regime) {
    for (const auto& [value, word] : kRegimeWords) {
        if (value == regime) return word;
    }
    return kRegimeWords.front().second;
}

absl::StatusOr<VatRegime> RegimeOf(std::string_view word) {
    for (const auto& [value, known] : kRegimeWords) {
        if (known == word) return value;
    }
    return BrokenInvariant("the database holds an unknown VAT regime");
}

absl::StatusOr<TenantProfile> FromRow(const Row& row) {
    TenantProfile profile;
    profile.number = row.Int64("tenant_id");
    profile.display_name = row.Text("display_name");
    profile.legal_form = row.Text("legal_form");
    if (!row.IsNull("share_capital_minor")) {
        SOCLE_ASSIGN(const Currency currency, Currency::Parse(row.Text("share_capital_currency")));
        profile.share_capital = Money(row.Int64("share_capital_minor"), currency);
    }
    profile.siren = row.Text("siren");
    profile.siret = row.Text("siret");
    profile.registration = row.Text("registration");
    profile.vat_number = row.Text("vat_number");
    SOCLE_ASSIGN(profile.vat_regime, RegimeOf(row.Text("vat_regime")));
    profile.vat_on_debits = row.Bool("vat_on_debits");
    profile.address = {.lines = row.TextArray("address_lines"),
                       .postal_code = row.Text("postal_code"),
                       .city = row.Text("city"),
                       .country_code = row.Text("country_code")};
    profile.iban = row.Text("iban");
    profile.bic = row.Text("bic");
    profile.email = row.Text("email");
    profile.phone = row.Text("phone");
    profile.website = row.Text("website");
    profile.logo = row.AsBytes("logo");
    profile.time_zone = row.Text("time_zone");
    profile.currency_code = row.Text("currency_code");
    profile.payment_term_days = row.Int("payment_term_days");
    profile.version = row.Int64("version");
    return profile;
}

}  // namespace

absl::StatusOr<TenantProfile> TenantStore::Load(Transaction& tx) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadTenant, {}, "company"));
    return FromRow(row);
}

absl::StatusOr<TenantProfile> TenantStore::LoadForUpdate(Transaction& tx) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockTenant, {}, "company"));
    return FromRow(row);
}

absl::StatusOr<bool> TenantStore::Insert(Transaction& tx, const TenantProfile& profile,
                                         Instant now) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kInsertTenant,
                                          {profile.display_name, profile.time_zone,
                                           profile.currency_code, profile.payment_term_days, now}));
    return rows.affected() == 1;
}

absl::Status TenantStore::Update(Transaction& tx, const TenantProfile& profile, Instant now) const {
    std::optional<std::int64_t> capital;
    std::optional<std::string> capital_currency;
    if (profile.share_capital) {
        capital = profile.share_capital->minor_units();
        capital_currency = std::string(profile.share_capital->currency().code());
    }
    return tx
        .Exec(queries::kUpdateTenant, {profile.display_name,
                                       profile.legal_form,
                                       capital,
                                       capital_currency,
                                       profile.siren,
                                       profile.siret,
                                       profile.registration,
                                       profile.vat_number,
                                       WordOf(profile.vat_regime),
                                       profile.vat_on_debits,
                                       profile.address.lines,
                                       profile.address.postal_code,
                                       profile.address.city,
                                       profile.address.country_code,
                                       profile.iban,
                                       profile.bic,
                                       profile.email,
                                       profile.phone,
                                       profile.website,
                                       Bytes{profile.logo},
                                       profile.time_zone,
                                       profile.currency_code,
                                       profile.payment_term_days,
                                       now})
        .status();
}

absl::StatusOr<bool> TenantStore::AnyTenant(Transaction& tx) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kAnyTenant, {}, "answer"));
    return row.Bool("found");
}

}  // namespace socle::identity
