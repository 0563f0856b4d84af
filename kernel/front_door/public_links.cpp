#include "kernel/front_door/public_links.hpp"

#include <absl/strings/numbers.h>
#include <absl/strings/str_replace.h>
#include <absl/strings/str_split.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kernel/front_door/call_head.hpp"
#include "socle/options/v1/link.pb.h"

namespace socle::kernel {
namespace {

constexpr std::chrono::seconds kDeadline{10};
constexpr std::size_t kTokenBytesMax = 500;

Wording NoLink() {
    return {.fr = "Ce lien n'est pas valable.", .en = "This link is not valid."};
}

Wording NotNow() {
    return {.fr = "C'est impossible pour le moment. Réessayez dans un instant.",
            .en = "This is not possible just now. Try again in a moment."};
}

struct Link {
    TenantId tenant = 0;
    std::string word;
    std::string token;
};

// "/l/1/unsubscribe/token"; what follows a "?" some mail programs add is not ours.
std::optional<Link> LinkIn(std::string_view target) {
    const std::string path(target.substr(0, target.find('?')));
    const std::vector<std::string> parts = absl::StrSplit(path, '/');
    Link link;
    const bool is_link = parts.size() == 5 && parts[0].empty() && parts[1] == "l" &&
                         absl::SimpleAtoi(parts[2], &link.tenant) && link.tenant > 0 &&
                         !parts[4].empty() && parts[4].size() <= kTokenBytesMax;
    if (!is_link) return std::nullopt;
    link.word = parts[3];
    link.token = parts[4];
    return link;
}

std::string Escaped(const std::string& text) {
    return absl::StrReplaceAll(
        text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

// One sentence, and a button where there is something to do.
std::string Page(Language language, const std::string& text, const std::string& button = {}) {
    const bool french = language == Language::kFrench;
    std::string form;
    if (!button.empty()) {
        form = "<form method=\"post\"><button autofocus>" + Escaped(button) + "</button></form>";
    }
    return "<!doctype html><html lang=\"" + std::string(french ? "fr" : "en") +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
           "initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>" +
           Escaped(text) +
           "</title><style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem "
           "auto;padding:0 1rem;color:#1c1917;background:#fff}button{font:inherit;padding:.6rem "
           "1.2rem;border:0;border-radius:.4rem;background:#1d4ed8;color:#fff;cursor:pointer}"
           "@media(prefers-color-scheme:dark){body{color:#e7e5e4;background:#1c1917}}</style>"
           "</head><body><main><p>" +
           Escaped(text) + "</p>" + form + "</main></body></html>";
}

CallContext ContextOf(const Link& link, const Route& route, const HttpRequest& request,
                      Language language) {
    CallContext context;
    context.tenant = link.tenant;
    context.method = route.method.path;
    context.peer = request.peer;
    context.language = language;
    context.deadline = std::chrono::steady_clock::now() + kDeadline;
    context.cancelled = [] { return false; };
    return context;
}

}  // namespace

HttpAnswer PublicLinks::Answer(const HttpRequest& request) const {
    const Language language = PreferredLanguage(request.accept_language);
    const std::optional<Link> link = LinkIn(request.target);
    const std::shared_ptr<const Route> known = link ? routes_.FindLink(link->word) : nullptr;
    if (known == nullptr) return {404, Page(language, NoLink().In(language))};
    const auto route = routes_.Find(known->method.path, link->tenant);
    if (!route.ok()) return {404, Page(language, NoLink().In(language))};
    if (request.method == "GET" || request.method == "HEAD") {
        return {200,
                Page(language, known->link_question.In(language), known->link_button.In(language))};
    }
    if (request.method != "POST") return {405, Page(language, NoLink().In(language))};

    options::v1::LinkRequest asked;
    asked.set_token(link->token);
    const absl::StatusOr<std::string> reply = Guarded(known->method.path, [&] {
        return dispatcher_.Unary(ContextOf(*link, **route, request, language), **route,
                                 asked.SerializeAsString());
    });
    if (absl::IsInvalidArgument(reply.status()) || absl::IsNotFound(reply.status()) ||
        absl::IsFailedPrecondition(reply.status())) {
        return {410, Page(language, NoLink().In(language))};
    }
    if (!reply.ok()) return {503, Page(language, NotNow().In(language))};
    options::v1::LinkReply said;
    static_cast<void>(said.ParseFromString(*reply));
    return {200, Page(language, said.text())};
}

}  // namespace socle::kernel
