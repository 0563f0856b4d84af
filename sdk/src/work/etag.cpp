#include "socle/etag.hpp"

#include "socle/status.hpp"

namespace socle {

std::string EtagOf(std::int64_t version) {
    return "v" + std::to_string(version);
}

absl::Status CheckEtag(std::string_view sent, std::int64_t current_version) {
    if (sent.empty() || sent == EtagOf(current_version)) return absl::OkStatus();
    return RefuseField(reason::kEtagMismatch, "etag",
                       "the record has changed meanwhile; read it again, then retry");
}

}  // namespace socle
