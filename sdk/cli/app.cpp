#include "app.hpp"

#include <absl/strings/str_join.h>

#include <array>

#include "command_table.hpp"
#include "help.hpp"
#include "refusal_report.hpp"
#include "session.hpp"
#include "socle/bricks/v1/service.pb.h"

#ifndef SOCLE_VERSION
#error "the build gives the version"
#endif

namespace socle::cli {
namespace {

Language LanguageFor(const Process& process, const Arguments& arguments) {
    if (arguments.language) return *arguments.language;
    const std::array<std::string, 4> variables = {
        process.Variable("LANGUAGE"), process.Variable("LC_ALL"), process.Variable("LC_MESSAGES"),
        process.Variable("LANG")};
    return LanguageOfLocale(variables);
}

// A noun nobody knows may belong to a brick that is switched off.
absl::Status UnknownNoun(Session& session, const std::string& noun, const absl::Status& otherwise) {
    const auto list = session.Kernel<bricks::v1::ListBricksResponse>(
        "BricksService/ListBricks", bricks::v1::ListBricksRequest());
    if (!list.ok()) return otherwise;
    std::vector<std::string> inactive;
    for (const bricks::v1::Brick& brick : list->bricks()) {
        if (brick.state() == bricks::v1::BRICK_STATE_INACTIVE) inactive.push_back(brick.brick());
    }
    if (inactive.empty()) return otherwise;
    return Misused(texts::kUnknownCommand,
                   {{"command", noun}, {"bricks", absl::StrJoin(inactive, ", ")}},
                   texts::kInactiveBricks);
}

absl::StatusOr<MethodCommand> FindCommand(Session& session, const std::vector<std::string>& words) {
    const CommandTable table(session.contracts());
    const auto found = table.Find(words);
    if (found.ok()) return **found;
    const bool unknown_noun =
        table.OfNoun(words.front()).empty() && table.NearestNoun(words.front()).empty();
    return unknown_noun ? UnknownNoun(session, words.front(), found.status()) : found.status();
}

absl::Status PrintHelp(Session& session, const std::vector<std::string>& words) {
    // Without a server help still tells what the kernel can do, and that there may be more.
    const auto contracts = session.LoadContracts();
    const std::string text = HelpText(session.contracts(), words, session.language());
    if (text.empty()) return FindCommand(session, words).status();
    session.terminal().out << text;
    if (!contracts.ok()) session.Tell(texts::kHelpWithoutServer);
    return absl::OkStatus();
}

absl::Status RunCommand(Session& session) {
    const Arguments& arguments = session.arguments();
    std::vector<std::string> words = arguments.words;
    const bool asks_help = !words.empty() && words.front() == "help";
    if (asks_help) words.erase(words.begin());
    if (asks_help || arguments.help || words.empty()) return PrintHelp(session, words);

    if (const FixedCommand* fixed = FindFixed(words)) {
        if (fixed->needs_contracts) SOCLE_RETURN_IF_ERROR(session.LoadContracts());
        const auto own = fixed->words.find(' ') == std::string_view::npos ? 1 : 2;
        return fixed->run(session, {{words.begin() + own, words.end()}, arguments.fields});
    }
    SOCLE_RETURN_IF_ERROR(session.LoadContracts());
    SOCLE_ASSIGN(const MethodCommand command, FindCommand(session, words));
    return RunMethod(session, *command.method,
                     {{words.begin() + 2, words.end()}, arguments.fields});
}

Exit Reported(const absl::Status& status, const Contracts& contracts, const Process& process,
              ReportStyle style) {
    if (status.ok()) return Exit::kDone;
    style.colour = process.terminal.err_is_tty && process.Variable("NO_COLOR").empty() &&
                   process.Variable("TERM") != "dumb";
    process.terminal.out.flush();
    process.terminal.err << RefusalReport(status, contracts, style);
    return ExitOf(status);
}

}  // namespace

Exit Run(const Process& process) {
    const auto arguments = ReadArguments(process.arguments);
    const Arguments given = arguments.ok() ? *arguments : Arguments();
    ReportStyle style;
    style.language = LanguageFor(process, given);
    style.verbose = given.verbose;
    const auto without_session = [&](const absl::Status& status) {
        return Reported(status, *Contracts::BuiltIn(), process, style);
    };
    if (!arguments.ok()) return without_session(arguments.status());
    if (given.version) {
        process.terminal.out << "socle " SOCLE_VERSION "\n";
        return Exit::kDone;
    }
    const auto session = Session::Open(process, given, style.language);
    if (!session.ok()) return without_session(session.status());
    const absl::Status status = RunCommand(**session);
    style.server = (*session)->caller().options().target;
    if (!given.words.empty()) style.noun = given.words.front();
    return Reported(status, (*session)->contracts(), process, style);
}

}  // namespace socle::cli
