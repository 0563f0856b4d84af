// A party: a company or person, whatever it is to us. PartyContent is what people write about it;
// Party adds what the record itself keeps: its id, its state, where it was merged, its version.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "socle/address.hpp"
#include "socle/clock.hpp"
#include "socle/id.hpp"

namespace socle::client_record {

inline constexpr std::size_t kDisplayNameCharactersMax = 200;
inline constexpr std::size_t kNamePartCharactersMax = 100;
inline constexpr std::size_t kWebsiteCharactersMax = 200;
inline constexpr std::size_t kLabelCharactersMax = 50;
inline constexpr std::size_t kTagCharactersMax = 50;
inline constexpr std::size_t kTagsMax = 50;
inline constexpr std::size_t kContactsMax = 20;  // e-mails, phones, addresses, accounts: of each

// The numbers are stored.
enum class PartyKind { kUnspecified = 0, kCompany = 1, kPerson = 2 };
enum class PartyState { kActive = 1, kMerged = 2, kErased = 3 };

// An e-mail address, a phone number (E.164) or an IBAN, and what it is for ("compta").
struct Contact {
    std::string value;
    std::string label;
    friend bool operator==(const Contact&, const Contact&) = default;
};

struct PostalAddress {
    Address address;
    std::string label;
    friend bool operator==(const PostalAddress&, const PostalAddress&) = default;
};

struct PartyContent {
    PartyKind kind = PartyKind::kUnspecified;
    std::string display_name;
    std::string given_name;
    std::string family_name;
    std::string siren;
    std::string siret;
    std::string vat_number;
    std::vector<Contact> emails;
    std::vector<Contact> phones;
    std::vector<PostalAddress> addresses;
    std::vector<Contact> bank_accounts;
    std::string website;
    std::vector<std::string> tags;
    friend bool operator==(const PartyContent&, const PartyContent&) = default;
};

struct Party {
    PartyId id;
    PartyContent content;
    PartyState state = PartyState::kActive;
    std::optional<PartyId> merged_into;
    PartyId final_id;  // where its name leads: itself unless merged, the end of the chain otherwise
    // The etag is made from `version`. A version taken back by an unmerge is never given again:
    // the next one follows `last_version`.
    std::int64_t version = 1;
    std::int64_t last_version = 1;
    Instant create_time;
    Instant update_time;

    friend bool operator==(const Party&, const Party&) = default;
};

// "parties/{uuid}".
[[nodiscard]] std::string PartyName(PartyId id);

// The content as it is kept: texts trimmed, identifiers checked and compact, the kind and the SIREN
// filled in where they follow from the rest, the same e-mail, phone, account, address or tag only
// once. Refusals: REQUIRED, TOO_LONG, TOO_MANY, INVALID_TEXT, INVALID_VALUE, SIRET_NOT_OF_SIREN and
// those of socle/identifiers.hpp, each with metadata "field".
[[nodiscard]] absl::StatusOr<PartyContent> Checked(PartyContent content);

// The contract's names of the fields in which two contents differ.
[[nodiscard]] std::vector<std::string> ChangedFields(const PartyContent& before,
                                                     const PartyContent& after);

[[nodiscard]] Party NewParty(PartyId id, PartyContent content, Instant now);
// Gives a party new content, and with it a new version.
void Change(Party& party, PartyContent content, Instant now);
// What is left of an erased party: its id and its place in a chain of merges.
void Erase(Party& party, Instant now);

// Refusal: PARTY_NOT_ACTIVE, metadata "merged_into" when the party was merged.
[[nodiscard]] absl::Status CheckActive(const Party& party);

}  // namespace socle::client_record
