#include "kernel/bricks/contract_catalog.hpp"

#include <mutex>

#include "kernel/bricks/store/queries.hpp"
#include "socle/hash.hpp"
#include "socle/log.hpp"

namespace socle::kernel {
namespace {

namespace pb = google::protobuf;
namespace queries = socle::bricks::queries;

constexpr std::chrono::seconds kDeadline{30};
// Contracts belong to no tenant.
constexpr TenantId kNoTenant = 0;

}  // namespace

absl::Status ContractCatalog::Open() {
    const CallContext context = runtime_.SystemContext(kNoTenant, "bricks.start", kDeadline);
    return runtime_.Do(context, {"bricks", true}, [&](Call& call) -> absl::Status {
        SOCLE_ASSIGN(const Rows rows,
                     call.transaction().Exec(queries::kListContracts, {kContractsMax}));
        for (const Row& row : rows) {
            auto contract = Contract::Read(row.Text("package"), row.AsBytes("files"));
            if (contract.ok())
                Add(*std::move(contract));
            else
                Log(LogLevel::kError, "contract_unreadable", {{"package", row.Text("package")}});
        }
        return absl::OkStatus();
    });
}

absl::Status ContractCatalog::Keep(const std::string& brick,
                                   std::shared_ptr<const Contract> contract) {
    const std::string files = contract->Canonical();
    const CallContext context = runtime_.SystemContext(kNoTenant, "bricks.load", kDeadline);
    SOCLE_RETURN_IF_ERROR(runtime_.Do(context, {"bricks", false}, [&](Call& call) {
        return call.transaction()
            .Exec(queries::kSaveContract,
                  {contract->package(), Bytes{Sha256(files)}, Bytes{files}, brick, call.Now()})
            .status();
    }));
    Add(std::move(contract));
    return absl::OkStatus();
}

void ContractCatalog::Add(std::shared_ptr<const Contract> contract) {
    const std::unique_lock lock(mutex_);
    contracts_.push_back(std::move(contract));
}

const pb::Descriptor* ContractCatalog::FindType(const std::string& full_name) const {
    const auto* own = pb::DescriptorPool::generated_pool()->FindMessageTypeByName(full_name);
    if (own != nullptr) return own;
    const std::shared_lock lock(mutex_);
    for (auto contract = contracts_.rbegin(); contract != contracts_.rend(); ++contract) {
        const auto* type = (*contract)->pool().FindMessageTypeByName(full_name);
        if (type != nullptr) return type;
    }
    return nullptr;
}

}  // namespace socle::kernel
