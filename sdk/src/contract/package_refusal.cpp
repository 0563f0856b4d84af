#include "socle/package_refusal.hpp"

#include "socle/options/v1/refusal.pb.h"
#include "socle/template.hpp"

namespace socle {

absl::Status RefusePackage(bricks::v1::Problem problem, const Metadata& values) {
    const auto* value = bricks::v1::Problem_descriptor()->FindValueByNumber(problem);
    const options::v1::Text& text = value->options().GetExtension(options::v1::refusal).text();
    const std::string english = RenderTemplate(text.en(), values, Language::kEnglish);
    return Refuse(kBrickRefused, english,
                  {{"problem", english},
                   {"problem_fr", RenderTemplate(text.fr(), values, Language::kFrench)}});
}

Wording ProblemOf(const absl::Status& refusal) {
    const Metadata metadata = MetadataOf(refusal);
    const auto french = metadata.find("problem_fr");
    if (french != metadata.end()) return {french->second, metadata.find("problem")->second};
    return ProblemOf(RefusePackage(bricks::v1::PROBLEM_NOT_USABLE,
                                   {{"detail", std::string(refusal.message())}}));
}

absl::Status RefuseBrick(const std::string& brick, const Wording& problem) {
    return Refuse(kBrickRefused, "the brick '" + brick + "' cannot be loaded: " + problem.en,
                  {{"brick", brick}, {"problem", problem.en}, {"problem_fr", problem.fr}});
}

}  // namespace socle
