#include <arpa/inet.h>
#include <netinet/in.h>

#include <string>

#include "socle/remote.hpp"

namespace socle {
namespace {

// "host" of "host:port", brackets of an IPv6 address removed.
std::string HostOf(std::string_view address) {
    if (address.starts_with('[')) {
        const std::size_t end = address.find(']');
        return end == std::string_view::npos ? std::string()
                                             : std::string(address.substr(1, end - 1));
    }
    return std::string(address.substr(0, address.rfind(':')));
}

}  // namespace

bool IsLoopbackAddress(std::string_view address) {
    if (address.starts_with("unix:")) return true;
    const std::string host = HostOf(address);
    if (host == "localhost") return true;
    in_addr four{};
    if (inet_pton(AF_INET, host.c_str(), &four) == 1) {
        return (ntohl(four.s_addr) >> 24U) == 127;  // RFC 1122 3.2.1.3: all of 127.0.0.0/8
    }
    in6_addr six{};
    return inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace socle
