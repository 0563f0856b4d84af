#include "cli_world.hpp"

#include <unistd.h>

#include <algorithm>
#include <set>

#include "socle/accounting/v1/service.pb.h"
#include "socle/bricks/v1/service.pb.h"
#include "socle/bus/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/crm/v1/events.pb.h"
#include "socle/crm/v1/service.pb.h"
#include "socle/exchange/v1/service.pb.h"
#include "socle/identity/v1/service.pb.h"
#include "socle/invoicing/v1/service.pb.h"
#include "socle/jobs/v1/service.pb.h"

namespace socle::cli::testing {
namespace {

namespace fs = std::filesystem;
namespace pb = google::protobuf;

std::vector<const pb::FileDescriptor*> ContractFiles() {
    return {bricks::v1::DescribeRequest::descriptor()->file(),
            bus::v1::ListEventsRequest::descriptor()->file(),
            client_record::v1::GetPartyRequest::descriptor()->file(),
            crm::v1::GetOpportunityRequest::descriptor()->file(),
            crm::v1::OpportunityWon::descriptor()->file(),
            exchange::v1::GetImportRequest::descriptor()->file(),
            identity::v1::SignInRequest::descriptor()->file(),
            invoicing::v1::GetInvoiceRequest::descriptor()->file(),
            accounting::v1::GetAccountRequest::descriptor()->file(),
            jobs::v1::GetJobRequest::descriptor()->file()};
}

void Add(const pb::FileDescriptor& file, std::set<std::string>& seen, pb::FileDescriptorSet& set) {
    if (!seen.insert(file.name()).second) return;
    for (int i = 0; i < file.dependency_count(); ++i) Add(*file.dependency(i), seen, set);
    file.CopyTo(set.add_file());
}

class FakeChannel final : public Channel {
 public:
    explicit FakeChannel(FakeServer& server) : server_(server) {}

    absl::StatusOr<std::string> Unary(std::string_view method, std::string_view request) override {
        server_.called.emplace_back(method);
        const auto found = server_.unary.find(std::string(method));
        if (found == server_.unary.end()) return Unknown(method);
        return found->second(request);
    }
    absl::Status ServerStream(std::string_view method, std::string_view request,
                              const MessageConsumer& on_message) override {
        server_.called.emplace_back(method);
        const auto found = server_.streams.find(std::string(method));
        if (found == server_.streams.end()) return Unknown(method);
        return found->second(request, on_message);
    }
    absl::StatusOr<std::string> ClientStream(std::string_view method,
                                             const MessageSupplier& next) override {
        server_.called.emplace_back(method);
        std::vector<std::string> messages;
        while (true) {
            SOCLE_ASSIGN(const std::optional<std::string> message, next());
            if (!message) break;
            messages.push_back(*message);
        }
        const auto found = server_.uploads.find(std::string(method));
        if (found == server_.uploads.end()) return Unknown(method);
        return found->second(messages);
    }

 private:
    static absl::Status Unknown(std::string_view method) {
        return Refuse(reason::kUnknownMethod, "unknown method", {{"value", std::string(method)}});
    }
    FakeServer& server_;
};

}  // namespace

pb::FileDescriptorSet AllFiles() {
    pb::FileDescriptorSet set;
    std::set<std::string> seen;
    for (const pb::FileDescriptor* file : ContractFiles()) Add(*file, seen, set);
    return set;
}

std::vector<std::string> AllServices() {
    std::vector<std::string> names;
    for (const pb::FileDescriptor* file : ContractFiles()) {
        for (int i = 0; i < file->service_count(); ++i) {
            names.push_back(file->service(i)->full_name());
        }
    }
    return names;
}

std::unique_ptr<Contracts> AllContracts() {
    auto contracts = Contracts::From(AllFiles(), AllServices());
    EXPECT_TRUE(contracts.ok()) << contracts.status();
    return *std::move(contracts);
}

FakeServer::FakeServer() {
    On<bricks::v1::DescribeRequest, bricks::v1::DescribeResponse>(
        "/socle.bricks.v1.BricksService/Describe", [](const bricks::v1::DescribeRequest& request) {
            bricks::v1::DescribeResponse response;
            response.set_etag("one");
            for (const std::string& service : AllServices()) response.add_services(service);
            if (request.etag() != "one") *response.mutable_files() = AllFiles();
            return response;
        });
}

Connect FakeServer::Connector() {
    return [this](RemoteOptions options) -> absl::StatusOr<std::unique_ptr<Channel>> {
        connected.push_back(std::move(options));
        return std::make_unique<FakeChannel>(*this);
    };
}

int FakeServer::CallsOf(const std::string& method) const {
    return static_cast<int>(std::count(called.begin(), called.end(), method));
}

World::World() {
    std::string pattern = (fs::temp_directory_path() / "socle-cli-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
}

World::~World() {
    std::error_code error;
    fs::remove_all(folder, error);
}

void World::Type(const std::string& text) {
    at_terminal = true;
    in_.str(text);
    in_.clear();
}

Exit World::Run(std::vector<std::string> arguments) {
    out_.str("");
    err_.str("");
    Terminal terminal{.in = in_,
                      .out = out_,
                      .err = err_,
                      .in_is_tty = at_terminal,
                      .out_is_tty = at_terminal,
                      .err_is_tty = at_terminal,
                      .width = 0,
                      .echo = [this](bool shown) { echoes.push_back(shown); }};
    const Process process{.arguments = std::move(arguments),
                          .environment = environment,
                          .config_folder = folder / "config",
                          .cache_folder = folder / "cache",
                          .terminal = terminal,
                          .connect = server.Connector(),
                          .sleep = [this](std::chrono::milliseconds) { ++pauses; },
                          .clock = clock_,
                          .ids = ids_,
                          .time_zone = TimeZone::Utc()};
    return cli::Run(process);
}

}  // namespace socle::cli::testing
