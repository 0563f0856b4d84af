#include "ask.hpp"

#include <absl/strings/ascii.h>

#include "socle/text.hpp"

namespace socle::cli {

std::string ReadLine(std::istream& in) {
    std::string line;
    char c = 0;
    while (in.get(c) && c != '\n') {
        if (line.size() < kAnswerBytesMax) line += c;
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

absl::StatusOr<std::string> Ask(Session& session, const std::string& question,
                                const std::string& instead) {
    Terminal& terminal = session.terminal();
    if (!terminal.in_is_tty) return Misused(texts::kNobodyToAsk, {{"option", instead}});
    terminal.err << question << " " << std::flush;
    return Trimmed(ReadLine(terminal.in));
}

absl::StatusOr<std::string> AskSecret(Session& session, const std::string& question,
                                      const std::string& instead) {
    Terminal& terminal = session.terminal();
    if (!terminal.in_is_tty) return Misused(texts::kNobodyToAsk, {{"option", instead}});
    terminal.err << question << " " << std::flush;
    terminal.echo(false);
    const std::string secret = ReadLine(terminal.in);
    terminal.echo(true);
    terminal.err << "\n";
    return secret;
}

absl::Status Confirm(Session& session, const std::string& question) {
    if (session.arguments().yes) return absl::OkStatus();
    const std::string full = question + session.Said(texts::kYesNo);
    SOCLE_ASSIGN(const std::string answer, Ask(session, full, "--yes"));
    const std::string word = absl::AsciiStrToLower(answer);
    const bool yes = word == "o" || word == "oui" || word == "y" || word == "yes";
    return yes ? absl::OkStatus() : Complain(Exit::kFailed, texts::kNotConfirmed);
}

}  // namespace socle::cli
