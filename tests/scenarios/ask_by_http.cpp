#include "ask_by_http.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace socle::scenarios {

std::string AskByHttp(int port, const std::string& request) {
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
        send(connection, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
        char part[4096];
        for (ssize_t got = recv(connection, part, sizeof part, 0); got > 0;
             got = recv(connection, part, sizeof part, 0))
            answer.append(part, static_cast<std::size_t>(got));
    }
    close(connection);
    return answer;
}

}  // namespace socle::scenarios
