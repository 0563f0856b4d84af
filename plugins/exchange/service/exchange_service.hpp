// The brick's methods: parse, load, decide (domain), save, publish, reply. Refusals are those of
// the contract (socle/exchange/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include "service/upload.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "store/file_store.hpp"
#include "store/import_store.hpp"
#include "store/row_store.hpp"

namespace socle::exchange {

class ExchangeService final : public v1::ExchangeServiceBase {
 public:
    ExchangeService(const ImportStore& imports, const FileStore& files, const RowStore& rows)
        : imports_(imports), files_(files), rows_(rows) {}

    // service/import_clients.cpp
    absl::StatusOr<v1::Import> ImportClients(Call& call,
                                             Reader<v1::ImportClientsRequest>& requests) override;

    // service/import_methods.cpp
    absl::StatusOr<v1::Import> GetImport(Call& call, const v1::GetImportRequest& request) override;
    absl::StatusOr<v1::ListImportsResponse> ListImports(
        Call& call, const v1::ListImportsRequest& request) override;

    // service/refused_rows.cpp
    absl::Status DownloadRefusedRows(Call& call, const v1::DownloadRefusedRowsRequest& request,
                                     Writer<v1::DownloadRefusedRowsResponse>& writer) override;

 private:
    // Keeps the file and starts its jobs.
    [[nodiscard]] absl::StatusOr<Import> Start(Call& call, Import import,
                                               const Upload& upload) const;

    const ImportStore& imports_;
    const FileStore& files_;
    const RowStore& rows_;
};

}  // namespace socle::exchange
