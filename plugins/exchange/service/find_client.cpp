#include "service/find_client.hpp"

#include <algorithm>
#include <vector>

#include "domain/cell_text.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/text.hpp"

namespace socle::exchange {
namespace {

namespace record = client_record::v1;

// The same SIRET, VAT number or e-mail is the same client; a SIREN only the same company.
bool IsSure(record::DuplicateReason reason) {
    return reason == record::DUPLICATE_REASON_SIRET || reason == record::DUPLICATE_REASON_EMAIL;
}

// Called so, and with no other SIRET than the row says.
bool IsCalled(const record::Party& party, const ClientHint& hint) {
    const bool other_siret =
        !hint.siret.empty() && !party.siret().empty() && hint.siret != party.siret();
    return !other_siret && FoldForSearch(party.display_name()) == FoldForSearch(hint.name);
}

Problem ProblemOf(ProblemKind kind, const ClientHint& hint) {
    std::string shown = hint.name;
    if (shown.empty()) shown = hint.siret.empty() ? hint.email : hint.siret;
    return {.kind = kind, .field = Field::kClient, .value = Shortened(shown)};
}

}  // namespace

absl::StatusOr<FoundClient> FindClient(Call& call, const ClientHint& hint) {
    record::FindDuplicatesRequest request;
    record::Party& sought = *request.mutable_party();
    sought.set_display_name(hint.name.empty() ? hint.siret + hint.email : hint.name);
    sought.set_siret(hint.siret);
    if (!hint.email.empty()) sought.add_emails()->set_address(hint.email);
    SOCLE_ASSIGN(const auto response, record::ClientRecordClient(call).FindDuplicates(request));
    std::vector<std::string> sure;
    std::vector<std::string> called_so;
    for (const record::Duplicate& duplicate : response.duplicates()) {
        if (IsSure(duplicate.reason())) sure.push_back(duplicate.party().name());
        if (IsCalled(duplicate.party(), hint)) called_so.push_back(duplicate.party().name());
    }
    const std::vector<std::string>& found = sure.empty() ? called_so : sure;
    if (found.empty()) return FoundClient{{}, ProblemOf(ProblemKind::kUnknownClient, hint)};
    if (found.size() > 1) return FoundClient{{}, ProblemOf(ProblemKind::kSeveralClients, hint)};
    return FoundClient{found.front(), std::nullopt};
}

}  // namespace socle::exchange
