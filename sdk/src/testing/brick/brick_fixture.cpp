#include "socle/testing/brick_fixture.hpp"

#include <google/protobuf/descriptor.h>

#include <limits>
#include <utility>

#include "brick_channel.hpp"
#include "socle/bus/v1/service.socle.hpp"
#include "socle/hash.hpp"

namespace socle::testing {
namespace {

constexpr int kLogPage = 1000;

constexpr int kEventsMax = 10'000;
constexpr int kTurnsMax = 1000;
constexpr int kJobStepsMax = 100'000;
constexpr std::chrono::seconds kDeadline{60};

std::string Tenant(TenantId tenant) {
    return std::to_string(tenant);
}

}  // namespace

BrickHost TestHost(const Clock& clock, IdSource& ids, ChainHeads& chain_heads,
                   const Mailer& mailer) {
    return {.clock = clock,
            .ids = ids,
            .seal = [](std::string_view bytes) { return HmacSha256("a key of tests", bytes); },
            .chain_heads = chain_heads,
            .mailer = mailer,
            .public_url = "https://socle.example"};
}

BrickFixture::BrickFixture(BrickPackage package, TempDatabase temp)
    : package_(std::move(package)), temp_(std::move(temp)) {}

BrickFixture::~BrickFixture() = default;

absl::StatusOr<std::unique_ptr<BrickFixture>> BrickFixture::Open(
    const std::filesystem::path& package) {
    SOCLE_ASSIGN(BrickPackage read, ReadBrickPackage(package));
    SOCLE_ASSIGN(TempDatabase temp, TempDatabase::Create());
    std::unique_ptr<BrickFixture> fixture(new BrickFixture(std::move(read), std::move(temp)));
    SOCLE_RETURN_IF_ERROR(fixture->Start());
    return fixture;
}

absl::Status BrickFixture::Start() {
    SOCLE_ASSIGN(database_, Database::Open({.dsn = temp_.dsn()}));
    SOCLE_ASSIGN(admin_, Database::Open({.dsn = temp_.admin_dsn(), .connections_max = 1}));
    SOCLE_RETURN_IF_ERROR(MigrateFoundation(*database_));
    SOCLE_RETURN_IF_ERROR(MigrateBrick(*database_, name(), package_.migrations));
    runtime_ = std::make_unique<Runtime>(
        *database_, clock_, ids_,
        RuntimeHooks{.channel = [this](const CallContext& caller,
                                       const std::string&) { return services_.Open(caller); },
                     .events_committed = {},
                     .job_committed = {}});
    ServeLog();
    brick_ = {package_.library->create(TestHost(clock_, ids_, chain_heads_, mailer_)),
              package_.library->destroy};
    for (Service* service : brick_->Services()) {
        for (Method& method : service->Methods()) {
            const std::string path = method.path;
            methods_.emplace(path, std::move(method));
        }
    }
    brick_->Subscribe(handlers_);
    brick_->DeclareJobs(jobs_);
    life_ = std::make_unique<LifeHandlers>(*brick_, name());
    for (const TenantId tenant : {kTenant, kOtherTenant}) {
        channels_[tenant] = OpenChannel(Caller(tenant));
    }
    return absl::OkStatus();
}

// The bus as a brick meets it: the real log, listed.
void BrickFixture::ServeLog() {
    services_.On<bus::v1::ListEventsRequest, bus::v1::ListEventsResponse>(
        bus::v1::BusServiceBase::kListEventsPath,
        [this](const CallContext& caller, const bus::v1::ListEventsRequest& request)
            -> absl::StatusOr<bus::v1::ListEventsResponse> {
            SOCLE_ASSIGN(
                const std::vector<Event> events,
                EventLog(*runtime_).Read(caller.tenant, request.after_position(), kLogPage));
            bus::v1::ListEventsResponse response;
            for (const Event& event : events) {
                bus::v1::Event& listed = *response.add_events();
                listed.set_position(event.meta.position);
                listed.set_event_id(event.meta.id.ToString());
                listed.set_type(event.meta.type);
                listed.set_stream(event.meta.stream);
                listed.set_body(event.body);
            }
            if (events.size() == static_cast<std::size_t>(kLogPage))
                response.set_next_after_position(events.back().meta.position);
            return response;
        });
    services_.On<bus::v1::ListConsumersRequest, bus::v1::ListConsumersResponse>(
        bus::v1::BusServiceBase::kListConsumersPath,
        [this](const CallContext& caller, const bus::v1::ListConsumersRequest&)
            -> absl::StatusOr<bus::v1::ListConsumersResponse> {
            SOCLE_ASSIGN(const Rows rows,
                         Admin("select consumer, position from bus.consumer where tenant_id = " +
                               Tenant(caller.tenant)));
            bus::v1::ListConsumersResponse response;
            for (const Row& row : rows) {
                bus::v1::Consumer& consumer = *response.add_consumers();
                consumer.set_consumer(row.Text("consumer"));
                consumer.set_position(row.Int64("position"));
            }
            return response;
        });
}

CallContext BrickFixture::Caller(TenantId tenant) {
    CallContext caller;
    caller.tenant = tenant;
    caller.actor = {ActorKind::kUser, "users/0192a000-0000-7000-8000-000000000001", {"*"}};
    caller.peer = "test";
    if (auto paris = TimeZone::Load("Europe/Paris"); paris.ok()) caller.time_zone = *paris;
    caller.deadline = std::chrono::steady_clock::now() + kDeadline;
    return caller;
}

Channel& BrickFixture::channel(TenantId tenant) {
    return *channels_.at(tenant);
}

std::unique_ptr<Channel> BrickFixture::OpenChannel(const CallContext& caller) {
    return std::make_unique<BrickChannel>(*runtime_, methods_, name(), caller);
}

absl::StatusOr<std::vector<Event>> BrickFixture::Events(TenantId tenant) {
    return EventLog(*runtime_).Read(tenant, 0, kEventsMax);
}

absl::Status BrickFixture::Publish(const google::protobuf::Message& fact, TenantId tenant) {
    return runtime_->Do(Caller(tenant), {name(), false}, [&](Call& call) {
        call.transaction().Publish(fact);
        return absl::OkStatus();
    });
}

namespace {

// Up to `history` the log counts as the past, in which nothing may leave the house.
absl::Status ReadLog(BrickFixture& fixture, std::string_view consumer,
                     const EventHandlers& handlers, TenantId tenant, std::int64_t history) {
    const EventPump pump(fixture.runtime());
    SOCLE_RETURN_IF_ERROR(pump.Join(tenant, consumer));
    const Target target{fixture.name(), false};
    bool at_head = false;
    for (int turns = 0; turns < kTurnsMax && !at_head; ++turns) {
        SOCLE_ASSIGN(const PumpResult result,
                     pump.Turn(tenant, target, consumer, handlers, history));
        if (result.try_again_at) {
            return Refuse(reason::kInternal, std::string(consumer) + " refuses the event after " +
                                                 std::to_string(result.position));
        }
        at_head = result.AtHead();
    }
    // Once more, for events that waited for one of the last.
    SOCLE_RETURN_IF_ERROR(pump.Turn(tenant, target, consumer, handlers, history));
    SOCLE_ASSIGN(const Rows parked,
                 fixture.Admin("select type, error from bus.parked_event where tenant_id = " +
                               Tenant(tenant) + " and consumer = '" + std::string(consumer) + "'"));
    if (parked.empty()) return absl::OkStatus();
    return Refuse(reason::kInternal, std::string(consumer) + " parked " + parked[0].Text("type") +
                                         ": " + parked[0].Text("error"));
}

}  // namespace

absl::Status BrickFixture::Pump(TenantId tenant) {
    SOCLE_RETURN_IF_ERROR(ReadLog(*this, name(), handlers_, tenant, 0));
    return ReadLog(*this, name() + ".life", life_->handlers(), tenant, 0);
}

absl::Status BrickFixture::PumpAs(std::string_view consumer, const EventHandlers& handlers,
                                  TenantId tenant) {
    return ReadLog(*this, consumer, handlers, tenant, std::numeric_limits<std::int64_t>::max());
}

absl::StatusOr<JobView> BrickFixture::LoadJob(TenantId tenant, const std::string& id) {
    SOCLE_ASSIGN(const Rows rows,
                 Admin("select job_id, kind, payload, cursor, done, total from jobs.job "
                       "where tenant_id = " +
                       Tenant(tenant) + " and job_id = '" + id + "'"));
    if (rows.empty()) return Refuse(reason::kNotFound, "this job does not exist", {{"value", id}});
    const Row row = rows[0];
    return JobView{.id = row.AsUuid("job_id"),
                   .kind = row.Text("kind"),
                   .payload = row.AsBytes("payload"),
                   .cursor = row.AsBytes("cursor"),
                   .done = row.Int64("done"),
                   .total = row.Int64("total")};
}

absl::Status BrickFixture::RunJobs(TenantId tenant) {
    for (int steps = 0; steps < kJobStepsMax; ++steps) {
        SOCLE_ASSIGN(const Rows due,
                     Admin("select job_id from jobs.job where tenant_id = " + Tenant(tenant) +
                           " and state in ('WAITING', 'RUNNING') and run_at <= '" +
                           FormatInstant(clock_.Now()) + "' order by run_at"));
        if (due.empty()) return absl::OkStatus();
        SOCLE_ASSIGN(const JobView job, LoadJob(tenant, due[0].Text("job_id")));
        const auto handler = jobs_.by_kind().find(job.kind);
        if (handler == jobs_.by_kind().end()) {
            return Refuse(reason::kInternal, "the brick declares no job " + job.kind);
        }
        SOCLE_RETURN_IF_ERROR(
            runtime_->RunJobStep(Caller(tenant), {name(), false}, job, handler->second));
    }
    return Refuse(reason::kInternal, "a job does not come to its end");
}

absl::StatusOr<VerifyReport> BrickFixture::Verify(TenantId tenant) {
    VerifyReport report;
    SOCLE_RETURN_IF_ERROR(
        runtime_->Do(Caller(tenant), {name(), true}, [&](Call& call) -> absl::Status {
            SOCLE_ASSIGN(report, brick_->Verify(call));
            return absl::OkStatus();
        }));
    return report;
}

absl::Status BrickFixture::EraseParty(PartyId party, TenantId tenant) {
    return runtime_->Do(Caller(tenant), {name(), false},
                        [&](Call& call) { return brick_->EraseParty(call, party); });
}

absl::StatusOr<Rows> BrickFixture::Admin(std::string_view sql) {
    return admin_->RunScript(sql);
}

}  // namespace socle::testing
