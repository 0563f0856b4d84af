// The brick's methods: parse, load, decide (domain), save, publish, reply. Refusals are those of
// the contract (socle/invoicing/v1/service.proto). What other services know is asked before the
// transaction opens; locks are taken in the order draft, quote, settlement, series, seals.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>
#include <vector>

#include "service/company.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/mail.hpp"
#include "store/stores.hpp"

namespace socle::invoicing {

class InvoicingService final : public v1::InvoicingServiceBase {
 public:
    InvoicingService(const Stores& stores, const Mailer& mailer)
        : stores_(stores), mailer_(mailer) {}

    // service/product_methods.cpp
    absl::StatusOr<v1::Product> CreateProduct(Call& call,
                                              const v1::CreateProductRequest& request) override;
    absl::StatusOr<v1::Product> GetProduct(Call& call,
                                           const v1::GetProductRequest& request) override;
    absl::StatusOr<v1::ListProductsResponse> ListProducts(
        Call& call, const v1::ListProductsRequest& request) override;
    absl::StatusOr<v1::Product> UpdateProduct(Call& call,
                                              const v1::UpdateProductRequest& request) override;

    // service/quote_methods.cpp
    absl::StatusOr<v1::Quote> CreateQuote(Call& call,
                                          const v1::CreateQuoteRequest& request) override;
    absl::StatusOr<v1::Quote> GetQuote(Call& call, const v1::GetQuoteRequest& request) override;
    absl::StatusOr<v1::ListQuotesResponse> ListQuotes(
        Call& call, const v1::ListQuotesRequest& request) override;
    absl::StatusOr<v1::Quote> UpdateQuote(Call& call,
                                          const v1::UpdateQuoteRequest& request) override;
    absl::StatusOr<v1::Quote> AcceptQuote(Call& call,
                                          const v1::AcceptQuoteRequest& request) override;
    absl::StatusOr<v1::Quote> RefuseQuote(Call& call,
                                          const v1::RefuseQuoteRequest& request) override;

    // service/invoice_methods.cpp
    absl::StatusOr<v1::Invoice> CreateInvoice(Call& call,
                                              const v1::CreateInvoiceRequest& request) override;
    absl::StatusOr<v1::Invoice> GetInvoice(Call& call,
                                           const v1::GetInvoiceRequest& request) override;
    absl::StatusOr<v1::ListInvoicesResponse> ListInvoices(
        Call& call, const v1::ListInvoicesRequest& request) override;
    absl::StatusOr<v1::Invoice> UpdateInvoice(Call& call,
                                              const v1::UpdateInvoiceRequest& request) override;
    absl::StatusOr<v1::DeleteInvoiceResponse> DeleteInvoice(
        Call& call, const v1::DeleteInvoiceRequest& request) override;

    // service/issue_methods.cpp
    absl::StatusOr<v1::Invoice> IssueInvoice(Call& call,
                                             const v1::IssueInvoiceRequest& request) override;
    absl::StatusOr<v1::CreditNote> IssueCreditNote(
        Call& call, const v1::IssueCreditNoteRequest& request) override;
    absl::StatusOr<v1::CreditNote> GetCreditNote(Call& call,
                                                 const v1::GetCreditNoteRequest& request) override;
    absl::StatusOr<v1::ListCreditNotesResponse> ListCreditNotes(
        Call& call, const v1::ListCreditNotesRequest& request) override;

    // service/payment_methods.cpp
    absl::StatusOr<v1::Payment> RecordPayment(Call& call,
                                              const v1::RecordPaymentRequest& request) override;
    absl::StatusOr<v1::Payment> RecordRefund(Call& call,
                                             const v1::RecordRefundRequest& request) override;
    absl::StatusOr<v1::Payment> CancelPayment(Call& call,
                                              const v1::CancelPaymentRequest& request) override;
    absl::StatusOr<v1::ListPaymentsResponse> ListPayments(
        Call& call, const v1::ListPaymentsRequest& request) override;

    // service/render_methods.cpp
    absl::StatusOr<v1::RenderDocumentResponse> RenderDocument(
        Call& call, const v1::RenderDocumentRequest& request) override;

    // service/delivery_methods.cpp
    absl::StatusOr<v1::Delivery> SendDocument(Call& call,
                                              const v1::SendDocumentRequest& request) override;
    absl::StatusOr<v1::Delivery> GetDelivery(Call& call,
                                             const v1::GetDeliveryRequest& request) override;
    absl::StatusOr<v1::ListDeliveriesResponse> ListDeliveries(
        Call& call, const v1::ListDeliveriesRequest& request) override;
    absl::StatusOr<v1::Delivery> RecordBounce(Call& call,
                                              const v1::RecordBounceRequest& request) override;

 private:
    // Locked, and still as the caller knows it. Refusals: INVALID_NAME, NOT_FOUND, ETAG_MISMATCH;
    // INVOICE_ISSUED of the draft.
    [[nodiscard]] absl::StatusOr<StoredQuote> QuoteForChange(Call& call, const std::string& name,
                                                             std::string_view etag) const;
    [[nodiscard]] absl::StatusOr<StoredDraft> DraftForChange(Call& call, const std::string& name,
                                                             std::string_view etag) const;
    // With its settlement locked. Refusals: INVALID_NAME, NOT_FOUND, INVOICE_NOT_ISSUED.
    [[nodiscard]] absl::StatusOr<StoredInvoice> IssuedForSettlement(Call& call,
                                                                    const std::string& name) const;
    [[nodiscard]] absl::StatusOr<StoredQuote> SaveDecision(Call& call, const StoredQuote& before,
                                                           const Quote& after) const;
    // The draft as it is written in `record`, with the client found for it.
    [[nodiscard]] absl::StatusOr<DraftInvoice> DraftFrom(Call& call, const v1::Invoice& record,
                                                         const Company& company) const;
    [[nodiscard]] absl::StatusOr<QuoteInput> QuoteInputFrom(Call& call, const v1::Quote& record,
                                                            const Company& company) const;

    const Stores& stores_;
    const Mailer& mailer_;
};

}  // namespace socle::invoicing
