// Calls, events, transactions and the log: what needs no database.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "fake_call.hpp"
#include "socle/events.hpp"
#include "socle/log.hpp"
#include "socle/sample/v1/service.pb.h"

namespace socle {
namespace {

using std::chrono::steady_clock;

TEST(Call, IsWantedUntilItsDeadlineOrUntilTheCallerGoes) {
    testing::FakeCall call;
    EXPECT_TRUE(call.StillWanted().ok());
    call.given.deadline = steady_clock::now() + std::chrono::hours(1);
    EXPECT_TRUE(call.StillWanted().ok());
    call.given.deadline = steady_clock::now() - std::chrono::milliseconds(1);
    EXPECT_EQ(ReasonOf(call.StillWanted()), "DEADLINE_EXCEEDED");
    call.given.cancelled = [] { return true; };
    EXPECT_EQ(ReasonOf(call.StillWanted()), "CANCELLED");
}

TEST(Call, TodayIsTheTenantsDay) {
    testing::FakeCall call;
    EXPECT_EQ(call.Today(), call.given.time_zone.DayOf(call.Now()));
}

TEST(Actor, MayWhatItsPermissionsSay) {
    const Actor clerk{.kind = ActorKind::kUser, .name = "users/1", .permissions = {"crm.read"}};
    EXPECT_TRUE(clerk.May("crm.read"));
    EXPECT_FALSE(clerk.May("crm.write"));
    const Actor owner{.kind = ActorKind::kUser, .name = "users/2", .permissions = {"*"}};
    EXPECT_TRUE(owner.May("crm.write"));
}

TEST(Events, HandlersAreFoundByType) {
    std::vector<std::string> seen;
    EventHandlers handlers;
    handlers.On<sample::v1::NotePinned>(
        [&seen](Call&, const EventMeta& meta, const sample::v1::NotePinned& fact) {
            seen.push_back(meta.stream + " " + fact.title());
            return absl::OkStatus();
        });
    EXPECT_EQ(handlers.Find("socle.sample.v1.Other"), nullptr);
    const EventHandler* handler = handlers.Find("socle.sample.v1.NotePinned");
    ASSERT_NE(handler, nullptr);

    sample::v1::NotePinned fact;
    fact.set_title("Chaises");
    Event event;
    event.meta.stream = "notes/1";
    event.body = fact.SerializeAsString();
    testing::FakeCall call;
    EXPECT_TRUE((*handler)(call, event).ok());
    EXPECT_EQ(seen, std::vector<std::string>{"notes/1 Chaises"});

    handlers.OnEvery([](Call&, const Event&) { return WaitFor("invoices/1"); });
    EXPECT_NE(handlers.Find("socle.sample.v1.Other"), nullptr);
    EXPECT_EQ(handlers.Find("socle.sample.v1.NotePinned"), handler);
}

TEST(Events, WaitingNamesTheStream) {
    const absl::Status waiting = WaitFor("invoices/1");
    EXPECT_EQ(waiting.code(), absl::StatusCode::kAborted);
    EXPECT_EQ(ReasonOf(waiting), "WAITING");
    EXPECT_EQ(MetadataOf(waiting)["stream"], "invoices/1");
}

TEST(Transaction, ExecOnePassesRefusalsOn) {
    testing::NoTransaction transaction;
    const auto row = transaction.ExecOne({"sample.load", "select 1"}, {}, "note");
    EXPECT_EQ(ReasonOf(row.status()), "DATABASE_UNAVAILABLE");
}

TEST(Log, WritesOneLineOfJson) {
    ::testing::internal::CaptureStderr();
    Log(LogLevel::kWarning, "brick_activated",
        {{"brick", "crm"}, {"odd", "a\"b\\c\n\x01 é \xff"}, {"long", std::string(5000, 'x')}});
    const std::string line = ::testing::internal::GetCapturedStderr();
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_LT(line.size(), 1000u);
    EXPECT_NE(line.find(R"("level":"warning","event":"brick_activated","brick":"crm")"),
              std::string::npos);
    google::protobuf::Struct parsed;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &parsed).ok()) << line;
    EXPECT_EQ(parsed.fields().at("odd").string_value(), "a\"b\\c\n\x01 ?? ?");
}

TEST(Log, LinesOfSeveralThreadsDoNotMix) {
    ::testing::internal::CaptureStderr();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int n = 0; n < 50; ++n) Log(LogLevel::kInfo, "turn", {{"thread", "x"}});
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::istringstream lines(::testing::internal::GetCapturedStderr());
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        EXPECT_TRUE(line.starts_with("{") && line.ends_with(R"("thread":"x"})")) << line;
    }
    EXPECT_EQ(count, 200);
}

}  // namespace
}  // namespace socle
