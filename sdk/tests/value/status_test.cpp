#include "socle/status.hpp"

#include <gtest/gtest.h>

namespace socle {
namespace {

TEST(Status, CarriesReasonAndMetadata) {
    const absl::Status status =
        Refuse(reason::kNotFound, "there is no such client", {{"name", "parties/1"}});
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(status.message(), "there is no such client");
    EXPECT_EQ(ReasonOf(status), "NOT_FOUND");
    EXPECT_EQ(MetadataOf(status), (Metadata{{"name", "parties/1"}}));
}

TEST(Status, FieldRefusalNamesItsField) {
    const absl::Status status = RefuseField(reason::kTooLong, "note", "the note is too long",
                                            {{"limit", "10"}, {"field", "overwritten"}});
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(ReasonOf(status), "TOO_LONG");
    EXPECT_EQ(MetadataOf(status), (Metadata{{"field", "note"}, {"limit", "10"}}));
}

TEST(Status, ContextKeepsEverythingElse) {
    const absl::Status inner = RefuseField(reason::kRequired, "name", "name is required");
    const absl::Status outer = WithContext(inner, "line 3");
    EXPECT_EQ(outer.message(), "line 3: name is required");
    EXPECT_EQ(outer.code(), inner.code());
    EXPECT_EQ(ReasonOf(outer), "REQUIRED");
    EXPECT_EQ(MetadataOf(outer), MetadataOf(inner));
    EXPECT_TRUE(WithContext(absl::OkStatus(), "line 3").ok());
}

TEST(Status, ForeignStatusHasNoReason) {
    EXPECT_EQ(ReasonOf(absl::OkStatus()), "");
    EXPECT_EQ(ReasonOf(absl::InternalError("x")), "");
    EXPECT_TRUE(MetadataOf(absl::InternalError("x")).empty());
}

absl::StatusOr<int> Half(int number) {
    if (number % 2 != 0) return Refuse(reason::kInvalidValue, "odd");
    return number / 2;
}

absl::StatusOr<int> Quarter(int number) {
    SOCLE_ASSIGN(const int half, Half(number));
    SOCLE_ASSIGN(const int quarter, Half(half));
    return quarter;
}

absl::Status CheckQuarter(int number) {
    SOCLE_RETURN_IF_ERROR(Quarter(number));
    SOCLE_RETURN_IF_ERROR(absl::OkStatus());
    return absl::OkStatus();
}

TEST(Status, MacrosReturnTheRefusal) {
    EXPECT_EQ(*Quarter(12), 3);
    EXPECT_EQ(ReasonOf(Quarter(6).status()), "INVALID_VALUE");
    EXPECT_TRUE(CheckQuarter(12).ok());
    EXPECT_EQ(ReasonOf(CheckQuarter(5)), "INVALID_VALUE");
}

TEST(StatusDeathTest, BrokenInvariantStopsDebugBuildsOnly) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
#ifdef NDEBUG
    const absl::Status status = BrokenInvariant("the totals do not add up");
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
    EXPECT_EQ(ReasonOf(status), "INTERNAL");
#else
    EXPECT_DEATH((void)BrokenInvariant("the totals do not add up"), "the totals do not add up");
#endif
}

}  // namespace
}  // namespace socle
