// Packages that do not fit, each with its sentence; none of their code runs.
#include "socle/manifest.hpp"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "brick_fixture.hpp"
#include "socle/options/v1/access.pb.h"
#include "socle/options/v1/event.pb.h"
#include "socle/options/v1/refusal.pb.h"

namespace socle::kernel {
namespace {

namespace pb = google::protobuf;
using bricks::v1::Manifest;

struct Draft {
    Manifest manifest;
    pb::FileDescriptorSet contract;

    // The contract's own file with this name's end.
    pb::FileDescriptorProto& File(std::string_view ending) {
        for (auto& file : *contract.mutable_file())
            if (file.package() == "acme.toy.v1" && file.name().ends_with(ending)) return file;
        ADD_FAILURE() << ending;
        return *contract.add_file();
    }
    pb::MethodDescriptorProto& Method() {
        return *File("service.proto").mutable_service(0)->mutable_method(0);
    }
    options::v1::Access& Access() {
        return *Method().mutable_options()->MutableExtension(options::v1::access);
    }
    options::v1::Event& Event() {
        return *File("events.proto")
                    .mutable_message_type(0)
                    ->mutable_options()
                    ->MutableExtension(options::v1::event);
    }
};

struct Case {
    std::string name;
    std::function<void(Draft&)> spoil;
    std::string sentence;  // a part of it; empty: accepted
};

class PackageTest : public ::testing::TestWithParam<Case> {
 protected:
    TempFolder packages_;
};

TEST_P(PackageTest, IsReadOrRefusedWithOneSentence) {
    const auto folder = CopyPackage("toy", packages_.path());
    Draft draft;
    auto manifest = ParseManifest(ReadFile(folder / "manifest.textproto"), "toy");
    ASSERT_TRUE(manifest.ok()) << manifest.status();
    draft.manifest = *manifest;
    ASSERT_TRUE(draft.contract.ParseFromString(ReadFile(folder / "proto.binpb")));
    GetParam().spoil(draft);
    std::string text;
    ASSERT_TRUE(pb::TextFormat::PrintToString(draft.manifest, &text));
    WriteFile(folder / "manifest.textproto", text);
    WriteFile(folder / "proto.binpb", draft.contract.SerializeAsString());

    const auto package = ReadPackage(folder);
    if (GetParam().sentence.empty()) {
        ASSERT_TRUE(package.ok()) << package.status();
        EXPECT_EQ((*package)->Services(), std::vector<std::string>{"acme.toy.v1.ToyService"});
        return;
    }
    EXPECT_EQ(ReasonOf(package.status()), "BRICK_REFUSED");
    const Metadata metadata = MetadataOf(package.status());
    ASSERT_TRUE(metadata.contains("problem")) << package.status();
    EXPECT_NE(metadata.find("problem")->second.find(GetParam().sentence), std::string::npos)
        << metadata.find("problem")->second;
}

const Case kCases[] = {
    {"AsItIs", [](Draft&) {}, ""},
    {"PublicMethod",
     [](Draft& d) {
         d.Access().clear_permission();
         d.Access().set_public_(true);
     },
     ""},
    {"NoName", [](Draft& d) { d.manifest.clear_name(); }, "name '—' is not 2 to 40"},
    {"ShortName", [](Draft& d) { d.manifest.set_name("t"); }, "name 't' is not 2 to 40"},
    {"LongName", [](Draft& d) { d.manifest.set_name(std::string(41, 't')); }, "is not 2 to 40"},
    {"SqlInName", [](Draft& d) { d.manifest.set_name("toy\"; drop"); }, "is not 2 to 40"},
    {"UpperCaseName", [](Draft& d) { d.manifest.set_name("Toy"); }, "is not 2 to 40"},
    {"KernelsName", [](Draft& d) { d.manifest.set_name("client_record"); }, "the kernel's own"},
    {"PostgresName", [](Draft& d) { d.manifest.set_name("pg_toy"); }, "the kernel's own"},
    {"OwnersRole", [](Draft& d) { d.manifest.set_name("crm_owner"); }, "the kernel's own"},
    {"OtherFolder", [](Draft& d) { d.manifest.set_name("game"); },
     "called 'game' but its folder 'toy'"},
    {"NoVersion", [](Draft& d) { d.manifest.clear_version(); }, "version '—' is not like 1.2.0"},
    {"HalfVersion", [](Draft& d) { d.manifest.set_version("1.2"); }, "'1.2' is not like 1.2.0"},
    {"NoTitle", [](Draft& d) { d.manifest.mutable_title()->clear_fr(); }, "no title in French"},
    {"NoContract", [](Draft& d) { d.manifest.clear_contract(); }, "contract '—' is not like"},
    {"ContractWithoutVendor", [](Draft& d) { d.manifest.set_contract("toy.v1"); },
     "'toy.v1' is not like acme.toy.v1"},
    {"OtherContract", [](Draft& d) { d.manifest.set_contract("acme.game.v1"); },
     "acme.game.v1 is not in proto.binpb"},
    {"NoAccess",
     [](Draft& d) { d.Method().mutable_options()->ClearExtension(options::v1::access); },
     "acme.toy.v1.ToyService.CountParties does not say who may call it"},
    {"EmptyAccess", [](Draft& d) { d.Access().Clear(); }, "does not say who may call it"},
    {"PublicAndPermission", [](Draft& d) { d.Access().set_public_(true); },
     "is public and demands a permission"},
    {"OthersPermission", [](Draft& d) { d.Access().set_permission("identity.read"); },
     "demands 'identity.read', which does not start with 'toy.'"},
    {"BothWays",
     [](Draft& d) {
         d.Method().set_client_streaming(true);
         d.Method().set_server_streaming(true);
     },
     "streams both ways"},
    {"NoService", [](Draft& d) { d.File("service.proto").clear_service(); }, "has no service"},
    {"PublishesOthersEvent", [](Draft& d) { d.manifest.add_publishes("socle.type.v1.Money"); },
     "is not in its contract"},
    {"PublishesNothingKnown", [](Draft& d) { d.manifest.add_publishes("acme.toy.v1.Nothing"); },
     "is not in its contract"},
    {"PublishesNoEvent", [](Draft& d) { d.manifest.add_publishes("acme.toy.v1.AddNoteRequest"); },
     "names no field as its stream"},
    {"StreamIsNoText", [](Draft& d) { d.Event().set_stream("price"); },
     "names no field as its stream"},
    {"TimelineWithUnknownField",
     [](Draft& d) { d.Event().mutable_timeline()->set_en("{nonsense}"); },
     "timeline text with an unknown field"},
    {"ConsumesNonsense", [](Draft& d) { d.manifest.add_consumes("everything"); },
     "'everything' in its consumes"},
    {"ConsumesTwice",
     [](Draft& d) { d.manifest.add_consumes("socle.client_record.v1.PartyCreated"); },
     "is twice in its consumes"},
    {"CallsItself", [](Draft& d) { d.manifest.add_calls()->set_service("acme.toy.v1.ToyService"); },
     "its own service acme.toy.v1.ToyService"},
    {"CallsNonsense", [](Draft& d) { d.manifest.add_calls()->set_service("crm"); },
     "'crm' in its calls"},
    {"WantsEverything", [](Draft& d) { d.manifest.add_permissions("*"); },
     "'*' in its permissions"},
    {"FileOutsideVendor", [](Draft& d) { d.File("service.proto").set_name("service.proto"); },
     "service.proto must be in acme/toy/v1/"},
    {"FileInOthersFolder",
     [](Draft& d) { d.File("service.proto").set_name("socle/crm/v1/service.proto"); },
     "must be in acme/toy/v1/"},
    {"FileTwice", [](Draft& d) { *d.contract.add_file() = d.File("service.proto"); }, "twice"},
    {"ImportMissing",
     [](Draft& d) {
         auto& files = *d.contract.mutable_file();
         for (int i = 0; i < files.size(); ++i)
             if (files[i].name() == "socle/type/v1/money.proto") files.DeleteSubrange(i, 1);
     },
     "proto.binpb is not whole"},
};

void PrintTo(const Case& row, std::ostream* out) {
    *out << row.name;
}

INSTANTIATE_TEST_SUITE_P(Table, PackageTest, ::testing::ValuesIn(kCases),
                         [](const auto& row) { return row.param.name; });

struct BrokenFile {
    std::string name;
    std::string file;
    std::string content;  // "-": the file is taken away
    std::string sentence;
};

class BrokenFileTest : public ::testing::TestWithParam<BrokenFile> {
 protected:
    TempFolder packages_;
};

TEST_P(BrokenFileTest, IsRefused) {
    const auto folder = CopyPackage("toy", packages_.path());
    std::filesystem::remove(folder / GetParam().file);
    if (GetParam().content != "-") WriteFile(folder / GetParam().file, GetParam().content);
    const auto package = ReadPackage(folder);
    EXPECT_EQ(ReasonOf(package.status()), "BRICK_REFUSED");
    EXPECT_NE(std::string(package.status().message()).find(GetParam().sentence), std::string::npos)
        << package.status();
}

void PrintTo(const BrokenFile& row, std::ostream* out) {
    *out << row.name;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenFileTest,
    ::testing::Values(
        BrokenFile{"NoManifest", "manifest.textproto", "-", "manifest.textproto cannot be read"},
        BrokenFile{"NoTextproto", "manifest.textproto", "name: \"toy\"\nsize: 4\n",
                   "line 2: Message type \"socle.bricks.v1.Manifest\" has no field named \"size\""},
        BrokenFile{"HugeManifest", "manifest.textproto", std::string(70000, '#'), "64 KiB"},
        BrokenFile{"NoDescriptors", "proto.binpb", "-", "proto.binpb cannot be read"},
        BrokenFile{"DescriptorsAreNone", "proto.binpb", "not a descriptor set",
                   "no descriptor set"},
        BrokenFile{"NoLibrary", "toy.so", "-", "toy.so is not there"}),
    [](const auto& row) { return row.param.name; });

// The values a text names, in the order of the alphabet.
std::set<std::string> NamesIn(const std::string& text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1))
        names.insert(text.substr(open, text.find('}', open) + 1 - open));
    return names;
}

TEST(ProblemTest, EachIsToldInBothLanguagesWithTheSameValues) {
    const auto& problems = *bricks::v1::Problem_descriptor();
    for (int i = 1; i < problems.value_count(); ++i) {
        const auto& text = problems.value(i)->options().GetExtension(options::v1::refusal).text();
        EXPECT_FALSE(text.fr().empty() || text.en().empty()) << problems.value(i)->name();
        EXPECT_NE(text.fr(), text.en()) << problems.value(i)->name();
        EXPECT_EQ(NamesIn(text.fr()), NamesIn(text.en())) << problems.value(i)->name();
    }
}

TEST(RunningContractTest, AnotherVersionOfASharedFileIsRefused) {
    pb::FileDescriptorSet set;
    ASSERT_TRUE(set.ParseFromString(
        ReadFile(std::filesystem::path(SOCLE_TEST_BRICKS) / "toy" / "proto.binpb")));
    const auto same = Contract::Read("acme.toy.v1", set.SerializeAsString());
    ASSERT_TRUE(same.ok()) << same.status();
    EXPECT_TRUE(CheckAgainstRunning(**same).ok());
    for (auto& file : *set.mutable_file()) {
        if (file.name() == "socle/type/v1/money.proto")
            file.mutable_message_type(0)->mutable_field(0)->set_name("cents");
    }
    const auto other = Contract::Read("acme.toy.v1", set.SerializeAsString());
    ASSERT_TRUE(other.ok()) << other.status();
    const absl::Status refused = CheckAgainstRunning(**other);
    EXPECT_NE(std::string(refused.message()).find("another version of socle/type/v1/money.proto"),
              std::string::npos)
        << refused;
}

}  // namespace
}  // namespace socle::kernel
