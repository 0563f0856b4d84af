// The exchange brick at work beside a client record, with short ways to upload a file.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "fake_parties.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "socle/jobs/v1/service.socle.hpp"
#include "socle/testing/brick_test.hpp"

namespace socle::exchange {

using testing::kOtherTenant;
using testing::kTenant;

class ExchangeTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        parties_ = std::make_unique<FakeParties>(fixture().services());
        fixture().services().On<jobs::v1::GetJobRequest, jobs::v1::Job>(
            jobs::v1::JobsServiceBase::kGetJobPath,
            [this](const CallContext& context, const jobs::v1::GetJobRequest& request) {
                return JobOf(context, request.name());
            });
    }

    [[nodiscard]] v1::ExchangeClient exchange(TenantId tenant = kTenant) {
        return v1::ExchangeClient(fixture().channel(tenant));
    }
    [[nodiscard]] FakeParties& parties() { return *parties_; }

    [[nodiscard]] static std::string FixtureFile(const std::string& name) {
        const std::ifstream file(std::string(SOCLE_FIXTURES) + "/imports/" + name,
                                 std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        return std::move(bytes).str();
    }

    // These messages, whatever they are.
    [[nodiscard]] absl::StatusOr<v1::Import> Send(
        const std::vector<v1::ImportClientsRequest>& messages, TenantId tenant = kTenant) {
        std::size_t next = 0;
        return exchange(tenant).ImportClients(
            [&]() -> absl::StatusOr<std::optional<v1::ImportClientsRequest>> {
                if (next == messages.size()) return std::optional<v1::ImportClientsRequest>{};
                return messages[next++];
            });
    }
    [[nodiscard]] absl::StatusOr<v1::Import> Upload(const std::string& bytes,
                                                    v1::ImportHeader header = {},
                                                    TenantId tenant = kTenant) {
        if (header.file_name().empty()) header.set_file_name("clients.csv");
        std::vector<v1::ImportClientsRequest> messages(1);
        *messages[0].mutable_header() = std::move(header);
        for (std::size_t at = 0; at < bytes.size(); at += kChunk) {
            messages.emplace_back().set_chunk(bytes.substr(at, kChunk));
        }
        return Send(messages, tenant);
    }
    [[nodiscard]] absl::StatusOr<v1::Import> DryRun(const std::string& bytes) {
        v1::ImportHeader header;
        header.set_validate_only(true);
        return Upload(bytes, header);
    }
    // Uploaded, and its jobs run to their end.
    [[nodiscard]] v1::Import Imported(const std::string& bytes, v1::ImportHeader header = {}) {
        const auto started = Upload(bytes, std::move(header));
        EXPECT_TRUE(started.ok()) << started.status();
        if (!started.ok()) return {};
        const absl::Status run = fixture().RunJobs();
        EXPECT_TRUE(run.ok()) << run;
        return Get(started->name());
    }
    [[nodiscard]] v1::Import Get(const std::string& name) {
        v1::GetImportRequest request;
        request.set_name(name);
        const auto import = exchange().GetImport(request);
        EXPECT_TRUE(import.ok()) << import.status();
        return import.value_or(v1::Import{});
    }
    // Taken back, and its job run to its end.
    [[nodiscard]] v1::Import Undone(const std::string& name) {
        v1::UndoImportRequest request;
        request.set_name(name);
        const auto undoing = exchange().UndoImport(request);
        EXPECT_TRUE(undoing.ok()) << undoing.status();
        const absl::Status run = fixture().RunJobs();
        EXPECT_TRUE(run.ok()) << run;
        return Get(name);
    }
    [[nodiscard]] absl::StatusOr<std::string> Refused(const std::string& name,
                                                      Language language = Language::kFrench,
                                                      TenantId tenant = kTenant) {
        CallContext caller = testing::BrickFixture::Caller(tenant);
        caller.language = language;
        const auto channel = fixture().OpenChannel(caller);
        v1::DownloadRefusedRowsRequest request;
        request.set_name(name);
        std::string csv;
        SOCLE_RETURN_IF_ERROR(v1::ExchangeClient(*channel).DownloadRefusedRows(
            request, [&](const v1::DownloadRefusedRowsResponse& response) {
                csv += response.chunk();
                return absl::OkStatus();
            }));
        return csv;
    }
    // "96 created, 0 completed, 5 unchanged, 11 refused of 112, 10 warnings"
    [[nodiscard]] static std::string CountsOf(const v1::Import& import) {
        return std::to_string(import.created_count()) + " created, " +
               std::to_string(import.completed_count()) + " completed, " +
               std::to_string(import.unchanged_count()) + " unchanged, " +
               std::to_string(import.refused_count()) + " refused of " +
               std::to_string(import.row_count()) + ", " + std::to_string(import.warning_count()) +
               " warnings";
    }
    [[nodiscard]] std::int64_t Count(const std::string& what) {
        const auto rows = fixture().Admin("select count(*) as n from " + what);
        EXPECT_TRUE(rows.ok()) << rows.status();
        return rows.ok() ? (*rows)[0].Int64("n") : -1;
    }
    // As the jobs service does to the import's job.
    void SetJob(const v1::Import& import, const std::string& what) {
        const auto changed =
            fixture().Admin("update jobs.job set " + what + " where job_id = '" +
                            import.job().substr(std::string("jobs/").size()) + "'");
        EXPECT_TRUE(changed.ok()) << changed.status();
    }
    void ExpectSound() {
        const auto report = fixture().Verify();
        ASSERT_TRUE(report.ok()) << report.status();
        for (const Finding& finding : report->findings) {
            ADD_FAILURE() << finding.resource << " " << finding.check << ": " << finding.text.en;
        }
    }

 private:
    absl::StatusOr<jobs::v1::Job> JobOf(const CallContext& context, const std::string& name) {
        SOCLE_ASSIGN(const Rows rows,
                     fixture().Admin("select state, error_message, error_message_fr from jobs.job "
                                     "where 'jobs/' || job_id = '" +
                                     name + "'"));
        if (rows.empty())
            return Refuse(reason::kNotFound, "this job does not exist", {{"value", name}});
        jobs::v1::Job job;
        jobs::v1::JobState state = jobs::v1::JOB_STATE_UNSPECIFIED;
        EXPECT_TRUE(jobs::v1::JobState_Parse("JOB_STATE_" + rows[0].Text("state"), &state));
        job.set_state(state);
        const bool french = context.language == Language::kFrench;
        job.set_error_message(rows[0].Text(french ? "error_message_fr" : "error_message"));
        return job;
    }

    static constexpr std::size_t kChunk = 64 << 10;
    std::unique_ptr<FakeParties> parties_;
};

}  // namespace socle::exchange
