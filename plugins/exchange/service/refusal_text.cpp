#include "service/refusal_text.hpp"

#include <google/protobuf/descriptor.h>

#include "domain/report.hpp"
#include "socle/client_record/v1/service.pb.h"
#include "socle/options/v1/refusal.pb.h"
#include "socle/template.hpp"
#include "socle/type/v1/error.pb.h"

namespace socle::exchange {
namespace {

const google::protobuf::EnumValueDescriptor* FindReason(const std::string& name) {
    const auto* own = client_record::v1::Reason_descriptor()->FindValueByName("REASON_" + name);
    if (own != nullptr) return own;
    return type::v1::Reason_descriptor()->FindValueByName("REASON_" + name);
}

std::string SentenceOf(const Refusal& refusal, Language language) {
    const auto* reason = FindReason(refusal.reason);
    if (reason == nullptr) return refusal.message;
    const options::v1::Refusal& said = reason->options().GetExtension(options::v1::refusal);
    const std::string advice = TextIn(said.advice(), language);
    return RenderTemplate(TextIn(said.text(), language) + (advice.empty() ? "" : " ") + advice,
                          refusal.metadata);
}

}  // namespace

std::string WhyRefused(const KeptRow& row, Language language) {
    const std::string problems = SentencesOf(row.problems, language);
    if (row.refusal.reason.empty()) return problems;
    return SentenceOf(row.refusal, language) + (problems.empty() ? "" : " ") + problems;
}

}  // namespace socle::exchange
