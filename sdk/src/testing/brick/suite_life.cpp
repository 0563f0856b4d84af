// The suite's checks of a brick at work: replay, merge and erasure of a party, life without other
// bricks.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <map>
#include <optional>

#include "nonsense.hpp"
#include "socle/archive.hpp"
#include "socle/client_record/v1/events.pb.h"
#include "socle/testing/brick_suite.hpp"

namespace socle::testing {
namespace {

namespace pb = google::protobuf;

// Three parties that may turn out to be one.
struct People {
    PartyId a, b, c;
};

PartyId AddPerson(BrickFixture& fixture, std::string_view name) {
    client_record::v1::Party party;
    party.set_kind(client_record::v1::PARTY_KIND_PERSON);
    party.set_display_name(std::string(name));
    party.add_emails()->set_address("camille@example.org");
    party.add_phones()->set_number("+33612345678");
    auto& address = *party.add_addresses()->mutable_address();
    address.add_lines("3 place Bellecour");
    address.set_postal_code("69002");
    address.set_city("Lyon");
    address.set_country_code("FR");
    return fixture.client_record().Add(kTenant, std::move(party));
}

std::string Name(PartyId party) {
    return ResourceName("parties", party.value());
}

absl::Status Merge(BrickFixture& fixture, PartyId source, PartyId into) {
    client_record::v1::PartyMerged fact;
    fact.set_source(Name(source));
    fact.set_party(Name(into));
    return fixture.Publish(fact);
}

absl::Status Unmerge(BrickFixture& fixture, PartyId source, PartyId from) {
    client_record::v1::PartyUnmerged fact;
    fact.set_source(Name(source));
    fact.set_party(Name(from));
    return fixture.Publish(fact);
}

absl::Status Erase(BrickFixture& fixture, PartyId party) {
    client_record::v1::PartyErased fact;
    fact.set_party(Name(party));
    return fixture.Publish(fact);
}

// Every row of the brick's tables, as text, by table; the aliases apart, which the SDK keeps.
absl::StatusOr<std::map<std::string, std::string>> RowsOf(BrickFixture& fixture) {
    SOCLE_ASSIGN(const Rows tables,
                 fixture.Admin("select tablename from pg_catalog.pg_tables where schemaname = '" +
                               fixture.name() + "' and tablename <> 'party_alias'"));
    std::map<std::string, std::string> rows_of;
    for (const Row& table : tables) {
        const std::string name = fixture.name() + ".\"" + table.Text("tablename") + "\"";
        SOCLE_ASSIGN(
            const Rows rows,
            fixture.Admin("select string_agg(t::text, E'\\n' order by t::text) as rows from " +
                          name + " t"));
        rows_of[name] = rows[0].Text("rows");
    }
    return rows_of;
}

// "source>merged into>current" of each alias.
absl::StatusOr<std::string> AliasesOf(BrickFixture& fixture) {
    SOCLE_ASSIGN(
        const Rows rows,
        fixture.Admin("select string_agg(party_id || '>' || merged_into || '>' || current_id, "
                      "' ' order by party_id) as aliases from " +
                      fixture.name() + ".party_alias"));
    return rows[0].Text("aliases");
}

std::string Alias(PartyId source, PartyId into, PartyId current) {
    return source.ToString() + ">" + into.ToString() + ">" + current.ToString();
}

// A run of steps on one fixture; the first that fails ends it.
class Story {
 public:
    explicit Story(const SuiteSubject& subject) {
        auto opened = BrickFixture::Open(subject.package);
        Check("opening", opened.status());
        if (!opened.ok()) return;
        fixture_ = *std::move(opened);
        people_ = {AddPerson(*fixture_, "Camille Durand"), AddPerson(*fixture_, "C. Durand"),
                   AddPerson(*fixture_, "Camille D.")};
        if (subject.fill) Check("filling", subject.fill(*fixture_, people_.a));
        Read("filling");
    }

    [[nodiscard]] bool Goes() const { return faults_.empty(); }
    [[nodiscard]] Faults faults() const { return faults_; }
    [[nodiscard]] BrickFixture& fixture() { return *fixture_; }
    [[nodiscard]] const People& people() const { return people_; }

    void Check(const std::string& step, const absl::Status& status) {
        if (!status.ok()) faults_.push_back(step + ": " + status.ToString());
    }
    // The brick reads the log to its end, and finds nothing wrong with what it keeps.
    void Read(const std::string& step) {
        if (!Goes()) return;
        Check(step, fixture_->Pump());
        const auto report = fixture_->Verify();
        Check(step, report.status());
        if (!report.ok()) return;
        for (const Finding& finding : report->findings) {
            faults_.push_back(step + ": " + finding.resource + ": " + finding.text.en);
        }
    }
    // A fact is written and read.
    void Tell(const std::string& step, absl::Status (*tell)(BrickFixture&, PartyId, PartyId),
              PartyId first, PartyId second) {
        if (!Goes()) return;
        Check(step, tell(*fixture_, first, second));
        Read(step);
    }
    void EraseAndRead(const std::string& step, PartyId party) {
        if (!Goes()) return;
        Check(step, Erase(*fixture_, party));
        Read(step);
    }
    void Remember() {
        if (Goes()) remembered_ = RowsOf(*fixture_);
        Check("reading the rows", remembered_.status());
    }
    void ExpectSameRows(const std::string& step) {
        if (!Goes()) return;
        const auto now = RowsOf(*fixture_);
        Check(step, now.status());
        if (!now.ok()) return;
        for (const auto& [table, rows] : *now) {
            if ((*remembered_)[table] != rows) {
                faults_.push_back(step + ": " + table + " changed from\n" + (*remembered_)[table] +
                                  "\nto\n" + rows);
            }
        }
    }
    void ExpectAliases(const std::string& step, const std::string& expected) {
        if (!Goes()) return;
        const auto aliases = AliasesOf(*fixture_);
        Check(step, aliases.status());
        if (aliases.ok() && *aliases != expected) {
            faults_.push_back(step + ": the aliases are " + *aliases + " instead of " + expected);
        }
    }

 private:
    Faults faults_;
    std::unique_ptr<BrickFixture> fixture_;
    People people_;
    absl::StatusOr<std::map<std::string, std::string>> remembered_ =
        std::map<std::string, std::string>{};
};

// Handlers that hear each event twice.
EventHandlers Twice(const EventHandlers& handlers) {
    EventHandlers twice;
    twice.OnEvery([&handlers](Call& call, const Event& event) -> absl::Status {
        const EventHandler* handler = handlers.Find(event.meta.type);
        if (handler == nullptr) return absl::OkStatus();
        SOCLE_RETURN_IF_ERROR((*handler)(call, event));
        return (*handler)(call, event);
    });
    return twice;
}

absl::StatusOr<std::vector<std::string>> Archived(BrickFixture& fixture) {
    std::vector<std::string> lines;
    SOCLE_RETURN_IF_ERROR(fixture.runtime().Do(
        BrickFixture::Caller(), {fixture.name(), true}, [&](Call& call) -> absl::Status {
            return ArchiveRows(call.transaction(), fixture.name(), [&lines](std::string_view line) {
                lines.emplace_back(line);
                return absl::OkStatus();
            });
        }));
    return lines;
}

absl::Status Restore(BrickFixture& fixture, const std::vector<std::string>& lines) {
    return fixture.runtime().Do(
        BrickFixture::Caller(), {fixture.name(), false}, [&](Call& call) -> absl::Status {
            std::size_t at = 0;
            return RestoreRows(call.transaction(), fixture.name(),
                               [&]() -> absl::StatusOr<std::optional<std::string>> {
                                   if (at == lines.size()) return std::optional<std::string>{};
                                   return std::optional(lines[at++]);
                               });
        });
}

absl::Status Wipe(BrickFixture& fixture) {
    return fixture
        .Admin(
            "do $$ declare t text; begin for t in select tablename from pg_catalog.pg_tables "
            "where schemaname = '" +
            fixture.name() + "' loop execute format('truncate " + fixture.name() +
            ".%I cascade', t); end loop; end $$")
        .status();
}

// Whether a caller may be told so; anything else is the brick's own failure.
bool IsAnswer(const absl::Status& status) {
    switch (status.code()) {
        case absl::StatusCode::kInternal:
        case absl::StatusCode::kUnavailable:
        case absl::StatusCode::kUnknown:
        case absl::StatusCode::kUnimplemented:
        case absl::StatusCode::kDataLoss:
        case absl::StatusCode::kDeadlineExceeded:
            return false;
        default:
            return true;
    }
}

absl::Status Send(Channel& channel, const Method& method, const std::string& request) {
    switch (method.kind) {
        case MethodKind::kUnary:
            return channel.Unary(method.path, request).status();
        case MethodKind::kServerStream:
            return channel.ServerStream(method.path, request,
                                        [](std::string_view) { return absl::OkStatus(); });
        case MethodKind::kClientStream: {
            std::optional<std::string> next = request;
            return channel
                .ClientStream(method.path,
                              [&]() -> absl::StatusOr<std::optional<std::string>> {
                                  return std::exchange(next, std::nullopt);
                              })
                .status();
        }
    }
    return absl::OkStatus();
}

// "/socle.crm.v1.CrmService/MoveOpportunity" -> its request's type.
std::string RequestTypeOf(const std::string& path) {
    std::string full_name = path.substr(1);
    full_name[full_name.find('/')] = '.';
    const auto* method = pb::DescriptorPool::generated_pool()->FindMethodByName(full_name);
    return method == nullptr ? "" : method->input_type()->full_name();
}

void SendNonsense(BrickFixture& fixture, const std::string& when, Faults& faults) {
    for (const auto& [path, method] : fixture.methods()) {
        const std::vector<std::string> requests = NonsenseOf(RequestTypeOf(path));
        if (requests.empty()) faults.push_back(path + " has a request of an unknown type");
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const absl::Status status = Send(fixture.channel(), method, requests[i]);
            if (IsAnswer(status)) continue;
            faults.push_back(when + ", " + path + " answers request " + std::to_string(i) +
                             " with " + status.ToString());
        }
    }
}

}  // namespace

Faults ReplaysToTheSameRows(const SuiteSubject& subject) {
    Story story(subject);
    const People& people = story.people();
    story.Tell("merging", Merge, people.a, people.b);
    story.Tell("unmerging", Unmerge, people.a, people.b);
    story.Tell("merging again", Merge, people.a, people.b);
    story.EraseAndRead("erasing", people.b);
    story.Remember();
    if (!story.Goes()) return story.faults();

    BrickFixture& fixture = story.fixture();
    const std::string brick = fixture.name();
    fixture.clock().Advance(std::chrono::hours(1));
    const EventHandlers twice = Twice(fixture.handlers());
    const EventHandlers life_twice = Twice(fixture.life_handlers());
    story.Check("replaying", fixture.PumpAs(brick + ".again", twice));
    story.Check("replaying", fixture.PumpAs(brick + ".life_again", life_twice));
    story.ExpectSameRows("replaying");
    story.ExpectAliases("replaying", Alias(people.a, people.b, people.b));
    return story.faults();
}

Faults SurvivesMergeAndErasure(const SuiteSubject& subject) {
    Story story(subject);
    const auto [a, b, c] = story.people();
    story.Remember();
    story.Tell("merging a into b", Merge, a, b);
    story.ExpectAliases("merging a into b", Alias(a, b, b));
    story.Tell("merging b into c", Merge, b, c);
    story.ExpectAliases("merging b into c", Alias(a, b, c) + " " + Alias(b, c, c));
    story.ExpectSameRows("merging");
    story.Tell("unmerging b", Unmerge, b, c);
    story.ExpectAliases("unmerging b", Alias(a, b, b));
    story.Tell("unmerging a", Unmerge, a, b);
    story.ExpectAliases("unmerging a", "");
    story.ExpectSameRows("unmerging");

    story.Tell("merging a into b again", Merge, a, b);
    story.EraseAndRead("erasing b", b);
    story.Remember();
    if (!story.Goes()) return story.faults();
    story.fixture().clock().Advance(std::chrono::hours(1));
    story.EraseAndRead("erasing b twice", b);
    story.ExpectSameRows("erasing b twice");
    Faults faults = story.faults();
    if (faults.empty()) SendNonsense(story.fixture(), "after an erasure", faults);
    return faults;
}

Faults ArchivesAndRestores(const SuiteSubject& subject) {
    Story story(subject);
    story.Remember();
    if (!story.Goes()) return story.faults();
    BrickFixture& fixture = story.fixture();
    const auto archive = Archived(fixture);
    story.Check("archiving", archive.status());
    if (!story.Goes()) return story.faults();
    Faults faults;
    if (ReasonOf(Restore(fixture, *archive)) != (archive->empty() ? "" : "NOT_EMPTY"))
        faults.push_back("something was restored over what is there");
    story.Check("wiping out", Wipe(fixture));
    story.Check("restoring", Restore(fixture, *archive));
    story.ExpectSameRows("restoring");
    story.Read("restoring");
    const auto again = Archived(fixture);
    story.Check("archiving again", again.status());
    if (again.ok() && *again != *archive) faults.push_back("archived again, it is not the same");
    for (const std::string& fault : story.faults()) faults.push_back(fault);
    return faults;
}

Faults WorksAlone(const SuiteSubject& subject) {
    const auto fixture = BrickFixture::Open(subject.package);
    if (!fixture.ok()) return {std::string(fixture.status().message())};
    Faults faults;
    SendNonsense(**fixture, "on an empty tenant", faults);
    const auto report = (*fixture)->Verify(kOtherTenant);
    if (!report.ok()) faults.push_back("verifying nothing: " + report.status().ToString());
    if (const absl::Status erased = (*fixture)->EraseParty(PartyId{}); !erased.ok()) {
        faults.push_back("erasing nobody: " + erased.ToString());
    }
    return faults;
}

}  // namespace socle::testing
