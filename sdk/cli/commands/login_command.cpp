#include <absl/strings/str_join.h>

#include "ask.hpp"
#include "commands/fixed_commands.hpp"
#include "display_text.hpp"
#include "printer.hpp"
#include "socle/identity/v1/service.pb.h"

namespace socle::cli {
namespace {

absl::StatusOr<std::string> Password(Session& session) {
    if (session.arguments().password_from_stdin) return ReadLine(session.terminal().in);
    return AskSecret(session, session.Said(texts::kAskPassword), "--password-stdin");
}

// "label  value", the values below one another; what is empty is left out.
void PrintLines(Session& session, const std::vector<std::pair<std::string, std::string>>& lines) {
    std::size_t width = 0;
    for (const auto& [label, value] : lines) width = std::max(width, DisplayWidth(label));
    for (const auto& [label, value] : lines) {
        if (value.empty()) continue;
        const std::string blanks(width - DisplayWidth(label) + 2, ' ');
        session.terminal().out << label << blanks << OneLine(value) << "\n";
    }
}

}  // namespace

absl::Status RunLogin(Session& session, const MethodInput&) {
    identity::v1::SignInRequest request;
    std::string email = session.arguments().email;
    if (email.empty()) {
        SOCLE_ASSIGN(email, Ask(session, session.Said(texts::kAskEmail), "--email"));
    }
    request.set_email(email);
    SOCLE_ASSIGN(const std::string password, Password(session));
    request.set_password(password);
    request.set_tenant(session.arguments().tenant);
    session.caller().SetToken("");
    SOCLE_ASSIGN(const auto reply,
                 session.Kernel<identity::v1::SignInResponse>("IdentityService/SignIn", request));
    session.settings().current = session.context_name();
    session.context() = {session.caller().options().target, email, reply.token(),
                         session.caller().options().tls_roots};
    SOCLE_RETURN_IF_ERROR(SaveSettings(session.process().config_folder, session.settings()));
    session.Tell(texts::kSignedIn, {{"user", reply.user().email()},
                                    {"company", reply.tenant().display_name()},
                                    {"server", session.caller().options().target}});
    return absl::OkStatus();
}

absl::Status RunLogout(Session& session, const MethodInput&) {
    const auto ended = session.Kernel<identity::v1::SignOutResponse>(
        "IdentityService/SignOut", identity::v1::SignOutRequest());
    // The token is forgotten even when the server cannot be told, or no longer knows it.
    session.context().token.clear();
    SOCLE_RETURN_IF_ERROR(SaveSettings(session.process().config_folder, session.settings()));
    const bool was_signed_out = ended.status().code() == absl::StatusCode::kUnauthenticated;
    if (!ended.ok() && !was_signed_out) return ended.status();
    session.Tell(texts::kSignedOut);
    return absl::OkStatus();
}

absl::Status RunWhoami(Session& session, const MethodInput&) {
    SOCLE_ASSIGN(const auto self, session.Kernel<identity::v1::GetSelfResponse>(
                                      "IdentityService/GetSelf", identity::v1::GetSelfRequest()));
    if (session.arguments().output != Output::kTable) return PrintRecord(session, self);
    const identity::v1::User& user = self.user();
    const std::string who =
        user.email().empty() ? self.actor() : user.display_name() + " <" + user.email() + ">";
    PrintLines(session,
               {{session.Said(texts::kWhoUser), who},
                {session.Said(texts::kWhoRole), user.role()},
                {session.Said(texts::kWhoCompany), self.tenant().display_name()},
                {session.Said(texts::kWhoServer), session.caller().options().target},
                {session.Said(texts::kWhoRights), absl::StrJoin(self.permissions(), ", ")}});
    return absl::OkStatus();
}

}  // namespace socle::cli
