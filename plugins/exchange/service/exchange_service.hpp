// The brick's methods: parse, load, decide (domain), save, publish, reply. Refusals are those of
// the contract (socle/exchange/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include "service/upload.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "store/file_store.hpp"
#include "store/import_store.hpp"
#include "store/record_store.hpp"
#include "store/row_store.hpp"

namespace socle::exchange {

class ExchangeService final : public v1::ExchangeServiceBase {
 public:
    ExchangeService(const ImportStore& imports, const FileStore& files, const RowStore& rows,
                    const RecordStore& records)
        : imports_(imports), files_(files), rows_(rows), records_(records) {}

    // service/start_import.cpp
    absl::StatusOr<v1::Import> ImportClients(Call& call,
                                             Reader<v1::ImportClientsRequest>& requests) override;
    absl::StatusOr<v1::Import> ImportOpportunities(
        Call& call, Reader<v1::ImportOpportunitiesRequest>& requests) override;
    absl::StatusOr<v1::Import> ImportProducts(Call& call,
                                              Reader<v1::ImportProductsRequest>& requests) override;

    // service/import_methods.cpp
    absl::StatusOr<v1::Import> GetImport(Call& call, const v1::GetImportRequest& request) override;
    absl::StatusOr<v1::ListImportsResponse> ListImports(
        Call& call, const v1::ListImportsRequest& request) override;

    absl::StatusOr<v1::Import> UndoImport(Call& call,
                                          const v1::UndoImportRequest& request) override;

    // service/refused_rows.cpp
    absl::Status DownloadRefusedRows(Call& call, const v1::DownloadRefusedRowsRequest& request,
                                     Writer<v1::DownloadRefusedRowsResponse>& writer) override;

 private:
    // Refusals: BRICK_INACTIVE and those of the contract's ImportClients.
    [[nodiscard]] absl::StatusOr<v1::Import> Take(Call& call, ImportKind kind, Upload upload) const;
    // Adds the choices of the import it corrects. Refusals: NOT_FOUND, INVALID_VALUE.
    [[nodiscard]] absl::Status Inherit(Call& call, ImportKind kind, Upload& upload) const;
    // Keeps the file and starts its jobs.
    [[nodiscard]] absl::StatusOr<Import> Start(Call& call, Import import,
                                               const Upload& upload) const;

    const ImportStore& imports_;
    const FileStore& files_;
    const RowStore& rows_;
    const RecordStore& records_;
};

}  // namespace socle::exchange
