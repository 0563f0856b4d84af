// When accounting and marketing are switched on, and which of them first, makes no difference to
// what they know in the end: the same history with activations at random places (rapidcheck) gives
// the books and the segments of a company that had both from the start.
#include <rapidcheck.h>
#include <stdlib.h>

#include <algorithm>

#include "company.hpp"

namespace socle::scenarios {
namespace {

class ActivationOrder : public Company {
 protected:
    void SetUp() override { setenv("RC_PARAMS", "seed=1 max_success=4", 0); }

    // One step of the history; they build on one another.
    using Step = std::function<void()>;

    void Open(const std::string& client, bool lost) {
        crm::v1::CreateOpportunityRequest request;
        request.mutable_opportunity()->set_display_name("Parquet");
        request.mutable_opportunity()->set_party(clients_[client]);
        const auto opened = crm().CreateOpportunity(request);
        RC_ASSERT(opened.ok());
        if (!lost) return;
        crm::v1::LoseOpportunityRequest lose;
        lose.set_name(opened->name());
        lose.set_loss_reason(crm::v1::LOSS_REASON_PRICE);
        RC_ASSERT(crm().LoseOpportunity(lose).ok());
    }
    void Sell(const std::string& client, const std::string& price, int percent_paid) {
        const auto issued = Issue(NewDraft(clients_[client], "2", price, "20"));
        RC_ASSERT(issued.ok());
        last_ = issued->name();
        const std::int64_t due = issued->totals().gross().minor_units();
        if (percent_paid > 0) RC_ASSERT(Pay(last_, due * percent_paid / 100).ok());
    }
    void Credit() {
        invoicing::v1::IssueCreditNoteRequest request;
        request.set_invoice(last_);
        request.set_reason("Repris");
        request.add_lines()->set_line(1);
        request.mutable_lines(0)->mutable_quantity()->set_value("1");
        RC_ASSERT(invoicing().IssueCreditNote(request).ok());
    }
    std::vector<Step> History() {
        return {[this] { clients_["Roux"] = NewClient("Roux"); },
                [this] { clients_["Petit"] = NewClient("Petit"); },
                [this] { Open("Roux", false); },
                [this] { Sell("Roux", "600", 100); },
                [this] { Open("Petit", true); },
                [this] { Sell("Petit", "50.35", 40); },
                [this] { Credit(); },
                [this] { clients_["Late"] = NewClient("Late"); },
                [this] { Sell("Late", "700", 0); },
                [this] { Sell("Roux", "12.10", 100); }};
    }

    // The books and the segments at the end, when accounting is switched on before the step of that
    // number and marketing before that one; the same number: `accounting_first` decides.
    std::string EndOf(std::size_t accounting_at, std::size_t marketing_at, bool accounting_first) {
        Company::SetUp();
        RC_ASSERT(!HasFatalFailure());
        SetUpIdentity();
        for (const char* brick : {"crm", "invoicing"}) RC_ASSERT(Activate(brick).ok());
        const std::vector<Step> history = History();
        for (std::size_t i = 0; i <= history.size(); ++i) {
            const bool accounting_now = i == accounting_at;
            if (accounting_now && accounting_first) RC_ASSERT(Activate("accounting").ok());
            if (i == marketing_at) RC_ASSERT(Activate("marketing").ok());
            if (accounting_now && !accounting_first) RC_ASSERT(Activate("accounting").ok());
            if (i < history.size()) history[i]();
        }
        WaitForReaders();
        RC_ASSERT(Findings().empty());
        return Books() + Segments();
    }
    std::string Books() {
        std::string text;
        const auto balance = accounting().GetTrialBalance({});
        RC_ASSERT(balance.ok());
        for (const auto& line : balance->lines())
            text += line.account() + " " + std::to_string(line.debit().minor_units()) + " " +
                    std::to_string(line.credit().minor_units()) + "\n";
        const auto entries = accounting().ListJournalEntries({});
        RC_ASSERT(entries.ok());
        for (const auto& entry : entries->journal_entries())
            text += accounting::v1::Journal_Name(entry.journal()) + " " +
                    std::to_string(entry.number()) + " " + entry.piece() + " " +
                    entry.description() + "\n";
        const auto letterings = accounting().ListLetterings({});
        RC_ASSERT(letterings.ok());
        std::vector<std::string> letters;
        for (const auto& lettering : letterings->letterings())
            letters.push_back(lettering.code() + " " +
                              std::to_string(lettering.amount().minor_units()) + "\n");
        std::ranges::sort(letters);
        for (const std::string& line : letters) text += line;
        return text;
    }
    std::string Segments() {
        marketing::v1::Condition bought;
        bought.mutable_bought_at_least()->mutable_amount()->set_currency_code("EUR");
        bought.mutable_bought_at_least()->mutable_amount()->set_minor_units(100'000);
        bought.mutable_bought_at_least()->set_days(30);
        marketing::v1::Condition lost;
        lost.mutable_lost_opportunity()->set_loss_reason("price");
        lost.mutable_lost_opportunity()->set_days(30);
        marketing::v1::Condition near;
        near.set_postal_code_prefix("69");
        std::string text;
        for (const auto& condition : {bought, lost, near}) text += MembersOf(condition) + "\n";
        return text;
    }
    std::string MembersOf(const marketing::v1::Condition& condition) {
        marketing::v1::CreateSegmentRequest request;
        request.mutable_segment()->set_display_name("Segment");
        *request.mutable_segment()->add_conditions() = condition;
        const auto segment = marketing().CreateSegment(request);
        RC_ASSERT(segment.ok());
        WaitForJob(segment->job());
        marketing::v1::ListMembershipsRequest list;
        list.set_segment(segment->name());
        const auto members = marketing().ListMemberships(list);
        RC_ASSERT(members.ok());
        std::vector<std::string> names;
        for (const auto& member : members->memberships())
            for (const auto& [name, party] : clients_)
                if (party == member.party()) names.push_back(name);
        std::ranges::sort(names);
        std::string text;
        for (const std::string& name : names) text += name + " ";
        return text;
    }

    std::map<std::string, std::string> clients_;
    std::string last_;
};

TEST_F(ActivationOrder, DoesNotChangeTheEnd) {
    const std::string from_the_start = EndOf(0, 0, true);
    EXPECT_NE(from_the_start.find("Roux"), std::string::npos) << from_the_start;
    const std::size_t steps = History().size();
    EXPECT_TRUE(rc::check("the end is the same", [&](bool accounting_first) {
        const auto place = rc::gen::inRange<std::size_t>(0, steps + 1);
        RC_ASSERT(EndOf(*place, *place, accounting_first) == from_the_start);
    }));
}

}  // namespace
}  // namespace socle::scenarios
