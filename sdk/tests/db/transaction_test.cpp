// The unit of work: all or nothing, one tenant, one answer to one request id.
#include <thread>

#include "runtime_fixture.hpp"

namespace socle::testing {
namespace {

using client_record::v1::CreatePartyRequest;
using client_record::v1::Party;

// A writing method that inserts the party's name as a thing, and counts how often it really ran.
Method InsertMethod(std::atomic<int>& runs) {
    return UnaryMethod<CreatePartyRequest, Party>(
        "/toy/Insert",
        [&runs](Call& call, const CreatePartyRequest& request) -> absl::StatusOr<Party> {
            ++runs;
            const Uuid id = call.NewId();
            SOCLE_RETURN_IF_ERROR(
                call.transaction().Exec(kInsertThing, {id, request.party().display_name()}));
            Party reply;
            reply.set_name(ResourceName("things", id));
            return reply;
        });
}

std::string Request(const std::string& label, const std::string& request_id,
                    bool validate_only = false) {
    CreatePartyRequest request;
    request.mutable_party()->set_display_name(label);
    request.set_request_id(request_id);
    request.set_validate_only(validate_only);
    return request.SerializeAsString();
}

constexpr const char* kId = "0192f0c1-2b3c-7def-8123-456789abcdef";

class TransactionTest : public RuntimeTest {
 protected:
    absl::StatusOr<std::string> Call(const std::string& request, TenantId tenant = 1) {
        return runtime_->Unary(Context(tenant), {"toy", false}, method_, request);
    }
    std::atomic<int> runs_ = 0;
    Method method_ = InsertMethod(runs_);
};

TEST_F(TransactionTest, SameRequestIdGetsTheSameReplyAndRunsOnce) {
    const auto first = Call(Request("a", kId));
    const auto second = Call(Request("a", kId));
    ASSERT_TRUE(first.ok()) << first.status();
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(*first, *second);
    EXPECT_EQ(Labels(), std::vector<std::string>{"a"});
}

TEST_F(TransactionTest, SameRequestIdWithOtherContentIsRefused) {
    ASSERT_TRUE(Call(Request("a", kId)).ok());
    const auto other = Call(Request("b", kId));
    EXPECT_EQ(ReasonOf(other.status()), "REQUEST_ID_REUSED");
    EXPECT_EQ(Labels(), std::vector<std::string>{"a"});
}

TEST_F(TransactionTest, RequestIdsOfTwoTenantsDoNotMeet) {
    ASSERT_TRUE(Call(Request("a", kId), 1).ok());
    ASSERT_TRUE(Call(Request("b", kId), 2).ok());
    EXPECT_EQ(Labels(1), std::vector<std::string>{"a"});
    EXPECT_EQ(Labels(2), std::vector<std::string>{"b"});
}

TEST_F(TransactionTest, ARefusedRequestMayBeSentAgainUnderItsId) {
    ASSERT_TRUE(Insert("a").ok());
    EXPECT_EQ(ReasonOf(Call(Request("a", kId)).status()), "ALREADY_EXISTS");
    EXPECT_TRUE(Call(Request("b", kId)).ok());
}

TEST_F(TransactionTest, ConcurrentTwinsGetOneEffectAndOneReply) {
    constexpr int kTwins = 8;
    std::vector<std::string> replies(kTwins);
    std::vector<std::thread> threads;
    for (int i = 0; i < kTwins; ++i)
        threads.emplace_back([&, i] {
            const auto reply = Call(Request("a", kId));
            if (reply.ok()) replies[static_cast<std::size_t>(i)] = *reply;
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_FALSE(replies[0].empty());
    for (const std::string& reply : replies) EXPECT_EQ(reply, replies[0]);
    EXPECT_EQ(Labels(), std::vector<std::string>{"a"});
}

TEST_F(TransactionTest, ValidateOnlyDoesTheWorkAndKeepsNothing) {
    ASSERT_TRUE(Call(Request("a", kId, true)).ok());
    EXPECT_EQ(runs_, 1);
    EXPECT_TRUE(Labels().empty());
    EXPECT_TRUE(Call(Request("a", kId)).ok()) << "the id is free: nothing was done under it";
}

TEST_F(TransactionTest, WhatTheRequestCannotBeIsRefusedBeforeTheHandler) {
    const struct {
        std::string bytes;
        std::string reason;
    } cases[] = {
        {"\xff\xff", "INVALID_MESSAGE"},
        {Request("a", "not-a-uuid"), "INVALID_VALUE"},
        // Field 1 (party), holding field 3 (display_name) with a lone continuation byte.
        {std::string("\x0a\x03\x1a\x01\x80", 5), "INVALID_MESSAGE"},
    };
    for (const auto& [bytes, reason] : cases) EXPECT_EQ(ReasonOf(Call(bytes).status()), reason);
    EXPECT_EQ(runs_, 0);
}

TEST_F(TransactionTest, EachWritingCallHasAnAuditLineAndRefusedOnesHaveNone) {
    ASSERT_TRUE(Call(Request("a", kId)).ok());
    EXPECT_FALSE(Call(Request("a", "")).ok());
    const auto rows = QueryAs("bus", "select actor, method, target from bus.audit_entry");
    ASSERT_TRUE(rows.ok()) << rows.status();
    ASSERT_EQ(rows->size(), 1u);
    EXPECT_EQ((*rows)[0].Text("actor"), "users/test");
    EXPECT_EQ((*rows)[0].Text("method"), "/toy/Do");
    EXPECT_TRUE((*rows)[0].Text("target").starts_with("things/"));
}

TEST_F(TransactionTest, RowLevelSecurityHoldsEvenWithoutTheTenantInTheStatement) {
    ASSERT_TRUE(Insert("mine", 1).ok());
    ASSERT_TRUE(Insert("theirs", 2).ok());
    ASSERT_TRUE(Do([&](socle::Call& call) -> absl::Status {
                    SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(kAllThings));
                    EXPECT_EQ(rows.size(), 1u);
                    EXPECT_EQ(rows[0].Text("label"), "mine");
                    return absl::OkStatus();
                }).ok());
}

TEST_F(TransactionTest, ARefusalUndoesEverything) {
    const absl::Status status = Do([&](socle::Call& call) -> absl::Status {
        SOCLE_RETURN_IF_ERROR(call.transaction().Exec(kInsertThing, {call.NewId(), "a"}));
        return Refuse(reason::kInvalidValue, "no");
    });
    EXPECT_EQ(ReasonOf(status), "INVALID_VALUE");
    EXPECT_TRUE(Labels().empty());
}

TEST_F(TransactionTest, AStatementThatFailedDoomsTheTransactionWhateverTheHandlerSays) {
    ASSERT_TRUE(Insert("a").ok());
    const absl::Status status = Do([&](socle::Call& call) -> absl::Status {
        SOCLE_RETURN_IF_ERROR(call.transaction().Exec(kInsertThing, {call.NewId(), "b"}));
        static_cast<void>(call.transaction().Exec(kInsertThing, {call.NewId(), "a"}));
        return absl::OkStatus();
    });
    EXPECT_EQ(ReasonOf(status), "ALREADY_EXISTS");
    EXPECT_EQ(Labels(), std::vector<std::string>{"a"});
}

TEST_F(TransactionTest, AThrowingHandlerIsContainedAndUndone) {
    const absl::Status status = Do([&](socle::Call& call) -> absl::Status {
        static_cast<void>(call.transaction().Exec(kInsertThing, {call.NewId(), "a"}));
        throw 7;
    });
    EXPECT_EQ(ReasonOf(status), "INTERNAL");
    EXPECT_TRUE(Labels().empty());
}

TEST_F(TransactionTest, DeadlockedWorkIsRunAgain) {
    const Uuid a = ids_->NewId(clock_.Now());
    const Uuid b = ids_->NewId(clock_.Now());
    ASSERT_TRUE(Do([&](socle::Call& call) -> absl::Status {
                    SOCLE_RETURN_IF_ERROR(call.transaction().Exec(kInsertThing, {a, "a"}));
                    return call.transaction().Exec(kInsertThing, {b, "b"}).status();
                }).ok());
    std::atomic<int> first_locks = 0;
    std::atomic<int> runs = 0;
    const auto cross = [&](const Uuid& first, const Uuid& second) {
        return Do([&](socle::Call& call) -> absl::Status {
            const int run = ++runs;
            SOCLE_RETURN_IF_ERROR(call.transaction().Exec(kLockThing, {first, "1"}));
            ++first_locks;
            // In their first run both wait for each other's lock to be taken: a certain deadlock.
            while (run <= 2 && first_locks < 2) std::this_thread::yield();
            return call.transaction().Exec(kLockThing, {second, "2"}).status();
        });
    };
    absl::Status one;
    absl::Status two;
    std::thread left([&] { one = cross(a, b); });
    std::thread right([&] { two = cross(b, a); });
    left.join();
    right.join();
    EXPECT_TRUE(one.ok()) << one;
    EXPECT_TRUE(two.ok()) << two;
    EXPECT_GE(runs, 3) << "a victim ran again";
}

#ifdef NDEBUG  // debug builds abort on a broken invariant
TEST_F(TransactionTest, AskingForAColumnThatIsNotThereRefusesTheCommit) {
    const absl::Status status = Do([&](socle::Call& call) -> absl::Status {
        SOCLE_RETURN_IF_ERROR(call.transaction().Exec(kInsertThing, {call.NewId(), "a"}));
        SOCLE_ASSIGN(const Rows rows, call.transaction().Exec(kListThings));
        EXPECT_EQ(rows[0].Text("colour"), "");
        return absl::OkStatus();
    });
    EXPECT_EQ(ReasonOf(status), "INTERNAL");
    EXPECT_TRUE(Labels().empty());
}
#endif

TEST_F(TransactionTest, AJobStartsWithItsTransactionOrNotAtAll) {
    const NewJob job{"toy.work", "payload", "Travail", "Work", std::nullopt};
    ASSERT_TRUE(Do([&](socle::Call& call) {
                    static_cast<void>(call.transaction().StartJob(job));
                    return absl::OkStatus();
                }).ok());
    EXPECT_FALSE(Do([&](socle::Call& call) -> absl::Status {
                     static_cast<void>(call.transaction().StartJob(job));
                     return Refuse(reason::kInvalidValue, "no");
                 }).ok());
    EXPECT_EQ(jobs_, 1);
}

TEST(Migrations, RunOnceRefuseChangesAndLeaveNothingHalfDone) {
    auto temporary = TempDatabase::Create();
    ASSERT_TRUE(temporary.ok()) << temporary.status();
    auto database = Database::Open({.dsn = temporary->dsn()});
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(MigrateFoundation(**database).ok());
    ASSERT_TRUE(MigrateFoundation(**database).ok());
    const Migration good{"0001_a.sql", "create table m.a (tenant_id bigint primary key);"};
    const Migration bad{"0002_b.sql",
                        "create table m.b (tenant_id bigint primary key); select nonsense();"};
    ASSERT_TRUE(MigrateBrick(**database, "m", {good}).ok());
    ASSERT_TRUE(MigrateBrick(**database, "m", {good}).ok());
    EXPECT_FALSE(MigrateBrick(**database, "m", {good, bad}).ok());
    const auto left = (*database)->RunScript(
        "select not exists (select from pg_class where relname = 'b') as gone, "
        "exists (select from pg_class where relname = 'a') as stayed");
    ASSERT_TRUE(left.ok());
    EXPECT_TRUE((*left)[0].Bool("gone"));
    EXPECT_TRUE((*left)[0].Bool("stayed"));
    Migration changed = good;
    changed.sql += " -- changed";
    EXPECT_FALSE(MigrateBrick(**database, "m", {changed}).ok());
}

TEST_F(TransactionTest, EffectsFollowTheCommitInOrderAndNothingElse) {
    std::string seen;
    const auto note = [&](socle::Call& call, char what) {
        call.transaction().AfterCommit([&seen, what] { seen += what; });
    };
    ASSERT_TRUE(Do([&](socle::Call& call) {
                    note(call, 'a');
                    note(call, 'b');
                    EXPECT_EQ(seen, "");
                    EXPECT_EQ(call.transaction().tenant(), 1);
                    return absl::OkStatus();
                }).ok());
    EXPECT_EQ(seen, "ab");
    EXPECT_FALSE(Do([&](socle::Call& call) {
                     note(call, 'c');
                     return absl::Status(Refuse(reason::kInvalidValue, "no"));
                 }).ok());
    EXPECT_EQ(seen, "ab");
    // A stream's turns: each with its own.
    ASSERT_TRUE(Do([&](socle::Call& call) {
                    note(call, 'd');
                    EXPECT_TRUE(call.Commit().ok());
                    EXPECT_EQ(seen, "abd");
                    note(call, 'e');
                    return absl::OkStatus();
                }).ok());
    EXPECT_EQ(seen, "abde");
}

TEST_F(TransactionTest, MoreThan10000EffectsAreAMistakeOfOurs) {
    int seen = 0;
    const auto with = [&](int effects) {
        return Do([&seen, effects](socle::Call& call) {
            for (int i = 0; i < effects; ++i) call.transaction().AfterCommit([&seen] { ++seen; });
            return absl::OkStatus();
        });
    };
    EXPECT_TRUE(with(10'000).ok());
    EXPECT_EQ(seen, 10'000);
#ifdef NDEBUG  // a debug build stops there
    EXPECT_EQ(ReasonOf(with(10'001)), "INTERNAL");
    EXPECT_EQ(seen, 10'000);
#endif
}

}  // namespace
}  // namespace socle::testing
