#include "company.hpp"

#include <algorithm>
#include <fstream>
#include <thread>

namespace socle::scenarios {
namespace {

constexpr std::size_t kChunk = 1 << 18;

}  // namespace

void Company::SetUp() {
    auto socled = SocledProcess::Start(storage());
    ASSERT_TRUE(socled.ok()) << socled.status();
    socled_ = *std::move(socled);
    SignIn();
}

void Company::SignIn() {
    const auto token = socled_->SignInOwner();
    ASSERT_TRUE(token.ok()) << token.status();
    token_ = *token;
    channel_ = socled_->Connect(token_);
    ASSERT_NE(channel_, nullptr);
}

void Company::SetUpIdentity() {
    identity::v1::UpdateTenantRequest request;
    auto& tenant = *request.mutable_tenant();
    tenant.set_display_name("Atelier Bois SARL");
    tenant.set_legal_form("SARL");
    tenant.mutable_share_capital()->set_currency_code("EUR");
    tenant.mutable_share_capital()->set_minor_units(1000000);
    tenant.set_siren("404833048");
    tenant.set_registration("RCS Lyon");
    tenant.set_vat_number("FR83404833048");
    tenant.set_vat_regime(identity::v1::VAT_REGIME_NORMAL);
    tenant.mutable_address()->add_lines("12 rue des Tanneurs");
    tenant.mutable_address()->set_postal_code("69002");
    tenant.mutable_address()->set_city("Lyon");
    tenant.mutable_address()->set_country_code("FR");
    const auto updated = identity().UpdateTenant(request);
    ASSERT_TRUE(updated.ok()) << updated.status();
    EXPECT_EQ(updated->missing_fields_size(), 0);
}

absl::Status Company::Activate(const std::string& brick) {
    bricks::v1::ActivateBrickRequest request;
    request.set_name("bricks/" + brick);
    SOCLE_ASSIGN(const bricks::v1::Brick activated, bricks().ActivateBrick(request));
    if (activated.state() == bricks::v1::BRICK_STATE_ACTIVE) return absl::OkStatus();
    const jobs::v1::Job job = WaitForJob(activated.job());
    if (job.state() == jobs::v1::JOB_STATE_SUCCEEDED) return absl::OkStatus();
    return absl::InternalError(job.error_message());
}

absl::Status Company::Deactivate(const std::string& brick) {
    bricks::v1::DeactivateBrickRequest request;
    request.set_name("bricks/" + brick);
    return bricks().DeactivateBrick(request).status();
}

absl::StatusOr<exchange::v1::Import> Company::Import(const std::string& path, bool dry_run) {
    std::ifstream file(path, std::ios::binary);
    bool header_sent = false;
    SOCLE_ASSIGN(const exchange::v1::Import started,
                 exchange().ImportClients(
                     [&]() -> absl::StatusOr<std::optional<exchange::v1::ImportClientsRequest>> {
                         exchange::v1::ImportClientsRequest message;
                         if (!header_sent) {
                             header_sent = true;
                             message.mutable_header()->set_file_name(
                                 std::filesystem::path(path).filename().string());
                             message.mutable_header()->set_validate_only(dry_run);
                             return std::optional(message);
                         }
                         std::string chunk(kChunk, '\0');
                         file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
                         chunk.resize(static_cast<std::size_t>(file.gcount()));
                         if (chunk.empty())
                             return std::optional<exchange::v1::ImportClientsRequest>();
                         message.set_chunk(chunk);
                         return std::optional(message);
                     }));
    WaitForJob(started.job());
    exchange::v1::GetImportRequest request;
    request.set_name(started.name());
    return exchange().GetImport(request);
}

jobs::v1::Job Company::WaitForJob(const std::string& name) {
    jobs::v1::WatchJobRequest request;
    request.set_name(name);
    jobs::v1::Job last;
    const absl::Status status = jobs().WatchJob(request, [&](const jobs::v1::Job& job) {
        last = job;
        return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return last;
}

void Company::WaitForReaders() {
    const auto is_behind = [](const bus::v1::Consumer& reader) {
        return reader.position() < reader.head();
    };
    while (true) {
        const auto readers = bus().ListConsumers({});
        ASSERT_TRUE(readers.ok()) << readers.status();
        if (std::ranges::none_of(readers->consumers(), is_behind)) return;
        std::this_thread::yield();
    }
}

std::string Company::NewClient(const std::string& display_name) {
    client_record::v1::CreatePartyRequest request;
    auto& party = *request.mutable_party();
    party.set_display_name(display_name);
    party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
    auto& address = *party.add_addresses()->mutable_address();
    address.add_lines("3 place Bellecour");
    address.set_postal_code("69002");
    address.set_city("Lyon");
    address.set_country_code("FR");
    const auto created = record().CreateParty(request);
    EXPECT_TRUE(created.ok()) << created.status();
    return created.ok() ? created->name() : "";
}

std::string Company::NewDraft(const std::string& party, const std::string& quantity,
                              const std::string& price, const std::string& vat_rate) {
    invoicing::v1::CreateInvoiceRequest request;
    request.mutable_invoice()->set_party(party);
    auto& line = *request.mutable_invoice()->add_lines();
    line.set_description("Pose de parquet");
    line.mutable_quantity()->set_value(quantity);
    line.mutable_unit_price()->set_value(price);
    line.mutable_vat_rate()->set_value(vat_rate);
    const auto created = invoicing().CreateInvoice(request);
    EXPECT_TRUE(created.ok()) << created.status();
    return created.ok() ? created->name() : "";
}

absl::StatusOr<invoicing::v1::Invoice> Company::Issue(const std::string& name,
                                                      const std::string& request_id) {
    invoicing::v1::IssueInvoiceRequest request;
    request.set_name(name);
    request.set_request_id(request_id);
    return invoicing().IssueInvoice(request);
}

absl::StatusOr<invoicing::v1::Payment> Company::Pay(const std::string& invoice,
                                                    std::int64_t cents) {
    invoicing::v1::RecordPaymentRequest request;
    request.set_invoice(invoice);
    request.mutable_amount()->set_currency_code("EUR");
    request.mutable_amount()->set_minor_units(cents);
    return invoicing().RecordPayment(request);
}

std::vector<std::string> Company::Findings() {
    std::vector<std::string> findings;
    const absl::Status status =
        bricks().Verify({}, [&](const bricks::v1::VerifyResponse& response) {
            if (response.has_finding())
                findings.push_back(response.finding().source() + ": " +
                                   response.finding().resource() + ": " +
                                   response.finding().text());
            return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return findings;
}

std::vector<std::string> Company::Timeline(const std::string& party) {
    client_record::v1::ListTimelineRequest request;
    request.set_party(party);
    const auto timeline = record().ListTimeline(request);
    EXPECT_TRUE(timeline.ok()) << timeline.status();
    std::vector<std::string> texts;
    if (timeline.ok())
        for (const auto& entry : timeline->entries()) texts.push_back(entry.text());
    return texts;
}

}  // namespace socle::scenarios
