// Eighteen months of the demonstration company, told day after day to a kernel whose clock follows.
#pragma once

#include <absl/status/status.h>

#include <functional>
#include <string>
#include <vector>

#include "affairs.hpp"
#include "office.hpp"
#include "script_clock.hpp"

namespace socle::demo {

class Story {
 public:
    // `today`: the story's last day. Documents and mails are dated as if all had really happened.
    Story(Office& office, ScriptClock& clock, Instant today);

    // Everything, in the order of its days. Stops at the first thing that does not go as told.
    [[nodiscard]] absl::Status Tell(const std::filesystem::path& clients);

 private:
    using Step = std::function<absl::Status()>;
    struct Scene {
        int day = 0;
        int hour = 9;
        std::string what;
        Step step;
    };
    void At(int day, int hour, std::string what, Step step);

    void PlanBeginning(const std::filesystem::path& clients);
    void PlanAffair(const Affair& affair);
    void PlanSale(const Affair& affair, const std::shared_ptr<std::string>& quote);
    void PlanUpkeep(const Upkeep& upkeep);
    void PlanMemories();
    void PlanConsents();
    void PlanCampaigns();

    [[nodiscard]] absl::StatusOr<std::string> Quote(const Affair& affair,
                                                    const std::string& opportunity);
    [[nodiscard]] absl::Status Send(const std::string& document, const std::string& client);
    [[nodiscard]] absl::Status Pay(const std::string& invoice, int percent);
    [[nodiscard]] absl::Status Campaign(const std::string& name, const std::string& segment,
                                        const std::string& subject, const std::string& body,
                                        bool to_customers);

    Office& office_;
    ScriptClock& clock_;
    Instant first_day_;
    std::vector<Scene> scenes_;
};

}  // namespace socle::demo
