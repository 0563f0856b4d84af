// Uploads: what is kept of them, and what is refused before anything is.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "domain/import.hpp"
#include "exchange_fixture.hpp"

namespace socle::exchange {
namespace {

const std::string kList = "Nom;E-mail\nAcme;a@x.example\n";

TEST_F(ExchangeTest, AnUploadIsKeptWithItsJobs) {
    const auto started = Upload(kList);
    ASSERT_TRUE(started.ok()) << started.status();
    EXPECT_EQ(started->file_name(), "clients.csv");
    EXPECT_EQ(started->state(), v1::IMPORT_STATE_RUNNING);
    EXPECT_TRUE(started->job().starts_with("jobs/"));
    EXPECT_TRUE(started->has_create_time());
    ASSERT_EQ(started->columns_size(), 2);
    EXPECT_EQ(started->columns(1).header(), "E-mail");
    EXPECT_EQ(started->columns(1).field(), "email");
    EXPECT_EQ(Get(started->name()).job(), started->job());
    EXPECT_EQ(Count("jobs.job where kind = 'exchange.import'"), 1);
    EXPECT_EQ(Count("jobs.job where kind = 'exchange.forget'"), 1);
    EXPECT_EQ(parties().call_sizes().size(), 0U);  // the job's business
    ExpectSound();
}

TEST_F(ExchangeTest, AFileOfSeveralChunksComesBackWhole) {
    std::string list = "Nom;E-mail;Note\n";
    for (int i = 0; list.size() < (5U << 19); ++i) {
        const std::string n = std::to_string(i);
        list += "Client " + n + ";c" + n + "@x.example;" + std::string(9000, 'n') + "\n";
    }
    const v1::Import import = Imported(list);
    EXPECT_EQ(import.state(), v1::IMPORT_STATE_DONE);
    EXPECT_EQ(import.created_count(), import.row_count());
    EXPECT_GT(import.row_count(), 250);
    EXPECT_EQ(parties().note_count(), static_cast<std::size_t>(import.row_count()));
}

TEST_F(ExchangeTest, ColumnsCanBeChosen) {
    v1::ImportHeader header;
    v1::ColumnMatch& name = *header.add_columns();
    name.set_header("Qui");
    name.set_field("display_name");
    header.add_columns()->set_header("E-mail");  // left out
    const v1::Import import = Imported("Qui;E-mail\nAcme;a@x.example\n", header);
    EXPECT_EQ(CountsOf(import), "1 created, 0 completed, 0 unchanged, 0 refused of 1, 0 warnings");
    EXPECT_EQ(import.columns(0).field(), "display_name");
    EXPECT_EQ(import.columns(1).field(), "");
    EXPECT_EQ(parties().parties().at(0).emails_size(), 0);
}

TEST_F(ExchangeTest, RefusesFilesBeforeKeepingAnything) {
    const std::string workbook = FixtureFile("clients_messy.xlsx");
    struct Case {
        std::string what;
        std::string bytes;
        std::string reason;
        std::string metadata;  // "key=value"
    };
    const Case cases[] = {
        {"nothing", "", "FILE_UNREADABLE", "problem=le fichier est vide"},
        {"a picture", "\x89PNG\r\n\x1a\n" + std::string(64, '\0'), "FILE_UNREADABLE",
         "problem=ce n'est pas un tableau"},
        {"half a workbook", workbook.substr(0, workbook.size() / 2), "FILE_UNREADABLE",
         "problem=le classeur est abîmé ou n'est pas arrivé en entier"},
        {"an open quote", "Nom;E-mail\nAcme;\"a@x.example\n", "FILE_UNREADABLE",
         "problem=un guillemet ouvert n'est jamais fermé (ligne 2, colonne B)"},
        {"two encodings", "Nom\nÉtÉtÉt\ncaf\xE9\n", "FILE_UNREADABLE",
         "problem=le fichier mélange plusieurs encodages ; enregistrez-le en CSV UTF-8 (ligne 3)"},
        {"a cell without end", "Nom\n" + std::string(40'000, 'x') + "\n", "FILE_UNREADABLE",
         "problem=une cellule dépasse 32 767 caractères (ligne 2, colonne A)"},
        {"no titles", "1;2\n3;4\n", "NO_HEADER_ROW", ""},
        {"no name", "SIRET;Ville\n;Lyon\n", "NO_NAME_COLUMN", "headers=SIRET, Ville"},
    };
    for (const Case& c : cases) {
        const auto refused = Upload(c.bytes);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
        EXPECT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument) << c.what;
        if (c.metadata.empty()) continue;
        const std::string key = c.metadata.substr(0, c.metadata.find('='));
        EXPECT_EQ(key + "=" + MetadataOf(refused.status())[key], c.metadata) << c.what;
    }
    EXPECT_EQ(Count("exchange.import"), 0);
    EXPECT_EQ(Count("exchange.import_file"), 0);
    EXPECT_EQ(Count("jobs.job"), 0);
}

TEST_F(ExchangeTest, RefusesHeadersBeforeKeepingAnything) {
    struct Case {
        std::string what;
        v1::ImportHeader header;
        std::string reason;
        std::string field;
    };
    std::vector<Case> cases(8);
    cases[0] = {"no file name", {}, "REQUIRED", "file_name"};
    cases[0].header.set_file_name("  ");
    cases[1] = {"a long file name", {}, "TOO_LONG", "file_name"};
    cases[1].header.set_file_name(std::string(256, 'x'));
    cases[2] = {"a file name with a bell", {}, "INVALID_TEXT", "file_name"};
    cases[2].header.set_file_name("a\ab.csv");
    cases[3] = {"no UUID", {}, "INVALID_VALUE", "request_id"};
    cases[3].header.set_request_id("7");
    cases[4] = {"an unknown field", {}, "UNKNOWN_FIELD", "shoe_size"};
    cases[4].header.add_columns()->set_header("Nom");
    cases[4].header.mutable_columns(0)->set_field("shoe_size");
    cases[5] = {"a column that is not there", {}, "INVALID_VALUE", "columns"};
    cases[5].header.add_columns()->set_header("Pointure");
    cases[6] = {"a column without title", {}, "REQUIRED", "columns.header"};
    cases[6].header.add_columns();
    cases[7] = {"too many columns", {}, "TOO_MANY", "columns"};
    for (int i = 0; i <= 1000; ++i) cases[7].header.add_columns()->set_header("Nom");
    for (const Case& c : cases) {
        const auto refused = Upload(kList, c.header);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
        EXPECT_EQ(MetadataOf(refused.status())["field"], c.field) << c.what;
    }
    v1::ImportHeader sheet;
    sheet.set_sheet("Nulle part");
    const auto refused = Upload(FixtureFile("clients_messy.xlsx"), sheet);
    EXPECT_EQ(MetadataOf(refused.status())["problem"], "le classeur n'a pas cette feuille");
    EXPECT_EQ(Count("exchange.import"), 0);
}

TEST_F(ExchangeTest, RefusesStreamsOutOfOrderAndTooLarge) {
    v1::ImportClientsRequest header;
    header.mutable_header()->set_file_name("clients.csv");
    v1::ImportClientsRequest chunk;
    chunk.set_chunk(kList);
    v1::ImportClientsRequest large;
    large.set_chunk(std::string(kChunkBytesMax + 1, 'x'));
    v1::ImportClientsRequest full;
    full.set_chunk(std::string(kChunkBytesMax, 'x'));
    std::vector<v1::ImportClientsRequest> endless(kFileBytesMax / kChunkBytesMax + 2, full);
    endless[0] = header;
    struct Case {
        std::string what;
        std::vector<v1::ImportClientsRequest> messages;
        std::string reason;
    };
    const Case cases[] = {
        {"nothing at all", {}, "REQUIRED"},
        {"bytes without header", {chunk}, "REQUIRED"},
        {"an empty message first", {{}}, "REQUIRED"},
        {"two headers", {header, chunk, header}, "INVALID_VALUE"},
        {"an empty message later", {header, {}, chunk}, "INVALID_VALUE"},
        {"a chunk above 1 MiB", {header, large}, "TOO_LARGE"},
        {"a file above 64 MiB", endless, "TOO_LARGE"},
    };
    for (const Case& c : cases) {
        const auto refused = Send(c.messages);
        EXPECT_EQ(ReasonOf(refused.status()), c.reason) << c.what << ": " << refused.status();
    }
    EXPECT_EQ(Count("exchange.import"), 0);
}

TEST_F(ExchangeTest, TheSameRequestIdTwiceIsOneImport) {
    v1::ImportHeader header;
    header.set_request_id("01931c00-0000-7000-8000-000000000001");
    const auto first = Upload(kList, header);
    ASSERT_TRUE(first.ok()) << first.status();
    const auto again = Upload(kList, header);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_EQ(again->name(), first->name());
    EXPECT_EQ(again->job(), first->job());
    EXPECT_EQ(ReasonOf(Upload(kList + "Autre;\n", header).status()), "REQUEST_ID_REUSED");
    header.set_validate_only(true);
    EXPECT_EQ(ReasonOf(Upload(kList, header).status()), "REQUEST_ID_REUSED");
    EXPECT_EQ(Count("exchange.import"), 1);
    EXPECT_EQ(Count("exchange.import_file"), 1);
    EXPECT_EQ(Count("jobs.job where kind = 'exchange.import'"), 1);
    header.set_validate_only(false);
    const auto of_another = Upload(kList, header, kOtherTenant);
    ASSERT_TRUE(of_another.ok()) << of_another.status();
    EXPECT_NE(of_another->name(), first->name());
}

TEST_F(ExchangeTest, ImportsAreListedNewestFirstAndOnlyToTheirTenant) {
    std::vector<std::string> names;
    for (int i = 0; i < 5; ++i) names.insert(names.begin(), Upload(kList)->name());
    std::vector<std::string> listed;
    v1::ListImportsRequest request;
    request.set_page_size(2);
    do {
        const auto page = exchange().ListImports(request);
        ASSERT_TRUE(page.ok()) << page.status();
        EXPECT_LE(page->imports_size(), 2);
        for (const v1::Import& import : page->imports()) listed.push_back(import.name());
        request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(listed, names);
    EXPECT_EQ(exchange(kOtherTenant).ListImports({})->imports_size(), 0);

    request.set_page_token("made-up");
    EXPECT_EQ(ReasonOf(exchange().ListImports(request).status()), "INVALID_PAGE_TOKEN");
    v1::GetImportRequest get;
    get.set_name(names[0]);
    EXPECT_EQ(ReasonOf(exchange(kOtherTenant).GetImport(get).status()), "NOT_FOUND");
    EXPECT_EQ(ReasonOf(Refused(names[0], Language::kFrench, kOtherTenant).status()), "NOT_FOUND");
    get.set_name("imports/7");
    EXPECT_EQ(ReasonOf(exchange().GetImport(get).status()), "INVALID_NAME");
    EXPECT_EQ(ReasonOf(Refused("parties/7").status()), "INVALID_NAME");
}

}  // namespace
}  // namespace socle::exchange
