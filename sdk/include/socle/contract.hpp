// A contract as a package brings it: descriptors in a pool of their own, apart from those this
// process was built with, so that any version of any brick's contract can be read, and two cannot
// clash.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/descriptor_database.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace socle {

inline constexpr std::size_t kContractBytesMax = 4U << 20U;

class Contract {
 public:
    // `descriptor_set`: a FileDescriptorSet with everything it imports; `package`: "socle.crm.v1".
    // Refusal: BRICK_REFUSED with a sentence.
    [[nodiscard]] static absl::StatusOr<std::shared_ptr<const Contract>> Read(
        std::string package, std::string_view descriptor_set);

    [[nodiscard]] const std::string& package() const { return package_; }
    [[nodiscard]] const google::protobuf::DescriptorPool& pool() const { return *pool_; }
    // Imported ones included, each after those it imports.
    [[nodiscard]] const std::vector<const google::protobuf::FileDescriptor*>& files() const {
        return files_;
    }
    [[nodiscard]] std::vector<const google::protobuf::FileDescriptor*> OwnFiles() const;
    [[nodiscard]] std::vector<const google::protobuf::ServiceDescriptor*> Services() const;
    // The same contract gives the same bytes, whatever its comments.
    [[nodiscard]] std::string Canonical() const;

 private:
    explicit Contract(std::string package) : package_(std::move(package)) {}
    std::string package_;
    google::protobuf::SimpleDescriptorDatabase database_;
    std::unique_ptr<google::protobuf::DescriptorPool> pool_;
    std::vector<const google::protobuf::FileDescriptor*> files_;
};

// A file without comments, options in one order.
[[nodiscard]] google::protobuf::FileDescriptorProto CanonicalFile(
    const google::protobuf::FileDescriptor& file);

// An option of ours. Read anew from the bytes: a pool made from files knows them only as bytes.
template <typename Options, typename Extension>
[[nodiscard]] auto OptionOf(const Options& options, const Extension& extension) {
    Options known;
    static_cast<void>(known.ParseFromString(options.SerializeAsString()));
    return known.GetExtension(extension);
}

// Whether the files this contract shares with the running program are the same there. Code compiled
// from another version of a message would read its fields in the wrong places. Refusal:
// BRICK_REFUSED.
[[nodiscard]] absl::Status CheckAgainstRunning(const Contract& contract);

}  // namespace socle
