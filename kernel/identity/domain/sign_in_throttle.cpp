#include "domain/sign_in_throttle.hpp"

#include <absl/strings/str_replace.h>

#include <algorithm>

namespace socle::identity {
namespace {

constexpr std::size_t kPeerMax = 100;

}  // namespace

std::chrono::seconds WaitAfter(int tries, int free_tries) {
    if (tries < free_tries) return std::chrono::seconds{0};
    constexpr int kDoublingsMax = 6;  // 2^6 s is already above the longest wait
    const int doublings = std::min(tries - free_tries, kDoublingsMax);
    return std::min(std::chrono::seconds{1LL << doublings}, kWaitMax);
}

std::optional<Tries> CountTry(const Tries& before, int free_tries, Instant now) {
    if (before.count == 0 || now - before.last >= kTriesForgottenAfter) return Tries{1, now};
    // A clock that was set back must not lock anybody out for longer than the wait.
    const auto since = std::max(now - before.last, std::chrono::microseconds{0});
    if (since < WaitAfter(before.count, free_tries)) return std::nullopt;
    return Tries{std::min(before.count + 1, kTriesCounted), now};
}

std::string AccountKey(std::string_view email_key) {
    return "account:" + std::string(email_key);
}

std::string PeerKey(std::string_view peer) {
    // gRPC writes "ipv4:203.0.113.7:50123" and "ipv6:%5B::1%5D:50123".
    std::string address(peer.substr(0, kPeerMax));
    address = absl::StrReplaceAll(address, {{"%5B", "["}, {"%5D", "]"}});
    for (const std::string_view prefix : {"ipv4:", "ipv6:"}) {
        if (address.starts_with(prefix)) address.erase(0, prefix.size());
    }
    if (address.starts_with('[')) {
        return "peer:" + address.substr(1, address.find(']') - 1);
    }
    const bool one_colon = std::ranges::count(address, ':') == 1;
    const bool has_port = one_colon && !address.starts_with("unix:");
    return "peer:" + (has_port ? address.substr(0, address.find(':')) : address);
}

}  // namespace socle::identity
