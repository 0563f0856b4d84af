#include "service/log_check.hpp"

#include <set>

#include "events/names.hpp"
#include "socle/bus/v1/service.socle.hpp"
#include "socle/invoicing/v1/events.pb.h"

namespace socle::invoicing {
namespace {

constexpr int kPage = 1000;

template <typename Fact>
bool Parsed(const bus::v1::Event& event, Fact& fact) {
    return event.type() == Fact::descriptor()->full_name() && fact.ParseFromString(event.body());
}

void Note(LoggedRecords& log, const std::string& name, std::int64_t amount_minor,
          std::int64_t position) {
    LoggedRecord& record = log[name];
    if (++record.events > 1) return;
    record.amount_minor = amount_minor;
    record.position = position;
}

void NoteEvent(const bus::v1::Event& event, LoggedRecords& log) {
    v1::InvoiceIssued invoice;
    v1::CreditNoteIssued credit;
    v1::PaymentRecorded payment;
    if (Parsed(event, invoice))
        Note(log, invoice.invoice(), invoice.totals().gross().minor_units(), event.position());
    else if (Parsed(event, credit))
        Note(log, credit.credit_note(), credit.totals().gross().minor_units(), event.position());
    else if (Parsed(event, payment))
        Note(log, payment.payment(), payment.amount().minor_units(), event.position());
}

}  // namespace

std::string NameOf(const SealedRecord& record) {
    switch (record.kind) {
        case SealedKind::kInvoice:
            return NameOf(InvoiceId(record.id));
        case SealedKind::kCreditNote:
            return NameOf(CreditNoteId(record.id));
        case SealedKind::kPayment:
            break;
    }
    return NameOf(PaymentId(record.id));
}

absl::StatusOr<LoggedRecords> ReadLog(Call& call) {
    LoggedRecords log;
    bus::v1::BusClient bus(call);
    bus::v1::ListEventsRequest request;
    request.set_page_size(kPage);
    do {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const bus::v1::ListEventsResponse page, bus.ListEvents(request));
        for (const bus::v1::Event& event : page.events()) NoteEvent(event, log);
        request.set_after_position(page.next_after_position());
    } while (request.after_position() > 0);
    return log;
}

void CheckAgainstLog(const std::vector<SealedRecord>& records,
                     const std::vector<SealedRecord>& later, const LoggedRecords& log,
                     VerifyReport& report) {
    std::set<std::string> known;
    for (const SealedRecord& record : later) known.insert(NameOf(record));
    for (const SealedRecord& record : records) {
        const std::string name = NameOf(record);
        known.insert(name);
        const auto found = log.find(name);
        if (found == log.end())
            report.findings.push_back({name,
                                       "event_missing",
                                       {"le journal n'en dit rien", "the log has no event of it"}});
        else if (found->second.events > 1)
            report.findings.push_back(
                {name,
                 "event_repeated",
                 {"le journal en parle plus d'une fois", "the log tells of it more than once"}});
        else if (found->second.amount_minor != record.amount_minor)
            report.findings.push_back({name,
                                       "event_differs",
                                       {"son événement dit un autre montant que l'enregistrement",
                                        "its event says another amount than the record"}});
    }
    for (const auto& [name, logged] : log) {
        if (known.contains(name)) continue;
        const std::string position = std::to_string(logged.position);
        report.findings.push_back(
            {name,
             "record_missing",
             {"l'événement " + position + " parle d'un enregistrement absent des livres",
              "event " + position + " tells of a record that is not in the books"}});
    }
}

}  // namespace socle::invoicing
