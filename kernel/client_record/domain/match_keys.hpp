// Match keys: the exact values by which a party is found again, each kept in an index. Two parties
// that share one may be the same; how sure that is, duplicates.hpp decides.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/client_record/domain/party.hpp"

namespace socle::client_record {

// The numbers are stored.
enum class KeyKind {
    kSiret = 1,
    kVatNumber = 2,
    kEmail = 3,
    kNameAndPostalCode = 4,
    kSiren = 5,
    kName = 6,
    kPhone = 7,
    kTag = 8,
};

struct MatchKey {
    KeyKind kind = KeyKind::kSiret;
    std::string value;
    friend bool operator==(const MatchKey&, const MatchKey&) = default;
    friend auto operator<=>(const MatchKey&, const MatchKey&) = default;
};

// The form two spellings of one company share: folded, without its legal form ("SARL Dupont" and
// "Dupont" are one name). Never empty when the folded name is not.
[[nodiscard]] std::string NameKey(std::string_view display_name);

// Every key of a party, sorted, none twice.
[[nodiscard]] std::vector<MatchKey> KeysOf(const PartyContent& content);

}  // namespace socle::client_record
