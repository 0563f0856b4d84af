#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "domain/opportunity_row.hpp"
#include "domain/request_id.hpp"
#include "service/convert.hpp"
#include "service/find_client.hpp"
#include "service/step_rows.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "socle/money.hpp"
#include "socle/wire.hpp"

namespace socle::exchange {
namespace {

constexpr int kPageSize = 1'000;
constexpr int kPagesMax = 10;  // of one client's opportunities

// What the crm's usual pipeline calls its stages, in both languages, for a company that has none
// yet: it is made with the first opportunity.
constexpr std::pair<std::string_view, std::string_view> kUsualStages[] = {
    {"proposition", "proposal"}, {"negociation", "negotiation"}, {"accord", "agreement"}};

// Takes one row after the other; what it has asked once it remembers for the step.
class OpportunityTaker {
 public:
    OpportunityTaker(Call& call, const Import& import) : call_(call), import_(import) {}

    absl::StatusOr<RowResult> Take(const KeptRow& kept, StepRows& step) {
        OpportunityReading reading = ReadOpportunityRow(import_.columns, kept.row);
        RowResult result{
            .outcome = Outcome::kRefused, .problems = std::move(reading.problems), .refusal = {}};
        SOCLE_ASSIGN(const FoundClient client, ClientOf(reading.opportunity));
        if (client.problem) {
            result.problems.push_back(*client.problem);
            return result;
        }
        SOCLE_ASSIGN(Subjects* const subjects, SubjectsOf(client.party));
        const std::string subject = FoldForSearch(reading.opportunity.display_name);
        if (subjects->contains(subject)) {
            result.outcome = Outcome::kUnchanged;
            return result;
        }
        SOCLE_ASSIGN(const auto created, Create(reading.opportunity, client.party, kept));
        if (!created.ok()) {
            result.refusal = RefusalOf(created.status());
            return result;
        }
        subjects->insert(subject);
        result.outcome = Outcome::kCreated;
        if (!import_.dry_run) {
            step.records.push_back(NewRecord(created->name(), created->etag()));
        }
        return result;
    }

 private:
    using Subjects = std::set<std::string>;

    absl::StatusOr<FoundClient> ClientOf(const OpportunityRow& row) {
        const ClientHint hint{.name = row.client, .siret = row.siret, .email = row.email};
        const auto known = clients_.find(hint);
        if (known != clients_.end()) return known->second;
        SOCLE_ASSIGN(FoundClient found, FindClient(call_, hint));
        return clients_.emplace(hint, std::move(found)).first->second;
    }

    // The subjects of all the client's opportunities, closed ones too.
    absl::StatusOr<Subjects*> SubjectsOf(const std::string& party) {
        if (const auto known = subjects_.find(party); known != subjects_.end()) {
            return &known->second;
        }
        Subjects subjects;
        crm::v1::ListOpportunitiesRequest request;
        request.set_party(party);
        request.set_page_size(kPageSize);
        for (int page = 0; page < kPagesMax; ++page) {
            SOCLE_ASSIGN(const auto listed, crm::v1::CrmClient(call_).ListOpportunities(request));
            for (const crm::v1::Opportunity& opportunity : listed.opportunities()) {
                subjects.insert(FoldForSearch(opportunity.display_name()));
            }
            request.set_page_token(listed.next_page_token());
            if (request.page_token().empty()) break;
        }
        return &subjects_.emplace(party, std::move(subjects)).first->second;
    }

    // The word of the stage that is called so; what is called nothing of the kind goes as it is,
    // and is refused with the stages there are.
    absl::StatusOr<std::string> StageOf(const std::string& written) {
        if (written.empty()) return written;
        if (!stages_) {
            SOCLE_ASSIGN(stages_, LoadStages());
        }
        const auto stage = stages_->find(FoldForSearch(written));
        return stage == stages_->end() ? written : stage->second;
    }
    absl::StatusOr<std::map<std::string, std::string>> LoadStages() {
        std::map<std::string, std::string> words;
        crm::v1::ListPipelinesRequest request;
        request.set_page_size(1);
        SOCLE_ASSIGN(const auto listed, crm::v1::CrmClient(call_).ListPipelines(request));
        if (listed.pipelines().empty()) {
            for (const auto& [called, word] : kUsualStages) words.emplace(called, word);
            return words;
        }
        for (const crm::v1::Stage& stage : listed.pipelines(0).stages()) {
            words.emplace(FoldForSearch(stage.display_name()), stage.stage());
        }
        return words;
    }

    absl::StatusOr<crm::v1::CreateOpportunityRequest> RequestFor(const OpportunityRow& row,
                                                                 const std::string& party) {
        crm::v1::CreateOpportunityRequest request;
        crm::v1::Opportunity& opportunity = *request.mutable_opportunity();
        opportunity.set_display_name(row.display_name);
        opportunity.set_party(party);
        SOCLE_ASSIGN(*opportunity.mutable_stage(), StageOf(row.stage));
        if (row.amount) {
            SOCLE_ASSIGN(const Money amount,
                         Money::Product(*row.amount, Decimal(1), Currency::Eur(),
                                        Rounding::kHalfAwayFromZero));
            *opportunity.mutable_amount() = ToWire(amount);
        }
        if (row.expected_close_date) {
            *opportunity.mutable_expected_close_date() = ToWire(*row.expected_close_date);
        }
        opportunity.set_next_action(row.next_action);
        if (row.next_action_date) {
            *opportunity.mutable_next_action_date() = ToWire(*row.next_action_date);
        }
        request.set_validate_only(import_.dry_run);
        return request;
    }

    // The outer status is for what is not the row's fault.
    absl::StatusOr<absl::StatusOr<crm::v1::Opportunity>> Create(const OpportunityRow& row,
                                                                const std::string& party,
                                                                const KeptRow& kept) {
        absl::StatusOr<crm::v1::CreateOpportunityRequest> request = RequestFor(row, party);
        if (!request.ok()) {
            if (!IsAboutRecord(request.status())) return request.status();
            return absl::StatusOr<crm::v1::Opportunity>(request.status());
        }
        request->set_request_id(
            RequestIdFor(import_.id, kept.row.number, "opportunity", request->SerializeAsString())
                .ToString());
        absl::StatusOr<crm::v1::Opportunity> created =
            crm::v1::CrmClient(call_).CreateOpportunity(*request);
        if (!created.ok() && !IsAboutRecord(created.status())) return created.status();
        return created;
    }

    Call& call_;
    const Import& import_;
    std::map<ClientHint, FoundClient> clients_;
    std::map<std::string, Subjects> subjects_;
    std::optional<std::map<std::string, std::string>> stages_;
};

}  // namespace

absl::StatusOr<StepRows> TakeOpportunities(Call& call, const Import& import,
                                           const std::vector<KeptRow>& rows) {
    OpportunityTaker taker(call, import);
    StepRows step;
    for (const KeptRow& row : rows) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(RowResult result, taker.Take(row, step));
        step.results.push_back(std::move(result));
    }
    return step;
}

}  // namespace socle::exchange
