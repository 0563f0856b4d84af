// A zip file in memory, read with suspicion: few entries, bounded sizes, no compression bombs.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace socle::tabular {

class ZipEntry;

class ZipArchive {
 public:
    // Refusals: FILE_DAMAGED, FILE_SUSPECT, TOO_LARGE.
    static absl::StatusOr<std::unique_ptr<ZipArchive>> Open(std::string bytes);

    // Names are compared as OPC does, without case (ISO/IEC 29500-2, 6.2.2.3).
    [[nodiscard]] bool Has(const std::string& name) const;
    // The entry must not outlive the archive. Refusals: FILE_DAMAGED, FILE_ENCRYPTED.
    [[nodiscard]] absl::StatusOr<std::unique_ptr<ZipEntry>> OpenEntry(const std::string& name);
    // At most the first `bytes_max` bytes of a small entry; empty when there is none.
    [[nodiscard]] std::string Glimpse(const std::string& name, std::size_t bytes_max);

 private:
    friend class ZipEntry;
    struct Discard {
        void operator()(zip* archive) const;
    };
    explicit ZipArchive(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] absl::Status CheckEntries() const;

    std::string bytes_;
    std::unique_ptr<zip, Discard> zip_;
    std::size_t inflated_bytes_ = 0;  // of all entries read so far
};

class ZipEntry {
 public:
    // Fills the front of `buffer`; 0 at the end. The sizes an archive declares may lie, so what
    // really comes out is counted.
    [[nodiscard]] absl::StatusOr<std::size_t> Read(std::span<char> buffer);
    [[nodiscard]] const std::string& name() const { return name_; }

 private:
    friend class ZipArchive;
    struct Close {
        void operator()(zip_file* file) const;
    };
    ZipEntry(ZipArchive& archive, std::string name, zip_file* file, std::size_t stored_bytes)
        : archive_(archive), name_(std::move(name)), file_(file), stored_bytes_(stored_bytes) {}

    ZipArchive& archive_;
    std::string name_;
    std::unique_ptr<zip_file, Close> file_;
    std::size_t stored_bytes_;
    std::size_t inflated_bytes_ = 0;
};

}  // namespace socle::tabular
