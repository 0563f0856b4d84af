// The crm brick at work, with a client and short ways to say what a test is about.
#pragma once

#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/testing/brick_test.hpp"

namespace socle::crm {

using testing::kOtherTenant;
using testing::kTenant;

class CrmTest : public testing::BrickTest {
 protected:
    void SetUp() override {
        BrickTest::SetUp();
        if (HasFatalFailure()) return;
        durand_ = NameOf(fixture().client_record().AddCompany(kTenant, "Durand SA"));
    }

    [[nodiscard]] v1::CrmClient crm(TenantId tenant = kTenant) {
        return v1::CrmClient(fixture().channel(tenant));
    }
    [[nodiscard]] const std::string& durand() const { return durand_; }

    // A request to open an opportunity with Durand SA, in the first stage of the first pipeline.
    [[nodiscard]] v1::CreateOpportunityRequest NewOpportunity(std::string_view display_name) {
        v1::CreateOpportunityRequest request;
        request.mutable_opportunity()->set_display_name(std::string(display_name));
        request.mutable_opportunity()->set_party(durand_);
        return request;
    }
    // Opened at once; with a next action on that day of November 2026 unless it is 0.
    [[nodiscard]] v1::Opportunity Opened(std::string_view display_name, int day = 0) {
        v1::CreateOpportunityRequest request = NewOpportunity(display_name);
        if (day > 0) {
            request.mutable_opportunity()->set_next_action("Rappeler");
            SetDay(*request.mutable_opportunity()->mutable_next_action_date(), day);
        }
        const auto created = crm().CreateOpportunity(request);
        EXPECT_TRUE(created.ok()) << created.status();
        return created.value_or(v1::Opportunity{});
    }
    static void SetDay(type::v1::Date& date, int day) {
        date.set_year(2026);
        date.set_month(11);
        date.set_day(day);
    }
    [[nodiscard]] v1::Opportunity Won(const v1::Opportunity& opportunity) {
        v1::WinOpportunityRequest request;
        request.set_name(opportunity.name());
        const auto won = crm().WinOpportunity(request);
        EXPECT_TRUE(won.ok()) << won.status();
        return won.value_or(v1::Opportunity{});
    }
    [[nodiscard]] absl::StatusOr<v1::Opportunity> Get(const std::string& name,
                                                      TenantId tenant = kTenant) {
        v1::GetOpportunityRequest request;
        request.set_name(name);
        return crm(tenant).GetOpportunity(request);
    }

    // The subjects a list shows, in order.
    [[nodiscard]] std::vector<std::string> Listed(const v1::ListOpportunitiesRequest& request = {},
                                                  TenantId tenant = kTenant) {
        const auto listed = crm(tenant).ListOpportunities(request);
        EXPECT_TRUE(listed.ok()) << listed.status();
        std::vector<std::string> subjects;
        if (!listed.ok()) return subjects;
        for (const auto& item : listed->opportunities()) subjects.push_back(item.display_name());
        return subjects;
    }
    // The log's event types, without their package.
    [[nodiscard]] std::vector<std::string> EventTypes() {
        std::vector<std::string> types;
        const auto events = fixture().Events();
        EXPECT_TRUE(events.ok()) << events.status();
        if (!events.ok()) return types;
        for (const Event& event : *events) {
            types.push_back(event.meta.type.substr(event.meta.type.rfind('.') + 1));
        }
        return types;
    }

 private:
    std::string durand_;
};

}  // namespace socle::crm
