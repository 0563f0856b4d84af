// A record an import created or completed, with what it takes to take that back.
#pragma once

#include <string>
#include <vector>

#include "socle/text.hpp"

namespace socle::exchange {

struct ImportedRecord {
    std::string name;      // "parties/..."
    bool created = false;  // else completed
    // Versions: the one the import found (empty for a new record), and the one it left.
    std::string etag_before;
    std::string etag;
    std::string before;  // the record as it was, in the contract's bytes; empty when new
    std::vector<std::string> notes;  // names of those that came with it
};

// One the import has made, as it stood then.
[[nodiscard]] ImportedRecord NewRecord(std::string name, std::string etag);

// One that was not taken back, and why.
struct KeptRecord {
    std::string name;
    Wording why;
};

// The same record touched by several rows of one step: the first one tells whether it was new and
// how it was.
void Join(ImportedRecord& earlier, const ImportedRecord& later);

}  // namespace socle::exchange
