// What an import shows of its job: cancelled, failed, resumed, forgotten.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "exchange_fixture.hpp"

namespace socle::exchange {
namespace {

std::string ListOf(int rows) {
    std::string list = "Nom;E-mail\n";
    for (int i = 1; i <= rows; ++i) {
        const std::string n = std::to_string(i);
        list += "Client " + n + ";c" + n + "@x.example\n";
    }
    return list;
}

TEST_F(ExchangeTest, AnImportShowsThatItsJobWasCancelledAndWhatWasDoneUntilThen) {
    const auto started = Upload(ListOf(700));
    ASSERT_TRUE(started.ok()) << started.status();
    EXPECT_EQ(Get(started->name()).state(), v1::IMPORT_STATE_RUNNING);
    // The first step's parties are in; then somebody cancels.
    parties().LoseAnswerAfter(1);
    ASSERT_FALSE(fixture().RunJobs().ok());
    SetJob(*started, "state = 'CANCELLED'");
    const v1::Import cancelled = Get(started->name());
    EXPECT_EQ(cancelled.state(), v1::IMPORT_STATE_CANCELLED);
    EXPECT_EQ(CountsOf(cancelled),
              "500 created, 0 completed, 0 unchanged, 0 refused of 700, 0 warnings");
    const auto list = exchange().ListImports({});
    ASSERT_TRUE(list.ok()) << list.status();
    EXPECT_EQ(list->imports(0).state(), v1::IMPORT_STATE_CANCELLED);
    ExpectSound();
    // Resumed, it goes on from there.
    SetJob(*started, "state = 'WAITING'");
    EXPECT_EQ(Get(started->name()).state(), v1::IMPORT_STATE_RUNNING);
    ASSERT_TRUE(fixture().RunJobs().ok());
    EXPECT_EQ(Get(started->name()).state(), v1::IMPORT_STATE_DONE);
    EXPECT_EQ(Get(started->name()).created_count(), 700);
    // Long ended, the job is forgotten; the import is what it was.
    SetJob(*started, "state = 'SUCCEEDED', job_id = gen_random_uuid()");
    EXPECT_EQ(Get(started->name()).state(), v1::IMPORT_STATE_DONE);
}

TEST_F(ExchangeTest, AnImportShowsWhyItsJobHasFailedInTheReadersLanguage) {
    const auto started = Upload(ListOf(3));
    ASSERT_TRUE(started.ok()) << started.status();
    SetJob(*started,
           "state = 'FAILED', error_reason = 'INTERNAL', error_message = 'it broke', "
           "error_message_fr = 'cela a cassé'");
    for (const auto& [language, problem] : {std::pair(Language::kFrench, "cela a cassé"),
                                            std::pair(Language::kEnglish, "it broke")}) {
        CallContext caller = testing::BrickFixture::Caller();
        caller.language = language;
        const auto channel = fixture().OpenChannel(caller);
        v1::GetImportRequest request;
        request.set_name(started->name());
        const auto import = v1::ExchangeClient(*channel).GetImport(request);
        ASSERT_TRUE(import.ok()) << import.status();
        EXPECT_EQ(import->state(), v1::IMPORT_STATE_FAILED);
        EXPECT_EQ(import->problem(), problem);
    }
    // A job nobody knows any more does nothing.
    SetJob(*started, "job_id = gen_random_uuid()");
    EXPECT_EQ(Get(started->name()).state(), v1::IMPORT_STATE_CANCELLED);
}

}  // namespace
}  // namespace socle::exchange
