#include <utility>

#include "service/convert.hpp"
#include "service/crm_service.hpp"
#include "service/named_id.hpp"
#include "socle/etag.hpp"
#include "socle/mask.hpp"

namespace socle::crm {

absl::StatusOr<v1::Pipeline> CrmService::CreatePipeline(Call& call,
                                                        const v1::CreatePipelineRequest& request) {
    SOCLE_ASSIGN(Pipeline written, PipelineFromProto(request.pipeline()));
    SOCLE_ASSIGN(written.id, NamedOrNewId<PipelineId>(call, kPipelines, request.pipeline().name()));
    SOCLE_ASSIGN(const Pipeline pipeline, CheckPipeline(std::move(written)));
    SOCLE_RETURN_IF_ERROR(pipelines_.Insert(call.transaction(), pipeline));
    return ToProto(pipeline);
}

absl::StatusOr<v1::Pipeline> CrmService::GetPipeline(Call& call,
                                                     const v1::GetPipelineRequest& request) {
    SOCLE_ASSIGN(const PipelineId id, ParseIdName<PipelineId>(kPipelines, request.name()));
    SOCLE_ASSIGN(const Pipeline pipeline, pipelines_.Load(call.transaction(), id));
    return ToProto(pipeline);
}

absl::StatusOr<v1::ListPipelinesResponse> CrmService::ListPipelines(
    Call& call, const v1::ListPipelinesRequest& request) {
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(), kPipelines,
                                           /*keys=*/1));
    SOCLE_ASSIGN(std::vector<Pipeline> pipelines, pipelines_.List(call.transaction(), page));
    v1::ListPipelinesResponse response;
    response.set_next_page_token(CutPage(page, pipelines, PipelineStore::SortKeyOf));
    for (const Pipeline& pipeline : pipelines) *response.add_pipelines() = ToProto(pipeline);
    return response;
}

absl::StatusOr<v1::Pipeline> CrmService::UpdatePipeline(Call& call,
                                                        const v1::UpdatePipelineRequest& request) {
    const v1::Pipeline& sent = request.pipeline();
    SOCLE_ASSIGN(const PipelineId id, ParseIdName<PipelineId>(kPipelines, sent.name()));
    Transaction& tx = call.transaction();
    SOCLE_ASSIGN(const Pipeline before, pipelines_.LoadForUpdate(tx, id));
    SOCLE_RETURN_IF_ERROR(CheckEtag(sent.etag(), before.version));

    v1::Pipeline record = ToProto(before);
    SOCLE_RETURN_IF_ERROR(ApplyUpdate(request.update_mask(), sent, record));
    SOCLE_ASSIGN(Pipeline written, PipelineFromProto(record));
    written.id = before.id;
    written.version = before.version;
    SOCLE_ASSIGN(const Pipeline after, CheckPipeline(std::move(written)));
    if (after == before) return ToProto(before);

    SOCLE_ASSIGN(const std::vector<std::string> used,
                 pipelines_.StagesInUse(tx, id, RemovedStages(before, after)));
    SOCLE_RETURN_IF_ERROR(CheckFree(used));
    SOCLE_ASSIGN(const Pipeline saved, pipelines_.Update(tx, after));
    return ToProto(saved);
}

}  // namespace socle::crm
