// A command's whole world in memory: contracts of every brick, a server that answers as told, a
// terminal whose output can be read, folders of its own. For tests of `socle`.
#pragma once

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app.hpp"
#include "contracts.hpp"
#include "socle/channel.hpp"
#include "socle/testing/fake_clock.hpp"
#include "socle/testing/fixed_ids.hpp"

namespace socle::cli::testing {

// The contracts the tests are linked with, as Describe would give them.
[[nodiscard]] google::protobuf::FileDescriptorSet AllFiles();
[[nodiscard]] std::vector<std::string> AllServices();
[[nodiscard]] std::unique_ptr<Contracts> AllContracts();

// Answers by method path ("/socle.crm.v1.CrmService/GetOpportunity"); any other method is
// UNKNOWN_METHOD. Describe is answered from AllFiles.
class FakeServer {
 public:
    FakeServer();

    using Unary = std::function<absl::StatusOr<std::string>(std::string_view request)>;
    using Stream = std::function<absl::Status(std::string_view request, const MessageConsumer&)>;
    using Upload = std::function<absl::StatusOr<std::string>(std::vector<std::string> messages)>;

    // A typed answer to a typed request.
    template <typename Request, typename Response>
    void On(const std::string& method,
            std::function<absl::StatusOr<Response>(const Request&)> answer) {
        unary[method] = [answer](std::string_view bytes) -> absl::StatusOr<std::string> {
            Request request;
            EXPECT_TRUE(request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
            SOCLE_ASSIGN(const Response response, answer(request));
            return response.SerializeAsString();
        };
    }

    [[nodiscard]] Connect Connector();
    // How often a method was called.
    [[nodiscard]] int CallsOf(const std::string& method) const;

    std::map<std::string, Unary> unary;
    std::map<std::string, Stream> streams;
    std::map<std::string, Upload> uploads;
    std::vector<std::string> called;
    std::vector<RemoteOptions> connected;
};

class World {
 public:
    World();
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Exit Run(std::vector<std::string> arguments);
    [[nodiscard]] std::string Out() const { return out_.str(); }
    [[nodiscard]] std::string Err() const { return err_.str(); }
    // Types this, as a person at a terminal would.
    void Type(const std::string& text);

    FakeServer server;
    std::map<std::string, std::string, std::less<>> environment{{"LANG", "en_US.UTF-8"}};
    std::filesystem::path folder;
    bool at_terminal = false;
    int pauses = 0;
    std::vector<bool> echoes;

 private:
    std::istringstream in_;
    std::ostringstream out_;
    std::ostringstream err_;
    socle::testing::FakeClock clock_;
    socle::testing::FixedIds ids_;
};

}  // namespace socle::cli::testing
