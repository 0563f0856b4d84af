#include "app.hpp"

#include <array>

#include "command_table.hpp"
#include "help.hpp"
#include "refusal_report.hpp"
#include "session.hpp"

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

absl::Status PrintHelp(Session& session, const std::vector<std::string>& words) {
    // Without a server help still tells what the kernel can do, and that there may be more.
    const auto contracts = session.LoadContracts();
    const std::string text = HelpText(session.contracts(), words, session.language());
    if (text.empty()) return CommandTable(session.contracts()).Find(words).status();
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
    SOCLE_ASSIGN(const Contracts* contracts, session.LoadContracts());
    const CommandTable table(*contracts);
    SOCLE_ASSIGN(const MethodCommand* command, table.Find(words));
    return RunMethod(session, *command->method,
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
    return Reported(status, (*session)->contracts(), process, style);
}

}  // namespace socle::cli
