#include "remote/grpc_wire.hpp"

#include <grpcpp/support/slice.h>

#include <utility>
#include <vector>

#include "socle/status.hpp"
#include "socle/wire_error.hpp"

namespace socle::remote {
namespace {

// What gRPC itself says when no Socle answered, in our words.
absl::Status StatusWithoutDetails(const grpc::Status& status) {
    const std::string& message = status.error_message();
    switch (status.error_code()) {
        case grpc::StatusCode::DEADLINE_EXCEEDED:
            return Refuse(reason::kDeadlineExceeded, "the call's deadline has passed");
        case grpc::StatusCode::CANCELLED:
            return Refuse(reason::kCancelled, "the call was cancelled");
        case grpc::StatusCode::UNAVAILABLE:
            return Refuse({absl::StatusCode::kUnavailable, "UNREACHABLE"},
                          "the server cannot be reached: " + message);
        case grpc::StatusCode::RESOURCE_EXHAUSTED:
            return Refuse(reason::kTooLarge, "a message is too large: " + message);
        default:
            return absl::Status(static_cast<absl::StatusCode>(status.error_code()), message);
    }
}

}  // namespace

grpc::ByteBuffer BufferOf(std::string_view bytes) {
    const grpc::Slice slice(bytes.data(), bytes.size());
    return grpc::ByteBuffer(&slice, 1);
}

std::string BytesOf(const grpc::ByteBuffer& buffer) {
    std::string bytes;
    std::vector<grpc::Slice> slices;
    if (!buffer.Valid() || !buffer.Dump(&slices).ok()) return bytes;
    bytes.reserve(buffer.Length());
    for (const grpc::Slice& slice : slices) {
        bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
    return bytes;
}

grpc::Status GrpcStatusOf(const absl::Status& status, std::string_view contract) {
    if (status.ok()) return grpc::Status::OK;
    const google::rpc::Status wire = WireStatusOf(status, contract);
    return grpc::Status(static_cast<grpc::StatusCode>(wire.code()), wire.message(),
                        wire.SerializeAsString());
}

absl::Status StatusOfGrpc(const grpc::Status& status) {
    if (status.ok()) return absl::OkStatus();
    google::rpc::Status wire;
    const bool has_details =
        !status.error_details().empty() && wire.ParseFromString(status.error_details());
    if (!has_details || wire.code() != static_cast<int>(status.error_code())) {
        return StatusWithoutDetails(status);
    }
    return StatusFromWire(wire);
}

std::string_view ContractOf(std::string_view method) {
    if (method.starts_with('/')) method.remove_prefix(1);
    const std::string_view service = method.substr(0, method.find('/'));
    const std::size_t dot = service.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : service.substr(0, dot);
}

}  // namespace socle::remote
