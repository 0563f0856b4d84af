// Lists of opportunities and products come in beside the clients they belong to, refused rows come
// back corrected, and each import is taken back as a block.
#include <algorithm>

#include "company.hpp"

namespace socle::scenarios {
namespace {

constexpr const char* kClients =
    "Nom;E-mail;SIRET\n"
    "Menuiserie Roux;contact@roux.example;40483304800022\n"
    "Durand;;\n"
    "Durand;autre@durand.example;\n"
    "Petit;petit@x.example;\n";

constexpr const char* kOpportunities =
    "Affaire;Client;E-mail;Montant HT;Étape;Signature prévue;Relance;Date de relance\n"
    "Parquet;menuiserie roux;;1 250,50 €;Négociation;31/12/2027;Appeler;02/12/2027\n"
    "Terrasse;Petit;;800;;;;\n"
    "Cuisine;Durand;;;;;;\n"                      // two of that name
    "Cuisine;Durand;autre@durand.example;;;;;\n"  // this one
    "Grange;Inconnu;;;;;;\n"
    "Toit;Petit;;;Peut-être;;;\n"
    "Volet;Petit;;;;;Appeler;\n";  // without a day

constexpr const char* kProducts =
    "Réf;Désignation;Unité;Prix HT;TVA;Nature\n"
    "P-1;Pose de parquet;m²;38,50;20;service\n"
    "P-1;La même;m²;40;20;service\n"
    ";Déplacement;forfait;45;20;service\n"
    "P-2;Lame;u;12;21;bien\n";

class Lists : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        const auto clients = Bring<exchange::v1::ImportClientsRequest>(
            kClients, &exchange::v1::ExchangeClient::ImportClients);
        ASSERT_TRUE(clients.ok()) << clients.status();
        clients_ = *clients;
        // A second one of that name, beside the one both rows were taken for.
        client_record::v1::CreatePartyRequest second;
        second.mutable_party()->set_display_name("Durand");
        second.mutable_party()->set_kind(client_record::v1::PARTY_KIND_COMPANY);
        second.set_allow_duplicate(true);
        ASSERT_TRUE(record().CreateParty(second).ok());
    }

    template <typename Request, typename Method>
    absl::StatusOr<exchange::v1::Import> Bring(const std::string& list, Method method,
                                               exchange::v1::ImportHeader header = {}) {
        header.set_file_name("liste.csv");
        int sent = 0;
        exchange::v1::ExchangeClient client = exchange();
        SOCLE_ASSIGN(const exchange::v1::Import started,
                     (client.*method)([&]() -> absl::StatusOr<std::optional<Request>> {
                         Request message;
                         if (sent == 2) return std::optional<Request>();
                         if (sent == 0) *message.mutable_header() = header;
                         if (sent == 1) message.set_chunk(list);
                         ++sent;
                         return std::optional(message);
                     }));
        WaitForJob(started.job());
        exchange::v1::GetImportRequest request;
        request.set_name(started.name());
        return exchange().GetImport(request);
    }
    absl::StatusOr<exchange::v1::Import> BringOpportunities(
        const std::string& list, const exchange::v1::ImportHeader& header = {}) {
        return Bring<exchange::v1::ImportOpportunitiesRequest>(
            list, &exchange::v1::ExchangeClient::ImportOpportunities, header);
    }
    absl::StatusOr<exchange::v1::Import> BringProducts(
        const std::string& list, const exchange::v1::ImportHeader& header = {}) {
        return Bring<exchange::v1::ImportProductsRequest>(
            list, &exchange::v1::ExchangeClient::ImportProducts, header);
    }
    std::string Refused(const exchange::v1::Import& import) {
        exchange::v1::DownloadRefusedRowsRequest request;
        request.set_name(import.name());
        std::string csv;
        const absl::Status status = exchange().DownloadRefusedRows(request, [&](const auto& part) {
            csv += part.chunk();
            return absl::OkStatus();
        });
        EXPECT_TRUE(status.ok()) << status;
        return csv;
    }
    exchange::v1::Import Undo(const exchange::v1::Import& import) {
        exchange::v1::UndoImportRequest request;
        request.set_name(import.name());
        const auto undoing = exchange().UndoImport(request);
        EXPECT_TRUE(undoing.ok()) << undoing.status();
        if (!undoing.ok()) return {};
        WaitForJob(undoing->job());
        exchange::v1::GetImportRequest get;
        get.set_name(import.name());
        return *exchange().GetImport(get);
    }
    static std::string CountsOf(const exchange::v1::Import& import) {
        return std::to_string(import.created_count()) + " created, " +
               std::to_string(import.unchanged_count()) + " unchanged, " +
               std::to_string(import.refused_count()) + " refused";
    }
    std::vector<crm::v1::Opportunity> Opportunities() {
        const auto listed = crm().ListOpportunities({});
        EXPECT_TRUE(listed.ok()) << listed.status();
        return {listed->opportunities().begin(), listed->opportunities().end()};
    }

    exchange::v1::Import clients_;
};

TEST_F(Lists, OpportunitiesComeToTheClientsTheyName) {
    EXPECT_EQ(ReasonOf(BringOpportunities(kOpportunities).status()), "BRICK_INACTIVE");
    ASSERT_TRUE(Activate("crm").ok());
    exchange::v1::ImportHeader dry;
    dry.set_validate_only(true);
    const auto tried = BringOpportunities(kOpportunities, dry);
    ASSERT_TRUE(tried.ok()) << tried.status();
    EXPECT_TRUE(Opportunities().empty());
    const auto import = BringOpportunities(kOpportunities);
    ASSERT_TRUE(import.ok()) << import.status();
    EXPECT_EQ(import->kind(), exchange::v1::IMPORT_KIND_OPPORTUNITIES);
    EXPECT_EQ(CountsOf(*import), "3 created, 0 unchanged, 4 refused");
    EXPECT_EQ(CountsOf(*tried), CountsOf(*import)) << "the dry run had said so";

    const auto opportunities = Opportunities();
    const auto parquet = std::ranges::find(opportunities, "Parquet",
                                           [](const auto& item) { return item.display_name(); });
    ASSERT_NE(parquet, opportunities.end());
    EXPECT_EQ(parquet->amount().minor_units(), 125'050);
    EXPECT_EQ(parquet->stage(), "negotiation");
    EXPECT_EQ(parquet->expected_close_date().year(), 2027);
    EXPECT_EQ(parquet->next_action(), "Appeler");

    const std::string refused = Refused(*import);
    for (const char* said :
         {"Plusieurs fiches s'appellent « Durand »", "Le client « Inconnu » n'a pas de fiche",
          "Ce parcours n'a pas d'étape « Peut-être ». Étapes possibles : qualification", "Volet;"})
        EXPECT_NE(refused.find(said), std::string::npos) << said << " in " << refused;

    // Corrected and fed again; the same list again adds nothing.
    std::string corrected = refused;
    corrected.replace(corrected.find("Inconnu"), 7, "Petit");
    exchange::v1::ImportHeader header;
    header.set_corrects(import->name());
    const auto second = BringOpportunities(corrected, header);
    ASSERT_TRUE(second.ok()) << second.status();
    EXPECT_EQ(CountsOf(*second), "1 created, 0 unchanged, 3 refused");
    EXPECT_EQ(second->corrects(), import->name());
    EXPECT_EQ(CountsOf(*BringOpportunities(kOpportunities)), "0 created, 3 unchanged, 4 refused");

    // One was won since: it counts, and stays.
    crm::v1::WinOpportunityRequest win;
    win.set_name(parquet->name());
    ASSERT_TRUE(crm().WinOpportunity(win).ok());
    const auto undone = Undo(*import);
    EXPECT_EQ(undone.state(), exchange::v1::IMPORT_STATE_UNDONE);
    EXPECT_EQ(undone.undone_count(), 2);
    ASSERT_EQ(undone.kept_size(), 1);
    EXPECT_EQ(undone.kept(0).record(), parquet->name());
    EXPECT_EQ(Opportunities().size(), 2U);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

TEST_F(Lists, ProductsFillTheCatalogueAndLeaveItTogether) {
    ASSERT_TRUE(Activate("invoicing").ok());
    const auto import = BringProducts(kProducts);
    ASSERT_TRUE(import.ok()) << import.status();
    EXPECT_EQ(CountsOf(*import), "2 created, 1 unchanged, 1 refused");
    EXPECT_NE(Refused(*import).find("P-2;"), std::string::npos);
    invoicing::v1::ListProductsRequest all;
    const auto products = invoicing().ListProducts(all);
    ASSERT_TRUE(products.ok()) << products.status();
    ASSERT_EQ(products->products_size(), 2);
    EXPECT_EQ(products->products(1).code(), "P-1");
    EXPECT_EQ(products->products(1).unit_code(), "MTK");
    EXPECT_EQ(products->products(1).unit_price().value(), "38.5");
    EXPECT_EQ(CountsOf(*BringProducts(kProducts)), "0 created, 3 unchanged, 1 refused");

    EXPECT_EQ(Undo(*import).undone_count(), 2);
    EXPECT_EQ(invoicing().ListProducts(all)->products_size(), 0);
    all.set_include_archived(true);
    EXPECT_EQ(invoicing().ListProducts(all)->products_size(), 2) << "documents may name them";
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

TEST_F(Lists, ClientsThatWereWorkedWithStayWhenTheirImportIsTakenBack) {
    ASSERT_TRUE(Activate("crm").ok());
    ASSERT_TRUE(BringOpportunities("Affaire;Client\nParquet;Petit\n").ok());
    const auto undone = Undo(clients_);
    EXPECT_EQ(undone.state(), exchange::v1::IMPORT_STATE_UNDONE);
    EXPECT_EQ(undone.undone_count() + 1, clients_.created_count());
    ASSERT_EQ(undone.kept_size(), 1);
    EXPECT_NE(undone.kept(0).why().find("Parquet"), std::string::npos) << undone.kept(0).why();
    const auto left = record().ListParties({});
    ASSERT_TRUE(left.ok()) << left.status();
    std::vector<std::string> names;
    for (const auto& party : left->parties()) names.push_back(party.display_name());
    EXPECT_EQ(names, (std::vector<std::string>{"Durand", "Petit"})) << "one was made by hand";
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

}  // namespace
}  // namespace socle::scenarios
