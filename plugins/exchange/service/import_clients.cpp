#include <utility>

#include "service/convert.hpp"
#include "service/exchange_service.hpp"
#include "service/forget_job.hpp"
#include "service/import_job.hpp"
#include "service/list_file.hpp"

namespace socle::exchange {

absl::StatusOr<v1::Import> ExchangeService::ImportClients(
    Call& call, Reader<v1::ImportClientsRequest>& requests) {
    SOCLE_ASSIGN(const Upload upload, ReadUpload(requests));
    SOCLE_RETURN_IF_ERROR(call.StillWanted());
    const Language language = call.context().language;
    Import import;
    SOCLE_ASSIGN(import.columns,
                 RecogniseColumns(upload.bytes, upload.sheet, upload.choices, language));
    import.id = ImportId{call.NewId()};
    import.file_name = upload.file_name;
    import.sheet = upload.sheet;
    import.dry_run = upload.dry_run;
    import.created_at = call.Now();
    SOCLE_ASSIGN(const Import started, Start(call, std::move(import), upload));
    return ToProto(started, language);
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
