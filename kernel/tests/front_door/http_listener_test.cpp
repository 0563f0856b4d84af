// The HTTP port against whatever may come in from a network.
#include "kernel/front_door/http_listener.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "socle/status.hpp"

namespace socle::kernel {
namespace {

class Connection {
 public:
    explicit Connection(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_open_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Connection() { close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void Send(const std::string& bytes) const {
        static_cast<void>(send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    }
    void EndSending() const { shutdown(socket_, SHUT_WR); }
    // All there is until the other side closes.
    [[nodiscard]] std::string Receive() const {
        std::string bytes;
        char part[4096];
        for (ssize_t got = recv(socket_, part, sizeof part, 0); got > 0;
             got = recv(socket_, part, sizeof part, 0))
            bytes.append(part, static_cast<std::size_t>(got));
        return bytes;
    }
    [[nodiscard]] bool is_open() const { return is_open_; }

 private:
    int socket_;
    bool is_open_ = false;
};

class HttpListenerTest : public ::testing::Test {
 protected:
    void SetUp() override {
        auto started =
            HttpListener::Start("127.0.0.1:0", [](const HttpRequest& request) -> HttpAnswer {
                return {200, request.method + " " + request.target + " " + request.accept_language +
                                 " " + request.peer};
            });
        ASSERT_TRUE(started.ok()) << started.status();
        listener_ = *std::move(started);
    }
    // "200", and what follows the head.
    [[nodiscard]] std::pair<std::string, std::string> Ask(const std::string& bytes) const {
        const Connection connection(listener_->port());
        connection.Send(bytes);
        connection.EndSending();
        const std::string answer = connection.Receive();
        const std::size_t body = answer.find("\r\n\r\n");
        return {answer.substr(0, 9) == "HTTP/1.1 " ? answer.substr(9, 3) : answer.substr(0, 20),
                body == std::string::npos ? "" : answer.substr(body + 4)};
    }

    std::unique_ptr<HttpListener> listener_;
};

TEST_F(HttpListenerTest, AnswersOneRequestAConnection) {
    const auto [status, body] =
        Ask("GET /l/1/x/y HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n\r\n");
    EXPECT_EQ(status, "200");
    EXPECT_EQ(body, "GET /l/1/x/y en 127.0.0.1");
    EXPECT_EQ(Ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").second, "");
    EXPECT_EQ(Ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 26\r\n\r\n"
                  "List-Unsubscribe=One-Click")
                  .second,
              "POST /  127.0.0.1");
    const Connection connection(listener_->port());
    connection.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /again HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string answer = connection.Receive();
    EXPECT_NE(answer.find("Connection: close"), std::string::npos) << answer;
    EXPECT_EQ(answer.find("/again"), std::string::npos) << "one is enough";
    for (const char* header :
         {"Cache-Control: no-store", "Content-Security-Policy: default-src 'none'",
          "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"})
        EXPECT_NE(answer.find(header), std::string::npos) << header;
}

TEST_F(HttpListenerTest, WhatIsHostileIsRefusedAndDoesNoHarm) {
    const std::pair<std::string, std::string> cases[] = {
        {"", ""},
        {"\r\n\r\n\r\n", "400"},
        {"GET", "400"},
        {"GET / HTTP/1.1\r\nHost: a", "400"},
        {"nonsense\r\n\r\n", "400"},
        {"GET / HTTP/9.9\r\n\r\n", "400"},
        {"GET /\x01\x02 HTTP/1.1\r\n\r\n", "400"},
        {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), "400"},
        {std::string(20'000, 'A'), "431"},
        {"GET / HTTP/1.1\r\nX: " + std::string(9'000, 'a') + "\r\n\r\n", "431"},
        {"POST / HTTP/1.1\r\nContent-Length: 5000\r\n\r\n" + std::string(5'000, 'a'), "413"},
        {"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"},
        {"POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400"},
        {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
        {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n" + std::string(5'000, 'a'),
         "413"},
    };
    for (const auto& [bytes, status] : cases) {
        EXPECT_EQ(Ask(bytes).first, status) << bytes.substr(0, 60);
        EXPECT_EQ(Ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").first, "200") << bytes.substr(0, 60);
    }
}

TEST_F(HttpListenerTest, SilentConnectionsFillTheRoomAndNoMore) {
    std::vector<std::unique_ptr<Connection>> silent;
    for (int i = 0; i < 256; ++i) silent.push_back(std::make_unique<Connection>(listener_->port()));
    // One too many is let go at once.
    const Connection refused(listener_->port());
    refused.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(refused.Receive(), "");
    silent.clear();
    std::string status;
    while (status != "200") status = Ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").first;
}

TEST(HttpListenerStart, OpensOnThisMachineOnly) {
    const auto handler = [](const HttpRequest&) { return HttpAnswer{}; };
    for (const char* address : {"0.0.0.0:0", "192.0.2.1:80", "example.com:80", "127.0.0.1"})
        EXPECT_EQ(ReasonOf(HttpListener::Start(address, handler).status()), "INSECURE_ADDRESS")
            << address;
    const auto first = HttpListener::Start("127.0.0.1:0", handler);
    ASSERT_TRUE(first.ok()) << first.status();
    const auto second =
        HttpListener::Start("127.0.0.1:" + std::to_string((*first)->port()), handler);
    EXPECT_EQ(ReasonOf(second.status()), "ADDRESS_UNAVAILABLE");
}

}  // namespace
}  // namespace socle::kernel
