// A further step: the next rows go to the client record, outside any transaction; then what became
// of them is noted in the step's own.
#include <utility>
#include <vector>

#include "domain/notes.hpp"
#include "domain/request_id.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "service/import_job.hpp"
#include "socle/client_record/v1/service.socle.hpp"

namespace socle::exchange {
namespace {

namespace record = client_record::v1;

constexpr int kRowsInStep = 500;  // the client record takes 1,000 at once

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

absl::Status AddNotes(Call& call, ImportId import, const ClientRow& client,
                      const std::string& party) {
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
    }
    return absl::OkStatus();
}

// A client that was known has its notes already, or somebody else's: only new ones get the row's.
absl::Status AddNotesOfCreated(Call& call, const Import& import,
                               const std::vector<RowReading>& readings, const Outcomes& outcomes) {
    if (import.dry_run) return absl::OkStatus();
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const record::ImportOutcome& outcome = outcomes.at(static_cast<int>(i));
        if (outcome.result() != record::IMPORT_RESULT_CREATED) continue;
        SOCLE_RETURN_IF_ERROR(AddNotes(call, import.id, readings[i].client, outcome.party()));
    }
    return absl::OkStatus();
}

// Counts what became of the rows; gives the refused ones as they are kept.
std::vector<KeptRow> Settle(std::vector<KeptRow> rows, std::vector<RowReading> readings,
                            const Outcomes& outcomes, ImportCounts& counts) {
    std::vector<KeptRow> refused;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const record::ImportOutcome& said = outcomes.at(static_cast<int>(i));
        Outcome outcome = OutcomeOf(said.result());
        if (outcome == Outcome::kCreated && rows[i].repeats_row) outcome = Outcome::kUnchanged;
        counts.Add(outcome, readings[i].problems);
        if (outcome != Outcome::kRefused) continue;
        rows[i].refused = true;
        rows[i].problems = std::move(readings[i].problems);
        rows[i].refusal = RefusalOf(said);
        refused.push_back(std::move(rows[i]));
    }
    return refused;
}

}  // namespace

absl::StatusOr<JobStep> ImportJob::ImportRows(Call& call, const Import& import,
                                              std::int64_t after) const {
    SOCLE_ASSIGN(std::vector<KeptRow> rows,
                 rows_.LoadWaiting(call.transaction(), import.id, after, kRowsInStep));
    SOCLE_RETURN_IF_ERROR(call.Commit());
    ImportCounts counts;
    std::vector<KeptRow> refused;
    const bool last = rows.size() < static_cast<std::size_t>(kRowsInStep);
    if (!rows.empty()) {
        after = rows.back().row.number;
        std::vector<RowReading> readings = ReadingsOf(import, rows);
        SOCLE_ASSIGN(const Outcomes outcomes, ImportParties(call, import, readings));
        SOCLE_RETURN_IF_ERROR(AddNotesOfCreated(call, import, readings, outcomes));
        refused = Settle(std::move(rows), std::move(readings), outcomes, counts);
    }

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Import current, imports_.LoadForUpdate(tx, import.id));
    if (current.state != ImportState::kRunning)
        return StepOf(current, {.reading = false, .last = after});
    AddOutcomes(current, counts);
    if (last) current.state = ImportState::kDone;
    SOCLE_RETURN_IF_ERROR(rows_.DeleteWaiting(tx, import.id, after));
    SOCLE_RETURN_IF_ERROR(rows_.Insert(tx, import.id, refused));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, current));
    if (last) PublishFinished(tx, current);
    return StepOf(current, {.reading = false, .last = after});
}

}  // namespace socle::exchange
