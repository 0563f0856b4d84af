#include <algorithm>
#include <utility>

#include "domain/notes.hpp"
#include "domain/request_id.hpp"
#include "service/convert.hpp"
#include "service/step_rows.hpp"
#include "socle/client_record/v1/service.socle.hpp"

namespace socle::exchange {
namespace {

namespace record = client_record::v1;

using Outcomes = google::protobuf::RepeatedPtrField<record::ImportOutcome>;

std::vector<RowReading> ReadingsOf(const Import& import, const std::vector<KeptRow>& rows) {
    std::vector<RowReading> readings;
    readings.reserve(rows.size());
    for (const KeptRow& kept : rows) readings.push_back(ReadClientRow(import.columns, kept.row));
    return readings;
}

absl::StatusOr<Outcomes> ImportParties(Call& call, const Import& import,
                                       const std::vector<RowReading>& readings) {
    record::ImportPartiesRequest request;
    for (const RowReading& reading : readings) *request.add_parties() = PartyOf(reading.client);
    request.set_validate_only(import.dry_run);
    const std::int64_t first_row = readings.front().client.row_number;
    request.set_request_id(
        RequestIdFor(import.id, first_row, "parties", request.SerializeAsString()).ToString());
    SOCLE_ASSIGN(record::ImportPartiesResponse response,
                 record::ClientRecordClient(call).ImportParties(request));
    if (static_cast<std::size_t>(response.outcomes_size()) != readings.size()) {
        return BrokenInvariant("the client record did not answer for every row");
    }
    return std::move(*response.mutable_outcomes());
}

// Merged or erased by somebody since: then nobody is left for whom the note was written.
bool IsGone(const absl::Status& status) {
    return absl::IsNotFound(status) || absl::IsFailedPrecondition(status);
}

// The names of those that were written.
absl::StatusOr<std::vector<std::string>> AddNotes(Call& call, ImportId import,
                                                  const ClientRow& client,
                                                  const std::string& party) {
    std::vector<std::string> names;
    for (const std::string& note : NotesOf(client, call.context().language)) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        record::CreateNoteRequest request;
        request.set_party(party);
        request.set_text(note);
        request.set_request_id(
            RequestIdFor(import, client.row_number, "note", request.SerializeAsString())
                .ToString());
        const auto created = record::ClientRecordClient(call).CreateNote(request);
        if (!created.ok() && !IsGone(created.status())) return created.status();
        if (created.ok()) names.push_back(created->name());
    }
    return names;
}

void Remember(ImportedRecord record, std::vector<ImportedRecord>& records) {
    const auto known = std::ranges::find(records, record.name, &ImportedRecord::name);
    if (known == records.end()) {
        records.push_back(std::move(record));
    } else {
        Join(*known, record);
    }
}

// A client that was known has its notes already, or somebody else's: only new ones get the row's.
absl::StatusOr<std::vector<ImportedRecord>> FollowUp(Call& call, const Import& import,
                                                     const std::vector<RowReading>& readings,
                                                     const Outcomes& outcomes) {
    std::vector<ImportedRecord> records;
    if (import.dry_run) return records;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const record::ImportOutcome& outcome = outcomes.at(static_cast<int>(i));
        ImportedRecord imported{.name = outcome.party(),
                                .created = outcome.result() == record::IMPORT_RESULT_CREATED,
                                .etag_before = outcome.before().etag(),
                                .etag = outcome.etag(),
                                .before = outcome.before().SerializeAsString(),
                                .notes = {}};
        if (imported.created) {
            SOCLE_ASSIGN(imported.notes,
                         AddNotes(call, import.id, readings[i].client, outcome.party()));
        } else if (outcome.result() != record::IMPORT_RESULT_COMPLETED) {
            continue;
        }
        Remember(std::move(imported), records);
    }
    return records;
}

RowResult ResultOf(const KeptRow& row, RowReading reading, const record::ImportOutcome& said) {
    Outcome outcome = OutcomeOf(said.result());
    if (outcome == Outcome::kCreated && row.repeats_row) outcome = Outcome::kUnchanged;
    return {.outcome = outcome,
            .problems = std::move(reading.problems),
            .refusal = outcome == Outcome::kRefused ? RefusalOf(said) : Refusal{}};
}

}  // namespace

absl::StatusOr<StepRows> TakeClients(Call& call, const Import& import,
                                     const std::vector<KeptRow>& rows) {
    std::vector<RowReading> readings = ReadingsOf(import, rows);
    SOCLE_ASSIGN(const Outcomes outcomes, ImportParties(call, import, readings));
    StepRows step;
    SOCLE_ASSIGN(step.records, FollowUp(call, import, readings, outcomes));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        step.results.push_back(
            ResultOf(rows[i], std::move(readings[i]), outcomes.at(static_cast<int>(i))));
    }
    return step;
}

}  // namespace socle::exchange
