// When two rows, or a row and a client already known, are the same client: by SIRET, else by
// e-mail, else by name and postal code. The same file imported twice therefore adds nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/client_row.hpp"

namespace socle::exchange {

enum class MatchKind { kSiret, kEmail, kNameAndPostalCode };

struct MatchKey {
    MatchKind kind = MatchKind::kSiret;
    // The SIRET; the address in lower case; "folded name|postal code" (a client without postal code
    // matches only another without).
    std::string value;
    friend bool operator==(const MatchKey&, const MatchKey&) = default;
};

// Strongest first; a name key is always there.
[[nodiscard]] std::vector<MatchKey> MatchKeysOf(const ClientRow& client);

// What a candidate found by such a key must not contradict. Two sites of one company share its
// e-mail and its name; two SIRETs are two clients. A name does not make a person of a company, nor
// the other way round; a SIRET or an e-mail says who it is whatever a list takes it for.
struct Identity {
    ClientKind kind = ClientKind::kCompany;
    std::string siret;
};
[[nodiscard]] bool MayBeSame(MatchKind key, const Identity& a, const Identity& b);

// "même e-mail que la ligne 12" is said from this.
struct FileMatch {
    std::int64_t row_number = 0;  // the earlier row
    MatchKind kind = MatchKind::kSiret;
};

// The rows of one file read so far. Holds one small entry a key, at most 1,000,000 rows of at most
// 22 keys.
class FileIndex {
 public:
    // The earlier row that is the same client, if any; else remembers this one.
    [[nodiscard]] std::optional<FileMatch> FindOrAdd(const ClientRow& client);

 private:
    struct Entry {
        Identity identity;
        std::int64_t row_number = 0;
    };
    // Several sites may share one e-mail or name.
    std::unordered_map<std::string, std::vector<std::size_t>> entries_by_key_;
    std::vector<Entry> entries_;
};

}  // namespace socle::exchange
