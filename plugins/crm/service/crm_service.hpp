// The brick's methods: parse, load, decide (domain), save, publish, reply. Refusals are those of
// the contract (socle/crm/v1/service.proto).
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "domain/opportunity.hpp"
#include "socle/crm/v1/service.socle.hpp"
#include "store/opportunity_store.hpp"
#include "store/pipeline_store.hpp"

namespace socle::crm {

class CrmService final : public v1::CrmServiceBase {
 public:
    CrmService(const PipelineStore& pipelines, const OpportunityStore& opportunities)
        : pipelines_(pipelines), opportunities_(opportunities) {}

    // service/pipeline_methods.cpp
    absl::StatusOr<v1::Pipeline> CreatePipeline(Call& call,
                                                const v1::CreatePipelineRequest& request) override;
    absl::StatusOr<v1::Pipeline> GetPipeline(Call& call,
                                             const v1::GetPipelineRequest& request) override;
    absl::StatusOr<v1::ListPipelinesResponse> ListPipelines(
        Call& call, const v1::ListPipelinesRequest& request) override;
    absl::StatusOr<v1::Pipeline> UpdatePipeline(Call& call,
                                                const v1::UpdatePipelineRequest& request) override;

    // service/opportunity_methods.cpp
    absl::StatusOr<v1::Opportunity> CreateOpportunity(
        Call& call, const v1::CreateOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> GetOpportunity(
        Call& call, const v1::GetOpportunityRequest& request) override;
    absl::StatusOr<v1::ListOpportunitiesResponse> ListOpportunities(
        Call& call, const v1::ListOpportunitiesRequest& request) override;
    absl::StatusOr<v1::Opportunity> UpdateOpportunity(
        Call& call, const v1::UpdateOpportunityRequest& request) override;

    // service/opportunity_steps.cpp
    absl::StatusOr<v1::Opportunity> MoveOpportunity(
        Call& call, const v1::MoveOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> WinOpportunity(
        Call& call, const v1::WinOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> LoseOpportunity(
        Call& call, const v1::LoseOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> ReopenOpportunity(
        Call& call, const v1::ReopenOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> DeleteOpportunity(
        Call& call, const v1::DeleteOpportunityRequest& request) override;
    absl::StatusOr<v1::Opportunity> SetNextAction(Call& call,
                                                  const v1::SetNextActionRequest& request) override;

 private:
    // The pipeline of that name, or, without a name, the tenant's first: the usual one is made when
    // there is none yet.
    [[nodiscard]] absl::StatusOr<Pipeline> PipelineFor(Call& call, std::string_view name) const;
    // Locked, and still as the caller knows it.
    [[nodiscard]] absl::StatusOr<Opportunity> LoadForChange(Call& call, const std::string& name,
                                                            std::string_view etag) const;

    const PipelineStore& pipelines_;
    const OpportunityStore& opportunities_;
};

}  // namespace socle::crm
