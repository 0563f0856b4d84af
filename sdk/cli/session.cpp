#include "session.hpp"

#include <absl/time/time.h>

#include "contract_cache.hpp"
#include "json_reader.hpp"
#include "socle/identity/v1/service.pb.h"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr std::size_t kRootsBytesMax = 1U << 20U;

// Where to call, from the strongest word to the weakest: option, environment, context, default.
absl::StatusOr<RemoteOptions> OptionsFor(const Process& process, const Arguments& arguments,
                                         const Context& context, Language language) {
    RemoteOptions options;
    options.language = language;
    if (!context.server.empty()) options.target = context.server;
    if (const std::string server = process.Variable("SOCLE_SERVER"); !server.empty()) {
        options.target = server;
    }
    if (!arguments.server.empty()) options.target = arguments.server;
    // A token goes to the server that gave it, and to no other.
    const bool same_server = context.server.empty() || options.target == context.server;
    if (same_server) {
        options.token = context.token;
        options.tls_roots = context.tls_roots;
    }
    if (const std::string token = process.Variable("SOCLE_TOKEN"); !token.empty()) {
        options.token = token;
    }
    if (!arguments.tls_roots.empty()) {
        SOCLE_ASSIGN(options.tls_roots, ReadFile(arguments.tls_roots, kRootsBytesMax));
    }
    return options;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Session>> Session::Open(const Process& process,
                                                       const Arguments& arguments,
                                                       Language language) {
    SOCLE_ASSIGN(Settings settings, LoadSettings(process.config_folder));
    const std::string name = arguments.context.empty() ? settings.current : arguments.context;
    const auto context = settings.contexts.find(name);
    SOCLE_ASSIGN(
        RemoteOptions options,
        OptionsFor(process, arguments,
                   context == settings.contexts.end() ? Context{} : context->second, language));
    return std::unique_ptr<Session>(
        new Session(process, arguments, language, std::move(settings), name, std::move(options)));
}

Session::Session(const Process& process, const Arguments& arguments, Language language,
                 Settings settings, std::string context_name, RemoteOptions options)
    : process_(process),
      arguments_(arguments),
      language_(language),
      settings_(std::move(settings)),
      context_name_(std::move(context_name)),
      caller_(process.connect, process.sleep, std::move(options)) {}

absl::StatusOr<const Contracts*> Session::LoadContracts() {
    if (loaded_ != nullptr) return loaded_.get();
    const ContractCache cache(process_.cache_folder,
                              caller_.options().target + " " + context_name_);
    bricks::v1::DescribeResponse known = cache.Load();
    bricks::v1::DescribeRequest request;
    request.set_etag(known.etag());
    SOCLE_ASSIGN(bricks::v1::DescribeResponse answer,
                 Kernel<bricks::v1::DescribeResponse>("BricksService/Describe", request));
    if (answer.files().file_size() > 0 || known.etag() != answer.etag()) {
        known = std::move(answer);
        cache.Store(known);
    }
    const std::vector<std::string> services(known.services().begin(), known.services().end());
    SOCLE_ASSIGN(loaded_, Contracts::From(known.files(), services));
    return loaded_.get();
}

const Contracts& Session::contracts() const {
    return loaded_ == nullptr ? *built_in_ : *loaded_;
}

const Resources& Session::resources() {
    if (resources_of_ != &contracts()) {
        resources_of_ = &contracts();
        resources_ = std::make_unique<Resources>(contracts());
    }
    return *resources_;
}

void Session::Tell(const Phrase& phrase, const Metadata& values) const {
    terminal().err << Said(phrase, values) << "\n";
}

bool Session::ColoursErrors() const {
    return terminal().err_is_tty && process_.Variable("NO_COLOR").empty() &&
           process_.Variable("TERM") != "dumb";
}

std::string Session::NewRequestId() const {
    return process_.ids.NewId(process_.clock.Now()).ToString();
}

ValueContext Session::ReadingFor(const pb::Descriptor* about) {
    return {.today = process_.time_zone.DayOf(process_.clock.Now()),
            .currency = [this] { return TenantCurrency(); },
            .resolve = [this, about](const pb::FieldDescriptor& field,
                                     const std::string& typed) -> absl::StatusOr<std::string> {
                const Resource* resource = resources().FindByField(field, about);
                return resource == nullptr ? typed : ResolveName(*resource, typed);
            }};
}

ViewContext Session::Viewing(std::size_t titles_max) {
    absl::TimeZone zone = absl::UTCTimeZone();
    static_cast<void>(absl::LoadTimeZone(process_.time_zone.name(), &zone));
    ViewContext view;
    view.language = language_;
    view.zone = zone;
    view.title_of = [this, titles_max](const pb::FieldDescriptor& field, const std::string& name) {
        return TitleOf(field, name, titles_max);
    };
    view.colour = terminal().out_is_tty && process_.Variable("NO_COLOR").empty() &&
                  process_.Variable("TERM") != "dumb";
    view.width = terminal().out_is_tty ? terminal().width : 0;
    return view;
}

Currency Session::TenantCurrency() {
    if (!currency_) {
        currency_ = Currency::Eur();
        const auto tenant = Kernel<identity::v1::Tenant>("IdentityService/GetTenant",
                                                         identity::v1::GetTenantRequest());
        // Who may not read the company's identity can still type amounts, in euros or with a unit.
        const auto parsed = tenant.ok() ? Currency::Parse(tenant->currency_code())
                                        : absl::StatusOr<Currency>(tenant.status());
        if (parsed.ok()) currency_ = *parsed;
    }
    return *currency_;
}

}  // namespace socle::cli
