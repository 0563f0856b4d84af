// What people see of bricks: the list, refused packages, descriptions by rights, verification, and
// events told as sentences when their brick is gone.
#include <absl/strings/str_replace.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "brick_fixture.hpp"
#include "socle/options/v1/access.pb.h"
#include "socle/template.hpp"

namespace socle::kernel {
namespace {

namespace pb = google::protobuf;
namespace v1 = bricks::v1;

constexpr TenantId kTenant = 1;
constexpr const char* kDescribe = "/socle.bricks.v1.BricksService/Describe";

// Collects what a stream says.
class Collected final : public MessageSink {
 public:
    absl::Status Write(std::string_view message) override {
        v1::VerifyResponse response;
        EXPECT_TRUE(response.ParseFromArray(message.data(), static_cast<int>(message.size())));
        if (response.has_finding()) findings.push_back(response.finding());
        if (response.has_verified()) verified.push_back(response.verified());
        return absl::OkStatus();
    }
    std::vector<v1::Finding> findings;
    std::vector<v1::VerifiedSource> verified;
};

class BricksServiceTest : public ::testing::Test {
 protected:
    void SetUp() override {
        auto database = testing::TempDatabase::Create();
        ASSERT_TRUE(database.ok()) << database.status();
        database_ = std::make_unique<testing::TempDatabase>(*std::move(database));
        CopyPackage("toy", packages_.path());
        CopyPackage("pal", packages_.path());
        Restart();
    }
    void Restart() {
        kernel_.reset();
        kernel_ = std::make_unique<SmallKernel>(database_->dsn(), packages_.path());
    }
    std::map<std::string, v1::Brick> List(Language language = Language::kFrench) {
        const std::string path = "/socle.bricks.v1.BricksService/ListBricks";
        const auto route = kernel_->routes().Find(path, kTenant);
        CallContext context = kernel_->ContextOf(kTenant, path);
        context.language = language;
        const auto bytes =
            kernel_->runtime().Unary(context, (*route)->target, (*route)->method, "");
        EXPECT_TRUE(bytes.ok()) << bytes.status();
        v1::ListBricksResponse response;
        EXPECT_TRUE(response.ParseFromString(*bytes));
        std::map<std::string, v1::Brick> bricks;
        for (const v1::Brick& brick : response.bricks()) bricks[brick.brick()] = brick;
        return bricks;
    }
    v1::DescribeResponse Describe(const std::string& etag = "") {
        v1::DescribeRequest request;
        request.set_etag(etag);
        const auto response = kernel_->Ask<v1::DescribeResponse>(kTenant, kDescribe, request);
        EXPECT_TRUE(response.ok()) << response.status();
        return response.ok() ? *response : v1::DescribeResponse();
    }
    absl::Status Verify(const std::string& source, Collected& collected,
                        Language language = Language::kFrench) {
        v1::VerifyRequest request;
        request.set_source(source);
        const std::string path = "/socle.bricks.v1.BricksService/Verify";
        const auto route = kernel_->routes().Find(path, kTenant);
        CallContext context = kernel_->ContextOf(kTenant, path);
        context.language = language;
        return kernel_->runtime().ServerStream(context, (*route)->target, (*route)->method,
                                               request.SerializeAsString(), collected);
    }

    TempFolder packages_;
    std::unique_ptr<testing::TempDatabase> database_;
    std::unique_ptr<SmallKernel> kernel_;
};

TEST_F(BricksServiceTest, ListsWhatIsInstalledInTheReadersLanguage) {
    auto bricks = List(Language::kEnglish);
    ASSERT_EQ(bricks.size(), 2U);
    EXPECT_EQ(bricks["toy"].name(), "bricks/toy");
    EXPECT_EQ(bricks["toy"].title(), "Toy");
    EXPECT_EQ(bricks["toy"].summary(), "Counts parties.");
    EXPECT_EQ(bricks["toy"].state(), v1::BRICK_STATE_INACTIVE);
    EXPECT_EQ(bricks["toy"].services(0), "acme.toy.v1.ToyService");
    EXPECT_EQ(bricks["toy"].needs_size(), 0);
    EXPECT_EQ(bricks["pal"].needs(0), "toy");
    EXPECT_EQ(List()["toy"].title(), "Jouet");
    EXPECT_EQ(List(Language::kEnglish)["pal"].title(), "Copain") << "no English: French";
}

TEST_F(BricksServiceTest, ARefusedPackageIsListedWithItsProblemAndStopsNobody) {
    const auto folder = packages_.path() / "broken";
    std::filesystem::create_directories(folder);
    WriteFile(folder / "manifest.textproto", "name: \"broken\"\nversion: \"one\"\n");
    auto bricks = List();
    EXPECT_EQ(bricks["broken"].state(), v1::BRICK_STATE_REFUSED);
    EXPECT_EQ(bricks["broken"].problem(), "sa version « one » n'est pas de la forme 1.2.0");
    EXPECT_EQ(List(Language::kEnglish)["broken"].problem(), "its version 'one' is not like 1.2.0");
    const auto refused = kernel_->Activate(kTenant, "broken");
    EXPECT_EQ(ReasonOf(refused.status()), "BRICK_REFUSED");
    EXPECT_EQ(MetadataOf(refused.status()).find("brick")->second, "broken");
    const Wording told = WordingOf(refused.status(), "socle.bricks.v1");
    EXPECT_EQ(told.fr,
              "La brique « broken » ne peut pas être chargée : sa version « one » n'est pas de la "
              "forme 1.2.0. Réinstallez une version faite pour ce Socle.");
    EXPECT_EQ(told.en,
              "The brick 'broken' cannot be loaded: its version 'one' is not like 1.2.0. Install a "
              "version made for this Socle.");
    EXPECT_TRUE(kernel_->Activate(kTenant, "toy").ok());
}

TEST_F(BricksServiceTest, ABrickInstalledOrMendedWhileRunningIsFound) {
    std::filesystem::rename(packages_.path() / "toy", packages_.path() / ".toy");
    Restart();
    EXPECT_FALSE(List().contains("toy"));
    std::filesystem::rename(packages_.path() / ".toy", packages_.path() / "toy");
    ReplaceLibrary(packages_.path() / "toy", "throws_at_load");
    EXPECT_EQ(List(Language::kEnglish)["toy"].problem(),
              "its library throws while it is being loaded: no moon tonight");
    const auto library = packages_.path() / "toy" / "toy.so";
    std::filesystem::remove(library);
    std::filesystem::create_symlink(std::filesystem::path(SOCLE_TEST_BRICKS) / "toy" / "toy.so",
                                    library);
    EXPECT_EQ(List()["toy"].state(), v1::BRICK_STATE_INACTIVE) << List()["toy"].problem();
    EXPECT_TRUE(kernel_->Activate(kTenant, "toy").ok());
}

TEST_F(BricksServiceTest, DescribesActiveContractsWithTheirOptions) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const v1::DescribeResponse described = Describe();
    EXPECT_EQ(
        std::vector<std::string>(described.services().begin(), described.services().end()),
        (std::vector<std::string>{"socle.bricks.v1.BricksService", "acme.toy.v1.ToyService"}));
    pb::DescriptorPool pool;
    for (const auto& file : described.files().file()) {
        EXPECT_FALSE(file.has_source_code_info());
        ASSERT_NE(pool.BuildFile(file), nullptr) << file.name() << " comes before what it imports";
    }
    const auto* method = pool.FindMethodByName("acme.toy.v1.ToyService.AddNote");
    ASSERT_NE(method, nullptr);
    EXPECT_EQ(OptionOf(method->options(), options::v1::access).permission(), "toy.write");
    EXPECT_NE(pool.FindMessageTypeByName("acme.toy.v1.NoteAdded"), nullptr);
    EXPECT_NE(pool.FindMessageTypeByName("socle.bricks.v1.BrickActivated"), nullptr);
    EXPECT_EQ(pool.FindFileByName("acme/pal/v1/service.proto"), nullptr);
}

TEST_F(BricksServiceTest, DescribesOnlyWhatTheCallerMayCall) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const std::string all = Describe().etag();
    kernel_->permissions = {"toy.read", "bricks.describe"};
    const v1::DescribeResponse described = Describe();
    EXPECT_NE(described.etag(), all);
    std::vector<std::string> methods;
    for (const auto& file : described.files().file()) {
        for (const auto& service : file.service()) {
            for (const auto& method : service.method()) methods.push_back(method.name());
        }
    }
    EXPECT_EQ(methods, (std::vector<std::string>{"Describe", "CountParties"}));
    kernel_->permissions = {};
    EXPECT_EQ(Describe().services_size(), 0);
}

TEST_F(BricksServiceTest, TheEtagSparesTheFilesAsLongAsNothingChanges) {
    const v1::DescribeResponse first = Describe();
    const v1::DescribeResponse again = Describe(first.etag());
    EXPECT_EQ(again.etag(), first.etag());
    EXPECT_FALSE(again.has_files());
    EXPECT_EQ(again.services_size(), first.services_size());
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    const v1::DescribeResponse changed = Describe(first.etag());
    EXPECT_NE(changed.etag(), first.etag());
    EXPECT_TRUE(changed.has_files());
}

TEST_F(BricksServiceTest, VerifiesTheKernelAndEveryBrickThatKeepsDataActiveOrNot) {
    kernel_->module().AddVerifier("bus", [](const CallContext& context) {
        return absl::StatusOr<VerifyReport>(VerifyReport{context.tenant, {}});
    });
    kernel_->module().AddVerifier("lost", [](const CallContext&) {
        return absl::StatusOr<VerifyReport>(Refuse(reason::kInternal, "cannot be read"));
    });
    kernel_->module().AddVerifier("bricks", kernel_->module());
    kernel_->CreateParties(kTenant, 4);
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    ASSERT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
    Collected all;
    ASSERT_TRUE(Verify("", all).ok());
    ASSERT_EQ(all.verified.size(), 4U);
    EXPECT_EQ(all.verified[0].source(), "bus");
    EXPECT_EQ(all.verified[0].checked(), kTenant);
    EXPECT_EQ(all.verified[2].source(), "bricks");
    EXPECT_EQ(all.verified[2].checked(), 1) << "the toy's contract";
    EXPECT_EQ(all.verified[3].source(), "toy");
    EXPECT_EQ(all.verified[3].checked(), 4);
    ASSERT_EQ(all.findings.size(), 2U);
    EXPECT_EQ(all.findings[0].check(), "verify_failed");
    EXPECT_EQ(all.findings[1].source(), "toy");
    EXPECT_EQ(all.findings[1].text(), "sceau 7365616c6564")
        << "the host's seal reaches the brick, its words the reader";
    EXPECT_TRUE(all.findings[0].text().starts_with("Une erreur interne s'est produite"));
    Collected english;
    ASSERT_TRUE(Verify("", english, Language::kEnglish).ok());
    EXPECT_TRUE(english.findings[0].text().starts_with("An internal error occurred"));
    EXPECT_EQ(english.findings[1].text(), "seal 7365616c6564");

    Collected one;
    ASSERT_TRUE(Verify("toy", one).ok());
    ASSERT_EQ(one.verified.size(), 1U);
    EXPECT_EQ(one.verified[0].source(), "toy");
    Collected none;
    EXPECT_EQ(ReasonOf(Verify("pal", none)), "NOT_FOUND") << "it keeps nothing here";
}

TEST_F(BricksServiceTest, AStoredContractThatWasChangedIsFound) {
    kernel_->module().AddVerifier("bricks", kernel_->module());
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    kernel_->Run(database_->admin_dsn(), "update bricks.contract set files = files || '\\x00'");
    Collected collected;
    ASSERT_TRUE(Verify("bricks", collected).ok());
    ASSERT_EQ(collected.findings.size(), 1U);
    EXPECT_EQ(collected.findings[0].check(), "contract_changed");
    EXPECT_EQ(collected.findings[0].resource(), "acme.toy.v1");
}

TEST_F(BricksServiceTest, AMissingPackageIsToldAndItsDataAreNotForgotten) {
    ASSERT_TRUE(kernel_->Activate(kTenant, "toy").ok());
    std::filesystem::remove_all(packages_.path() / "toy");
    Restart();
    EXPECT_EQ(List()["toy"].state(), v1::BRICK_STATE_REFUSED);
    EXPECT_EQ(List()["toy"].problem(), "son paquet n'est plus installé");
    Collected collected;
    ASSERT_TRUE(Verify("toy", collected).ok());
    ASSERT_EQ(collected.findings.size(), 1U);
    EXPECT_EQ(collected.findings[0].check(), "brick_refused");
    EXPECT_EQ(collected.findings[0].text(), "son paquet n'est plus installé");
    EXPECT_TRUE(kernel_->Deactivate(kTenant, "toy").ok());
}

// The toy's contract under a name that no library has: it comes from the database alone.
TEST_F(BricksServiceTest, AnEventOfABrickThatIsGoneIsStillTold) {
    const std::string descriptors =
        absl::StrReplaceAll(ReadFile(packages_.path() / "toy" / "proto.binpb"),
                            {{"acme.toy.v1", "acme.old.v1"}, {"acme/toy/v1", "acme/old/v1"}});
    const auto contract = Contract::Read("acme.old.v1", descriptors);
    ASSERT_TRUE(contract.ok()) << contract.status();
    {
        ContractCatalog catalog(kernel_->runtime());
        ASSERT_TRUE(catalog.Keep("old", *contract).ok());
    }
    ContractCatalog catalog(kernel_->runtime());
    ASSERT_TRUE(catalog.Open().ok());
    const std::string type = "acme.old.v1.NoteAdded";
    const pb::Descriptor* descriptor = catalog.FindType(type);
    ASSERT_NE(descriptor, nullptr);
    pb::DynamicMessageFactory factory;
    const std::unique_ptr<pb::Message> event(factory.GetPrototype(descriptor)->New());
    ASSERT_TRUE(
        pb::TextFormat::ParseFromString("note: 'notes/1' text: 'Bonjour' mood: MOOD_GAY "
                                        "price {minor_units: 1250 currency_code: 'EUR'}",
                                        event.get()));
    const ContractTexts texts(catalog);
    const std::string body = event->SerializeAsString();
    EXPECT_EQ(texts.Render(type, body, {Language::kFrench}),
              "Note joyeuse : Bonjour, 12,50\u00a0€");
    EXPECT_EQ(texts.Render(type, body, {Language::kEnglish}), "Happy note: Bonjour, €12.50");
    EXPECT_EQ(texts.Render("acme.unknown.v1.Gone", body, {}), "acme.unknown.v1.Gone");
    EXPECT_EQ(texts.Render(type, "\xff\xff", {}), type) << "a payload that is none";
}

}  // namespace
}  // namespace socle::kernel
