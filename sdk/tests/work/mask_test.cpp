#include "socle/mask.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "socle/etag.hpp"
#include "socle/sample/v1/service.pb.h"
#include "socle/status.hpp"

namespace socle {
namespace {

using google::protobuf::FieldMask;
using sample::v1::Note;
using Paths = std::vector<std::string>;

FieldMask Mask(const Paths& paths) {
    FieldMask mask;
    for (const std::string& path : paths) mask.add_paths(path);
    return mask;
}

Note Stored() {
    Note note;
    note.set_name("notes/1");
    note.set_title("Old");
    note.set_subtitle("Sub");
    note.set_count(3);
    note.add_tags("a");
    note.add_tags("b");
    note.mutable_address()->set_city("Rennes");
    note.mutable_address()->set_postal_code("35000");
    note.set_etag("v1");
    return note;
}

TEST(Mask, AMissingMaskMeansTheFieldsThatAreSet) {
    Note sent;
    sent.set_name("notes/other");
    sent.set_etag("v9");
    sent.set_title("New");
    sent.set_state(sample::v1::STATE_DONE);
    Note record = Stored();
    const auto paths = ApplyUpdate({}, sent, record, {"state"});
    ASSERT_TRUE(paths.ok()) << paths.status();
    EXPECT_EQ(*paths, Paths{"title"});
    EXPECT_EQ(record.title(), "New");
    EXPECT_EQ(record.name(), "notes/1");
    EXPECT_EQ(record.etag(), "v1");
    EXPECT_EQ(record.state(), sample::v1::STATE_UNSPECIFIED);
    EXPECT_EQ(record.count(), 3);
}

TEST(Mask, ANamedFieldSentEmptyIsCleared) {
    Note record = Stored();
    const auto paths =
        ApplyUpdate(Mask({"count", "tags", "subtitle", "title", "title"}), Note{}, record);
    ASSERT_TRUE(paths.ok());
    EXPECT_EQ(*paths, (Paths{"count", "subtitle", "tags", "title"}));
    EXPECT_EQ(record.count(), 0);
    EXPECT_EQ(record.tags_size(), 0);
    EXPECT_FALSE(record.has_subtitle());
    EXPECT_EQ(record.title(), "");
    EXPECT_EQ(record.address().city(), "Rennes");
}

TEST(Mask, PartsAreTouchedAloneAndWholesReplaced) {
    Note sent;
    sent.mutable_address()->set_city("Brest");
    sent.add_tags("c");
    Note record = Stored();
    ASSERT_TRUE(ApplyUpdate(Mask({"address.city", "tags"}), sent, record).ok());
    EXPECT_EQ(record.address().city(), "Brest");
    EXPECT_EQ(record.address().postal_code(), "35000");
    EXPECT_EQ(record.tags_size(), 1);
    ASSERT_TRUE(ApplyUpdate(Mask({"address"}), sent, record).ok());
    EXPECT_EQ(record.address().postal_code(), "");
}

TEST(Mask, AStarMeansEveryFieldThatCanBeChanged) {
    Note sent;
    sent.set_title("Only this");
    Note record = Stored();
    const auto paths = ApplyUpdate(Mask({"*"}), sent, record, {"count"});
    ASSERT_TRUE(paths.ok());
    EXPECT_EQ(record.title(), "Only this");
    EXPECT_EQ(record.name(), "notes/1");
    EXPECT_EQ(record.count(), 3);
    EXPECT_FALSE(record.has_address());
    EXPECT_TRUE(Touches(*paths, "labels"));
    EXPECT_FALSE(Touches(*paths, "etag"));
}

TEST(Mask, UnknownAndOutputOnlyFieldsAreRefusedByName) {
    const std::vector<std::string> refused = {"colour",
                                              "address.planet",
                                              "title.x",
                                              "",
                                              "name",
                                              "etag",
                                              "state",
                                              "tags.0",
                                              "title.",
                                              "address..city",
                                              "create_time.seconds"};
    for (const std::string& path : refused) {
        Note record = Stored();
        const auto paths =
            ApplyUpdate(Mask({"title", path}), Note{}, record, {"state", "create_time"});
        EXPECT_EQ(ReasonOf(paths.status()), "INVALID_MASK") << path;
        EXPECT_EQ(MetadataOf(paths.status())["field"], path);
        EXPECT_EQ(record.title(), "Old");
    }
    EXPECT_EQ(ReasonOf(PathsToUpdate(Mask(Paths(101, "title")), Note{}).status()), "TOO_MANY");
}

TEST(Mask, TouchesSeesPartsOfAField) {
    EXPECT_TRUE(Touches({"address.city"}, "address"));
    EXPECT_FALSE(Touches({"address_book"}, "address"));
}

TEST(Etag, OnlyADifferentOneIsRefused) {
    EXPECT_TRUE(CheckEtag("", 7).ok());
    EXPECT_TRUE(CheckEtag(EtagOf(7), 7).ok());
    EXPECT_EQ(ReasonOf(CheckEtag(EtagOf(6), 7)), "ETAG_MISMATCH");
    EXPECT_EQ(CheckEtag("7", 7).code(), absl::StatusCode::kAborted);
}

}  // namespace
}  // namespace socle
