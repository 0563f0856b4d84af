// What every brick must pass, on one of everything the exchange brick keeps.
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "socle/jobs/v1/service.socle.hpp"
#include "socle/testing/brick_suite.hpp"

namespace socle::exchange {
namespace {

namespace record = client_record::v1;

// A client record to which every row is new.
absl::StatusOr<record::ImportPartiesResponse> CreateAll(
    const CallContext&, const record::ImportPartiesRequest& request) {
    record::ImportPartiesResponse response;
    for (int i = 0; i < request.parties_size(); ++i) {
        response.add_outcomes()->set_result(record::IMPORT_RESULT_CREATED);
    }
    return response;
}

absl::Status Upload(testing::BrickFixture& fixture, const std::string& list) {
    std::vector<v1::ImportClientsRequest> messages(2);
    messages[0].mutable_header()->set_file_name("clients.csv");
    messages[1].set_chunk(list);
    std::size_t next = 0;
    return v1::ExchangeClient(fixture.channel())
        .ImportClients([&]() -> absl::StatusOr<std::optional<v1::ImportClientsRequest>> {
            if (next == messages.size()) return std::optional<v1::ImportClientsRequest>{};
            return messages[next++];
        })
        .status();
}

// A list that is in, but for a refused row, and one that waits. Nothing names the party: what a
// file holds belongs to nobody yet.
absl::Status Fill(testing::BrickFixture& fixture, PartyId) {
    fixture.services().On<record::ImportPartiesRequest, record::ImportPartiesResponse>(
        record::ClientRecordServiceBase::kImportPartiesPath, &CreateAll);
    fixture.services().On<jobs::v1::GetJobRequest, jobs::v1::Job>(
        jobs::v1::JobsServiceBase::kGetJobPath,
        [](const CallContext&, const jobs::v1::GetJobRequest&) { return jobs::v1::Job(); });
    SOCLE_RETURN_IF_ERROR(Upload(fixture, "Nom;SIRET\nAcme;\nDurand;1,23E+13\n"));
    SOCLE_RETURN_IF_ERROR(fixture.RunJobs());
    return Upload(fixture, "Nom\nMartin\n");
}

SOCLE_BRICK_SUITE(Fill)

}  // namespace
}  // namespace socle::exchange
