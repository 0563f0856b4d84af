// Exit codes, and what a refusal looks like in both languages.
#include "refusal_report.hpp"

#include <absl/strings/cord.h>
#include <gtest/gtest.h>

#include "cli_world.hpp"
#include "socle/wire_error.hpp"

namespace socle::cli {
namespace {

// As a status comes back from the server.
absl::Status FromServer(const absl::Status& status, std::string_view contract) {
    return StatusFromWire(WireStatusOf(status, contract));
}

ReportStyle In(Language language, bool verbose = false) {
    ReportStyle style;
    style.language = language;
    style.verbose = verbose;
    style.server = "127.0.0.1:7400";
    return style;
}

TEST(RefusalReport, ContractsExplainTheirReasons) {
    const auto contracts = testing::AllContracts();
    const absl::Status closed =
        FromServer(Refuse({absl::StatusCode::kFailedPrecondition, "PAYMENT_ABOVE_BALANCE"},
                          "too much", {{"balance", "12.00 EUR"}}),
                   "socle.invoicing.v1");
    EXPECT_EQ(RefusalReport(closed, *contracts, In(Language::kFrench)),
              "refusé : Il ne reste que 12,00\u00a0€ à payer.\n"
              "  → Enregistrez au plus ce montant.\n");
    EXPECT_EQ(RefusalReport(closed, *contracts, In(Language::kEnglish)),
              "refused: Only €12.00 is left to pay.\n"
              "  → Record that amount at most.\n");
}

TEST(RefusalReport, CommonReasonsToo) {
    const auto contracts = testing::AllContracts();
    const absl::Status missing = FromServer(
        Refuse(reason::kNotFound, "no such party", {{"value", "parties/1"}}), "socle.crm.v1");
    EXPECT_EQ(RefusalReport(missing, *contracts, In(Language::kFrench)),
              "refusé : Fiche introuvable : parties/1.\n"
              "  → Cherchez : `socle parties search MOTS`.\n");
}

TEST(RefusalReport, WhatIsNotFoundIsLookedForWhereItBelongs) {
    const auto contracts = testing::AllContracts();
    struct Case {
        std::string value;
        std::string noun;  // of the command
        std::string french;
        std::string english;
    };
    const std::vector<Case> cases = {
        {"invoices/7", "quotes",
         "refusé : Facture introuvable : invoices/7.\n  → Voyez la liste : `socle invoices "
         "list`.\n",
         "refused: Invoice not found: invoices/7.\n  → See the list: `socle invoices list`.\n"},
        {"quote", "invoices",
         "refusé : Devis introuvable.\n  → Voyez la liste : `socle quotes list`.\n",
         "refused: Quote not found.\n  → See the list: `socle quotes list`.\n"},
        {"0192c5a0", "credit-notes",
         "refusé : Avoir introuvable : 0192c5a0.\n  → Voyez la liste : `socle credit-notes "
         "list`.\n",
         "refused: Credit note not found: 0192c5a0.\n  → See the list: `socle credit-notes "
         "list`.\n"},
        {"anything", "verify", "refusé : Introuvable : anything.\n  → Vérifiez le nom.\n",
         "refused: Not found: anything.\n  → Check the name.\n"},
        {"sheets/1", "quotes", "refusé : Introuvable : sheets/1.\n  → Vérifiez le nom.\n",
         "refused: Not found: sheets/1.\n  → Check the name.\n"},
    };
    for (const Case& each : cases) {
        const absl::Status missing = FromServer(
            Refuse(reason::kNotFound, "it is not there", {{"value", each.value}}), "acme.v1");
        ReportStyle style = In(Language::kFrench);
        style.noun = each.noun;
        EXPECT_EQ(RefusalReport(missing, *contracts, style), each.french);
        style.language = Language::kEnglish;
        EXPECT_EQ(RefusalReport(missing, *contracts, style), each.english);
    }
}

TEST(RefusalReport, AnEventThatIsNotParkedIsNamedAsOne) {
    testing::World world;
    const auto not_there = [](std::string_view) -> absl::StatusOr<std::string> {
        return Refuse(reason::kNotFound, "not parked", {{"value", "3"}});
    };
    world.server.unary["/socle.bus.v1.BusService/RetryParkedEvent"] = not_there;
    world.server.unary["/socle.bus.v1.BusService/SkipParkedEvent"] = not_there;
    EXPECT_EQ(world.Run({"events", "retry", "crm", "3"}), Exit::kNotFound);
    EXPECT_EQ(world.Err(),
              "refused: No event is parked at position 3.\n"
              "  → See the list: `socle events parked`.\n");
    EXPECT_EQ(world.Run({"events", "skip", "crm", "3", "vu", "--yes", "--lang", "fr"}),
              Exit::kNotFound);
    EXPECT_EQ(world.Err(),
              "refusé : Aucun événement en attente à la position 3.\n"
              "  → Voyez la liste : `socle events parked`.\n");
}

TEST(RefusalReport, WhatIsRefusedIsShownWithWhatWouldDo) {
    const auto contracts = testing::AllContracts();
    const auto told = [&contracts](const Reason& reason, Metadata metadata, Language language) {
        return RefusalReport(FromServer(RefuseField(reason, "bic", "no", std::move(metadata)), "x"),
                             *contracts, In(language));
    };
    const Metadata both{{"value", "AGRI"}, {"expected", "AGRIFRPP"}};
    EXPECT_EQ(told(reason::kInvalidValue, both, Language::kFrench),
              "refusé : « bic » a une valeur incorrecte.\n"
              "  → Reçu : AGRI. Attendu : AGRIFRPP.\n");
    EXPECT_EQ(told(reason::kInvalidValue, both, Language::kEnglish),
              "refused: 'bic' has a value that is not accepted.\n"
              "  → Given: AGRI. Expected: AGRIFRPP.\n");
    EXPECT_EQ(told(reason::kInvalidValue, {{"value", "AGRI"}}, Language::kFrench),
              "refusé : « bic » a une valeur incorrecte.\n");
    const Metadata limit{{"value", "-5.00 EUR"}, {"limit", "> 0"}};
    EXPECT_EQ(told(reason::kOutOfRange, limit, Language::kFrench),
              "refusé : « bic » est hors limites : -5,00\u00a0€.\n  → Permis : > 0.\n");
    EXPECT_EQ(told(reason::kOutOfRange, {{"value", "7"}}, Language::kEnglish),
              "refused: 'bic' is out of range: 7.\n");
}

TEST(RefusalReport, ASentenceWithGapsIsNotShown) {
    const auto contracts = testing::AllContracts();
    const absl::Status merged = FromServer(
        Refuse({absl::StatusCode::kFailedPrecondition, "PARTY_NOT_ACTIVE"}, "was merged"),
        "socle.client_record.v1");
    EXPECT_EQ(RefusalReport(merged, *contracts, In(Language::kEnglish)),
              "refused: This party was merged or erased.\n")
        << "the advice would name nothing";
    const absl::Status bare =
        FromServer(Refuse({absl::StatusCode::kFailedPrecondition, "PAYMENT_ABOVE_BALANCE"},
                          "above what is left"),
                   "socle.invoicing.v1");
    EXPECT_EQ(RefusalReport(bare, *contracts, In(Language::kEnglish)).substr(0, 28),
              "refused: above what is left\n");
}

TEST(RefusalReport, FallsBackToTheSentence) {
    const auto contracts = testing::AllContracts();
    const absl::Status unknown =
        FromServer(Refuse({absl::StatusCode::kFailedPrecondition, "NEVER_HEARD"}, "it will not do"),
                   "acme.v1");
    EXPECT_EQ(RefusalReport(unknown, *contracts, In(Language::kFrench)),
              "refusé : it will not do\n");
    EXPECT_EQ(RefusalReport(unknown, *contracts, In(Language::kEnglish, true)),
              "refused: it will not do\n"
              "  FAILED_PRECONDITION  acme.v1  NEVER_HEARD\n"
              "  it will not do\n");
}

TEST(RefusalReport, UnreachableNamesTheServer) {
    const auto contracts = Contracts::BuiltIn();
    const absl::Status status =
        Refuse({absl::StatusCode::kUnavailable, "UNREACHABLE"}, "connection refused");
    EXPECT_EQ(RefusalReport(status, *contracts, In(Language::kFrench)),
              "injoignable : Socle ne répond pas à 127.0.0.1:7400.\n"
              "  → Démarrez-le (`deploy/up`), ou nommez le bon serveur : --server HÔTE:PORT.\n");
}

TEST(RefusalReport, ServersCannotWriteOnTheTerminal) {
    const auto contracts = Contracts::BuiltIn();
    EXPECT_EQ(RefusalReport(absl::FailedPreconditionError("\x1b[2Jgone"), *contracts,
                            In(Language::kEnglish)),
              "refused: \uFFFD[2Jgone\n");
}

TEST(ExitCodes, AreStable) {
    const std::vector<std::pair<absl::Status, int>> cases = {
        {absl::OkStatus(), 0},
        {absl::InternalError(""), 1},
        {Misused(texts::kNoDryRun), 2},
        {absl::InvalidArgumentError(""), 3},
        {absl::FailedPreconditionError(""), 3},
        {absl::AlreadyExistsError(""), 3},
        {absl::PermissionDeniedError(""), 3},
        {absl::UnauthenticatedError(""), 3},
        {absl::AbortedError(""), 3},
        {absl::ResourceExhaustedError(""), 3},
        {absl::NotFoundError(""), 4},
        {absl::UnavailableError(""), 5},
        {absl::DeadlineExceededError(""), 5},
    };
    for (const auto& [status, exit] : cases) {
        EXPECT_EQ(static_cast<int>(ExitOf(status)), exit) << status;
    }
}

}  // namespace
}  // namespace socle::cli
