// A pipeline: the stages an opportunity goes through from first word to signature, each with its
// chance of winning. Opportunities stand in a stage by its word, so a word that is taken away must
// be free.
#pragma once

#include <absl/status/statusor.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "socle/decimal.hpp"
#include "socle/text.hpp"

namespace socle::crm {

inline constexpr std::size_t kDisplayNameMax = 200;
inline constexpr std::size_t kStageWordMax = 40;
inline constexpr std::size_t kStagesMax = 20;

struct Stage {
    std::string word;  // "proposal"
    std::string display_name;
    Decimal probability;  // of winning from here, in per cent, 0 to 100

    friend bool operator==(const Stage&, const Stage&) = default;
};

struct Pipeline {
    PipelineId id;
    std::string display_name;
    std::vector<Stage> stages;  // in order
    std::int64_t version = 1;

    friend bool operator==(const Pipeline&, const Pipeline&) = default;
};

// What a company starts with, in the words of the person who starts.
[[nodiscard]] Pipeline UsualPipeline(PipelineId id, Language language);

// The pipeline with its texts trimmed. Refusals: REQUIRED, TOO_LONG, INVALID_TEXT, TOO_MANY
// (stages), INVALID_VALUE (a word that is none, or is there twice), OUT_OF_RANGE (probability).
[[nodiscard]] absl::StatusOr<Pipeline> CheckPipeline(Pipeline pipeline);

// Refusal: UNKNOWN_STAGE, naming those there are.
[[nodiscard]] absl::StatusOr<Stage> FindStage(const Pipeline& pipeline, std::string_view word);

// The words of the stages that `after` no longer has.
[[nodiscard]] std::vector<std::string> RemovedStages(const Pipeline& before, const Pipeline& after);

// `used` are removed stages in which open opportunities stand. Refusal: STAGE_IN_USE.
[[nodiscard]] absl::Status CheckFree(const std::vector<std::string>& used);

}  // namespace socle::crm
