// Writes `<path>.socle.hpp` for every .proto file that declares services: per service one abstract
// class that a brick implements, and one typed client that others call. Header only; messages stay
// protoc's. Not for bidirectional streams: a handler that must talk and listen at once has no place
// in a brick.
#pragma once

#include <google/protobuf/compiler/code_generator.h>

#include <cstdint>
#include <string>

namespace socle::codegen {

class Generator final : public google::protobuf::compiler::CodeGenerator {
 public:
    bool Generate(const google::protobuf::FileDescriptor* file, const std::string& parameter,
                  google::protobuf::compiler::GeneratorContext* context,
                  std::string* error) const override;
    [[nodiscard]] std::uint64_t GetSupportedFeatures() const override {
        return FEATURE_PROTO3_OPTIONAL;
    }
};

}  // namespace socle::codegen
