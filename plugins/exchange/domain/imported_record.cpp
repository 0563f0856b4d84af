#include "domain/imported_record.hpp"

#include <utility>

namespace socle::exchange {

ImportedRecord NewRecord(std::string name, std::string etag) {
    return {.name = std::move(name),
            .created = true,
            .etag_before = {},
            .etag = std::move(etag),
            .before = {},
            .notes = {}};
}

void Join(ImportedRecord& earlier, const ImportedRecord& later) {
    earlier.etag = later.etag;
    earlier.notes.insert(earlier.notes.end(), later.notes.begin(), later.notes.end());
}

}  // namespace socle::exchange
