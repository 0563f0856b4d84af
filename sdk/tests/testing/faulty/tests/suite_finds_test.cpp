// The suite every brick must pass finds what is wrong with one that should not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "socle/testing/brick_suite.hpp"

namespace socle::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

const SuiteSubject kFaulty{SOCLE_BRICK_PACKAGE, SOCLE_BRICK_SOURCE, nullptr};

TEST(BrickSuiteFinds, JobsWithAnotherBricksName) {
    EXPECT_THAT(StartsAndStops(kFaulty),
                UnorderedElementsAre(HasSubstr("tidy.up"), HasSubstr("tidy.up")));
}

TEST(BrickSuiteFinds, MethodsWithoutAccessAndWithoutCode) {
    EXPECT_THAT(KeepsItsContract(kFaulty),
                UnorderedElementsAre(HasSubstr("another brick's permission"),
                                     HasSubstr("DropThing says neither its permission"),
                                     HasSubstr("GetForgotten is not implemented")));
}

TEST(BrickSuiteFinds, WhatTheManifestSaysAndIsNotSo) {
    EXPECT_THAT(ManifestIsTrue(kFaulty),
                UnorderedElementsAre(
                    HasSubstr("version"), HasSubstr("French and English"),
                    HasSubstr("ThingBroken is published"), HasSubstr("ThingMade is an event"),
                    HasSubstr("NoteAdded is consumed"), HasSubstr("PartyMerged is handled"),
                    HasSubstr("NowhereService, which is not linked"),
                    HasSubstr("client_record.invent is a permission of no method")));
}

TEST(BrickSuiteFinds, TablesOpenToAll) {
    EXPECT_THAT(TablesAreProtected(kFaulty),
                UnorderedElementsAre(HasSubstr("open_to_all has no row-level security"),
                                     HasSubstr("open_to_all has no policy"),
                                     HasSubstr("open_to_all has no column tenant_id"),
                                     HasSubstr("open_to_all_pkey does not start with tenant_id")));
}

TEST(BrickSuiteFinds, StatementsThatCannotRun) {
    EXPECT_THAT(StatementsPrepare(kFaulty),
                UnorderedElementsAre(HasSubstr("read_all.sql does not prepare"),
                                     HasSubstr("read_all.sql does not name tenant_id"),
                                     HasSubstr("read_all.sql does not use $1"),
                                     HasSubstr("read_missing.sql does not prepare"),
                                     HasSubstr("delete_without_right.sql does not prepare")));
}

TEST(BrickSuiteFinds, HandlersThatWriteTwice) {
    EXPECT_THAT(ReplaysToTheSameRows(kFaulty),
                UnorderedElementsAre(HasSubstr("replaying: faulty.\"seen\" changed")));
    EXPECT_THAT(SurvivesMergeAndErasure(kFaulty),
                UnorderedElementsAre(HasSubstr("merging: faulty.\"seen\" changed")));
}

TEST(BrickSuiteFinds, InternalErrorsOnNonsense) {
    EXPECT_THAT(WorksAlone(kFaulty), UnorderedElementsAre(HasSubstr("GetThing answers request 1"),
                                                          HasSubstr("GetThing answers request 2"),
                                                          HasSubstr("GetThing answers request 3")));
}

}  // namespace
}  // namespace socle::testing
