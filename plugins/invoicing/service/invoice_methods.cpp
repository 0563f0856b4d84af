// Invoices until they are issued, and reading them all.
#include <utility>

#include "domain/reasons.hpp"
#include "service/content_reader.hpp"
#include "service/convert.hpp"
#include "service/invoicing_service.hpp"
#include "service/named_id.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"
#include "socle/wire.hpp"
#include "store/page_key.hpp"

namespace socle::invoicing {
namespace {

const OutputOnly kInvoiceOutputOnly = {
    "number", "buyer",    "totals",      "state",      "balance",  "paid",      "credited",
    "quote",  "mentions", "create_time", "issue_time", "warnings", "refund_due"};

// What a page token of this list is bound to.
std::string FingerprintOf(v1::ListInvoicesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kInvoices) + request.SerializeAsString();
}

// As its reader sees it today.
v1::Invoice Written(Call& call, const StoredDraft& stored) {
    return ToProto(stored, call.Today(), call.context().language);
}

absl::Status AlreadyIssued() {
    return Refuse(reason::kInvoiceIssued,
                  "the invoice is issued: nothing changes it; correct it by a credit note");
}

}  // namespace

absl::StatusOr<DraftInvoice> InvoicingService::DraftFrom(Call& call, const v1::Invoice& record,
                                                         const Company& company) const {
    DraftInvoice draft;
    SOCLE_ASSIGN(draft.content,
                 ContentFromProto(call.transaction(), record, stores_.products, company));
    SOCLE_ASSIGN(draft.issue_date, OptionalDateFromWire(record.issue_date(), "issue_date"));
    SOCLE_ASSIGN(draft.terms, TermsFromProto(record, company));
    return draft;
}

absl::StatusOr<StoredDraft> InvoicingService::DraftForChange(Call& call, const std::string& name,
                                                             std::string_view etag) const {
    SOCLE_ASSIGN(const InvoiceId id, ParseIdName<InvoiceId>(kInvoices, name));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(std::optional<StoredDraft> stored, stores_.drafts.FindForUpdate(tx, id));
    if (!stored) {
        SOCLE_RETURN_IF_ERROR(stores_.invoices.Load(tx, id));
        return AlreadyIssued();
    }
    SOCLE_RETURN_IF_ERROR(CheckEtag(etag, stored->version));
    return *std::move(stored);
}

absl::StatusOr<v1::Invoice> InvoicingService::CreateInvoice(
    Call& call, const v1::CreateInvoiceRequest& request) {
    const v1::Invoice& sent = request.invoice();
    SOCLE_ASSIGN(const InvoiceId id, NamedOrNewId<InvoiceId>(call, kInvoices, sent.name()));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    std::optional<Client> client;
    if (sent.quote().empty() || !sent.party().empty()) {
        SOCLE_ASSIGN(client, FindClient(call, sent.party()));
    }

    Transaction& tx = call.transaction();
    v1::Invoice record = sent;
    std::optional<QuoteReference> reference;
    if (!sent.quote().empty()) {
        SOCLE_ASSIGN(const StoredQuote before, QuoteForChange(call, sent.quote(), ""));
        SOCLE_ASSIGN(const Conversion made, InvoiceFrom(before.quote, id));
        SOCLE_RETURN_IF_ERROR(SaveDecision(call, before, made.quote));
        record = Written(call, {made.draft, before.quote.totals, call.Now()});
        record.clear_terms();  // a quote has none: those sent, or the company's
        SOCLE_RETURN_IF_ERROR(ApplyUpdate({}, sent, record, kInvoiceOutputOnly));
        reference = made.draft.quote;
        if (!client) client = Client{made.draft.content.party, made.draft.content.buyer};
    }
    SOCLE_ASSIGN(DraftInvoice draft, DraftFrom(call, record, company));
    draft.id = id;
    draft.quote = reference;
    draft.content.party = client->party;
    draft.content.buyer = client->buyer;
    SOCLE_RETURN_IF_ERROR(CheckDraft(draft));
    SOCLE_ASSIGN(const Totals totals, TotalsOf(draft.content));
    const StoredDraft stored{std::move(draft), totals, call.Now()};
    SOCLE_RETURN_IF_ERROR(stores_.drafts.Insert(tx, stored));
    return Written(call, stored);
}

absl::StatusOr<v1::Invoice> InvoicingService::GetInvoice(Call& call,
                                                         const v1::GetInvoiceRequest& request) {
    SOCLE_ASSIGN(const InvoiceId id, ParseIdName<InvoiceId>(kInvoices, request.name()));
    Transaction& tx = call.transaction();
    // Drafts first: one that is issued between the two looks is found by the second.
    SOCLE_ASSIGN(const std::optional<StoredDraft> draft, stores_.drafts.Find(tx, id));
    if (draft) return Written(call, *draft);
    SOCLE_ASSIGN(const StoredInvoice issued, stores_.invoices.Load(tx, id));
    return ToProto(issued, call.context().language);
}

absl::StatusOr<v1::ListInvoicesResponse> InvoicingService::ListInvoices(
    Call& call, const v1::ListInvoicesRequest& request) {
    SOCLE_ASSIGN(InvoiceFilter filter, FilterFromProto(request.state()));
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), kNewestFirstKeys));
    SOCLE_ASSIGN(std::vector<InvoiceHead> heads,
                 stores_.invoices.List(call.transaction(), filter, page));
    v1::ListInvoicesResponse response;
    response.set_next_page_token(CutPage(page, heads, InvoiceStore::SortKeyOf));
    for (const InvoiceHead& head : heads) {
        SOCLE_ASSIGN(*response.add_invoices(), ToProto(head, call.context().language));
    }
    return response;
}

absl::StatusOr<v1::Invoice> InvoicingService::UpdateInvoice(
    Call& call, const v1::UpdateInvoiceRequest& request) {
    const v1::Invoice& sent = request.invoice();
    SOCLE_ASSIGN(const auto paths, PathsToUpdate(request.update_mask(), sent, kInvoiceOutputOnly));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    std::optional<Client> client;
    if (Touches(paths, "party")) {
        SOCLE_ASSIGN(client, FindClient(call, sent.party()));
    }

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredDraft before, DraftForChange(call, sent.name(), sent.etag()));
    v1::Invoice record = Written(call, before);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, record, kInvoiceOutputOnly));
    StoredDraft after = before;
    SOCLE_ASSIGN(after.draft, DraftFrom(call, record, company));
    after.draft.id = before.draft.id;
    after.draft.quote = before.draft.quote;
    after.draft.content.party = client ? client->party : before.draft.content.party;
    after.draft.content.buyer = client ? client->buyer : before.draft.content.buyer;
    SOCLE_RETURN_IF_ERROR(CheckDraft(after.draft));
    if (after.draft == before.draft) return Written(call, before);
    SOCLE_ASSIGN(after.totals, TotalsOf(after.draft.content));
    SOCLE_ASSIGN(const StoredDraft saved, stores_.drafts.Update(tx, after));
    return Written(call, saved);
}

absl::StatusOr<v1::DeleteInvoiceResponse> InvoicingService::DeleteInvoice(
    Call& call, const v1::DeleteInvoiceRequest& request) {
    SOCLE_ASSIGN(const StoredDraft stored, DraftForChange(call, request.name(), request.etag()));
    Transaction& tx = call.transaction();
    if (stored.draft.quote) {
        SOCLE_ASSIGN(const StoredQuote quote,
                     stores_.quotes.LoadForUpdate(tx, stored.draft.quote->id));
        SOCLE_RETURN_IF_ERROR(SaveDecision(call, quote, WithoutInvoice(quote.quote)));
    }
    SOCLE_RETURN_IF_ERROR(stores_.drafts.Delete(tx, stored.draft.id));
    tx.SetAuditTarget(request.name());
    return v1::DeleteInvoiceResponse{};
}

}  // namespace socle::invoicing
