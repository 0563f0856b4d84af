#include "service/convert.hpp"

#include "socle/wire.hpp"

namespace socle::exchange {
namespace {

using client_record::v1::Party;

v1::ImportState ToProto(ImportState state) {
    switch (state) {
        case ImportState::kRunning:
            return v1::IMPORT_STATE_RUNNING;
        case ImportState::kDone:
            return v1::IMPORT_STATE_DONE;
        case ImportState::kRefused:
            return v1::IMPORT_STATE_REFUSED;
        case ImportState::kUndoing:
            return v1::IMPORT_STATE_UNDOING;
        case ImportState::kUndone:
            return v1::IMPORT_STATE_UNDONE;
    }
    return v1::IMPORT_STATE_UNSPECIFIED;
}

v1::ImportKind ToProto(ImportKind kind) {
    switch (kind) {
        case ImportKind::kClients:
            return v1::IMPORT_KIND_CLIENTS;
        case ImportKind::kOpportunities:
            return v1::IMPORT_KIND_OPPORTUNITIES;
        case ImportKind::kProducts:
            return v1::IMPORT_KIND_PRODUCTS;
    }
    return v1::IMPORT_KIND_UNSPECIFIED;
}

void SetAddress(const ClientAddress& address, Party& party) {
    if (address.empty()) return;
    type::v1::Address& item = *party.add_addresses()->mutable_address();
    for (const std::string& line : address.lines) item.add_lines(line);
    item.set_postal_code(address.postal_code);
    item.set_city(address.city);
    item.set_country_code(address.country);
}

}  // namespace

v1::Import ToProto(const Import& import, Language language) {
    v1::Import message;
    message.set_name(NameOf(import.id));
    message.set_file_name(import.file_name);
    message.set_dry_run(import.dry_run);
    message.set_state(ToProto(import.state));
    message.set_job(ResourceName(kJobs, import.job));
    message.set_row_count(import.counts.rows);
    message.set_created_count(import.counts.created);
    message.set_completed_count(import.counts.completed);
    message.set_unchanged_count(import.counts.unchanged);
    message.set_refused_count(import.counts.refused);
    message.set_warning_count(import.counts.warnings);
    for (const Column& column : import.columns.columns) {
        v1::ColumnMatch& match = *message.add_columns();
        match.set_header(column.title);
        if (column.field) match.set_field(std::string(NameOf(*column.field)));
    }
    message.set_kind(ToProto(import.kind));
    if (import.corrects) message.set_corrects(NameOf(*import.corrects));
    message.set_undone_count(import.undone);
    message.set_kept_count(import.kept);
    message.set_problem(import.problem.In(language));
    *message.mutable_create_time() = ToWire(import.created_at);
    return message;
}

v1::KeptRecord ToProto(const KeptRecord& record, Language language) {
    v1::KeptRecord message;
    message.set_record(record.name);
    message.set_why(record.why.In(language));
    return message;
}

Party PartyOf(const ClientRow& client) {
    const bool person = client.kind == ClientKind::kPerson;
    Party party;
    party.set_kind(person ? client_record::v1::PARTY_KIND_PERSON
                          : client_record::v1::PARTY_KIND_COMPANY);
    party.set_display_name(client.display_name);
    if (person) {
        party.set_given_name(client.given_name);
        party.set_family_name(client.family_name);
    }
    party.set_siren(client.siren);
    party.set_siret(client.siret);
    party.set_vat_number(client.vat_number);
    for (const std::string& email : client.emails) party.add_emails()->set_address(email);
    for (const ClientPhone& phone : client.phones) {
        client_record::v1::Phone& item = *party.add_phones();
        item.set_number(phone.number);
        if (phone.mobile) item.set_label("mobile");  // the same word in both languages
    }
    SetAddress(client.address, party);
    if (!client.iban.empty()) party.add_bank_accounts()->set_iban(client.iban);
    party.set_website(client.website);
    for (const std::string& tag : client.tags) party.add_tags(tag);
    return party;
}

Outcome OutcomeOf(client_record::v1::ImportResult result) {
    switch (result) {
        case client_record::v1::IMPORT_RESULT_CREATED:
            return Outcome::kCreated;
        case client_record::v1::IMPORT_RESULT_COMPLETED:
            return Outcome::kCompleted;
        case client_record::v1::IMPORT_RESULT_UNCHANGED:
            return Outcome::kUnchanged;
        default:
            return Outcome::kRefused;
    }
}

std::string_view ContractOf(ImportKind kind) {
    switch (kind) {
        case ImportKind::kClients:
            return "socle.client_record.v1";
        case ImportKind::kOpportunities:
            return "socle.crm.v1";
        case ImportKind::kProducts:
            return "socle.invoicing.v1";
    }
    return "";
}

bool IsAboutRecord(const absl::Status& status) {
    if (ReasonOf(status) == reason::kBrickInactive.name) return false;
    return absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status) ||
           absl::IsNotFound(status) || absl::IsAlreadyExists(status) ||
           ReasonOf(status) == reason::kEtagMismatch.name;
}

Refusal RefusalOf(const absl::Status& status) {
    return {.reason = ReasonOf(status),
            .message = std::string(status.message()),
            .metadata = MetadataOf(status)};
}

Refusal RefusalOf(const client_record::v1::ImportOutcome& outcome) {
    Refusal refusal{.reason = outcome.reason(), .message = outcome.message(), .metadata = {}};
    for (const auto& [key, value] : outcome.metadata()) refusal.metadata[key] = value;
    return refusal;
}

}  // namespace socle::exchange
