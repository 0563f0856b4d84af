// Parties as columns: one array parameter per column of save_parties.sql. A list within a row
// travels as the text of an array, since SQL arrays of arrays cannot be ragged.
#pragma once

#include <absl/strings/str_join.h>

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kernel/client_record/domain/party.hpp"
#include "socle/sql.hpp"

namespace socle::client_record {

// One value of each party.
template <typename ValueOf>
[[nodiscard]] Param Column(std::span<const Party> parties, ValueOf value_of) {
    std::vector<Param> values;
    values.reserve(parties.size());
    for (const Party& party : parties) values.emplace_back(value_of(party));
    return Param(values);
}

[[nodiscard]] inline Param TextColumn(std::span<const Party> parties,
                                      std::string PartyContent::*member) {
    return Column(parties, [member](const Party& party) { return Param(party.content.*member); });
}

// One text of each item of a list of each party.
template <typename Item, typename TextOf>
[[nodiscard]] Param ListColumn(std::span<const Party> parties,
                               std::vector<Item> PartyContent::*member, TextOf text_of) {
    return Column(parties, [member, text_of](const Party& party) {
        std::vector<std::string> texts;
        for (const Item& item : party.content.*member) texts.push_back(text_of(item));
        return Param(texts);
    });
}

[[nodiscard]] inline std::string ValueOf(const Contact& contact) {
    return contact.value;
}
[[nodiscard]] inline std::string LabelOf(const Contact& contact) {
    return contact.label;
}

}  // namespace socle::client_record
