// Taking a list: what it is must be readable and the brick its rows go to must be at work, or
// nothing is kept.
#include <utility>

#include "service/convert.hpp"
#include "service/exchange_service.hpp"
#include "service/forget_job.hpp"
#include "service/import_job.hpp"
#include "service/list_file.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/invoicing/v1/service.socle.hpp"

namespace socle::exchange {
namespace {

// The brick that is to keep the rows; asked for something small, so that a file is not taken whose
// job would fail.
absl::Status CheckAtWork(Call& call, ImportKind kind) {
    switch (kind) {
        case ImportKind::kClients:
            return absl::OkStatus();
        case ImportKind::kOpportunities: {
            crm::v1::ListPipelinesRequest request;
            request.set_page_size(1);
            return crm::v1::CrmClient(call).ListPipelines(request).status();
        }
        case ImportKind::kProducts: {
            invoicing::v1::ListProductsRequest request;
            request.set_page_size(1);
            return invoicing::v1::InvoicingClient(call).ListProducts(request).status();
        }
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Import> ExchangeService::ImportClients(
    Call& call, Reader<v1::ImportClientsRequest>& requests) {
    SOCLE_ASSIGN(Upload upload, ReadUpload(requests));
    return Take(call, ImportKind::kClients, std::move(upload));
}

absl::StatusOr<v1::Import> ExchangeService::ImportOpportunities(
    Call& call, Reader<v1::ImportOpportunitiesRequest>& requests) {
    SOCLE_ASSIGN(Upload upload, ReadUpload(requests));
    return Take(call, ImportKind::kOpportunities, std::move(upload));
}

absl::StatusOr<v1::Import> ExchangeService::ImportProducts(
    Call& call, Reader<v1::ImportProductsRequest>& requests) {
    SOCLE_ASSIGN(Upload upload, ReadUpload(requests));
    return Take(call, ImportKind::kProducts, std::move(upload));
}

absl::StatusOr<v1::Import> ExchangeService::Take(Call& call, ImportKind kind, Upload upload) const {
    SOCLE_RETURN_IF_ERROR(call.StillWanted());
    SOCLE_RETURN_IF_ERROR(CheckAtWork(call, kind));
    if (upload.corrects) SOCLE_RETURN_IF_ERROR(Inherit(call, kind, upload));
    const Language language = call.context().language;
    Import import;
    SOCLE_ASSIGN(import.columns,
                 RecogniseColumns(upload.bytes, upload.sheet, upload.choices, kind, language));
    import.id = ImportId{call.NewId()};
    import.kind = kind;
    import.corrects = upload.corrects;
    import.file_name = upload.file_name;
    import.sheet = upload.sheet;
    import.dry_run = upload.dry_run;
    import.created_at = call.Now();
    SOCLE_ASSIGN(const Import started, Start(call, std::move(import), upload));
    return ToProto(started, language);
}

// What a person had said of the columns need not be said again; what is said now counts more.
absl::Status ExchangeService::Inherit(Call& call, ImportKind kind, Upload& upload) const {
    SOCLE_ASSIGN(const Import corrected, imports_.Load(call.transaction(), *upload.corrects));
    if (corrected.kind != kind) {
        return RefuseField(reason::kInvalidValue, "corrects",
                           "the import that is corrected was a list of something else",
                           {{"value", NameOf(corrected.id)}});
    }
    std::vector<ColumnChoice> choices = ChoicesOf(corrected.columns);
    choices.insert(choices.end(), upload.choices.begin(), upload.choices.end());
    upload.choices = std::move(choices);
    return absl::OkStatus();
}

absl::StatusOr<Import> ExchangeService::Start(Call& call, Import import,
                                              const Upload& upload) const {
    // A stream's request id is nobody's business but ours: it is unique among imports.
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const bool inserted, imports_.Insert(tx, import, upload.key));
    if (!inserted) return imports_.FindByRequest(tx, upload.key);
    SOCLE_RETURN_IF_ERROR(files_.Insert(tx, import.id, upload.bytes));
    import.job = tx.StartJob(NewImportJob(import));
    SOCLE_RETURN_IF_ERROR(imports_.SetJob(tx, import.id, import.job));
    static_cast<void>(tx.StartJob(NewForgetJob(import)));
    tx.SetAuditTarget(NameOf(import.id));
    return import;
}

}  // namespace socle::exchange
