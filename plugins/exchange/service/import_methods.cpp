#include <vector>

#include "service/convert.hpp"
#include "service/exchange_service.hpp"
#include "service/job_state.hpp"
#include "service/undo_job.hpp"

namespace socle::exchange {
namespace {

constexpr int kKeptShownMax = 1'000;

}  // namespace

absl::StatusOr<v1::Import> ExchangeService::GetImport(Call& call,
                                                      const v1::GetImportRequest& request) {
    SOCLE_ASSIGN(const ImportId id, ParseIdName<ImportId>(kImports, request.name()));
    SOCLE_ASSIGN(const Import import, imports_.Load(call.transaction(), id));
    v1::Import shown = ToProto(import, call.context().language);
    SOCLE_ASSIGN(const std::vector<KeptRecord> kept,
                 records_.ListKept(call.transaction(), id, kKeptShownMax));
    for (const KeptRecord& record : kept) {
        *shown.add_kept() = ToProto(record, call.context().language);
    }
    SOCLE_RETURN_IF_ERROR(call.Commit());
    SOCLE_RETURN_IF_ERROR(ShowJobState(call, shown));
    return shown;
}

absl::StatusOr<v1::ListImportsResponse> ExchangeService::ListImports(
    Call& call, const v1::ListImportsRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), kImports,
                                           ImportStore::kSortKeys));
    SOCLE_ASSIGN(std::vector<Import> imports, imports_.List(call.transaction(), page));
    v1::ListImportsResponse response;
    response.set_next_page_token(CutPage(page, imports, ImportStore::SortKeyOf));
    for (const Import& import : imports) {
        *response.add_imports() = ToProto(import, call.context().language);
    }
    SOCLE_RETURN_IF_ERROR(call.Commit());
    for (v1::Import& import : *response.mutable_imports()) {
        SOCLE_RETURN_IF_ERROR(ShowJobState(call, import));
    }
    return response;
}

absl::StatusOr<v1::Import> ExchangeService::UndoImport(Call& call,
                                                       const v1::UndoImportRequest& request) {
    SOCLE_ASSIGN(const ImportId id, ParseIdName<ImportId>(kImports, request.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(Import import, imports_.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(BeginUndo(import));
    import.job = tx.StartJob(NewUndoJob(import));
    SOCLE_RETURN_IF_ERROR(imports_.SetJob(tx, id, import.job));
    SOCLE_RETURN_IF_ERROR(imports_.Save(tx, import));
    return ToProto(import, call.context().language);
}

}  // namespace socle::exchange
