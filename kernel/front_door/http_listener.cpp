#include "kernel/front_door/http_listener.hpp"

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "socle/log.hpp"
#include "socle/remote.hpp"
#include "socle/status.hpp"

namespace socle::kernel {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;

constexpr Reason kInsecureAddress{absl::StatusCode::kFailedPrecondition, "INSECURE_ADDRESS"};
constexpr Reason kAddressUnavailable{absl::StatusCode::kUnavailable, "ADDRESS_UNAVAILABLE"};

constexpr std::uint32_t kHeaderBytesMax = 8'192;
constexpr std::uint64_t kBodyBytesMax = 4'096;
constexpr std::chrono::seconds kTimeMax{10};  // to send a request, and to take the answer
constexpr int kConnectionsMax = 256;
constexpr int kWaitingMax = 64;  // for a handler
constexpr int kHandlers = 2;

// What the sessions share.
struct House {
    HttpHandler handler;
    asio::thread_pool handlers{kHandlers};
    std::atomic<int> connections{0};
    std::atomic<int> waiting{0};
};

// Pages of ours load nothing, run nothing, and are nobody's frame.
constexpr const char* kContentPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'";

class Session final : public std::enable_shared_from_this<Session> {
 public:
    Session(Tcp::socket socket, House& house) : stream_(std::move(socket)), house_(house) {
        ++house_.connections;
    }
    ~Session() { --house_.connections; }

    void Read() {
        parser_.header_limit(kHeaderBytesMax);
        parser_.body_limit(kBodyBytesMax);
        stream_.expires_after(kTimeMax);
        http::async_read(stream_, buffer_, parser_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->OnRead(error);
                         });
    }

 private:
    void OnRead(const beast::error_code& error) {
        if (error == http::error::body_limit) return Answer({413, ""});
        if (error == http::error::header_limit) return Answer({431, ""});
        if (error && error.category() == http::make_error_code(http::error::bad_method).category())
            return error == http::error::end_of_stream ? Close() : Answer({400, ""});
        if (error) return Close();
        if (house_.waiting.load() >= kWaitingMax) return Answer({503, ""});
        ++house_.waiting;
        asio::post(house_.handlers, [self = shared_from_this()] { self->Handle(); });
    }
    // On a handler's thread.
    void Handle() {
        const auto& message = parser_.get();
        const HttpRequest request{std::string(message.method_string()),
                                  std::string(message.target()),
                                  std::string(message[http::field::accept_language]), Peer()};
        HttpAnswer answer = house_.handler(request);
        --house_.waiting;
        asio::post(stream_.get_executor(),
                   [self = shared_from_this(), answer = std::move(answer)]() mutable {
                       self->Answer(std::move(answer));
                   });
    }
    void Answer(HttpAnswer answer) {
        answer_.result(static_cast<unsigned>(answer.status));
        answer_.set(http::field::content_type, "text/html; charset=utf-8");
        answer_.set(http::field::cache_control, "no-store");
        answer_.set("Referrer-Policy", "no-referrer");
        answer_.set("X-Content-Type-Options", "nosniff");
        answer_.set("Content-Security-Policy", kContentPolicy);
        answer_.keep_alive(false);
        answer_.body() = std::move(answer.body);
        answer_.prepare_payload();
        if (parser_.get().method() == http::verb::head) answer_.body().clear();
        stream_.expires_after(kTimeMax);
        http::async_write(
            stream_, answer_,
            [self = shared_from_this()](const beast::error_code&, std::size_t) { self->Close(); });
    }
    void Close() {
        beast::error_code ignored;
        stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    }
    [[nodiscard]] std::string Peer() {
        beast::error_code error;
        const Tcp::endpoint peer = stream_.socket().remote_endpoint(error);
        return error ? std::string() : peer.address().to_string();
    }

    beast::tcp_stream stream_;
    House& house_;
    beast::flat_buffer buffer_{kHeaderBytesMax + kBodyBytesMax};
    http::request_parser<http::string_body> parser_;
    http::response<http::string_body> answer_;
};

}  // namespace

class HttpListener::Impl {
 public:
    explicit Impl(HttpHandler handler) { house_.handler = std::move(handler); }
    ~Impl() {
        io_.stop();
        if (thread_.joinable()) thread_.join();
        house_.handlers.join();
    }

    absl::Status Listen(const std::string& address) {
        beast::error_code error;
        const std::size_t colon = address.rfind(':');
        Tcp::resolver resolver(io_);
        const auto found =
            resolver.resolve(address.substr(0, colon), address.substr(colon + 1), error);
        if (!error) acceptor_.open(found.begin()->endpoint().protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(found.begin()->endpoint(), error);
        if (!error) acceptor_.listen(kConnectionsMax, error);
        if (error) {
            return Refuse(kAddressUnavailable,
                          "the HTTP port " + address + " cannot be opened: " + error.message() +
                              "; choose another with --http",
                          {{"address", address}});
        }
        Accept();
        thread_ = std::thread([this] { io_.run(); });
        return absl::OkStatus();
    }

    [[nodiscard]] int port() const { return acceptor_.local_endpoint().port(); }

 private:
    void Accept() {
        acceptor_.async_accept([this](const beast::error_code& error, Tcp::socket socket) {
            if (!acceptor_.is_open()) return;
            const bool has_room = house_.connections.load() < kConnectionsMax;
            if (!error && has_room) std::make_shared<Session>(std::move(socket), house_)->Read();
            Accept();
        });
    }

    House house_;
    asio::io_context io_{1};
    Tcp::acceptor acceptor_{io_};
    std::thread thread_;
};

HttpListener::HttpListener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

HttpListener::~HttpListener() = default;

absl::StatusOr<std::unique_ptr<HttpListener>> HttpListener::Start(const std::string& address,
                                                                  HttpHandler handler) {
    if (!IsLoopbackAddress(address) || address.find(':') == std::string::npos) {
        return Refuse(kInsecureAddress,
                      "the HTTP port opens on this machine only: listen on 127.0.0.1, behind a "
                      "proxy that speaks TLS",
                      {{"address", address}});
    }
    auto impl = std::make_unique<Impl>(std::move(handler));
    SOCLE_RETURN_IF_ERROR(impl->Listen(address));
    return std::unique_ptr<HttpListener>(new HttpListener(std::move(impl)));
}

int HttpListener::port() const {
    return impl_->port();
}

}  // namespace socle::kernel
