#include "story.hpp"

#include <algorithm>
#include <memory>

namespace socle::demo {
namespace {

using Kept = std::shared_ptr<std::string>;  // a name one scene finds and a later one needs

Kept Nothing() {
    return std::make_shared<std::string>();
}

void SetDay(type::v1::Date& date, Instant instant) {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(instant)};
    date.set_year(static_cast<int>(day.year()));
    date.set_month(static_cast<int>(static_cast<unsigned>(day.month())));
    date.set_day(static_cast<int>(static_cast<unsigned>(day.day())));
}

bool IsLost(Ending ending) {
    return ending == Ending::kLostPrice || ending == Ending::kLostCompetitor ||
           ending == Ending::kLostNoAnswer;
}

crm::v1::LossReason LossReasonOf(Ending ending) {
    if (ending == Ending::kLostPrice) return crm::v1::LOSS_REASON_PRICE;
    if (ending == Ending::kLostCompetitor) return crm::v1::LOSS_REASON_COMPETITOR;
    return crm::v1::LOSS_REASON_NO_ANSWER;
}

// Work in a home more than two years old is taxed at 10 % (CGI art. 279-0 bis), the rest at 20 %.
const char* VatRateFor(std::string_view client) {
    constexpr std::string_view kFirstNames[] = {"Claire", "Marc", "Sophie", "Karim",
                                                "Jeanne", "Hugo", "Inès",   "Paul"};
    const std::string_view first = client.substr(0, client.find(' '));
    return std::ranges::find(kFirstNames, first) == std::end(kFirstNames) ? "20" : "10";
}

void AddLine(invoicing::v1::Line& line, const std::string& what, int euros, const char* vat_rate,
             invoicing::v1::ProductKind kind) {
    line.set_description(what);
    line.set_kind(kind);
    line.mutable_unit_price()->set_value(std::to_string(euros));
    line.mutable_vat_rate()->set_value(vat_rate);
}

}  // namespace

Story::Story(Office& office, ScriptClock& clock, Instant today)
    : office_(office),
      clock_(clock),
      first_day_(std::chrono::floor<std::chrono::days>(today) - std::chrono::days(kDays)) {}

void Story::At(int day, int hour, std::string what, Step step) {
    // Nobody works at the weekend.
    const std::chrono::weekday weekday{std::chrono::floor<std::chrono::days>(first_day_) +
                                       std::chrono::days(day)};
    if (weekday == std::chrono::Saturday) day += 2;
    if (weekday == std::chrono::Sunday) day += 1;
    if (day >= kDays) return;  // still to come
    scenes_.push_back({day, hour, std::move(what), std::move(step)});
}

absl::Status Story::Tell(const std::filesystem::path& clients) {
    PlanBeginning(clients);
    for (const Affair& affair : Affairs()) PlanAffair(affair);
    for (const Upkeep& upkeep : Upkeeps()) PlanUpkeep(upkeep);
    PlanMemories();
    PlanConsents();
    PlanCampaigns();
    std::ranges::stable_sort(scenes_, {},
                             [](const Scene& scene) { return std::pair(scene.day, scene.hour); });
    Instant last;
    for (const Scene& scene : scenes_) {
        const Instant now =
            first_day_ + std::chrono::days(scene.day) + std::chrono::hours(scene.hour);
        if (now != last) {
            if (last != Instant()) SOCLE_RETURN_IF_ERROR(office_.SignOut());
            clock_.MoveTo(now);
            SOCLE_RETURN_IF_ERROR(office_.SignIn());
            last = now;
        }
        if (const absl::Status told = scene.step(); !told.ok()) {
            return WithContext(told, "day " + std::to_string(scene.day) + ", " + scene.what);
        }
    }
    return absl::OkStatus();
}

void Story::PlanBeginning(const std::filesystem::path& clients) {
    At(0, 8, "the company introduces itself", [this] { return office_.IntroduceCompany(); });
    for (const char* brick : {"crm", "invoicing", "accounting", "marketing"}) {
        At(0, 8, brick, [this, brick] { return office_.Activate(brick); });
    }
    At(0, 9, "the client list", [this, clients] { return office_.ImportClients(clients); });
}

absl::StatusOr<std::string> Story::Quote(const Affair& affair, const std::string& opportunity) {
    SOCLE_ASSIGN(const std::string party, office_.Client(std::string(affair.client)));
    invoicing::v1::CreateQuoteRequest request;
    invoicing::v1::Quote& quote = *request.mutable_quote();
    quote.set_party(party);
    quote.set_opportunity(opportunity);
    quote.set_subject(std::string(affair.subject));
    SetDay(*quote.mutable_valid_until(), clock_.Now() + std::chrono::days(60));
    const char* vat_rate = VatRateFor(affair.client);
    AddLine(*quote.add_lines(), "Fournitures : " + std::string(affair.subject), affair.supplies,
            vat_rate, invoicing::v1::PRODUCT_KIND_GOODS);
    AddLine(*quote.add_lines(), "Conception et pose", affair.labour, vat_rate,
            invoicing::v1::PRODUCT_KIND_SERVICE);
    SOCLE_ASSIGN(const auto created, office_.invoicing().CreateQuote(request));
    return created.name();
}

absl::Status Story::Send(const std::string& document, const std::string& client) {
    SOCLE_ASSIGN(const client_record::v1::Party party, office_.Party(client));
    if (party.emails().empty()) return absl::OkStatus();  // handed over on paper
    invoicing::v1::SendDocumentRequest request;
    request.set_name(document);
    SOCLE_ASSIGN(const auto delivery, office_.invoicing().SendDocument(request));
    return office_.WaitFor(delivery.job());
}

absl::Status Story::Pay(const std::string& invoice, int percent) {
    invoicing::v1::GetInvoiceRequest get;
    get.set_name(invoice);
    SOCLE_ASSIGN(const auto owed, office_.invoicing().GetInvoice(get));
    invoicing::v1::RecordPaymentRequest request;
    request.set_invoice(invoice);
    *request.mutable_amount() = owed.balance();
    request.mutable_amount()->set_minor_units(owed.balance().minor_units() * percent / 100);
    request.set_reference("VIR " + owed.number());
    return office_.invoicing().RecordPayment(request).status();
}

void Story::PlanAffair(const Affair& affair) {
    const std::string client(affair.client);
    const Kept opportunity = Nothing();
    const Kept quote = Nothing();
    At(affair.day, 10, "an opportunity with " + client, [=, this]() -> absl::Status {
        SOCLE_ASSIGN(const std::string party, office_.Client(client));
        crm::v1::CreateOpportunityRequest request;
        crm::v1::Opportunity& opened = *request.mutable_opportunity();
        opened.set_display_name(std::string(affair.subject));
        opened.set_party(party);
        *opened.mutable_amount() = Euros(affair.supplies + affair.labour);
        opened.set_next_action("Passer prendre les mesures");
        SetDay(*opened.mutable_next_action_date(), clock_.Now() + std::chrono::days(3));
        SOCLE_ASSIGN(const auto created, office_.crm().CreateOpportunity(request));
        *opportunity = created.name();
        return absl::OkStatus();
    });
    At(affair.day + 3, 15, "a quote for " + client, [=, this]() -> absl::Status {
        SOCLE_ASSIGN(*quote, Quote(affair, *opportunity));
        SOCLE_RETURN_IF_ERROR(Send(*quote, client));
        crm::v1::MoveOpportunityRequest move;
        move.set_name(*opportunity);
        move.set_stage("proposal");
        SOCLE_RETURN_IF_ERROR(office_.crm().MoveOpportunity(move).status());
        crm::v1::SetNextActionRequest next;
        next.set_name(*opportunity);
        next.set_next_action("Relancer le devis");
        SetDay(*next.mutable_next_action_date(), clock_.Now() + std::chrono::days(10));
        return office_.crm().SetNextAction(next).status();
    });
    if (affair.ending == Ending::kOpen) return;
    const int decided = affair.day + affair.decided_after;
    if (IsLost(affair.ending)) {
        At(decided, 11, "lost: " + client, [=, this]() -> absl::Status {
            invoicing::v1::RefuseQuoteRequest refuse;
            refuse.set_name(*quote);
            SOCLE_RETURN_IF_ERROR(office_.invoicing().RefuseQuote(refuse).status());
            crm::v1::LoseOpportunityRequest lose;
            lose.set_name(*opportunity);
            lose.set_loss_reason(LossReasonOf(affair.ending));
            return office_.crm().LoseOpportunity(lose).status();
        });
        return;
    }
    At(decided, 11, "won: " + client, [=, this]() -> absl::Status {
        invoicing::v1::AcceptQuoteRequest accept;
        accept.set_name(*quote);
        SOCLE_RETURN_IF_ERROR(office_.invoicing().AcceptQuote(accept).status());
        crm::v1::WinOpportunityRequest win;
        win.set_name(*opportunity);
        return office_.crm().WinOpportunity(win).status();
    });
    PlanSale(affair, quote);
}

void Story::PlanSale(const Affair& affair, const Kept& quote) {
    const std::string client(affair.client);
    const int done = affair.day + affair.decided_after + 16;
    const Kept invoice = Nothing();
    At(done, 17, "the invoice of " + client, [=, this]() -> absl::Status {
        invoicing::v1::CreateInvoiceRequest draft;
        draft.mutable_invoice()->set_quote(*quote);
        SOCLE_ASSIGN(const auto drafted, office_.invoicing().CreateInvoice(draft));
        invoicing::v1::IssueInvoiceRequest issue;
        issue.set_name(drafted.name());
        SOCLE_ASSIGN(const auto issued, office_.invoicing().IssueInvoice(issue));
        *invoice = issued.name();
        return Send(*invoice, client);
    });
    if (affair.ending == Ending::kUnpaid) return;
    const int paid = done + affair.paid_after;
    const int first = affair.ending == Ending::kInTwo ? 50 : 100;
    At(paid, 14, "a payment of " + client, [=, this] { return Pay(*invoice, first); });
    if (affair.ending == Ending::kInTwo) {
        At(paid + 30, 14, "the rest of " + client, [=, this] { return Pay(*invoice, 100); });
    }
    if (affair.ending != Ending::kCredited) return;
    At(paid + 6, 10, "something taken back from " + client, [=, this]() -> absl::Status {
        invoicing::v1::IssueCreditNoteRequest credit;
        credit.set_invoice(*invoice);
        credit.set_reason("Deux luminaires repris");
        credit.add_lines()->set_line(1);
        credit.mutable_lines(0)->mutable_quantity()->set_value("0.1");
        SOCLE_ASSIGN(const auto issued, office_.invoicing().IssueCreditNote(credit));
        return Send(issued.name(), client);
    });
    At(paid + 20, 10, "money given back to " + client, [=, this]() -> absl::Status {
        invoicing::v1::RecordRefundRequest refund;
        refund.set_invoice(*invoice);
        return office_.invoicing().RecordRefund(refund).status();
    });
}

void Story::PlanUpkeep(const Upkeep& upkeep) {
    const std::string client(upkeep.client);
    for (int day = upkeep.first_day; day < kDays; day += upkeep.every) {
        const Kept invoice = Nothing();
        At(day, 16, "upkeep for " + client, [=, this]() -> absl::Status {
            SOCLE_ASSIGN(const std::string party, office_.Client(client));
            invoicing::v1::CreateInvoiceRequest draft;
            draft.mutable_invoice()->set_party(party);
            AddLine(*draft.mutable_invoice()->add_lines(), std::string(upkeep.what), upkeep.euros,
                    "20", invoicing::v1::PRODUCT_KIND_SERVICE);
            SOCLE_ASSIGN(const auto drafted, office_.invoicing().CreateInvoice(draft));
            invoicing::v1::IssueInvoiceRequest issue;
            issue.set_name(drafted.name());
            SOCLE_ASSIGN(const auto issued, office_.invoicing().IssueInvoice(issue));
            *invoice = issued.name();
            return absl::OkStatus();
        });
        At(day + upkeep.paid_after, 14, "upkeep paid by " + client,
           [=, this] { return Pay(*invoice, 100); });
    }
}

}  // namespace socle::demo
