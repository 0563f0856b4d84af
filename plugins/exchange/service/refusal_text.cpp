#include "service/refusal_text.hpp"

#include "domain/report.hpp"
#include "service/convert.hpp"
#include "socle/template.hpp"

namespace socle::exchange {
namespace {

std::string SentenceOf(const Refusal& refusal, ImportKind kind, Language language) {
    const absl::Status status = Refuse(Reason{absl::StatusCode::kInvalidArgument, refusal.reason},
                                       refusal.message, refusal.metadata);
    return WordingOf(status, ContractOf(kind)).In(language);
}

}  // namespace

std::string WhyRefused(const KeptRow& row, ImportKind kind, Language language) {
    const std::string problems = SentencesOf(row.problems, language);
    if (row.refusal.reason.empty()) return problems;
    return SentenceOf(row.refusal, kind, language) + (problems.empty() ? "" : " ") + problems;
}

}  // namespace socle::exchange
