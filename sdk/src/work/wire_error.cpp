#include "socle/wire_error.hpp"

#include <absl/strings/cord.h>

#include <string>
#include <utility>

#include "socle/status.hpp"
#include "socle/type/v1/error.pb.h"
#include "work/utf8.hpp"

namespace socle {
namespace {

constexpr const char* kDomainUrl = "socle.domain";
constexpr std::string_view kCommonDomain = "socle.type.v1";

bool IsCommon(const std::string& reason) {
    type::v1::Reason value;
    return type::v1::Reason_Parse("REASON_" + reason, &value);
}

bool SpeaksOfOurInsides(const absl::Status& status) {
    return ReasonOf(status).empty() && (status.code() == absl::StatusCode::kInternal ||
                                        status.code() == absl::StatusCode::kUnknown ||
                                        status.code() == absl::StatusCode::kDataLoss);
}

}  // namespace

std::string DomainOf(const absl::Status& status, std::string_view contract) {
    if (IsCommon(ReasonOf(status))) return std::string(kCommonDomain);
    const auto received = status.GetPayload(kDomainUrl);
    return received ? std::string(*received) : std::string(contract);
}

google::rpc::Status WireStatusOf(const absl::Status& status, std::string_view contract) {
    if (SpeaksOfOurInsides(status)) {
        return WireStatusOf(Refuse(reason::kInternal, "an internal error occurred; see the log"),
                            contract);
    }
    google::rpc::Status wire;
    wire.set_code(static_cast<int>(status.code()));
    if (status.ok()) return wire;
    const std::string sentence(status.message());
    wire.set_message(internal::CutUtf8(sentence, kErrorSentenceCharactersMax));

    type::v1::Error error;
    error.set_reason(ReasonOf(status));
    if (error.reason().empty()) return wire;
    error.set_domain(DomainOf(status, contract));
    std::size_t left = kErrorMetadataMax;
    for (const auto& [key, value] : MetadataOf(status)) {
        if (left-- == 0) break;
        (*error.mutable_metadata())[key] = internal::CutUtf8(value, kErrorValueCharactersMax);
    }
    wire.add_details()->PackFrom(error);
    return wire;
}

absl::Status StatusFromWire(const google::rpc::Status& wire) {
    if (wire.code() == 0) return absl::OkStatus();
    const auto code = static_cast<absl::StatusCode>(wire.code());
    for (const google::protobuf::Any& detail : wire.details()) {
        type::v1::Error error;
        if (!detail.Is<type::v1::Error>() || !detail.UnpackTo(&error)) continue;
        Metadata metadata(error.metadata().begin(), error.metadata().end());
        absl::Status status =
            Refuse(Reason{code, error.reason()}, wire.message(), std::move(metadata));
        status.SetPayload(kDomainUrl, absl::Cord(error.domain()));
        return status;
    }
    return absl::Status(code, wire.message());
}

}  // namespace socle
