#include "store/pipeline_store.hpp"

#include "store/page_key.hpp"
#include "store/queries.hpp"

namespace socle::crm {
namespace {

// The stages as the row has them: one list for each of their parts.
struct StageColumns {
    explicit StageColumns(const std::vector<Stage>& stages) {
        for (const Stage& stage : stages) {
            words.push_back(stage.word);
            display_names.push_back(stage.display_name);
            probabilities.push_back(stage.probability);
        }
    }
    std::vector<std::string> words;
    std::vector<std::string> display_names;
    std::vector<Decimal> probabilities;
};

absl::StatusOr<Pipeline> FromRow(const Row& row) {
    Pipeline pipeline{.id = PipelineId{row.AsUuid("pipeline_id")},
                      .display_name = row.Text("display_name"),
                      .stages = {},
                      .version = row.Int64("version")};
    const std::vector<std::string> words = row.TextArray("stages");
    const std::vector<std::string> display_names = row.TextArray("stage_display_names");
    const std::vector<std::string> probabilities = row.TextArray("stage_probabilities");
    if (display_names.size() != words.size() || probabilities.size() != words.size()) {
        return BrokenInvariant("a pipeline's lists of stages differ in length");
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        SOCLE_ASSIGN(const Decimal probability, Decimal::Parse(probabilities[i]));
        pipeline.stages.push_back({words[i], display_names[i], probability});
    }
    return pipeline;
}

absl::StatusOr<Pipeline> One(Transaction& tx, const Statement& statement, PipelineId id) {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(statement, {id}, "pipeline"));
    return FromRow(row);
}

}  // namespace

absl::Status PipelineStore::Insert(Transaction& tx, const Pipeline& pipeline) const {
    const StageColumns stages(pipeline.stages);
    return tx
        .Exec(queries::kInsertPipeline, {pipeline.id, pipeline.display_name, stages.words,
                                         stages.display_names, stages.probabilities})
        .status();
}

absl::Status PipelineStore::InsertUsual(Transaction& tx, const Pipeline& pipeline) const {
    const StageColumns stages(pipeline.stages);
    return tx
        .Exec(queries::kInsertUsualPipeline, {pipeline.id, pipeline.display_name, stages.words,
                                              stages.display_names, stages.probabilities})
        .status();
}

absl::StatusOr<Pipeline> PipelineStore::Update(Transaction& tx, Pipeline pipeline) const {
    const StageColumns stages(pipeline.stages);
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kUpdatePipeline,
                                           {pipeline.id, pipeline.display_name, stages.words,
                                            stages.display_names, stages.probabilities},
                                           "pipeline"));
    pipeline.version = row.Int64("version");
    return pipeline;
}

absl::StatusOr<Pipeline> PipelineStore::Load(Transaction& tx, PipelineId id) const {
    return One(tx, queries::kLoadPipeline, id);
}

absl::StatusOr<Pipeline> PipelineStore::LoadForUpdate(Transaction& tx, PipelineId id) const {
    return One(tx, queries::kLockPipeline, id);
}

absl::StatusOr<Pipeline> PipelineStore::Hold(Transaction& tx, PipelineId id) const {
    return One(tx, queries::kHoldPipeline, id);
}

absl::StatusOr<std::optional<Pipeline>> PipelineStore::HoldFirst(Transaction& tx) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kHoldFirstPipeline));
    if (rows.empty()) return std::optional<Pipeline>{};
    return FromRow(rows[0]);
}

absl::StatusOr<std::vector<Pipeline>> PipelineStore::List(Transaction& tx, const Page& page) const {
    SOCLE_ASSIGN(const std::optional<Uuid> after, IdAfter(page, 0));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kListPipelines, {after, page.Limit()}));
    std::vector<Pipeline> pipelines;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Pipeline pipeline, FromRow(row));
        pipelines.push_back(std::move(pipeline));
    }
    return pipelines;
}

std::vector<std::string> PipelineStore::SortKeyOf(const Pipeline& pipeline) {
    return {pipeline.id.ToString()};
}

absl::StatusOr<std::vector<std::string>> PipelineStore::StagesInUse(
    Transaction& tx, PipelineId id, const std::vector<std::string>& words) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindStagesInUse, {id, words}));
    std::vector<std::string> used;
    for (const Row& row : rows) used.push_back(row.Text("stage"));
    return used;
}

}  // namespace socle::crm
