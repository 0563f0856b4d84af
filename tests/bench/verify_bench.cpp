// How long Verify takes over a tenant's books: issued invoices of three lines, one in ten of them
// paid and one in a hundred credited, on a real database.
#include <benchmark/benchmark.h>

#include <string>

#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/testing/brick_fixture.hpp"

namespace socle::invoicing {
namespace {

using testing::kTenant;

// Issues invoices to one company, through the brick's own methods.
class Books {
 public:
    explicit Books(testing::BrickFixture& fixture) : channel_(Open(fixture)), client_(*channel_) {
        client_record::v1::Party party;
        party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
        party.set_display_name("Durand SA");
        auto& address = *party.add_addresses()->mutable_address();
        address.add_lines("3 place Bellecour");
        address.set_postal_code("69002");
        address.set_city("Lyon");
        address.set_country_code("FR");
        party_ = ResourceName("parties", fixture.client_record().Add(kTenant, party).value());
    }

    [[nodiscard]] absl::Status Fill(std::int64_t invoices) {
        for (std::int64_t i = 1; i <= invoices; ++i) {
            SOCLE_ASSIGN(const std::string invoice, Issue());
            if (i % 10 == 0) SOCLE_RETURN_IF_ERROR(Pay(invoice));
            if (i % 100 == 0) SOCLE_RETURN_IF_ERROR(Credit(invoice));
        }
        return absl::OkStatus();
    }

 private:
    // Filling takes longer than one call may.
    static std::unique_ptr<Channel> Open(testing::BrickFixture& fixture) {
        CallContext caller = testing::BrickFixture::Caller();
        caller.deadline = std::chrono::steady_clock::now() + std::chrono::hours{1};
        return fixture.OpenChannel(caller);
    }
    [[nodiscard]] absl::StatusOr<std::string> Issue() {
        v1::CreateInvoiceRequest draft;
        draft.mutable_invoice()->set_party(party_);
        draft.mutable_invoice()->set_subject("Toiture");
        for (const char* price : {"100", "12.5", "1999.99"}) {
            v1::Line& line = *draft.mutable_invoice()->add_lines();
            line.set_description("Pose de tuiles");
            line.mutable_unit_price()->set_value(price);
            line.mutable_quantity()->set_value("3");
            line.mutable_vat_rate()->set_value("20");
        }
        SOCLE_ASSIGN(const v1::Invoice drafted, client_.CreateInvoice(draft));
        v1::IssueInvoiceRequest issue;
        issue.set_name(drafted.name());
        SOCLE_RETURN_IF_ERROR(client_.IssueInvoice(issue));
        return drafted.name();
    }
    [[nodiscard]] absl::Status Pay(const std::string& invoice) {
        v1::RecordPaymentRequest payment;
        payment.set_invoice(invoice);
        payment.mutable_amount()->set_currency_code("EUR");
        payment.mutable_amount()->set_minor_units(5'000);
        return client_.RecordPayment(payment).status();
    }
    [[nodiscard]] absl::Status Credit(const std::string& invoice) {
        v1::IssueCreditNoteRequest credit;
        credit.set_invoice(invoice);
        credit.set_reason("Tuiles cassées");
        v1::CreditedLine& line = *credit.add_lines();
        line.set_line(1);
        line.mutable_quantity()->set_value("1");
        return client_.IssueCreditNote(credit).status();
    }

    std::unique_ptr<Channel> channel_;
    v1::InvoicingClient client_;
    std::string party_;
};

void Verify(benchmark::State& state) {
    const auto fixture = testing::BrickFixture::Open(SOCLE_BENCH_BRICKS "/invoicing");
    if (!fixture.ok()) return state.SkipWithError(fixture.status().ToString().c_str());
    const absl::Status filled = Books(**fixture).Fill(state.range(0));
    if (!filled.ok()) return state.SkipWithError(filled.ToString().c_str());
    std::int64_t checked = 0;
    for (auto _ : state) {
        const auto report = (*fixture)->Verify();
        if (!report.ok()) return state.SkipWithError(report.status().ToString().c_str());
        if (!report->findings.empty())
            return state.SkipWithError(report->findings[0].check.c_str());
        checked += report->checked;
    }
    state.SetItemsProcessed(checked);
}
BENCHMARK(Verify)->Arg(1'000)->Arg(20'000)->Iterations(3)->UseRealTime()->Unit(
    benchmark::kMillisecond);

}  // namespace
}  // namespace socle::invoicing

BENCHMARK_MAIN();
