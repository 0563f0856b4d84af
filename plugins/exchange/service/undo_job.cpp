#include "service/undo_job.hpp"

#include <utility>
#include <vector>

#include "domain/request_id.hpp"
#include "events/publish.hpp"
#include "service/convert.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/template.hpp"

namespace socle::exchange {
namespace {

namespace record = client_record::v1;

constexpr int kRecordsInStep = 100;

template <typename Request>
Request WithId(const Import& import, Request request) {
    request.set_request_id(
        RequestIdFor(import.id, 0, "undo", request.SerializeAsString()).ToString());
    return request;
}

absl::Status DeleteParty(Call& call, const Import& import, const ImportedRecord& imported) {
    record::DeletePartyRequest request;
    request.set_name(imported.name);
    request.set_etag(imported.etag);
    for (const std::string& note : imported.notes) request.add_notes(note);
    return record::ClientRecordClient(call)
        .DeleteParty(WithId(import, std::move(request)))
        .status();
}

// All that people write, emptied where it was empty.
absl::Status RestoreParty(Call& call, const Import& import, const ImportedRecord& imported) {
    record::UpdatePartyRequest request;
    if (!request.mutable_party()->ParseFromString(imported.before)) {
        return BrokenInvariant("exchange cannot read the party it has kept");
    }
    request.mutable_party()->set_name(imported.name);
    request.mutable_party()->set_etag(imported.etag);
    for (const char* field :
         {"kind", "display_name", "given_name", "family_name", "siren", "siret", "vat_number",
          "emails", "phones", "addresses", "bank_accounts", "website", "tags"}) {
        request.mutable_update_mask()->add_paths(field);
    }
    return record::ClientRecordClient(call)
        .UpdateParty(WithId(import, std::move(request)))
        .status();
}

absl::Status DeleteOpportunity(Call& call, const Import& import, const ImportedRecord& imported) {
    crm::v1::DeleteOpportunityRequest request;
    request.set_name(imported.name);
    request.set_etag(imported.etag);
    return crm::v1::CrmClient(call).DeleteOpportunity(WithId(import, std::move(request))).status();
}

// Documents may name it, so it leaves the catalogue and stays.
absl::Status ArchiveProduct(Call& call, const Import& import, const ImportedRecord& imported) {
    invoicing::v1::UpdateProductRequest request;
    request.mutable_product()->set_name(imported.name);
    request.mutable_product()->set_etag(imported.etag);
    request.mutable_product()->set_archived(true);
    request.mutable_update_mask()->add_paths("archived");
    return invoicing::v1::InvoicingClient(call)
        .UpdateProduct(WithId(import, std::move(request)))
        .status();
}

absl::Status TakeBack(Call& call, const Import& import, const ImportedRecord& imported) {
    switch (import.kind) {
        case ImportKind::kClients:
            return imported.created ? DeleteParty(call, import, imported)
                                    : RestoreParty(call, import, imported);
        case ImportKind::kOpportunities:
            return DeleteOpportunity(call, import, imported);
        case ImportKind::kProducts:
            return ArchiveProduct(call, import, imported);
    }
    return BrokenInvariant("exchange knows no such kind of list");
}

struct Undone {
    std::vector<std::string> names;
    std::vector<KeptRecord> kept;
};

absl::StatusOr<Undone> TakeBackAll(Call& call, const Import& import,
                                   const std::vector<ImportedRecord>& records) {
    Undone undone;
    for (const ImportedRecord& imported : records) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        const absl::Status status = TakeBack(call, import, imported);
        if (status.ok() || absl::IsNotFound(status)) {
            undone.names.push_back(imported.name);
        } else if (IsAboutRecord(status)) {
            undone.kept.push_back({imported.name, WordingOf(status, ContractOf(import.kind))});
        } else {
            return status;
        }
    }
    return undone;
}

JobStep StepOf(const Import& import, std::int64_t total, std::string cursor) {
    return {.cursor = std::move(cursor),
            .done = import.undone + import.kept,
            .total = total,
            .finished = import.state == ImportState::kUndone,
            .result = NameOf(import.id),
            .again_at = {}};
}

}  // namespace

NewJob NewUndoJob(const Import& import) {
    return {.kind = kUndoJob,
            .payload = import.id.ToString(),
            .title_fr = "Annulation de l'import de " + import.file_name,
            .title_en = "Taking back the import of " + import.file_name,
            .run_at = {}};
}

absl::StatusOr<JobStep> UndoJob::Step(Call& call, const JobView& job) const {
    SOCLE_ASSIGN(const Uuid id, Uuid::Parse(job.payload));
    SOCLE_ASSIGN(const Import import, imports_.Load(call.transaction(), ImportId{id}));
    const std::int64_t total = import.counts.created + import.counts.completed;
    if (import.state != ImportState::kUndoing) return StepOf(import, total, job.cursor);
    SOCLE_ASSIGN(const std::vector<ImportedRecord> records,
                 records_.Load(call.transaction(), import.id, job.cursor, kRecordsInStep));
    SOCLE_RETURN_IF_ERROR(call.Commit());
    SOCLE_ASSIGN(const Undone undone, TakeBackAll(call, import, records));

    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Import current, imports_.LoadForUpdate(tx, import.id));
    if (current.state != ImportState::kUndoing) return StepOf(current, total, job.cursor);
    current.undone += static_cast<std::int64_t>(undone.names.size());
    current.kept += static_cast<std::int64_t>(undone.kept.size());
    const bool last = records.size() < static_cast<std::size_t>(kRecordsInStep);
    if (last) current.state = ImportState::kUndone;
    SOCLE_RETURN_IF_ERROR(records_.Delete(tx, import.id, undone.names));
    SOCLE_RETURN_IF_ERROR(records_.Keep(tx, import.id, undone.kept));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, current));
    if (last) PublishUndone(tx, current);
    return StepOf(current, total, records.empty() ? job.cursor : records.back().name);
}

}  // namespace socle::exchange
