#include <utility>

#include "events/publish.hpp"
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

// What UpdateQuote never changes; the number and its date belong together.
const OutputOnly kQuoteOutputOnly = {"number", "buyer",   "issue_date",  "totals",
                                     "state",  "invoice", "create_time", "update_time"};

// As its reader sees it today.
v1::Quote Written(Call& call, const StoredQuote& stored) {
    return ToProto(stored, call.Today(), call.context().language);
}

// What a page token of this list is bound to.
std::string FingerprintOf(v1::ListQuotesRequest request) {
    request.clear_page_size();
    request.clear_page_token();
    return std::string(kQuotes) + request.SerializeAsString();
}

}  // namespace

absl::StatusOr<QuoteInput> InvoicingService::QuoteInputFrom(Call& call, const v1::Quote& record,
                                                            const Company& company) const {
    QuoteInput input;
    SOCLE_ASSIGN(input.content,
                 ContentFromProto(call.transaction(), record, stores_.products, company));
    SOCLE_ASSIGN(input.issue_date, OptionalDateFromWire(record.issue_date(), "issue_date"));
    SOCLE_ASSIGN(input.valid_until, OptionalDateFromWire(record.valid_until(), "valid_until"));
    input.opportunity = record.opportunity();
    return input;
}

absl::StatusOr<StoredQuote> InvoicingService::QuoteForChange(Call& call, const std::string& name,
                                                             std::string_view etag) const {
    SOCLE_ASSIGN(const QuoteId id, ParseIdName<QuoteId>(kQuotes, name));
    SOCLE_ASSIGN(StoredQuote stored, stores_.quotes.LoadForUpdate(call.transaction(), id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(etag, stored.version));
    return stored;
}

absl::StatusOr<v1::Quote> InvoicingService::CreateQuote(Call& call,
                                                        const v1::CreateQuoteRequest& request) {
    const v1::Quote& sent = request.quote();
    SOCLE_ASSIGN(const QuoteId id, NamedOrNewId<QuoteId>(call, kQuotes, sent.name()));
    SOCLE_ASSIGN(const Client client, FindClient(call, sent.party()));
    SOCLE_ASSIGN(const Company company, FindCompany(call));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(QuoteInput input, QuoteInputFrom(call, sent, company));
    input.content.party = client.party;
    input.content.buyer = client.buyer;
    const Date date = IssueDateOf(input, call.Today());
    SOCLE_RETURN_IF_ERROR(CheckDate({date, call.Today(), std::nullopt}));
    SOCLE_ASSIGN(const TakenNumber taken,
                 stores_.series.TakeNumber(tx, DocumentKind::kQuote, date));
    SOCLE_ASSIGN(const Quote quote, MakeQuote(input, {.id = id,
                                                      .number = taken.number,
                                                      .seller = company.seller,
                                                      .today = call.Today()}));
    const StoredQuote stored{quote, call.Now(), call.Now()};
    SOCLE_RETURN_IF_ERROR(stores_.quotes.Insert(tx, stored));
    PublishCreated(tx, quote);
    return Written(call, stored);
}

absl::StatusOr<v1::Quote> InvoicingService::GetQuote(Call& call,
                                                     const v1::GetQuoteRequest& request) {
    SOCLE_ASSIGN(const QuoteId id, ParseIdName<QuoteId>(kQuotes, request.name()));
    SOCLE_ASSIGN(const StoredQuote stored, stores_.quotes.Load(call.transaction(), id));
    return Written(call, stored);
}

absl::StatusOr<v1::ListQuotesResponse> InvoicingService::ListQuotes(
    Call& call, const v1::ListQuotesRequest& request) {
    QuoteFilter filter{.party = {}, .state = {}, .today = call.Today()};
    if (!request.party().empty()) {
        SOCLE_ASSIGN(filter.party, ParseIdName<PartyId>(kParties, request.party(), "party"));
    }
    SOCLE_ASSIGN(filter.state, StateFromProto(request.state()));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           FingerprintOf(request), kNewestFirstKeys));
    SOCLE_ASSIGN(std::vector<StoredQuote> quotes,
                 stores_.quotes.List(call.transaction(), filter, page));
    v1::ListQuotesResponse response;
    response.set_next_page_token(CutPage(page, quotes, QuoteStore::SortKeyOf));
    for (const StoredQuote& stored : quotes) {
        *response.add_quotes() = Written(call, stored);
    }
    return response;
}

absl::StatusOr<v1::Quote> InvoicingService::UpdateQuote(Call& call,
                                                        const v1::UpdateQuoteRequest& request) {
    const v1::Quote& sent = request.quote();
    SOCLE_ASSIGN(const auto paths, PathsToUpdate(request.update_mask(), sent, kQuoteOutputOnly));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    std::optional<Client> client;
    if (Touches(paths, "party")) {
        SOCLE_ASSIGN(client, FindClient(call, sent.party()));
    }

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const StoredQuote before, QuoteForChange(call, sent.name(), sent.etag()));
    v1::Quote record = Written(call, before);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, record, kQuoteOutputOnly));
    SOCLE_ASSIGN(QuoteInput input, QuoteInputFrom(call, record, company));
    input.content.party = client ? client->party : before.quote.content.party;
    input.content.buyer = client ? client->buyer : before.quote.content.buyer;
    StoredQuote after = before;
    SOCLE_ASSIGN(after.quote, Revise(before.quote, input, company.seller));
    if (after.quote == before.quote) return Written(call, before);
    SOCLE_ASSIGN(const StoredQuote saved, stores_.quotes.Rewrite(tx, after, call.Now()));
    PublishUpdated(tx, saved.quote);
    return Written(call, saved);
}

absl::StatusOr<StoredQuote> InvoicingService::SaveDecision(Call& call, const StoredQuote& before,
                                                           const Quote& after) const {
    StoredQuote decided = before;
    decided.quote = after;
    return stores_.quotes.UpdateState(call.transaction(), std::move(decided), call.Now());
}

absl::StatusOr<v1::Quote> InvoicingService::AcceptQuote(Call& call,
                                                        const v1::AcceptQuoteRequest& request) {
    SOCLE_ASSIGN(const StoredQuote before, QuoteForChange(call, request.name(), request.etag()));
    SOCLE_ASSIGN(const Quote accepted, Accept(before.quote, call.Today()));
    SOCLE_ASSIGN(const StoredQuote saved, SaveDecision(call, before, accepted));
    PublishAccepted(call.transaction(), saved.quote);
    return Written(call, saved);
}

absl::StatusOr<v1::Quote> InvoicingService::RefuseQuote(Call& call,
                                                        const v1::RefuseQuoteRequest& request) {
    SOCLE_ASSIGN(const StoredQuote before, QuoteForChange(call, request.name(), request.etag()));
    SOCLE_ASSIGN(const Quote refused, Decline(before.quote));
    SOCLE_ASSIGN(const StoredQuote saved, SaveDecision(call, before, refused));
    PublishRefused(call.transaction(), saved.quote);
    return Written(call, saved);
}

}  // namespace socle::invoicing
