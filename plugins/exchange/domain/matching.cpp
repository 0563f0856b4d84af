#include "domain/matching.hpp"

#include <utility>

#include "socle/text.hpp"

namespace socle::exchange {
namespace {

// ParseEmail keeps the part before '@' as typed; mail systems ignore its case.
std::string LowerAscii(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return text;
}

std::string IndexKey(const MatchKey& key) {
    return std::to_string(static_cast<int>(key.kind)) + key.value;
}

}  // namespace

std::vector<MatchKey> MatchKeysOf(const ClientRow& client) {
    std::vector<MatchKey> keys;
    if (!client.siret.empty()) keys.push_back({MatchKind::kSiret, client.siret});
    for (const std::string& email : client.emails) {
        keys.push_back({MatchKind::kEmail, LowerAscii(email)});
    }
    keys.push_back({MatchKind::kNameAndPostalCode,
                    FoldForSearch(client.display_name) + "|" + client.address.postal_code});
    return keys;
}

bool MayBeSame(MatchKind key, const Identity& a, const Identity& b) {
    if (key == MatchKind::kNameAndPostalCode && a.kind != b.kind) return false;
    return a.siret.empty() || b.siret.empty() || a.siret == b.siret;
}

std::optional<FileMatch> FileIndex::FindOrAdd(const ClientRow& client) {
    const Identity identity{.kind = client.kind, .siret = client.siret};
    const std::vector<MatchKey> keys = MatchKeysOf(client);
    for (const MatchKey& key : keys) {
        const auto known = entries_by_key_.find(IndexKey(key));
        if (known == entries_by_key_.end()) continue;
        for (const std::size_t index : known->second) {
            const Entry& entry = entries_[index];
            if (!MayBeSame(key.kind, entry.identity, identity)) continue;
            return FileMatch{.row_number = entry.row_number, .kind = key.kind};
        }
    }
    for (const MatchKey& key : keys) {
        entries_by_key_[IndexKey(key)].push_back(entries_.size());
    }
    entries_.push_back({identity, client.row_number});
    return std::nullopt;
}

}  // namespace socle::exchange
