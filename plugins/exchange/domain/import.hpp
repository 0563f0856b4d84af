// One import: the file as it was understood, how far it has come and what became of its rows.
#pragma once

#include <absl/status/status.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "domain/columns.hpp"
#include "domain/ids.hpp"
#include "domain/import_kind.hpp"
#include "domain/report.hpp"
#include "socle/clock.hpp"
#include "socle/text.hpp"

namespace socle::exchange {

inline constexpr std::size_t kFileNameCharactersMax = 255;
inline constexpr std::size_t kSheetCharactersMax = 100;
inline constexpr std::size_t kFileBytesMax = 64 << 20;
inline constexpr std::size_t kChunkBytesMax = 1 << 20;

// Rows that were refused may hold personal data and nobody knows whose: they are not kept longer.
inline constexpr std::chrono::days kContentKept{90};

enum class ImportState { kRunning, kDone, kRefused, kUndoing, kUndone };

struct Import {
    ImportId id;
    ImportKind kind = ImportKind::kClients;
    std::optional<ImportId> corrects;  // the one whose refused rows it brings back
    std::string file_name;
    std::string sheet;  // empty: the first visible one
    bool dry_run = false;
    ImportState state = ImportState::kRunning;
    Uuid job;
    ColumnMap columns;
    ImportCounts counts;
    std::int64_t undone = 0;  // records that are as before it
    std::int64_t kept = 0;    // and those that are not, when it was taken back
    Wording problem;          // why the whole file was refused
    bool forgotten = false;   // its content is gone, refused rows included
    Instant created_at;
};

// Adds what became of some of the rows; how many rows there are stays.
void AddOutcomes(Import& import, const ImportCounts& counts);

// Rows that have an outcome.
[[nodiscard]] std::int64_t SettledRows(const Import& import);

// The file as a whole turned out to be of no use.
void RefuseFile(Import& import, Wording problem);

// It is to be taken back from now on. Refusals: IMPORT_NOT_DONE, IMPORT_FORGOTTEN.
[[nodiscard]] absl::Status BeginUndo(Import& import);

// Its content is deleted. An import that had not come to its end never will.
void Forget(Import& import);

}  // namespace socle::exchange
