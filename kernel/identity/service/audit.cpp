#include "service/convert.hpp"
#include "service/identity_service.hpp"
#include "socle/text.hpp"

namespace socle::identity {
namespace {

constexpr std::size_t kTargetMax = 200;

}  // namespace

absl::StatusOr<v1::ListAuditEntriesResponse> IdentityService::ListAuditEntries(
    Call& call, const v1::ListAuditEntriesRequest& request) {
    SOCLE_ASSIGN(const std::string target, CheckText(request.target(), "target", kTargetMax));
    SOCLE_ASSIGN(const Page page, ReadPage(request.page_size(), request.page_token(),
                                           "auditEntries of " + target, 1));
    SOCLE_ASSIGN(std::vector<AuditLine> lines, audit_.List(call.transaction(), page, target));
    v1::ListAuditEntriesResponse response;
    response.set_next_page_token(CutPage(page, lines, [](const AuditLine& last) {
        return std::vector<std::string>{std::to_string(last.number)};
    }));
    for (const AuditLine& line : lines) *response.add_audit_entries() = ToProto(line);
    return response;
}

}  // namespace socle::identity
