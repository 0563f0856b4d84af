#include "work/transaction_impl.hpp"

#include <algorithm>

#include "socle/log.hpp"

namespace socle::internal {
namespace {

constexpr std::size_t kEventsMax = 10000;
constexpr std::size_t kEffectsMax = 10000;

std::optional<std::string> Hex(std::string_view bytes) {
    return *Param(Bytes{std::string(bytes)}).text();
}

template <typename Item, typename Value>
std::optional<std::string> ArrayBy(const std::vector<Item>& items, Value value) {
    std::vector<Param> params;
    params.reserve(items.size());
    for (const Item& item : items) params.emplace_back(value(item));
    return Param(params).text();
}

std::string TimeoutMilliseconds(const CallContext& context) {
    if (context.deadline == std::chrono::steady_clock::time_point{}) return "0";
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        context.deadline - std::chrono::steady_clock::now());
    return std::to_string(std::max<std::int64_t>(left.count(), 1));
}

}  // namespace

TransactionImpl::~TransactionImpl() {
    Rollback();
}

std::string TransactionImpl::OpeningScript(const RequestFacts& facts) {
    Connection& connection = *connection_->operator->();
    // One snapshot for all a reader looks at: a verification must not see a log that grows under
    // it.
    std::string script =
        target_.read_only ? "begin isolation level repeatable read read only" : "begin";
    script += "; set local role \"" + database_.RoleOf(target_.brick) +
              "\"; set local app.tenant = '" + std::to_string(context_.tenant) +
              "'; set local statement_timeout = " + TimeoutMilliseconds(context_);
    if (request_id_)
        script += "; select * from bus.reserve_request(" + std::to_string(context_.tenant) + ", " +
                  connection.Quote(request_id_->ToString()) + ", " +
                  connection.Quote(context_.method) + ", " + connection.Quote(Hex(facts.hash)) +
                  ")";
    return script;
}

void TransactionImpl::ReadReservation(const Rows& rows) {
    const std::string outcome = rows[0].Text("outcome");
    if (outcome == "new") return;
    if (outcome == "answered") {
        stored_reply_ = rows[0].AsBytes("reply");
        failure_ = Refuse(reason::kAlreadyExists, "this request was answered already");
        return;
    }
    failure_ = RefuseField(reason::kRequestIdReused, "request_id",
                           "this request id was used for another request; choose a new one");
}

void TransactionImpl::Begin(const RequestFacts& facts) {
    auto lease = database_.pool().Acquire();
    if (!lease.ok()) {
        failure_ = lease.status();
        return;
    }
    connection_.emplace(*std::move(lease));
    if (!target_.read_only && !facts.validate_only) request_id_ = facts.request_id;
    const auto rows = (*connection_)->Script(OpeningScript(facts), fault_);
    if (!rows.ok())
        failure_ = rows.status();
    else if (request_id_)
        ReadReservation(Rows(*rows));
}

absl::StatusOr<Rows> TransactionImpl::Exec(const Statement& statement, Params params) {
    if (!failure_.ok()) return failure_;
    std::vector<std::optional<std::string>> texts;
    texts.reserve(params.size() + 1);
    if (!statement.global) texts.emplace_back(std::to_string(context_.tenant));
    for (const Param& param : params) texts.push_back(param.text());
    auto rows = (*connection_)->Execute(statement, texts, fault_);
    if (!rows.ok()) {
        failure_ = rows.status();
        return failure_;
    }
    return Rows(*std::move(rows));
}

void TransactionImpl::Publish(const google::protobuf::Message& event) {
    if (!failure_.ok()) return;
    auto outgoing = PrepareEvent(event, ids_, clock_.Now());
    if (!outgoing.ok())
        failure_ = outgoing.status();
    else if (events_.size() >= kEventsMax)
        failure_ = BrokenInvariant("more than 10,000 events in one transaction");
    else
        events_.push_back(*std::move(outgoing));
}

Uuid TransactionImpl::StartJob(const NewJob& job) {
    jobs_.push_back({ids_.NewId(clock_.Now()), job});
    return jobs_.back().id;
}

void TransactionImpl::AfterCommit(std::function<void()> effect) {
    if (after_commit_.size() >= kEffectsMax)
        failure_.Update(BrokenInvariant("more than 10,000 effects wait for one commit"));
    else
        after_commit_.push_back(std::move(effect));
}

std::string TransactionImpl::Call(std::string_view function,
                                  const std::vector<std::optional<std::string>>& arguments) {
    std::string script = "select " + std::string(function) + "(" + std::to_string(context_.tenant);
    for (const auto& argument : arguments) script += ", " + (*connection_)->Quote(argument);
    return script + "); ";
}

std::string TransactionImpl::AppendScript(bool audited) {
    if (events_.empty() && !audited) return "";
    const auto parties = [](const OutgoingEvent& event) { return *Param(event.parties).text(); };
    return Call("bus.append",
                {FormatInstant(clock_.Now()), context_.actor.name, context_.method,
                 audited ? "true" : "false", context_.via, audit_target_, context_.peer,
                 ArrayBy(events_, [](const OutgoingEvent& e) { return e.id.ToString(); }),
                 ArrayBy(events_, [](const OutgoingEvent& e) { return e.type; }),
                 ArrayBy(events_, [](const OutgoingEvent& e) { return e.stream; }),
                 ArrayBy(events_, parties),
                 ArrayBy(events_, [](const OutgoingEvent& e) { return Bytes{e.body}; }),
                 ArrayBy(events_, [](const OutgoingEvent& e) { return Bytes{e.salt}; }),
                 ArrayBy(events_, [](const OutgoingEvent& e) { return Bytes{e.personal}; })});
}

std::string TransactionImpl::JobsScript() {
    const std::string now = FormatInstant(clock_.Now());
    const std::string language = context_.language == Language::kFrench ? "fr" : "en";
    std::string script;
    for (const StartedJob& started : jobs_) {
        std::optional<std::string> run_at;
        if (started.job.run_at) run_at = FormatInstant(*started.job.run_at);
        script +=
            Call("jobs.start", {started.id.ToString(), started.job.kind, Hex(started.job.payload),
                                started.job.title_fr, started.job.title_en, context_.actor.name,
                                language, run_at, now});
    }
    return script;
}

std::string TransactionImpl::ExtrasScript(const CommitExtras& extras) {
    std::string script;
    if (extras.advance)
        script += Call("bus.advance",
                       {extras.advance->consumer, std::to_string(extras.advance->from),
                        std::to_string(extras.advance->to), Param(extras.advance->streams).text()});
    if (extras.unpark)
        script +=
            Call("bus.unpark", {extras.unpark->consumer, std::to_string(extras.unpark->position),
                                extras.unpark->stream});
    if (extras.progress) {
        const JobStep& step = extras.progress->step;
        std::optional<std::string> again_at;
        if (step.again_at) again_at = FormatInstant(*step.again_at);
        script += Call(
            "jobs.progress",
            {extras.progress->job.ToString(), Hex(extras.progress->from_cursor), Hex(step.cursor),
             std::to_string(step.done), std::to_string(step.total),
             step.finished ? "true" : "false", step.result, again_at, FormatInstant(clock_.Now())});
    }
    return script;
}

absl::Status TransactionImpl::CheckCommittable() const {
    if (!failure_.ok()) return failure_;
    if (!fault_->text.empty()) return BrokenInvariant(fault_->text);
    if (target_.read_only && (!events_.empty() || !jobs_.empty()))
        return BrokenInvariant("a method without side effects has published or started something");
    return absl::OkStatus();
}

absl::Status TransactionImpl::Commit(const std::optional<std::string>& reply, bool audited,
                                     const CommitExtras& extras) {
    SOCLE_RETURN_IF_ERROR(CheckCommittable());
    std::string script;
    if (request_id_ && reply)
        script += Call("bus.store_reply", {request_id_->ToString(), Hex(*reply)});
    // bus.append comes last: it takes the tenant's head, which is held until the commit is flushed.
    script += JobsScript() + ExtrasScript(extras) + AppendScript(audited) + "commit";
    const auto committed = (*connection_)->Script(script, fault_);
    if (!committed.ok()) {
        failure_ = committed.status();
        return failure_;
    }
    connection_.reset();
    for (const auto& effect : after_commit_) effect();
    return absl::OkStatus();
}

void TransactionImpl::Rollback() {
    if (!connection_) return;
    if ((*connection_)->usable() && !(*connection_)->Script("rollback", fault_).ok())
        Log(LogLevel::kWarning, "rollback_failed");
    connection_.reset();
}

}  // namespace socle::internal
