// A small company at work on a socled, in the words a clerk would use.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "socle/accounting/v1/service.socle.hpp"
#include "socle/bricks/v1/service.socle.hpp"
#include "socle/bus/v1/service.socle.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/exchange/v1/service.socle.hpp"
#include "socle/identity/v1/service.socle.hpp"
#include "socle/invoicing/v1/service.socle.hpp"
#include "socle/jobs/v1/service.socle.hpp"
#include "socle/marketing/v1/service.socle.hpp"
#include "socled_process.hpp"

namespace socle::scenarios {

class Company : public ::testing::Test {
 protected:
    void SetUp() override;
    [[nodiscard]] virtual Storage storage() const { return Storage::kShared; }

    // Signs in again after a restart.
    void SignIn();
    // Fills in what documents must show of the company.
    void SetUpIdentity();
    // Waits for the job that activates it, if there is one.
    absl::Status Activate(const std::string& brick);
    absl::Status Deactivate(const std::string& brick);
    // Imports a file; gives the finished import.
    absl::StatusOr<exchange::v1::Import> Import(const std::string& path, bool dry_run = false);
    jobs::v1::Job WaitForJob(const std::string& name);
    // Until every brick has read the log to its end.
    void WaitForReaders();
    // A company with an address, ready to be invoiced.
    std::string NewClient(const std::string& display_name);
    // A draft of one line: quantity x price at a VAT rate.
    std::string NewDraft(const std::string& party, const std::string& quantity,
                         const std::string& price, const std::string& vat_rate);
    absl::StatusOr<invoicing::v1::Invoice> Issue(const std::string& name,
                                                 const std::string& request_id = "");
    absl::StatusOr<invoicing::v1::Payment> Pay(const std::string& invoice, std::int64_t cents);
    // What `socle verify` would say; empty when all is well.
    std::vector<std::string> Findings();
    std::vector<std::string> Timeline(const std::string& party);

    client_record::v1::ClientRecordClient record() {
        return client_record::v1::ClientRecordClient(*channel_);
    }
    identity::v1::IdentityClient identity() { return identity::v1::IdentityClient(*channel_); }
    bricks::v1::BricksClient bricks() { return bricks::v1::BricksClient(*channel_); }
    crm::v1::CrmClient crm() { return crm::v1::CrmClient(*channel_); }
    invoicing::v1::InvoicingClient invoicing() { return invoicing::v1::InvoicingClient(*channel_); }
    accounting::v1::AccountingClient accounting() {
        return accounting::v1::AccountingClient(*channel_);
    }
    marketing::v1::MarketingClient marketing() { return marketing::v1::MarketingClient(*channel_); }
    exchange::v1::ExchangeClient exchange() { return exchange::v1::ExchangeClient(*channel_); }
    bus::v1::BusClient bus() { return bus::v1::BusClient(*channel_); }
    jobs::v1::JobsClient jobs() { return jobs::v1::JobsClient(*channel_); }

    std::unique_ptr<SocledProcess> socled_;
    std::string token_;
    std::unique_ptr<RemoteChannel> channel_;
};

}  // namespace socle::scenarios
