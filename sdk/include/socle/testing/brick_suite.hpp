// What every brick must pass, whoever wrote it. One line in the brick's tests/suite_test.cpp runs
// it all:
//     SOCLE_BRICK_SUITE(Fill)
// where Fill writes into an empty tenant at least one of everything the brick keeps, about one
// party, by the brick's own methods and by publishing the events it reads. For targets made by
// socle_add_brick().
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "socle/testing/brick_fixture.hpp"

namespace socle::testing {

// What is wrong, a sentence each; empty when all is well.
using Faults = std::vector<std::string>;

using Fill = std::function<absl::Status(BrickFixture& fixture, PartyId party)>;

struct SuiteSubject {
    std::filesystem::path package;  // as built
    std::filesystem::path source;   // the brick's folder
    Fill fill;
};

// The plugin opens, has the SDK's stamp and the package's name; its brick can be made, asked for
// its services, subscriptions and jobs, and unmade, twice.
[[nodiscard]] Faults StartsAndStops(const SuiteSubject& subject);

// Every method of the contract is implemented, none besides; each says who may call it, and its
// permission starts with the brick's name.
[[nodiscard]] Faults KeepsItsContract(const SuiteSubject& subject);

// The manifest says what is so: its name; what is published, consumed, called; the permissions of
// calls.
[[nodiscard]] Faults ManifestIsTrue(const SuiteSubject& subject);

// Migrating again changes nothing.
[[nodiscard]] Faults MigratesTwice(const SuiteSubject& subject);

// Every table has row-level security and a policy, the tenant first in every key, and is owned by a
// role nobody logs in as; no triggers.
[[nodiscard]] Faults TablesAreProtected(const SuiteSubject& subject);

// Every statement of store/queries prepares against the migrated schema, runs under the brick's
// role, and names tenant_id unless it is global.
[[nodiscard]] Faults StatementsPrepare(const SuiteSubject& subject);

// Reading the whole history a second time, each event twice, leaves the same rows.
[[nodiscard]] Faults ReplaysToTheSameRows(const SuiteSubject& subject);

// A merge rewrites no rows, unmerging is exact, erasing twice changes nothing more; what is kept
// stays sound throughout.
[[nodiscard]] Faults SurvivesMergeAndErasure(const SuiteSubject& subject);

// What is archived, wiped out and restored is what it was: the same rows, the same archive, nothing
// to be found wrong; and nothing is restored over what is there.
[[nodiscard]] Faults ArchivesAndRestores(const SuiteSubject& subject);

// Every method answers an empty tenant, with no other brick there: with a reply or a refusal, never
// an internal error; empty and nonsensical requests included.
[[nodiscard]] Faults WorksAlone(const SuiteSubject& subject);

}  // namespace socle::testing

#define SOCLE_BRICK_SUITE_TEST(check, filler)                                                 \
    TEST(BrickSuite, check) {                                                                 \
        const ::socle::testing::SuiteSubject subject{SOCLE_BRICK_PACKAGE, SOCLE_BRICK_SOURCE, \
                                                     filler};                                 \
        EXPECT_EQ(::socle::testing::check(subject), ::socle::testing::Faults{});              \
    }

#define SOCLE_BRICK_SUITE(filler)                           \
    SOCLE_BRICK_SUITE_TEST(StartsAndStops, filler)          \
    SOCLE_BRICK_SUITE_TEST(KeepsItsContract, filler)        \
    SOCLE_BRICK_SUITE_TEST(ManifestIsTrue, filler)          \
    SOCLE_BRICK_SUITE_TEST(MigratesTwice, filler)           \
    SOCLE_BRICK_SUITE_TEST(TablesAreProtected, filler)      \
    SOCLE_BRICK_SUITE_TEST(StatementsPrepare, filler)       \
    SOCLE_BRICK_SUITE_TEST(ReplaysToTheSameRows, filler)    \
    SOCLE_BRICK_SUITE_TEST(SurvivesMergeAndErasure, filler) \
    SOCLE_BRICK_SUITE_TEST(ArchivesAndRestores, filler)     \
    SOCLE_BRICK_SUITE_TEST(WorksAlone, filler)
