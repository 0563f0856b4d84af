#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "rig.hpp"

namespace socle::kernel {
namespace {

using Message = absl::StatusOr<std::optional<std::string>>;

// Supplies `count` messages, then what `end` says.
MessageSupplier Supply(int count, Message end) {
    return [given = 0, count, end]() mutable -> Message {
        if (given == count) return end;
        return Message(std::to_string(given++));
    };
}

absl::StatusOr<std::string> CountMessages(Call&, MessageSource& source) {
    int count = 0;
    while (true) {
        const auto message = source.Read();
        if (!message.ok()) return message.status();
        if (!message->has_value()) return std::to_string(count);
        if (**message != std::to_string(count)) return absl::InternalError("out of order");
        ++count;
    }
}

absl::Status CountTo(Call&, std::string_view request, MessageSink& sink) {
    const int count = std::stoi(std::string(request));
    for (int i = 0; i < count; ++i) SOCLE_RETURN_IF_ERROR(sink.Write(std::to_string(i)));
    return absl::OkStatus();
}

TEST(StreamCallTest, ServerStreamArrivesWholeAndInOrder) {
    Rig rig;
    rig.service.Add("Count", kAccess, CountTo);
    rig.Open();
    for (const int count : {0, 1, 3000}) {
        int next = 0;
        const absl::Status end =
            rig.As(1)->ServerStream(PathOf("Count"), std::to_string(count), [&](auto message) {
                EXPECT_EQ(message, std::to_string(next++));
                return absl::OkStatus();
            });
        EXPECT_TRUE(end.ok()) << end;
        EXPECT_EQ(next, count);
    }
}

TEST(StreamCallTest, ClientStreamArrivesWholeAndInOrder) {
    Rig rig;
    rig.service.Add("Take", kAccess, CountMessages);
    rig.Open();
    for (const int count : {0, 1, 3000}) {
        const auto answer = rig.As(1)->ClientStream(PathOf("Take"), Supply(count, std::nullopt));
        ASSERT_TRUE(answer.ok()) << answer.status();
        EXPECT_EQ(*answer, std::to_string(count));
    }
}

TEST(StreamCallTest, AnUploadCutShortNeverPassesForAWholeOne) {
    std::mutex mutex;
    std::vector<std::string> ends;
    Rig rig;
    rig.service.Add("Take", kAccess, [&](Call& call, MessageSource& source) {
        const auto end = CountMessages(call, source);
        const std::lock_guard lock(mutex);
        ends.push_back(end.ok() ? "whole" : ReasonOf(end.status()));
        return end;
    });
    rig.Open();
    constexpr int kUploads = 100;
    for (int i = 0; i < kUploads; ++i) {
        const auto answer = rig.As(1)->ClientStream(
            PathOf("Take"), Supply(i % 5, absl::AbortedError("the client gives up")));
        EXPECT_EQ(answer.status().code(), absl::StatusCode::kAborted);
    }
    ASSERT_TRUE(Eventually([&] { return rig.door().Load().open_calls == 0; }));
    for (const std::string& end : ends) EXPECT_EQ(end, "CANCELLED");
}

TEST(StreamCallTest, RefusesByTable) {
    Rig rig;
    rig.service.Add("Count", kAccess, CountTo);
    rig.service.Add("Take", kAccess, CountMessages);
    rig.service.Add("Throw", kAccess, [](Call&, std::string_view, MessageSink&) -> absl::Status {
        throw std::runtime_error("secret");
    });
    rig.service.Add("RefuseEarly", kAccess,
                    [](Call&, MessageSource& source) -> absl::StatusOr<std::string> {
                        (void)source.Read();
                        return RefuseField(reason::kInvalidValue, "header", "no such column");
                    });
    rig.Open();
    struct Case {
        std::string token;
        std::string method;
        std::string reason;
    };
    const Case cases[] = {
        {"", "Count", "UNAUTHENTICATED"},
        {"expired", "Count", "TOKEN_EXPIRED"},
        {"1 users/a", "Count", "PERMISSION_DENIED"},
        {"1 users/a *", "Throw", "INTERNAL"},
        {"1 users/a *", "Missing", "UNKNOWN_METHOD"},
    };
    for (const Case& c : cases) {
        const absl::Status end = rig.WithToken(c.token)->ServerStream(
            PathOf(c.method), "3", [](auto) { return absl::OkStatus(); });
        EXPECT_EQ(ReasonOf(end), c.reason) << c.token << " " << c.method;
    }
    const Case uploads[] = {
        {"", "Take", "UNAUTHENTICATED"},
        {"1 users/a", "Take", "PERMISSION_DENIED"},
        {"1 users/a *", "RefuseEarly", "INVALID_VALUE"},
    };
    for (const Case& c : uploads) {
        const auto answer =
            rig.WithToken(c.token)->ClientStream(PathOf(c.method), Supply(1000, std::nullopt));
        EXPECT_EQ(ReasonOf(answer.status()), c.reason) << c.token << " " << c.method;
    }
}

TEST(StreamCallTest, AClientThatLeavesEndsTheHandler) {
    std::promise<absl::Status> ended;
    Rig rig;
    rig.service.Add("Endless", kAccess, [&](Call&, std::string_view, MessageSink& sink) {
        absl::Status status;
        while (status.ok()) status = sink.Write("again");
        ended.set_value(status);
        return status;
    });
    rig.Open();
    int seen = 0;
    const absl::Status end =
        rig.As(1)->ServerStream(PathOf("Endless"), "", [&](auto) -> absl::Status {
            return ++seen < 3 ? absl::OkStatus() : absl::AbortedError("enough");
        });
    EXPECT_EQ(end.code(), absl::StatusCode::kAborted);
    EXPECT_EQ(ReasonOf(ended.get_future().get()), "CANCELLED");
}

TEST(StreamCallTest, AHandlerWaitsForASlowClientUntilTheDeadline) {
    Gate gate;
    constexpr int kMessages = 200;
    std::promise<std::pair<int, absl::Status>> ended;
    Rig rig;
    rig.service.Add("Flood", kAccess, [&](Call&, std::string_view, MessageSink& sink) {
        const std::string megabyte(1U << 20U, 'x');
        absl::Status status;
        int written = 0;
        while (written < kMessages && (status = sink.Write(megabyte)).ok()) ++written;
        ended.set_value({written, status});
        gate.Open();
        return status;
    });
    FrontDoorOptions options;
    options.deadlines.stream_max = std::chrono::milliseconds(700);
    rig.Open(options);
    const absl::Status end = rig.As(1)->ServerStream(PathOf("Flood"), "", [&](auto) {
        (void)gate.Pass();  // Reads nothing more until the handler has given up.
        return absl::OkStatus();
    });
    EXPECT_FALSE(end.ok());
    const auto [written, status] = ended.get_future().get();
    EXPECT_LT(written, kMessages / 2);
    EXPECT_EQ(ReasonOf(status), "DEADLINE_EXCEEDED");
}

TEST(StreamCallTest, AnUploadThatStallsEndsAtTheDeadline) {
    Gate gate;
    Rig rig;
    rig.service.Add("Take", kAccess, [&](Call& call, MessageSource& source) {
        const auto end = CountMessages(call, source);
        gate.Open();
        return end;
    });
    FrontDoorOptions options;
    options.deadlines.stream_max = std::chrono::milliseconds(200);
    rig.Open(options);
    const auto answer = rig.As(1)->ClientStream(PathOf("Take"), [&]() -> Message {
        (void)gate.Pass();
        return Message(std::nullopt);
    });
    EXPECT_EQ(ReasonOf(answer.status()), "DEADLINE_EXCEEDED");
}

TEST(StreamCallTest, TooLargeMessageOfAnUpload) {
    Rig rig;
    rig.service.Add("Take", kAccess, CountMessages);
    FrontDoorOptions options;
    options.request_bytes_max = 1000;
    rig.Open(options);
    const auto answer =
        rig.As(1)->ClientStream(PathOf("Take"), [] { return Message(std::string(1500, 'x')); });
    EXPECT_EQ(ReasonOf(answer.status()), "TOO_LARGE");
}

TEST(StreamCallTest, StreamsHoldNoWorkerAndHaveTheirOwnLimits) {
    Gate gate;
    Rig rig;
    rig.service.Add("Open", kAccess, [&](Call&, std::string_view, MessageSink&) {
        (void)gate.Pass();
        return absl::OkStatus();
    });
    rig.service.Add("Echo", kAccess, [](Call&, std::string_view request) {
        return absl::StatusOr<std::string>(std::string(request));
    });
    FrontDoorOptions options;
    options.workers = 1;
    options.caller.streams_per_actor = 2;
    options.caller.streams_max = 3;
    rig.Open(options);
    const auto open = [&](const std::string& token) {
        return std::async(std::launch::async, [&rig, token] {
            return rig.WithToken(token)->ServerStream(PathOf("Open"), "",
                                                      [](auto) { return absl::OkStatus(); });
        });
    };
    auto first = open("1 users/a *");
    auto second = open("1 users/a *");
    ASSERT_TRUE(gate.AwaitArrivals(2));
    EXPECT_EQ(ReasonOf(open("1 users/a *").get()), "OVERLOADED");
    auto third = open("1 users/b *");
    ASSERT_TRUE(gate.AwaitArrivals(3));
    EXPECT_EQ(ReasonOf(open("1 users/c *").get()), "OVERLOADED");
    EXPECT_TRUE(rig.As(1)->Unary(PathOf("Echo"), "x").ok());
    gate.Open();
    EXPECT_TRUE(first.get().ok());
    EXPECT_TRUE(second.get().ok());
    EXPECT_TRUE(third.get().ok());
}

}  // namespace
}  // namespace socle::kernel
