// Bytes and refusals in the form gRPC carries them. Shared by the remote channel and the kernel's
// front door; nobody else knows gRPC.
#pragma once

#include <absl/status/status.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <string>
#include <string_view>

namespace socle::remote {

[[nodiscard]] grpc::ByteBuffer BufferOf(std::string_view bytes);
[[nodiscard]] std::string BytesOf(const grpc::ByteBuffer& buffer);

// With a google.rpc.Status in the details. `contract` is the called method's proto package.
[[nodiscard]] grpc::Status GrpcStatusOf(const absl::Status& status, std::string_view contract);
// A status without details keeps its code, and gets the reason that goes with it where there is
// one.
[[nodiscard]] absl::Status StatusOfGrpc(const grpc::Status& status);

// "socle.crm.v1" of "/socle.crm.v1.CrmService/MoveOpportunity".
[[nodiscard]] std::string_view ContractOf(std::string_view method);

}  // namespace socle::remote
