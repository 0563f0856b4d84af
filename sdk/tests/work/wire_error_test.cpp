#include "socle/wire_error.hpp"

#include <gtest/gtest.h>

#include <string>

#include "socle/status.hpp"
#include "socle/text.hpp"
#include "socle/type/v1/error.pb.h"

namespace socle {
namespace {

constexpr Reason kNoLines{absl::StatusCode::kFailedPrecondition, "NO_LINES"};

type::v1::Error DetailOf(const google::rpc::Status& wire) {
    type::v1::Error error;
    EXPECT_EQ(wire.details_size(), 1);
    EXPECT_TRUE(wire.details(0).UnpackTo(&error));
    return error;
}

TEST(WireError, ARefusalComesBackAsItWent) {
    const absl::Status refusal =
        Refuse(kNoLines, "an invoice needs at least one line", {{"invoice", "invoices/1"}});
    const google::rpc::Status wire = WireStatusOf(refusal, "socle.invoicing.v1");
    EXPECT_EQ(wire.code(), 9);
    EXPECT_EQ(DetailOf(wire).domain(), "socle.invoicing.v1");
    const absl::Status back = StatusFromWire(wire);
    EXPECT_EQ(back.code(), refusal.code());
    EXPECT_EQ(back.message(), refusal.message());
    EXPECT_EQ(ReasonOf(back), "NO_LINES");
    EXPECT_EQ(MetadataOf(back), MetadataOf(refusal));
}

TEST(WireError, CommonReasonsBelongToTheCommonContract) {
    EXPECT_EQ(DetailOf(WireStatusOf(Refuse(reason::kNotFound, "no"), "socle.crm.v1")).domain(),
              "socle.type.v1");
}

TEST(WireError, AReasonPassedOnKeepsItsContract) {
    const absl::Status received =
        StatusFromWire(WireStatusOf(Refuse(kNoLines, "no"), "socle.invoicing.v1"));
    const absl::Status passed_on = WithContext(received, "while winning");
    EXPECT_EQ(DetailOf(WireStatusOf(passed_on, "socle.crm.v1")).domain(), "socle.invoicing.v1");
}

TEST(WireError, InternalWordsStayInside) {
    for (const absl::Status& status :
         {absl::InternalError("relation \"x\" does not exist"), absl::UnknownError("std::bad"),
          absl::DataLossError("page 7")}) {
        const google::rpc::Status wire = WireStatusOf(status, "socle.crm.v1");
        EXPECT_EQ(wire.code(), static_cast<int>(absl::StatusCode::kInternal));
        EXPECT_EQ(DetailOf(wire).reason(), "INTERNAL");
        EXPECT_EQ(wire.message().find(std::string(status.message())), std::string::npos);
    }
}

TEST(WireError, WhatIsTooLongOrUnreadableIsCut) {
    Metadata metadata;
    for (int i = 0; i < 30; ++i) metadata["key" + std::to_string(i)] = "\xff value";
    metadata["a"] = std::string(5000, 'x');
    std::string sentence;
    for (int i = 0; i < 2000; ++i) sentence += "é";
    const google::rpc::Status wire = WireStatusOf(Refuse(kNoLines, sentence, metadata), "d");
    EXPECT_EQ(CountCharacters(wire.message()), kErrorSentenceCharactersMax);
    EXPECT_TRUE(wire.message().ends_with("é…"));
    const type::v1::Error error = DetailOf(wire);
    EXPECT_EQ(static_cast<std::size_t>(error.metadata_size()), kErrorMetadataMax);
    EXPECT_EQ(CountCharacters(error.metadata().at("a")), kErrorValueCharactersMax);
    EXPECT_EQ(error.metadata().at("key0"), "? value");
}

TEST(WireError, StatusesWithoutReasonPass) {
    EXPECT_TRUE(StatusFromWire(WireStatusOf(absl::OkStatus(), "d")).ok());
    const google::rpc::Status wire = WireStatusOf(absl::UnavailableError("gone"), "d");
    EXPECT_EQ(wire.details_size(), 0);
    EXPECT_EQ(StatusFromWire(wire), absl::UnavailableError("gone"));
}

}  // namespace
}  // namespace socle
