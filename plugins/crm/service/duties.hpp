// What the kernel asks of every brick about what it keeps: is it sound, and forget this person.
#pragma once

#include <absl/status/statusor.h>

#include "socle/brick.hpp"
#include "store/opportunity_store.hpp"
#include "store/pipeline_store.hpp"

namespace socle::crm {

class Duties {
 public:
    Duties(const PipelineStore& pipelines, const OpportunityStore& opportunities)
        : pipelines_(pipelines), opportunities_(opportunities) {}

    // Looks at every pipeline and opportunity, oldest first; stops at the hundredth fault.
    [[nodiscard]] absl::StatusOr<VerifyReport> Verify(Call& call) const;

    // Empties what people wrote about the party: subjects become a dash; next actions and comments
    // on losses go. Amounts, dates and stages stay: they say nothing of a person.
    [[nodiscard]] absl::Status EraseParty(Call& call, PartyId party) const;

 private:
    [[nodiscard]] absl::Status VerifyPipelines(Call& call, VerifyReport& report) const;
    [[nodiscard]] absl::Status VerifyOpportunities(Call& call, VerifyReport& report) const;

    const PipelineStore& pipelines_;
    const OpportunityStore& opportunities_;
};

}  // namespace socle::crm
