#include "domain/pipeline.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "domain/reasons.hpp"

namespace socle::crm {
namespace {

bool IsWord(std::string_view text) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_inner = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && text.size() <= kStageWordMax && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), is_inner);
}

// `field` is the stage's place in the request: "stages.2".
absl::Status CheckStage(Stage& stage, const std::string& field) {
    if (stage.word.empty()) {
        return RefuseField(reason::kRequired, field + ".stage", "a stage needs a short word");
    }
    if (!IsWord(stage.word)) {
        return RefuseField(
            reason::kInvalidValue, field + ".stage",
            "a stage's word is at most 40 of a-z, 0-9 and _, and starts with a letter",
            {{"value", stage.word}, {"expected", "lead, proposal_2"}});
    }
    SOCLE_ASSIGN(stage.display_name,
                 CheckRequiredText(stage.display_name, field + ".display_name", kDisplayNameMax));
    if (stage.probability.IsNegative() || stage.probability > Decimal{100}) {
        return RefuseField(reason::kOutOfRange, field + ".probability",
                           "a probability is between 0 and 100 per cent",
                           {{"value", stage.probability.ToString()}, {"limit", "0 – 100"}});
    }
    return absl::OkStatus();
}

}  // namespace

Pipeline UsualPipeline(PipelineId id, Language language) {
    const bool french = language == Language::kFrench;
    return {.id = id,
            .display_name = french ? "Ventes" : "Sales",
            .stages = {{"qualification", "Qualification", Decimal{10}},
                       {"proposal", french ? "Proposition" : "Proposal", Decimal{40}},
                       {"negotiation", french ? "Négociation" : "Negotiation", Decimal{70}},
                       {"agreement", french ? "Accord de principe" : "Agreement", Decimal{90}}}};
}

absl::StatusOr<Pipeline> CheckPipeline(Pipeline pipeline) {
    SOCLE_ASSIGN(pipeline.display_name,
                 CheckRequiredText(pipeline.display_name, "display_name", kDisplayNameMax));
    if (pipeline.stages.empty()) {
        return RefuseField(reason::kRequired, "stages", "a pipeline needs at least one stage");
    }
    if (pipeline.stages.size() > kStagesMax) {
        return RefuseField(reason::kTooMany, "stages", "a pipeline has at most 20 stages",
                           {{"limit", std::to_string(kStagesMax)}});
    }
    std::set<std::string, std::less<>> words;
    for (std::size_t i = 0; i < pipeline.stages.size(); ++i) {
        const std::string field = "stages." + std::to_string(i);
        SOCLE_RETURN_IF_ERROR(CheckStage(pipeline.stages[i], field));
        if (!words.insert(pipeline.stages[i].word).second) {
            return RefuseField(reason::kInvalidValue, field + ".stage",
                               "two stages of a pipeline cannot have the same word",
                               {{"value", pipeline.stages[i].word}});
        }
    }
    return pipeline;
}

absl::StatusOr<Stage> FindStage(const Pipeline& pipeline, std::string_view word) {
    std::string words;
    for (const Stage& stage : pipeline.stages) {
        if (stage.word == word) return stage;
        words += (words.empty() ? "" : ", ") + stage.word;
    }
    return RefuseField(reason::kUnknownStage, "stage", "this pipeline has no such stage",
                       {{"value", std::string(word)}, {"stages", words}});
}

std::vector<std::string> RemovedStages(const Pipeline& before, const Pipeline& after) {
    std::vector<std::string> removed;
    for (const Stage& stage : before.stages) {
        if (!FindStage(after, stage.word).ok()) removed.push_back(stage.word);
    }
    return removed;
}

absl::Status CheckFree(const std::vector<std::string>& used) {
    if (used.empty()) return absl::OkStatus();
    return Refuse(reason::kStageInUse, "open opportunities stand in a stage that would go",
                  {{"stage", used.front()}});
}

}  // namespace socle::crm
