// What protoc-gen-socle writes: a service built on it, called through its own client.
#include <google/protobuf/empty.pb.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fake_call.hpp"
#include "socle/sample/v1/service.socle.hpp"
#include "socle/status.hpp"

namespace socle {
namespace {

using sample::v1::GetNoteRequest;
using sample::v1::Note;
using sample::v1::NoteClient;
using sample::v1::NoteServiceBase;
using sample::v1::UploadNoteRequest;

class Notes final : public NoteServiceBase {
 public:
    absl::StatusOr<Note> GetNote(Call&, const GetNoteRequest& request) override {
        if (request.name().empty())
            return RefuseField(reason::kRequired, "name", "name is required");
        Note note;
        note.set_name(request.name());
        return note;
    }
    absl::Status WatchNotes(Call&, const google::protobuf::Empty&, Writer<Note>& writer) override {
        for (const char* name : {"notes/1", "notes/2"}) {
            Note note;
            note.set_name(name);
            SOCLE_RETURN_IF_ERROR(writer.Write(note));
        }
        return absl::OkStatus();
    }
    absl::StatusOr<UploadNoteRequest::Summary> UploadNote(
        Call&, Reader<UploadNoteRequest>& reader) override {
        UploadNoteRequest::Summary summary;
        while (true) {
            SOCLE_ASSIGN(const std::optional<UploadNoteRequest> part, reader.Read());
            if (!part) return summary;
            summary.set_parts(summary.parts() + 1);
        }
    }
};

TEST(Codegen, PathsNameServiceAndMethod) {
    EXPECT_STREQ(NoteServiceBase::kGetNotePath, "/socle.sample.v1.NoteService/GetNote");
    EXPECT_STREQ(NoteServiceBase::kWatchNotesPath, "/socle.sample.v1.NoteService/WatchNotes");
}

TEST(Codegen, EveryMethodIsInTheTableWithItsKind) {
    Notes notes;
    const std::vector<Method> methods = notes.Methods();
    ASSERT_EQ(methods.size(), 3u);
    EXPECT_EQ(methods[0].kind, MethodKind::kUnary);
    EXPECT_EQ(methods[1].kind, MethodKind::kServerStream);
    EXPECT_EQ(methods[2].kind, MethodKind::kClientStream);
    EXPECT_TRUE(methods[0].unary && !methods[0].server_stream && !methods[0].client_stream);
}

const Method& At(const std::vector<Method>& methods, std::string_view path) {
    return *std::find_if(methods.begin(), methods.end(),
                         [path](const Method& each) { return each.path == path; });
}

TEST(Codegen, UnaryCallsRunThroughTheTable) {
    Notes notes;
    const std::vector<Method> methods = notes.Methods();
    testing::FakeCall call;
    testing::FakeChannel channel;
    channel.unary = [&](std::string_view path, std::string_view bytes) {
        return At(methods, path).unary(call, bytes);
    };
    NoteClient client(channel);
    GetNoteRequest request;
    EXPECT_EQ(ReasonOf(client.GetNote(request).status()), "REQUIRED");
    request.set_name("notes/7");
    const auto note = client.GetNote(request);
    ASSERT_TRUE(note.ok()) << note.status();
    EXPECT_EQ(note->name(), "notes/7");
    EXPECT_EQ(ReasonOf(methods[0].unary(call, "\xff\xff").status()), "INVALID_MESSAGE");
}

TEST(Codegen, ServerStreamsRunThroughTheTable) {
    Notes notes;
    const std::vector<Method> methods = notes.Methods();
    testing::FakeCall call;
    testing::FakeChannel channel;
    channel.server_stream = [&](std::string_view path, std::string_view bytes,
                                const MessageConsumer& consumer) {
        struct Sink final : MessageSink {
            explicit Sink(const MessageConsumer& to) : consumer(to) {}
            absl::Status Write(std::string_view message) override { return consumer(message); }
            const MessageConsumer& consumer;
        } sink(consumer);
        return At(methods, path).server_stream(call, bytes, sink);
    };
    NoteClient client(channel);
    std::vector<std::string> names;
    const auto note_name = [&names](const Note& note) {
        names.push_back(note.name());
        return absl::OkStatus();
    };
    EXPECT_TRUE(client.WatchNotes({}, note_name).ok());
    EXPECT_EQ(names, (std::vector<std::string>{"notes/1", "notes/2"}));
}

TEST(Codegen, AConsumerCanStopAServerStream) {
    testing::FakeChannel channel;
    channel.server_stream = [](std::string_view, std::string_view,
                               const MessageConsumer& consumer) {
        for (const char* name : {"notes/1", "notes/2", "notes/3"}) {
            Note note;
            note.set_name(name);
            SOCLE_RETURN_IF_ERROR(consumer(note.SerializeAsString()));
        }
        return absl::OkStatus();
    };
    NoteClient client(channel);
    std::vector<std::string> names;
    const absl::Status stopped = client.WatchNotes({}, [&names](const Note& note) -> absl::Status {
        names.push_back(note.name());
        return names.size() < 2 ? absl::OkStatus() : Refuse(reason::kCancelled, "enough");
    });
    EXPECT_EQ(ReasonOf(stopped), "CANCELLED");
    EXPECT_EQ(names, (std::vector<std::string>{"notes/1", "notes/2"}));
}

TEST(Codegen, ClientStreamsRunThroughTheTable) {
    Notes notes;
    const std::vector<Method> methods = notes.Methods();
    testing::FakeCall call;
    testing::FakeChannel channel;
    channel.client_stream = [&](std::string_view path, const MessageSupplier& next) {
        struct Source final : MessageSource {
            explicit Source(const MessageSupplier& from) : supplier(from) {}
            absl::StatusOr<std::optional<std::string>> Read() override { return supplier(); }
            const MessageSupplier& supplier;
        } source(next);
        return At(methods, path).client_stream(call, source);
    };
    NoteClient client(channel);
    int left = 3;
    const auto summary =
        client.UploadNote([&left]() -> absl::StatusOr<std::optional<UploadNoteRequest>> {
            if (left-- == 0) return std::optional<UploadNoteRequest>{};
            return std::optional<UploadNoteRequest>{UploadNoteRequest{}};
        });
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(summary->parts(), 3);
}

}  // namespace
}  // namespace socle
