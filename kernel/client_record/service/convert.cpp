#include "kernel/client_record/service/convert.hpp"

#include <string>

#include "kernel/client_record/domain/reasons.hpp"
#include "socle/etag.hpp"
#include "socle/wire.hpp"

namespace socle::client_record {
namespace {

std::string DisplayNameOf(const Party& party, Language language) {
    if (party.state != PartyState::kErased) return party.content.display_name;
    return language == Language::kFrench ? "Personne effacée" : "Erased person";
}

// What lists and searches show, taken from the lists of the party.
void SetFirsts(const PartyContent& content, v1::Party& wire) {
    if (!content.addresses.empty()) wire.set_city(content.addresses.front().address.city);
    if (!content.emails.empty()) wire.set_primary_email(content.emails.front().value);
    if (!content.phones.empty()) wire.set_primary_phone(content.phones.front().value);
}

Address AddressFrom(const type::v1::Address& wire) {
    Address address;
    address.lines.assign(wire.lines().begin(), wire.lines().end());
    address.postal_code = wire.postal_code();
    address.city = wire.city();
    address.country_code = wire.country_code();
    return address;
}

}  // namespace

absl::StatusOr<PartyId> ParsePartyName(std::string_view name, std::string_view field) {
    return ParseIdName<PartyId>("parties", name, field);
}

absl::StatusOr<PartyContent> ContentFrom(const v1::Party& party) {
    if (!v1::PartyKind_IsValid(party.kind())) {
        return RefuseField(reason::kInvalidValue, "kind", "a party is a company or a person");
    }
    PartyContent content;
    content.kind = static_cast<PartyKind>(party.kind());
    content.display_name = party.display_name();
    content.given_name = party.given_name();
    content.family_name = party.family_name();
    content.siren = party.siren();
    content.siret = party.siret();
    content.vat_number = party.vat_number();
    content.website = party.website();
    for (const v1::Email& email : party.emails()) {
        content.emails.push_back({email.address(), email.label()});
    }
    for (const v1::Phone& phone : party.phones()) {
        content.phones.push_back({phone.number(), phone.label()});
    }
    for (const v1::PartyAddress& item : party.addresses()) {
        content.addresses.push_back({AddressFrom(item.address()), item.label()});
    }
    for (const v1::BankAccount& account : party.bank_accounts()) {
        content.bank_accounts.push_back({account.iban(), account.label()});
    }
    content.tags.assign(party.tags().begin(), party.tags().end());
    return content;
}

v1::Party ToProto(const Party& party, Language language) {
    const PartyContent& content = party.content;
    v1::Party wire;
    wire.set_name(PartyName(party.id));
    wire.set_kind(static_cast<v1::PartyKind>(content.kind));
    wire.set_display_name(DisplayNameOf(party, language));
    wire.set_given_name(content.given_name);
    wire.set_family_name(content.family_name);
    wire.set_siren(content.siren);
    wire.set_siret(content.siret);
    wire.set_vat_number(content.vat_number);
    for (const Contact& email : content.emails) {
        v1::Email& item = *wire.add_emails();
        item.set_address(email.value);
        item.set_label(email.label);
    }
    for (const Contact& phone : content.phones) {
        v1::Phone& item = *wire.add_phones();
        item.set_number(phone.value);
        item.set_label(phone.label);
    }
    for (const PostalAddress& postal : content.addresses) {
        v1::PartyAddress& item = *wire.add_addresses();
        *item.mutable_address() = ToWire(postal.address);
        item.set_label(postal.label);
    }
    for (const Contact& account : content.bank_accounts) {
        v1::BankAccount& item = *wire.add_bank_accounts();
        item.set_iban(account.value);
        item.set_label(account.label);
    }
    wire.set_website(content.website);
    for (const std::string& tag : content.tags) wire.add_tags(tag);
    wire.set_state(static_cast<v1::PartyState>(party.state));
    if (party.merged_into) wire.set_merged_into(PartyName(*party.merged_into));
    SetFirsts(content, wire);
    *wire.mutable_create_time() = ToWire(party.create_time);
    *wire.mutable_update_time() = ToWire(party.update_time);
    wire.set_etag(EtagOf(party.version));
    return wire;
}

absl::StatusOr<Relation> RelationFrom(const v1::Relation& wire) {
    if (!v1::RelationKind_IsValid(wire.kind())) {
        return RefuseField(reason::kInvalidValue, "kind", "this is no tie between parties");
    }
    Relation relation;
    relation.kind = static_cast<RelationKind>(wire.kind());
    SOCLE_ASSIGN(relation.from, ParsePartyName(wire.from_party(), "from_party"));
    SOCLE_ASSIGN(relation.to, ParsePartyName(wire.to_party(), "to_party"));
    SOCLE_ASSIGN(relation.start_date, OptionalDateFromWire(wire.start_date(), "start_date"));
    SOCLE_ASSIGN(relation.end_date, OptionalDateFromWire(wire.end_date(), "end_date"));
    return relation;
}

v1::Relation ToProto(const Relation& relation) {
    v1::Relation wire;
    wire.set_name(RelationName(relation.id));
    wire.set_from_party(PartyName(relation.from));
    wire.set_kind(static_cast<v1::RelationKind>(relation.kind));
    wire.set_to_party(PartyName(relation.to));
    if (relation.start_date) *wire.mutable_start_date() = ToWire(*relation.start_date);
    if (relation.end_date) *wire.mutable_end_date() = ToWire(*relation.end_date);
    wire.set_from_display_name(relation.from_display_name);
    wire.set_to_display_name(relation.to_display_name);
    wire.set_etag(EtagOf(relation.version));
    return wire;
}

v1::Note ToProto(const Note& note) {
    v1::Note wire;
    wire.set_name(NoteName(note.id));
    wire.set_party(PartyName(note.party));
    wire.set_text(note.text);
    wire.set_author(note.author);
    *wire.mutable_create_time() = ToWire(note.create_time);
    return wire;
}

v1::Duplicate ToProto(const Duplicate& duplicate, Language language) {
    v1::Duplicate wire;
    *wire.mutable_party() = ToProto(duplicate.party, language);
    wire.set_reason(static_cast<v1::DuplicateReason>(duplicate.likeness.reason));
    return wire;
}

v1::ImportOutcome ToProto(const ImportOutcome& outcome) {
    v1::ImportOutcome wire;
    wire.set_result(static_cast<v1::ImportResult>(outcome.result));
    if (!outcome.party.value().IsNil()) wire.set_party(PartyName(outcome.party));
    if (outcome.refusal.ok()) return wire;
    wire.set_reason(ReasonOf(outcome.refusal));
    wire.set_message(outcome.refusal.message().data(), outcome.refusal.message().size());
    for (const auto& [key, value] : MetadataOf(outcome.refusal)) {
        (*wire.mutable_metadata())[key] = value;
    }
    return wire;
}

v1::TimelineEntry ToProto(const LoggedEvent& event) {
    v1::TimelineEntry wire;
    *wire.mutable_time() = ToWire(event.time);
    wire.set_actor(event.actor);
    wire.set_type(event.type);
    wire.set_stream(event.stream);
    wire.set_position(event.position);
    return wire;
}

}  // namespace socle::client_record
