// The invoicing brick at work, with a client and short ways to say what a test is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/names.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/testing/brick_test.hpp"

namespace socle::invoicing {

using testing::kOtherTenant;
using testing::kTenant;

class InvoicingTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        durand_ = NameOf(AddCompany("Durand SA"));
    }

    PartyId AddCompany(std::string_view display_name) {
        client_record::v1::Party party;
        party.set_kind(client_record::v1::PARTY_KIND_COMPANY);
        party.set_display_name(std::string(display_name));
        party.set_siren("732829320");
        auto& address = *party.add_addresses()->mutable_address();
        address.add_lines("3 place Bellecour");
        address.set_postal_code("69002");
        address.set_city("Lyon");
        address.set_country_code("FR");
        return fixture().client_record().Add(kTenant, party);
    }

    [[nodiscard]] v1::InvoicingClient invoicing(TenantId tenant = kTenant) {
        return v1::InvoicingClient(fixture().channel(tenant));
    }
    [[nodiscard]] const std::string& durand() const { return durand_; }

    // Without a rate, none is written.
    static void AddLine(google::protobuf::RepeatedPtrField<v1::Line>& lines, std::string_view price,
                        std::string_view quantity = "1", std::string_view rate = "20") {
        v1::Line& line = *lines.Add();
        line.set_description("Pose de tuiles");
        line.mutable_unit_price()->set_value(std::string(price));
        line.mutable_quantity()->set_value(std::string(quantity));
        if (!rate.empty()) line.mutable_vat_rate()->set_value(std::string(rate));
    }
    static void SetDate(type::v1::Date& date, int year, int month, int day) {
        date.set_year(year);
        date.set_month(month);
        date.set_day(day);
    }
    [[nodiscard]] v1::CreateQuoteRequest NewQuote(std::string_view price = "100") {
        v1::CreateQuoteRequest request;
        request.mutable_quote()->set_party(durand_);
        request.mutable_quote()->set_subject("Toiture");
        AddLine(*request.mutable_quote()->mutable_lines(), price);
        return request;
    }
    [[nodiscard]] v1::CreateInvoiceRequest NewInvoice(std::string_view price = "100") {
        v1::CreateInvoiceRequest request;
        request.mutable_invoice()->set_party(durand_);
        request.mutable_invoice()->set_subject("Toiture");
        if (!price.empty()) AddLine(*request.mutable_invoice()->mutable_lines(), price);
        return request;
    }

    [[nodiscard]] v1::Quote Quoted(std::string_view price = "100") {
        return Value(invoicing().CreateQuote(NewQuote(price)));
    }
    [[nodiscard]] v1::Quote Accepted(const v1::Quote& quote) {
        v1::AcceptQuoteRequest request;
        request.set_name(quote.name());
        return Value(invoicing().AcceptQuote(request));
    }
    [[nodiscard]] v1::Invoice Drafted(std::string_view price = "100") {
        return Value(invoicing().CreateInvoice(NewInvoice(price)));
    }
    [[nodiscard]] absl::StatusOr<v1::Invoice> Issue(const std::string& name,
                                                    TenantId tenant = kTenant) {
        v1::IssueInvoiceRequest request;
        request.set_name(name);
        return invoicing(tenant).IssueInvoice(request);
    }
    [[nodiscard]] v1::Invoice Issued(std::string_view price = "100") {
        return Value(Issue(Drafted(price).name()));
    }
    [[nodiscard]] absl::StatusOr<v1::Invoice> Get(const std::string& name,
                                                  TenantId tenant = kTenant) {
        v1::GetInvoiceRequest request;
        request.set_name(name);
        return invoicing(tenant).GetInvoice(request);
    }
    [[nodiscard]] absl::StatusOr<v1::Payment> Pay(const std::string& invoice, std::int64_t cents) {
        v1::RecordPaymentRequest request;
        request.set_invoice(invoice);
        request.mutable_amount()->set_currency_code("EUR");
        request.mutable_amount()->set_minor_units(cents);
        return invoicing().RecordPayment(request);
    }
    // Everything that is left, or a quantity of the first line.
    [[nodiscard]] absl::StatusOr<v1::CreditNote> Credit(const std::string& invoice,
                                                        std::string_view quantity = "") {
        v1::IssueCreditNoteRequest request;
        request.set_invoice(invoice);
        request.set_reason("Tuiles cassées");
        if (!quantity.empty()) {
            v1::CreditedLine& line = *request.add_lines();
            line.set_line(1);
            line.mutable_quantity()->set_value(std::string(quantity));
        }
        return invoicing().IssueCreditNote(request);
    }

    // The numbers, or the subjects of drafts, that a list shows, in order.
    [[nodiscard]] std::vector<std::string> Listed(const v1::ListInvoicesRequest& request = {},
                                                  TenantId tenant = kTenant) {
        std::vector<std::string> shown;
        const auto listed = Value(invoicing(tenant).ListInvoices(request));
        for (const auto& item : listed.invoices()) {
            shown.push_back(item.number().empty() ? item.subject() : item.number());
        }
        return shown;
    }
    // The log's event types, without their package.
    [[nodiscard]] std::vector<std::string> EventTypes() {
        std::vector<std::string> types;
        const auto events = fixture().Events();
        EXPECT_TRUE(events.ok()) << events.status();
        if (!events.ok()) return types;
        for (const Event& event : *events) {
            types.push_back(event.meta.type.substr(event.meta.type.rfind('.') + 1));
        }
        return types;
    }

    // The answer, or an empty one and a failure.
    template <typename Message>
    static Message Value(const absl::StatusOr<Message>& result) {
        EXPECT_TRUE(result.ok()) << result.status();
        return result.value_or(Message{});
    }
    static std::string IdOf(const std::string& name) { return name.substr(name.find('/') + 1); }

 private:
    std::string durand_;
};

}  // namespace socle::invoicing
