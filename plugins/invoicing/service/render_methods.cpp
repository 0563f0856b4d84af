#include "service/convert.hpp"
#include "service/documents.hpp"
#include "service/invoicing_service.hpp"

namespace socle::invoicing {

absl::StatusOr<v1::RenderDocumentResponse> InvoicingService::RenderDocument(
    Call& call, const v1::RenderDocumentRequest& request) {
    SOCLE_ASSIGN(const Language language,
                 LanguageFrom(request.language(), call.context().language));
    SOCLE_ASSIGN(const Company company, FindCompany(call));
    SOCLE_ASSIGN(DrawnDocument drawn,
                 DrawDocument(call, stores_, request.name(), company, language));
    v1::RenderDocumentResponse response;
    response.set_content_type(std::string(kPdfType));
    response.set_file_name(std::move(drawn.file_name));
    response.set_content(std::move(drawn.content));
    return response;
}

}  // namespace socle::invoicing
