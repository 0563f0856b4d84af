// The demonstration company's office: what its owner does, through the public port like anybody
// else.
#pragma once

#include <absl/status/statusor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "script_clock.hpp"
#include "socle/bricks/v1/service.socle.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "socle/identity/v1/service.socle.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/jobs/v1/service.socle.hpp"
#include "socle/marketing/v1/service.socle.hpp"
#include "socle/remote.hpp"

namespace socle::demo {

class Office {
 public:
    // `address`: "127.0.0.1:41234". `sign_in`: the file socled keeps the owner's first sign-in in.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<Office>> Open(
        const std::string& address, const std::filesystem::path& sign_in);

    // Before and after each hour's work: a session nobody uses for half an hour ends.
    [[nodiscard]] absl::Status SignIn();
    [[nodiscard]] absl::Status SignOut();

    [[nodiscard]] absl::Status IntroduceCompany();
    [[nodiscard]] absl::Status Activate(const std::string& brick);
    [[nodiscard]] absl::Status ImportClients(const std::filesystem::path& file);
    // "parties/..." of the one called so.
    [[nodiscard]] absl::StatusOr<std::string> Client(const std::string& display_name);
    [[nodiscard]] absl::StatusOr<client_record::v1::Party> Party(const std::string& display_name);
    [[nodiscard]] absl::Status WaitFor(const std::string& job);

    [[nodiscard]] client_record::v1::ClientRecordClient record() {
        return client_record::v1::ClientRecordClient(*channel_);
    }
    [[nodiscard]] bricks::v1::BricksClient bricks() { return bricks::v1::BricksClient(*channel_); }
    [[nodiscard]] crm::v1::CrmClient crm() { return crm::v1::CrmClient(*channel_); }
    [[nodiscard]] invoicing::v1::InvoicingClient invoicing() {
        return invoicing::v1::InvoicingClient(*channel_);
    }
    [[nodiscard]] marketing::v1::MarketingClient marketing() {
        return marketing::v1::MarketingClient(*channel_);
    }

 private:
    Office(std::unique_ptr<RemoteChannel> door, std::string email, std::string password)
        : door_(std::move(door)), email_(std::move(email)), password_(std::move(password)) {}

    std::unique_ptr<RemoteChannel> door_;  // without a token
    std::string email_;
    std::string password_;
    std::unique_ptr<RemoteChannel> channel_;
};

// Whole cents of an amount in euros.
[[nodiscard]] type::v1::Money Euros(std::int64_t euros);

}  // namespace socle::demo
