#include "office.hpp"

#include <fstream>
#include <sstream>

namespace socle::demo {
namespace {

constexpr std::chrono::minutes kDeadline{5};  // of a call; jobs are waited for

}  // namespace

type::v1::Money Euros(std::int64_t euros) {
    type::v1::Money money;
    money.set_currency_code("EUR");
    money.set_minor_units(euros * 100);
    return money;
}

absl::StatusOr<std::unique_ptr<Office>> Office::Open(const std::string& address,
                                                     const std::filesystem::path& sign_in) {
    std::string email;
    std::string password;
    std::ifstream file(sign_in);
    for (std::string word; file >> word;) {
        if (word == "email") file >> email;
        if (word == "password") file >> password;
    }
    RemoteOptions options;
    options.target = address;
    options.deadline = kDeadline;
    SOCLE_ASSIGN(std::unique_ptr<RemoteChannel> door, RemoteChannel::Open(options));
    return std::unique_ptr<Office>(new Office(std::move(door), email, password));
}

absl::Status Office::SignIn() {
    identity::v1::SignInRequest request;
    request.set_email(email_);
    request.set_password(password_);
    SOCLE_ASSIGN(const auto reply, identity::v1::IdentityClient(*door_).SignIn(request));
    channel_ = door_->WithToken(reply.token());
    return absl::OkStatus();
}

absl::Status Office::SignOut() {
    return identity::v1::IdentityClient(*channel_).SignOut({}).status();
}

absl::Status Office::IntroduceCompany() {
    identity::v1::UpdateTenantRequest request;
    identity::v1::Tenant& tenant = *request.mutable_tenant();
    tenant.set_display_name("Atelier Lumen");
    tenant.set_legal_form("SARL");
    *tenant.mutable_share_capital() = Euros(10'000);
    tenant.set_siren("099123457");
    tenant.set_registration("RCS Lyon");
    tenant.set_vat_number("FR05099123457");
    tenant.set_vat_regime(identity::v1::VAT_REGIME_NORMAL);
    tenant.mutable_address()->add_lines("18 rue de la Soie");
    tenant.mutable_address()->set_postal_code("69001");
    tenant.mutable_address()->set_city("Lyon");
    tenant.mutable_address()->set_country_code("FR");
    tenant.set_email("bonjour@atelier-lumen.example");
    tenant.set_phone("+33472001000");
    return identity::v1::IdentityClient(*channel_).UpdateTenant(request).status();
}

absl::Status Office::WaitFor(const std::string& job) {
    jobs::v1::WatchJobRequest request;
    request.set_name(job);
    jobs::v1::Job last;
    SOCLE_RETURN_IF_ERROR(
        jobs::v1::JobsClient(*channel_).WatchJob(request, [&last](const jobs::v1::Job& seen) {
            last = seen;
            return absl::OkStatus();
        }));
    if (last.state() == jobs::v1::JOB_STATE_SUCCEEDED) return absl::OkStatus();
    return absl::InternalError(last.title() + ": " + last.error_message());
}

absl::Status Office::Activate(const std::string& brick) {
    bricks::v1::ActivateBrickRequest request;
    request.set_name("bricks/" + brick);
    SOCLE_ASSIGN(const bricks::v1::Brick activated, bricks().ActivateBrick(request));
    if (activated.state() == bricks::v1::BRICK_STATE_ACTIVE) return absl::OkStatus();
    return WaitFor(activated.job());
}

absl::Status Office::ImportClients(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    std::vector<exchange::v1::ImportClientsRequest> messages(2);
    messages[0].mutable_header()->set_file_name(file.filename().string());
    messages[1].set_chunk(bytes.str());
    std::size_t next = 0;
    SOCLE_ASSIGN(const auto import,
                 exchange::v1::ExchangeClient(*channel_).ImportClients(
                     [&]() -> absl::StatusOr<std::optional<exchange::v1::ImportClientsRequest>> {
                         if (next == messages.size()) {
                             return std::optional<exchange::v1::ImportClientsRequest>{};
                         }
                         return std::optional(messages[next++]);
                     }));
    return WaitFor(import.job());
}

absl::StatusOr<client_record::v1::Party> Office::Party(const std::string& display_name) {
    client_record::v1::SearchPartiesRequest request;
    request.set_query(display_name);
    SOCLE_ASSIGN(const auto found, record().SearchParties(request));
    for (const client_record::v1::Party& party : found.parties()) {
        if (party.display_name() == display_name) return party;
    }
    return absl::NotFoundError("the story knows no client called " + display_name);
}

absl::StatusOr<std::string> Office::Client(const std::string& display_name) {
    SOCLE_ASSIGN(const client_record::v1::Party party, Party(display_name));
    return party.name();
}

}  // namespace socle::demo
