#include "domain/imported_record.hpp"

namespace socle::exchange {

void Join(ImportedRecord& earlier, const ImportedRecord& later) {
    earlier.etag = later.etag;
    earlier.notes.insert(earlier.notes.end(), later.notes.begin(), later.notes.end());
}

}  // namespace socle::exchange
