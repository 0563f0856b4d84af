#include "commands/fixed_commands.hpp"
#include "job_watch.hpp"
#include "printer.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/template.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

constexpr std::string_view kCollection = "bricks/";

absl::StatusOr<std::string> BrickName(const MethodInput& input, std::string_view command) {
    if (input.words.empty()) return MissingWord(command, texts::kWordBrick);
    if (input.words.size() > 1) {
        return Misused(texts::kTooManyWords, {{"word", input.words[1]}}, texts::kSeeBricks);
    }
    const std::string& word = input.words.front();
    return word.starts_with(kCollection) ? word : std::string(kCollection) + word;
}

template <typename Request>
absl::StatusOr<bricks::v1::Brick> Switch(Session& session, const MethodInput& input,
                                         std::string_view command, std::string_view method) {
    Request request;
    SOCLE_ASSIGN(*request.mutable_name(), BrickName(input, command));
    request.set_validate_only(session.arguments().dry_run);
    request.set_request_id(session.NewRequestId());
    return session.Kernel<bricks::v1::Brick>(method, request);
}

// As it is now; as it was when it is not listed any more.
absl::StatusOr<bricks::v1::Brick> Reread(Session& session, const bricks::v1::Brick& brick) {
    SOCLE_ASSIGN(const auto list, session.Kernel<bricks::v1::ListBricksResponse>(
                                      "BricksService/ListBricks", bricks::v1::ListBricksRequest()));
    for (const bricks::v1::Brick& each : list.bricks()) {
        if (each.name() == brick.name()) return each;
    }
    return brick;
}

absl::Status Print(Session& session, const bricks::v1::Brick& brick) {
    if (session.arguments().output != Output::kTable) return PrintRecord(session, brick);
    const auto* state = bricks::v1::BrickState_descriptor()->FindValueByNumber(brick.state());
    const std::string label = state == nullptr ? "" : socle::LabelOf(*state, session.language());
    session.Tell(texts::kBrickNow, {{"brick", brick.brick()}, {"state", label}});
    return absl::OkStatus();
}

}  // namespace

absl::Status RunActivate(Session& session, const MethodInput& input) {
    SOCLE_ASSIGN(bricks::v1::Brick brick,
                 Switch<bricks::v1::ActivateBrickRequest>(session, input, "bricks activate",
                                                          "BricksService/ActivateBrick"));
    if (session.arguments().dry_run) {
        session.Tell(texts::kDryRun);
        return Print(session, brick);
    }
    if (brick.state() == bricks::v1::BRICK_STATE_ACTIVATING && !brick.job().empty()) {
        SOCLE_ASSIGN(const jobs::v1::Job job, WatchJob(session, brick.job()));
        SOCLE_RETURN_IF_ERROR(EndOf(job));
        SOCLE_ASSIGN(brick, Reread(session, brick));
    }
    return Print(session, brick);
}

absl::Status RunDeactivate(Session& session, const MethodInput& input) {
    SOCLE_ASSIGN(const bricks::v1::Brick brick,
                 Switch<bricks::v1::DeactivateBrickRequest>(session, input, "bricks deactivate",
                                                            "BricksService/DeactivateBrick"));
    if (session.arguments().dry_run) session.Tell(texts::kDryRun);
    return Print(session, brick);
}

}  // namespace socle::cli
