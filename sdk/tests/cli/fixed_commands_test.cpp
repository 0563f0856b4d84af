// The commands that are more than one method: login, setup, bricks, show, events, verify. Importing
// has a file of its own.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli_world.hpp"
#include "socle/bricks/v1/service.pb.h"
#include "socle/bus/v1/service.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/crm/v1/events.pb.h"
#include "socle/identity/v1/service.pb.h"
#include "socle/jobs/v1/service.pb.h"

namespace socle::cli {
namespace {

using testing::World;

const std::string kIdentity = "/socle.identity.v1.IdentityService/";
const std::string kBricks = "/socle.bricks.v1.BricksService/";
const std::string kRecord = "/socle.client_record.v1.ClientRecordService/";
const std::string kBus = "/socle.bus.v1.BusService/";
const std::string kWatchJob = "/socle.jobs.v1.JobsService/WatchJob";

std::string Content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

void AddSignIn(World& world) {
    world.server.On<identity::v1::SignInRequest, identity::v1::SignInResponse>(
        kIdentity + "SignIn",
        [](const identity::v1::SignInRequest& request)
            -> absl::StatusOr<identity::v1::SignInResponse> {
            if (request.password() != "right horse") {
                return Refuse({absl::StatusCode::kUnauthenticated, "SIGN_IN_REFUSED"}, "no");
            }
            identity::v1::SignInResponse response;
            response.set_token("secret-token");
            response.mutable_user()->set_email(request.email());
            response.mutable_tenant()->set_display_name("Atelier");
            return response;
        });
}

// A job that tells of two steps, then ends like this.
void AddJob(World& world, jobs::v1::JobState end) {
    world.server.streams[kWatchJob] = [end](std::string_view, const MessageConsumer& each) {
        for (const int done : {1, 2}) {
            jobs::v1::Job job;
            job.set_name("jobs/1");
            job.set_title("Work");
            job.set_state(done == 2 ? end : jobs::v1::JOB_STATE_RUNNING);
            job.set_done(done);
            job.set_total(2);
            job.set_error_reason("INTERNAL");
            job.set_error_message("it broke");
            SOCLE_RETURN_IF_ERROR(each(job.SerializeAsString()));
        }
        return absl::OkStatus();
    };
}

TEST(Login, KeepsTheTokenForItsOwnerAlone) {
    World world;
    AddSignIn(world);
    world.environment["NO_COLOR"] = "1";
    world.Type("owner@example.com\nright horse\n");
    EXPECT_EQ(world.Run({"login"}), Exit::kDone);
    EXPECT_EQ(world.echoes, (std::vector<bool>{false, true})) << "not shown while it is typed";
    EXPECT_NE(world.Err().find("Signed in: owner@example.com, Atelier (127.0.0.1:7400)."),
              std::string::npos);
    const auto file = world.folder / "config" / "credentials";
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(Content(file).find("right horse"), std::string::npos);

    world.server.On<identity::v1::GetSelfRequest, identity::v1::GetSelfResponse>(
        kIdentity + "GetSelf", [](const identity::v1::GetSelfRequest&) {
            identity::v1::GetSelfResponse response;
            response.mutable_user()->set_display_name("Owner");
            response.mutable_user()->set_email("owner@example.com");
            response.mutable_tenant()->set_display_name("Atelier");
            return response;
        });
    EXPECT_EQ(world.Run({"whoami"}), Exit::kDone);
    EXPECT_EQ(world.server.connected.back().token, "secret-token");
    EXPECT_EQ(world.Out(),
              "User         Owner <owner@example.com>\n"
              "Company      Atelier\n"
              "Server       127.0.0.1:7400\n");
    EXPECT_EQ(world.Run({"whoami", "--server", "127.0.0.1:9"}), Exit::kDone);
    EXPECT_EQ(world.server.connected.back().token, "") << "no token for another server";

    world.server.On<identity::v1::SignOutRequest, identity::v1::SignOutResponse>(
        kIdentity + "SignOut",
        [](const identity::v1::SignOutRequest&) { return identity::v1::SignOutResponse(); });
    EXPECT_EQ(world.Run({"logout"}), Exit::kDone);
    EXPECT_EQ(Content(file).find("secret-token"), std::string::npos);
}

TEST(Login, WithoutATerminal) {
    World world;
    AddSignIn(world);
    EXPECT_EQ(world.Run({"login"}), Exit::kUsage);
    EXPECT_EQ(world.Err(), "error: without a terminal, give --email\n");
    EXPECT_EQ(world.Run({"login", "--email", "a@b.fr"}), Exit::kUsage);
    world.Type("wrong\n");
    world.at_terminal = false;
    EXPECT_EQ(world.Run({"login", "--email", "a@b.fr", "--password-stdin", "--lang", "fr"}),
              Exit::kRefused);
    EXPECT_TRUE(world.Err().starts_with("refusé : ")) << world.Err();
    world.Type("right horse\n");
    world.at_terminal = false;
    EXPECT_EQ(world.Run({"login", "--email", "a@b.fr", "--password-stdin"}), Exit::kDone);
}

TEST(Setup, SaysOrAsksWhatIsMissing) {
    World world;
    identity::v1::Tenant tenant;
    tenant.set_display_name("Atelier");
    const auto refresh = [&tenant] {
        tenant.clear_missing_fields();
        if (tenant.siren().empty()) tenant.add_missing_fields("siren");
        if (tenant.address().city().empty()) tenant.add_missing_fields("address");
    };
    refresh();
    world.server.On<identity::v1::GetTenantRequest, identity::v1::Tenant>(
        kIdentity + "GetTenant", [&](const identity::v1::GetTenantRequest&) { return tenant; });
    world.server.On<identity::v1::UpdateTenantRequest, identity::v1::Tenant>(
        kIdentity + "UpdateTenant",
        [&](const identity::v1::UpdateTenantRequest& request)
            -> absl::StatusOr<identity::v1::Tenant> {
            if (request.tenant().siren() == "12") {
                return Refuse({absl::StatusCode::kInvalidArgument, "INVALID_SIREN"}, "no",
                              {{"value", "12"}});
            }
            EXPECT_EQ(request.update_mask().paths_size(), 1);
            tenant.MergeFrom(request.tenant());
            refresh();
            return tenant;
        });
    EXPECT_EQ(world.Run({"setup", "display_name=Atelier Roux"}), Exit::kDone);
    EXPECT_EQ(world.Err(),
              "Still missing before documents can be issued (`socle setup field=value`):\n"
              "  siren=…  (SIREN)\n"
              "  address=…  (Address)\n");
    world.environment["NO_COLOR"] = "1";
    world.Type("12\n404833048\n1 rue X\n69001\nLyon\n");
    EXPECT_EQ(world.Run({"setup"}), Exit::kDone);
    EXPECT_EQ(tenant.display_name(), "Atelier Roux");
    EXPECT_EQ(tenant.siren(), "404833048");
    EXPECT_EQ(tenant.address().postal_code(), "69001");
    EXPECT_NE(world.Err().find("refused: '12' is not a SIREN."), std::string::npos) << world.Err();
    EXPECT_NE(world.Err().find("The company's identity is complete."), std::string::npos);
}

TEST(Bricks, ActivationIsFollowedToItsEnd) {
    World world;
    bricks::v1::Brick brick;
    brick.set_name("bricks/crm");
    brick.set_brick("crm");
    brick.set_state(bricks::v1::BRICK_STATE_ACTIVATING);
    brick.set_job("jobs/1");
    std::string asked;
    world.server.On<bricks::v1::ActivateBrickRequest, bricks::v1::Brick>(
        kBricks + "ActivateBrick", [&](const bricks::v1::ActivateBrickRequest& request) {
            asked = request.name();
            return brick;
        });
    world.server.On<bricks::v1::ListBricksRequest, bricks::v1::ListBricksResponse>(
        kBricks + "ListBricks", [&](const bricks::v1::ListBricksRequest&) {
            bricks::v1::ListBricksResponse response;
            *response.add_bricks() = brick;
            response.mutable_bricks(0)->set_state(bricks::v1::BRICK_STATE_ACTIVE);
            return response;
        });
    AddJob(world, jobs::v1::JOB_STATE_SUCCEEDED);
    EXPECT_EQ(world.Run({"bricks", "activate", "crm", "--lang", "fr"}), Exit::kDone);
    EXPECT_EQ(asked, "bricks/crm");
    EXPECT_EQ(world.Err(), "crm : active\n") << "no bar without a terminal";
    AddJob(world, jobs::v1::JOB_STATE_FAILED);
    EXPECT_EQ(world.Run({"bricks", "activate", "bricks/crm"}), Exit::kRefused);
    EXPECT_EQ(world.Err(),
              "refused: jobs/1 has failed: INTERNAL it broke\n"
              "  → Go on where it stopped: `socle jobs resume jobs/1`.\n");
    world.Type("");
    world.environment["NO_COLOR"] = "1";
    AddJob(world, jobs::v1::JOB_STATE_SUCCEEDED);
    EXPECT_EQ(world.Run({"bricks", "activate", "crm"}), Exit::kDone);
    EXPECT_NE(world.Err().find("Work  ████████████░░░░░░░░░░░░  50 %  1/2"), std::string::npos);
    EXPECT_EQ(world.Run({"bricks", "activate"}), Exit::kUsage);
}

TEST(Show, APartyWithAllThatHappened) {
    World world;
    world.server
        .On<client_record::v1::SearchPartiesRequest, client_record::v1::SearchPartiesResponse>(
            kRecord + "SearchParties", [](const client_record::v1::SearchPartiesRequest& request) {
                EXPECT_EQ(request.query(), "menuiserie roux");
                client_record::v1::SearchPartiesResponse response;
                response.add_parties()->set_name("parties/1");
                response.mutable_parties(0)->set_display_name("Menuiserie Roux");
                return response;
            });
    world.server.On<client_record::v1::GetPartyRequest, client_record::v1::Party>(
        kRecord + "GetParty", [](const client_record::v1::GetPartyRequest& request) {
            client_record::v1::Party party;
            party.set_name(request.name());
            party.set_display_name("Menuiserie Roux");
            return party;
        });
    world.server
        .On<client_record::v1::ListRelationsRequest, client_record::v1::ListRelationsResponse>(
            kRecord + "ListRelations", [](const client_record::v1::ListRelationsRequest&) {
                return client_record::v1::ListRelationsResponse();
            });
    world.server
        .On<client_record::v1::ListTimelineRequest, client_record::v1::ListTimelineResponse>(
            kRecord + "ListTimeline", [](const client_record::v1::ListTimelineRequest& request) {
                EXPECT_EQ(request.party(), "parties/1");
                client_record::v1::ListTimelineResponse response;
                auto* entry = response.add_entries();
                entry->set_text("Facture F-1 émise");
                entry->mutable_time()->set_seconds(1'795'421'700);
                return response;
            });
    EXPECT_EQ(world.Run({"show", "party", "menuiserie", "roux", "--lang", "fr"}), Exit::kDone);
    EXPECT_EQ(world.Out(),
              "Identifiant  parties/1\n"
              "Nom          Menuiserie Roux\n"
              "\n"
              "Historique\n"
              "Quand             Quoi               Qui\n"
              "23/11/2026 08:15  Facture F-1 émise\n");
    EXPECT_EQ(world.Run({"show", "parties/1", "-o", "json"}), Exit::kDone);
    EXPECT_NE(world.Out().find("\"timeline\": ["), std::string::npos) << world.Out();
    EXPECT_EQ(world.Run({"search", "menuiserie", "roux"}), Exit::kDone);
    EXPECT_NE(world.Out().find("Menuiserie Roux"), std::string::npos);
    EXPECT_EQ(world.Run({"show", "unicorn", "x"}), Exit::kUsage);
}

TEST(Events, TailTellsThemInWords) {
    World world;
    world.server.On<bus::v1::ListConsumersRequest, bus::v1::ListConsumersResponse>(
        kBus + "ListConsumers", [](const bus::v1::ListConsumersRequest&) {
            bus::v1::ListConsumersResponse response;
            response.add_consumers()->set_head(7);
            return response;
        });
    bus::v1::Event event;
    event.set_position(7);
    event.set_type("socle.crm.v1.OpportunityWon");
    event.set_stream("opportunities/1");
    event.set_actor("system");
    crm::v1::OpportunityWon won;
    won.set_display_name("Toit");
    event.set_body(won.SerializeAsString());
    world.server.On<bus::v1::ListEventsRequest, bus::v1::ListEventsResponse>(
        kBus + "ListEvents", [&event](const bus::v1::ListEventsRequest& request) {
            EXPECT_EQ(request.after_position(), 6);
            bus::v1::ListEventsResponse response;
            *response.add_events() = event;
            return response;
        });
    EXPECT_EQ(world.Run({"events", "tail", "-n", "1", "--lang", "fr"}), Exit::kDone);
    EXPECT_NE(world.Out().find("Toit"), std::string::npos) << world.Out();
    EXPECT_NE(world.Out().find("opportunities/1"), std::string::npos);

    // Following goes on after a lost connection, where it was.
    std::vector<std::int64_t> asked;
    world.server.streams[kBus + "WatchEvents"] = [&](std::string_view bytes,
                                                     const MessageConsumer& each) -> absl::Status {
        bus::v1::WatchEventsRequest request;
        EXPECT_TRUE(request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
        asked.push_back(request.after_position());
        if (asked.size() == 3) return Refuse(reason::kPermissionDenied, "no more");
        event.set_position(request.after_position() + 1);
        SOCLE_RETURN_IF_ERROR(each(event.SerializeAsString()));
        return Refuse(reason::kShuttingDown, "away");
    };
    EXPECT_EQ(world.Run({"events", "tail", "-n", "0", "--follow", "-o", "json"}), Exit::kRefused);
    EXPECT_EQ(asked, (std::vector<std::int64_t>{7, 8, 9}));
    const std::string out = world.Out();
    EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
}

TEST(Verify, EndsWithOneWhenSomethingIsFound) {
    World world;
    int findings = 0;
    world.server.streams[kBricks + "Verify"] = [&findings](std::string_view,
                                                           const MessageConsumer& each) {
        for (int i = 0; i < findings; ++i) {
            bricks::v1::VerifyResponse part;
            part.mutable_finding()->set_source("bus");
            part.mutable_finding()->set_check("chain_broken");
            part.mutable_finding()->set_resource("events/7");
            SOCLE_RETURN_IF_ERROR(each(part.SerializeAsString()));
        }
        bricks::v1::VerifyResponse end;
        end.mutable_verified()->set_source("bus");
        end.mutable_verified()->set_checked(10);
        end.mutable_verified()->set_findings(findings);
        return each(end.SerializeAsString());
    };
    EXPECT_EQ(world.Run({"verify"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "");
    EXPECT_EQ(world.Err(), "bus: checked 10, findings 0\nAll is well. Records recomputed: 10.\n");
    EXPECT_EQ(world.Run({"verify", "-o", "json"}), Exit::kDone);
    EXPECT_EQ(world.Out(), "{\"findings\": []}\n");
    findings = 1;
    EXPECT_EQ(world.Run({"verify", "bus", "--lang", "fr"}), Exit::kFailed);
    EXPECT_NE(world.Out().find("chain_broken"), std::string::npos);
    EXPECT_NE(world.Err().find("erreur : anomalies : 1"), std::string::npos) << world.Err();
}

}  // namespace
}  // namespace socle::cli
