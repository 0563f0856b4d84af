// Filling a party from another description of it: what is there is never overwritten. An import
// fills what is empty; a merge adds what is missing, and remembers each item so that it can be
// taken back.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <vector>

#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

// The numbers are stored.
enum class ItemField {
    kGivenName = 1,
    kFamilyName = 2,
    kSiren = 3,
    kSiret = 4,
    kVatNumber = 5,
    kWebsite = 6,
    kEmail = 7,
    kPhone = 8,
    kAddress = 9,
    kBankAccount = 10,
    kTag = 11,
};

// One thing a party has. `value` is its text; an address is written as one text, its parts kept
// apart by a control character no text may hold.
struct Item {
    ItemField field = ItemField::kGivenName;
    std::string value;
    std::string label;
    friend bool operator==(const Item&, const Item&) = default;
};

// Everything a party has that another may take over; not its name and kind.
[[nodiscard]] std::vector<Item> ItemsOf(const PartyContent& content);
// The same thing, whatever its label and spelling.
[[nodiscard]] bool IsSame(const Item& left, const Item& right);
// Adds an item whether or not it is there already.
void AddItem(PartyContent& content, const Item& item);
// Takes an item out; nothing happens when it is not there any more.
void RemoveItem(PartyContent& content, const Item& item);

enum class ListRule {
    kFillWhenEmpty,  // a list is taken over only when there is none
    kAddMissing,     // each item that is not there is added
};

struct Completion {
    PartyContent content;
    std::vector<Item> added;
};

// Refusal: TOO_MANY when a list would grow beyond its limit.
[[nodiscard]] absl::StatusOr<Completion> Complete(const PartyContent& content,
                                                  const PartyContent& from, ListRule rule);

}  // namespace socle::client_record
