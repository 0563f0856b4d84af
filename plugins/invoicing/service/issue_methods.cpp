// Documents that are issued: given a number, sealed, and frozen.
#include "domain/reasons.hpp"
#include "domain/seal.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/invoicing_service.hpp"
#include "socle/wire.hpp"
#include "store/page_key.hpp"

namespace socle::invoicing {
namespace {

// What is true of a document issued now.
IssueFacts FactsFor(Call& call, const Company& company, const TakenNumber& taken) {
    return {.seller = company.seller,
            .number = taken.number,
            .today = call.Today(),
            .last_date = taken.last_date,
            .issued_by = call.actor().name,
            .issued_at = call.Now()};
}

absl::StatusOr<CreditRequest> CreditRequestFrom(Call& call,
                                                const v1::IssueCreditNoteRequest& request) {
    if (request.lines_size() > static_cast<int>(kLinesMax)) {
        return RefuseField(reason::kTooManyLines, "lines", "a document has at most 10000 lines",
                           {{"limit", std::to_string(kLinesMax)}});
    }
    CreditRequest read{.id = CreditNoteId{call.NewId()}, .lines = {}, .reason = request.reason()};
    for (const v1::CreditedLine& line : request.lines()) {
        const std::string path = "lines." + std::to_string(read.lines.size());
        if (line.line() < 1) {
            return RefuseField(reason::kOutOfRange, path + ".line",
                               "lines of an invoice are counted from 1",
                               {{"value", std::to_string(line.line())}, {"limit", "≥ 1"}});
        }
        SOCLE_ASSIGN(const Decimal quantity, DecimalFromWire(line.quantity(), path + ".quantity"));
        read.lines.push_back({static_cast<std::size_t>(line.line() - 1), quantity});
    }
    return read;
}

std::string FingerprintOf(v1::ListCreditNotesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kCreditNotes) + request.SerializeAsString();
}

}  // namespace

absl::StatusOr<v1::Invoice> InvoicingService::IssueInvoice(Call& call,
                                                           const v1::IssueInvoiceRequest& request) {
    SOCLE_ASSIGN(const Company company, FindCompany(call));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredDraft stored, DraftForChange(call, request.name(), request.etag()));
    const Date date = IssueDateOf(stored.draft, call.Today());
    SOCLE_RETURN_IF_ERROR(CheckDate({date, call.Today(), std::nullopt}));
    SOCLE_ASSIGN(const TakenNumber taken,
                 stores_.series.TakeNumber(tx, DocumentKind::kInvoice, date));
    SOCLE_ASSIGN(const IssuedInvoice invoice, Issue(stored.draft, FactsFor(call, company, taken)));
    SOCLE_ASSIGN(const Seal seal, stores_.seals.Take(tx, CanonicalBytes(invoice)));
    const Money zero = Money::Zero(invoice.content.currency);
    const StoredInvoice issued{invoice, stored.created_at, {invoice.totals.gross, zero, zero}};
    SOCLE_RETURN_IF_ERROR(stores_.invoices.Insert(tx, issued, seal));
    SOCLE_RETURN_IF_ERROR(stores_.drafts.Delete(tx, invoice.id));
    SOCLE_RETURN_IF_ERROR(PublishIssued(tx, invoice));
    return ToProto(issued, call.context().language);
}

absl::StatusOr<StoredInvoice> InvoicingService::IssuedForSettlement(Call& call,
                                                                    const std::string& name) const {
    SOCLE_ASSIGN(const InvoiceId id, ParseIdName<InvoiceId>(kInvoices, name, "invoice"));
    Transaction& tx = call.transaction();
    SOCLE_RETURN_IF_ERROR(stores_.invoices.LockSettlement(tx, id));
    SOCLE_ASSIGN(std::optional<StoredInvoice> found, stores_.invoices.Find(tx, id));
    if (found) return *std::move(found);
    SOCLE_ASSIGN(const std::optional<StoredDraft> draft, stores_.drafts.Find(tx, id));
    if (draft) return Refuse(reason::kInvoiceNotIssued, "the invoice is a draft; issue it first");
    return Refuse(reason::kNotFound, "this invoice does not exist", {{"value", name}});
}

absl::StatusOr<v1::CreditNote> InvoicingService::IssueCreditNote(
    Call& call, const v1::IssueCreditNoteRequest& request) {
    SOCLE_ASSIGN(const CreditRequest wanted, CreditRequestFrom(call, request));
    SOCLE_ASSIGN(const Company company, FindCompany(call));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredInvoice stored, IssuedForSettlement(call, request.invoice()));
    SOCLE_ASSIGN(const auto earlier, stores_.credit_notes.LoadOf(tx, stored.invoice.id));
    SOCLE_ASSIGN(const TakenNumber taken,
                 stores_.series.TakeNumber(tx, DocumentKind::kCreditNote, call.Today()));
    SOCLE_ASSIGN(const CreditNote credit,
                 IssueCredit(stored.invoice, earlier, wanted, FactsFor(call, company, taken)));
    SOCLE_ASSIGN(const Seal seal, stores_.seals.Take(tx, CanonicalBytes(credit)));
    SOCLE_RETURN_IF_ERROR(stores_.credit_notes.Insert(tx, credit, seal));
    SOCLE_RETURN_IF_ERROR(PublishIssued(tx, credit));
    Settlement settlement = stored.settlement;
    SOCLE_ASSIGN(settlement.credited, settlement.credited.Plus(credit.totals.gross));
    return ToProto(credit, settlement, call.context().language);
}

absl::StatusOr<v1::CreditNote> InvoicingService::GetCreditNote(
    Call& call, const v1::GetCreditNoteRequest& request) {
    SOCLE_ASSIGN(const CreditNoteId id, ParseIdName<CreditNoteId>(kCreditNotes, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const CreditNote credit, stores_.credit_notes.Load(tx, id));
    SOCLE_ASSIGN(const StoredInvoice invoice, stores_.invoices.Load(tx, credit.invoice.id));
    return ToProto(credit, invoice.settlement, call.context().language);
}

absl::StatusOr<v1::ListCreditNotesResponse> InvoicingService::ListCreditNotes(
    Call& call, const v1::ListCreditNotesRequest& request) {
    std::optional<InvoiceId> invoice;
    if (!request.invoice().empty()) {
        SOCLE_ASSIGN(invoice, ParseIdName<InvoiceId>(kInvoices, request.invoice(), "invoice"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), kNewestFirstKeys));
    SOCLE_ASSIGN(std::vector<CreditNote> credits,
                 stores_.credit_notes.List(call.transaction(), invoice, page));
    v1::ListCreditNotesResponse response;
    response.set_next_page_token(CutPage(page, credits, CreditNoteStore::SortKeyOf));
    for (const CreditNote& credit : credits) {
        *response.add_credit_notes() = ToProto(credit, call.context().language);
    }
    return response;
}

}  // namespace socle::invoicing
