// The HTTP port: small requests, read and answered one a connection. Everything about it is
// bounded: header, body, time, open connections, requests waiting for a handler.
#pragma once

#include <absl/status/statusor.h>

#include <functional>
#include <memory>
#include <string>

namespace socle::kernel {

struct HttpRequest {
    std::string method;  // "GET"
    std::string target;  // "/l/1/unsubscribe/..."
    std::string accept_language;
    std::string peer;  // "203.0.113.7"
};

struct HttpAnswer {
    int status = 200;
    std::string body;  // HTML
};

using HttpHandler = std::function<HttpAnswer(const HttpRequest& request)>;

class HttpListener {
 public:
    // `address`: "127.0.0.1:7480", of this machine only: the way in from outside is a proxy that
    // speaks TLS. The handler may block; it runs on threads of its own. Refusals: INSECURE_ADDRESS,
    // ADDRESS_UNAVAILABLE.
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<HttpListener>> Start(
        const std::string& address, HttpHandler handler);
    // Answers in progress are let go.
    ~HttpListener();

    [[nodiscard]] int port() const;

 private:
    class Impl;
    explicit HttpListener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace socle::kernel
