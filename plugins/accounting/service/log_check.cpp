#include "service/log_check.hpp"

#include <optional>
#include <set>

#include "events/facts.hpp"
#include "socle/bus/v1/service.socle.hpp"

namespace socle::accounting {
namespace {

constexpr int kPage = 1000;
constexpr std::string_view kConsumer = "accounting";

// What a document's claim comes to, debits less credits; nothing for other events and documents of
// nothing.
std::optional<std::int64_t> ClaimOf(const bus::v1::Event& event) {
    const auto parsed = [&event](auto& fact) {
        return event.type() == fact.GetDescriptor()->full_name() &&
               fact.ParseFromString(event.body());
    };
    invoicing::v1::InvoiceIssued invoice;
    invoicing::v1::CreditNoteIssued credit;
    invoicing::v1::PaymentRecorded payment;
    std::int64_t claim = 0;
    if (parsed(invoice))
        claim = invoice.totals().gross().minor_units();
    else if (parsed(credit))
        claim = -credit.totals().gross().minor_units();
    else if (parsed(payment))
        claim = -payment.amount().minor_units();
    return claim == 0 ? std::nullopt : std::optional(claim);
}

void Compare(const bus::v1::Event& event, std::int64_t claim, BookCheck& books) {
    const auto id = Uuid::Parse(event.event_id());
    const std::string name = "events/" + std::to_string(event.position());
    const auto found = id.ok() ? books.facts().find(*id) : books.facts().end();
    if (found == books.facts().end())
        books.Note(name, "entry_missing",
                   {"aucune écriture n'en a été passée", "no entry was posted from it"});
    else if (found->second.claimed != claim)
        books.Note(found->second.entry, "event_differs",
                   {"son événement dit un autre montant", "its event says another amount"});
}

}  // namespace

absl::StatusOr<std::int64_t> PositionOfBooks(Call& call) {
    SOCLE_ASSIGN(const bus::v1::ListConsumersResponse consumers,
                 bus::v1::BusClient(call).ListConsumers({}));
    for (const bus::v1::Consumer& consumer : consumers.consumers())
        if (consumer.consumer() == kConsumer) return consumer.position();
    return std::int64_t{0};
}

absl::Status CheckAgainstLog(Call& call, std::int64_t position, BookCheck& books) {
    std::set<Uuid> told;
    bus::v1::BusClient bus(call);
    bus::v1::ListEventsRequest request;
    request.set_page_size(kPage);
    do {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const bus::v1::ListEventsResponse page, bus.ListEvents(request));
        for (const bus::v1::Event& event : page.events()) {
            const auto claim = ClaimOf(event);
            if (!claim) continue;
            if (event.position() <= position) Compare(event, *claim, books);
            if (const auto id = Uuid::Parse(event.event_id()); id.ok()) told.insert(*id);
        }
        request.set_after_position(page.next_after_position());
    } while (request.after_position() > 0 && !books.IsFull());
    if (books.IsFull()) return absl::OkStatus();
    for (const auto& [id, fact] : books.facts())
        if (!told.contains(id))
            books.Note(
                fact.entry, "event_missing",
                {"le journal ne dit rien de son document", "the log has no event of its document"});
    return absl::OkStatus();
}

}  // namespace socle::accounting
