#include "kernel/client_record/domain/completion.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include <algorithm>
#include <utility>

#include "kernel/client_record/domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::client_record {
namespace {

// Unit and record separators of ASCII: control characters, which no checked text holds.
constexpr char kPartMark = '\x1f';
constexpr char kLineMark = '\x1e';

std::string TextOf(const Address& address) {
    return absl::StrJoin({absl::StrJoin(address.lines, std::string(1, kLineMark)),
                          address.postal_code, address.city, address.country_code},
                         std::string(1, kPartMark));
}

Address AddressOf(const std::string& text) {
    std::vector<std::string> parts = absl::StrSplit(text, kPartMark);
    parts.resize(4);
    Address address;
    address.lines = absl::StrSplit(parts[0], kLineMark, absl::SkipEmpty());
    address.postal_code = parts[1];
    address.city = parts[2];
    address.country_code = parts[3];
    return address;
}

// The one-value field an item belongs to, or nothing for lists.
template <typename Content>
auto ScalarOf(Content& content, ItemField field) -> decltype(&content.siren) {
    switch (field) {
        case ItemField::kGivenName:
            return &content.given_name;
        case ItemField::kFamilyName:
            return &content.family_name;
        case ItemField::kSiren:
            return &content.siren;
        case ItemField::kSiret:
            return &content.siret;
        case ItemField::kVatNumber:
            return &content.vat_number;
        case ItemField::kWebsite:
            return &content.website;
        default:
            return nullptr;
    }
}

std::vector<Contact>* ContactsOf(PartyContent& content, ItemField field) {
    switch (field) {
        case ItemField::kEmail:
            return &content.emails;
        case ItemField::kPhone:
            return &content.phones;
        case ItemField::kBankAccount:
            return &content.bank_accounts;
        default:
            return nullptr;
    }
}

bool Holds(const std::vector<Item>& items, const Item& item) {
    return std::ranges::any_of(items, [&item](const Item& other) { return IsSame(other, item); });
}

bool HasField(const std::vector<Item>& items, ItemField field) {
    return std::ranges::find(items, field, &Item::field) != items.end();
}

// Whether the item may be taken over by a party that has these items and, so far, this content.
bool MayTake(const PartyContent& content, const std::vector<Item>& present, const Item& item,
             ListRule rule) {
    const bool is_name =
        item.field == ItemField::kGivenName || item.field == ItemField::kFamilyName;
    if (is_name && content.kind != PartyKind::kPerson) return false;
    if (const std::string* scalar = ScalarOf(content, item.field)) {
        // A SIRET belongs to the SIREN it starts with, never to another company.
        if (item.field == ItemField::kSiret && !item.value.starts_with(content.siren)) return false;
        return scalar->empty();
    }
    if (rule == ListRule::kFillWhenEmpty) return !HasField(present, item.field);
    return !Holds(present, item);
}

absl::Status CheckLimits(const PartyContent& content) {
    const auto check = [](std::size_t count, std::size_t limit, const char* field) -> absl::Status {
        if (count <= limit) return absl::OkStatus();
        return RefuseField(reason::kTooMany, field,
                           absl::StrCat("together the two have more than ", limit, " ", field,
                                        "; remove some first"),
                           {{"limit", std::to_string(limit)}});
    };
    SOCLE_RETURN_IF_ERROR(check(content.emails.size(), kContactsMax, "emails"));
    SOCLE_RETURN_IF_ERROR(check(content.phones.size(), kContactsMax, "phones"));
    SOCLE_RETURN_IF_ERROR(check(content.addresses.size(), kContactsMax, "addresses"));
    SOCLE_RETURN_IF_ERROR(check(content.bank_accounts.size(), kContactsMax, "bank_accounts"));
    return check(content.tags.size(), kTagsMax, "tags");
}

}  // namespace

std::vector<Item> ItemsOf(const PartyContent& content) {
    std::vector<Item> items;
    const auto add = [&items](ItemField field, const std::string& value, const std::string& label) {
        if (!value.empty()) items.push_back({field, value, label});
    };
    add(ItemField::kGivenName, content.given_name, "");
    add(ItemField::kFamilyName, content.family_name, "");
    add(ItemField::kSiren, content.siren, "");
    add(ItemField::kSiret, content.siret, "");
    add(ItemField::kVatNumber, content.vat_number, "");
    add(ItemField::kWebsite, content.website, "");
    for (const Contact& item : content.emails) add(ItemField::kEmail, item.value, item.label);
    for (const Contact& item : content.phones) add(ItemField::kPhone, item.value, item.label);
    for (const PostalAddress& item : content.addresses) {
        add(ItemField::kAddress, TextOf(item.address), item.label);
    }
    for (const Contact& item : content.bank_accounts) {
        add(ItemField::kBankAccount, item.value, item.label);
    }
    for (const std::string& tag : content.tags) add(ItemField::kTag, tag, "");
    return items;
}

bool IsSame(const Item& left, const Item& right) {
    if (left.field != right.field) return false;
    if (left.field == ItemField::kEmail) {
        return absl::AsciiStrToLower(left.value) == absl::AsciiStrToLower(right.value);
    }
    if (left.field == ItemField::kTag) {
        return FoldForSearch(left.value) == FoldForSearch(right.value);
    }
    return left.value == right.value;
}

void AddItem(PartyContent& content, const Item& item) {
    if (std::string* scalar = ScalarOf(content, item.field)) {
        *scalar = item.value;
    } else if (std::vector<Contact>* contacts = ContactsOf(content, item.field)) {
        contacts->push_back({item.value, item.label});
    } else if (item.field == ItemField::kAddress) {
        content.addresses.push_back({AddressOf(item.value), item.label});
    } else {
        content.tags.push_back(item.value);
    }
}

void RemoveItem(PartyContent& content, const Item& item) {
    const auto is_it = [&item](const std::string& value) {
        return IsSame(item, Item{item.field, value, ""});
    };
    if (std::string* scalar = ScalarOf(content, item.field)) {
        if (is_it(*scalar)) scalar->clear();
    } else if (std::vector<Contact>* contacts = ContactsOf(content, item.field)) {
        std::erase_if(*contacts, [&](const Contact& contact) { return is_it(contact.value); });
    } else if (item.field == ItemField::kAddress) {
        std::erase_if(content.addresses,
                      [&](const PostalAddress& postal) { return is_it(TextOf(postal.address)); });
    } else {
        std::erase_if(content.tags, is_it);
    }
}

absl::StatusOr<Completion> Complete(const PartyContent& content, const PartyContent& from,
                                    ListRule rule) {
    Completion completion{content, {}};
    const std::vector<Item> present = ItemsOf(content);
    for (const Item& item : ItemsOf(from)) {
        if (!MayTake(completion.content, present, item, rule)) continue;
        AddItem(completion.content, item);
        completion.added.push_back(item);
    }
    SOCLE_RETURN_IF_ERROR(CheckLimits(completion.content));
    return completion;
}

}  // namespace socle::client_record
