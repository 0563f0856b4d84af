// The log proves itself: whatever is done to its rows behind the kernel's back is named.
#include "kernel/bus/chain_verifier.hpp"

#include <libpq-fe.h>

#include <thread>

#include "runtime_fixture.hpp"
#include "socle/chain_head_table.hpp"

namespace socle::bus {
namespace {

class ChainVerifierTest : public testing::RuntimeTest {
 protected:
    void SetUp() override {
        RuntimeTest::SetUp();
        if (HasFatalFailure()) return;
        for (int i = 0; i < 4; ++i) PublishErased();
        ASSERT_TRUE(Do([](Call& call) {
                        client_record::v1::NoteAdded fact;
                        fact.set_note(ResourceName("notes", call.NewId()));
                        fact.set_party(ResourceName("parties", call.NewId()));
                        fact.set_text("à rappeler");
                        call.transaction().Publish(fact);
                        return absl::OkStatus();
                    }).ok());
    }
    VerifyReport Verify() {
        VerifyReport report;
        const absl::Status status =
            runtime_->Do(Context(), {"bus", true}, [&](Call& call) -> absl::Status {
                SOCLE_ASSIGN(report, VerifyChain(call, heads_));
                return absl::OkStatus();
            });
        EXPECT_TRUE(status.ok()) << status;
        return report;
    }
    void KeepHead() { ASSERT_TRUE(EventLog(*runtime_).KeepHead(1, heads_).ok()); }
    std::int64_t KeptPosition() { return heads_.Last(1, "bus.events").position; }
    void CutOffAfter(int position) {
        const std::string last = std::to_string(position);
        Tamper("delete from bus.event_personal where position > " + last +
               "; delete from bus.event where position > " + last +
               "; update bus.head set position = " + last +
               ", hash = (select hash from bus.event where position = " + last + ")");
    }
    static std::string FirstOf(const VerifyReport& report) {
        if (report.findings.empty()) return "";
        return report.findings[0].resource + " " + report.findings[0].check;
    }
    // As somebody with the whole database in their hands.
    void Tamper(const std::string& sql) {
        const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(
            PQconnectdb(temporary_->admin_dsn().c_str()), PQfinish);
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result(
            PQexec(connection.get(), sql.c_str()), PQclear);
        ASSERT_TRUE(PQresultStatus(result.get()) == PGRES_COMMAND_OK)
            << PQerrorMessage(connection.get());
    }

    ChainHeadTable heads_;
};

TEST_F(ChainVerifierTest, AnUntouchedLogIsClean) {
    const VerifyReport report = Verify();
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.checked, 5);
}

TEST_F(ChainVerifierTest, WhateverIsChangedIsNamed) {
    const struct {
        const char* what;
        const char* sql;
        const char* resource;
        const char* check;
    } cases[] = {
        {"edit", "update bus.event set actor = 'users/other' where position = 2", "events/2",
         "chain_broken"},
        {"swap",
         "update bus.event set body = (select body from bus.event where position = 1) where "
         "position = 3",
         "events/3", "chain_broken"},
        {"delete", "delete from bus.event where position = 2", "events/3", "position_gap"},
        {"truncate", "delete from bus.event where position = 5; delete from bus.event_personal",
         "events/5", "log_truncated"},
        {"insert",
         "insert into bus.event select tenant_id, 6, gen_random_uuid(), type, stream, parties, "
         "actor, "
         "cause, occurred_at, body, personal_digest, hash from bus.event where position = 4",
         "events/6", "chain_broken"},
        {"personal", "update bus.event_personal set value = 'x'", "events/5", "personal_changed"},
    };
    for (const auto& [what, sql, resource, check] : cases) {
        Tamper(
            "create table saved_event as select * from bus.event; "
            "create table saved_personal as select * from bus.event_personal");
        Tamper(sql);
        const VerifyReport report = Verify();
        ASSERT_FALSE(report.findings.empty()) << what;
        EXPECT_EQ(report.findings[0].resource, resource) << what;
        EXPECT_EQ(report.findings[0].check, check) << what;
        EXPECT_FALSE(report.findings[0].text.fr.empty()) << what;
        EXPECT_NE(report.findings[0].text.fr, report.findings[0].text.en) << what;
        Tamper(
            "delete from bus.event; insert into bus.event select * from saved_event; "
            "delete from bus.event_personal; insert into bus.event_personal select * from "
            "saved_personal; "
            "drop table saved_event, saved_personal");
        EXPECT_TRUE(Verify().findings.empty()) << what << " was not put back";
    }
}

TEST_F(ChainVerifierTest, ALogThatGrowsMeanwhileIsClean) {
    std::atomic<bool> verified = false;
    std::thread writer([&] {
        while (!verified) PublishErased();
    });
    for (int i = 0; i < 30; ++i) EXPECT_TRUE(Verify().findings.empty());
    verified = true;
    writer.join();
}

TEST_F(ChainVerifierTest, ErasingAPersonLeavesTheChainWhole) {
    Tamper("delete from bus.event_personal");
    EXPECT_TRUE(Verify().findings.empty());
}

TEST_F(ChainVerifierTest, AHeadOutsideThatLagsIsCaughtUp) {
    EXPECT_EQ(KeptPosition(), 0);
    EXPECT_TRUE(Verify().findings.empty());
    EXPECT_EQ(KeptPosition(), 5);
    PublishErased();
    KeepHead();
    EXPECT_EQ(KeptPosition(), 6);
    PublishErased();
    EXPECT_TRUE(Verify().findings.empty());
    EXPECT_EQ(KeptPosition(), 7);
}

TEST_F(ChainVerifierTest, ALogCutOffWithItsHeadIsFoundOutForGood) {
    CutOffAfter(4);
    EXPECT_TRUE(Verify().findings.empty()) << "nothing inside tells";
    PublishErased();
    KeepHead();
    CutOffAfter(3);
    EXPECT_EQ(FirstOf(Verify()), "events/4 head_ahead");
    // The log goes on and overtakes the head kept outside, which stays.
    for (int i = 0; i < 4; ++i) {
        PublishErased();
        KeepHead();
    }
    EXPECT_EQ(FirstOf(Verify()), "events/5 head_ahead");
    EXPECT_EQ(KeptPosition(), 5);
}

TEST_F(ChainVerifierTest, ALogWithoutAnyRowLeftIsFoundOut) {
    KeepHead();
    Tamper("delete from bus.event_personal; delete from bus.event; delete from bus.head");
    KeepHead();
    EXPECT_EQ(FirstOf(Verify()), "events/1 head_ahead");
    EXPECT_EQ(KeptPosition(), 5);
}

TEST_F(ChainVerifierTest, ALogWrittenAnewIsFoundOut) {
    KeepHead();
    Tamper(
        "do $$ declare e bus.event; v_hash bytea := ''; begin "
        "update bus.event set actor = 'users/other' where position = 2; "
        "for e in select * from bus.event order by position loop "
        "v_hash := bus.event_hash(v_hash, e); "
        "update bus.event set hash = v_hash where position = e.position; end loop; "
        "update bus.head set hash = v_hash; end $$");
    EXPECT_EQ(FirstOf(Verify()), "events/5 head_ahead");
    PublishErased();
    KeepHead();
    EXPECT_EQ(KeptPosition(), 5);
}

}  // namespace
}  // namespace socle::bus
