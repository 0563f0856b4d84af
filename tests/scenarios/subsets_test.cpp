// Any bricks together: each subset at work on one kernel, a merge and an erasure in between, each
// brick switched off and on again, and nothing to be found wrong. What a brick that is missing
// would do is refused in one way, and everything else goes on.
#include <bitset>

#include "company.hpp"

namespace socle::scenarios {
namespace {

constexpr const char* kBricks[] = {"exchange", "crm", "invoicing", "accounting", "marketing"};
constexpr unsigned kSubsets = 1U << std::size(kBricks);

class Subset : public Company, public ::testing::WithParamInterface<unsigned> {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        ASSERT_TRUE(Deactivate("exchange").ok());  // on from the start otherwise
        for (std::size_t i = 0; i < std::size(kBricks); ++i)
            if (Has(kBricks[i])) {
                const absl::Status activated = Activate(kBricks[i]);
                ASSERT_TRUE(activated.ok()) << kBricks[i] << activated;
            }
    }
    [[nodiscard]] bool Has(const std::string& brick) const {
        const std::bitset<std::size(kBricks)> chosen(GetParam());
        for (std::size_t i = 0; i < std::size(kBricks); ++i)
            if (kBricks[i] == brick) return chosen[i];
        return false;
    }
    // Done, or refused because the brick is off.
    void Expect(const std::string& brick, const absl::Status& status) {
        if (Has(brick)) {
            EXPECT_TRUE(status.ok()) << brick << ": " << status;
        } else {
            EXPECT_EQ(ReasonOf(status), "BRICK_INACTIVE") << brick << ": " << status;
        }
    }

    absl::Status OpenOpportunity(const std::string& party) {
        crm::v1::CreateOpportunityRequest request;
        request.mutable_opportunity()->set_display_name("Parquet");
        request.mutable_opportunity()->set_party(party);
        return crm().CreateOpportunity(request).status();
    }
    absl::Status Sell(const std::string& party) {
        invoicing::v1::CreateInvoiceRequest draft;
        draft.mutable_invoice()->set_party(party);
        auto& line = *draft.mutable_invoice()->add_lines();
        line.set_description("Pose");
        line.mutable_unit_price()->set_value("100");
        line.mutable_vat_rate()->set_value("20");
        SOCLE_ASSIGN(const auto drafted, invoicing().CreateInvoice(draft));
        SOCLE_ASSIGN(const auto issued, Issue(drafted.name()));
        return Pay(issued.name(), 12'000).status();
    }
    absl::Status AskTheBooks() {
        accounting::v1::GetTrialBalanceRequest request;
        SOCLE_ASSIGN(const auto balance, accounting().GetTrialBalance(request));
        EXPECT_EQ(balance.debit().minor_units(), balance.credit().minor_units());
        return absl::OkStatus();
    }
    absl::Status MakeSegment() {
        marketing::v1::CreateSegmentRequest request;
        request.mutable_segment()->set_display_name("Lyon");
        request.mutable_segment()->add_conditions()->set_postal_code_prefix("69");
        SOCLE_ASSIGN(const auto segment, marketing().CreateSegment(request));
        WaitForJob(segment.job());
        return absl::OkStatus();
    }
    absl::Status Merge(const std::string& name, const std::string& source) {
        client_record::v1::MergePartiesRequest request;
        request.set_name(name);
        request.set_source(source);
        return record().MergeParties(request).status();
    }
    absl::Status Unmerge(const std::string& name) {
        client_record::v1::UnmergePartyRequest request;
        request.set_name(name);
        return record().UnmergeParty(request).status();
    }
    absl::Status Erase(const std::string& name) {
        client_record::v1::ErasePartyRequest request;
        request.set_name(name);
        return record().EraseParty(request).status();
    }
    void Work(const std::string& party) {
        Expect("exchange", Import(SOCLE_FIXTURES "/imports/contacts_hubspot.csv", true).status());
        Expect("crm", OpenOpportunity(party));
        Expect("invoicing", Sell(party));
        Expect("accounting", AskTheBooks());
        Expect("marketing", MakeSegment());
    }
};

TEST_P(Subset, WorksTogether) {
    const std::string kept = NewClient("Durand SA");
    const std::string source = NewClient("Durand et fils");
    const std::string erased = NewClient("Petit");
    Work(kept);
    Work(source);
    Work(erased);
    ASSERT_TRUE(Merge(kept, source).ok());
    Work(source);
    ASSERT_TRUE(Unmerge(source).ok());
    ASSERT_TRUE(Merge(kept, source).ok());
    ASSERT_TRUE(Erase(erased).ok());
    EXPECT_EQ(Findings(), std::vector<std::string>());
    // Off and on again: the data were kept, and what happened meanwhile is read.
    for (const char* brick : kBricks)
        if (Has(brick)) {
            ASSERT_TRUE(Deactivate(brick).ok()) << brick;
        }
    const std::string meanwhile = NewClient("Entre-temps");
    for (const char* brick : kBricks)
        if (Has(brick)) {
            ASSERT_TRUE(Activate(brick).ok()) << brick;
        }
    Work(meanwhile);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

std::string NameOfSubset(const ::testing::TestParamInfo<unsigned>& info) {
    std::string name;
    for (std::size_t i = 0; i < std::size(kBricks); ++i)
        if ((info.param >> i & 1U) != 0)
            name += (name.empty() ? "" : "_") + std::string(kBricks[i]);
    return name.empty() ? "none" : name;
}

// None, all, each pair that meets through events, and what an owner might start with.
INSTANTIATE_TEST_SUITE_P(Some, Subset,
                         ::testing::Values(0b00000U, 0b11111U, 0b00011U, 0b01100U, 0b10110U),
                         NameOfSubset);
// All of them: behind `deploy/test --long`.
INSTANTIATE_TEST_SUITE_P(All, Subset, ::testing::Range(0U, kSubsets), NameOfSubset);

}  // namespace
}  // namespace socle::scenarios
