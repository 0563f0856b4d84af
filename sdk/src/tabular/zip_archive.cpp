#include "tabular/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

#include "socle/tabular.hpp"

namespace socle::tabular {
namespace {

// Short parts may compress to almost nothing without harm.
constexpr std::size_t kRatioGraceBytes = 100 << 10;

absl::Status Damaged(std::string_view detail) {
    return Refuse(reason::kFileDamaged, "the workbook is damaged or was not received whole (" +
                                            std::string(detail) +
                                            "); send it again, or open it and save it anew");
}

absl::Status Suspect() {
    return Refuse(reason::kFileSuspect,
                  "the workbook inflates to more than 100 times its size; open it and save it "
                  "anew, or export it as CSV",
                  {{"limit", std::to_string(kTableZipRatioMax)}});
}

absl::Status InflatesTooLarge() {
    return Refuse(reason::kTooLarge,
                  "the workbook inflates to more than 200 MiB; split it, or export it as CSV",
                  {{"limit", std::to_string(kTableInflatedBytesMax)}});
}

bool IsBomb(std::size_t inflated_bytes, std::size_t stored_bytes) {
    return inflated_bytes > kRatioGraceBytes && inflated_bytes / kTableZipRatioMax > stored_bytes;
}

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}
void ZipEntry::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

absl::StatusOr<std::unique_ptr<ZipArchive>> ZipArchive::Open(std::string bytes) {
    std::unique_ptr<ZipArchive> archive(new ZipArchive(std::move(bytes)));
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(archive->bytes_.data(), archive->bytes_.size(), 0, &error);
    if (source != nullptr) archive->zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    const std::string detail = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (archive->zip_ == nullptr) {
        if (source != nullptr) zip_source_free(source);
        return Damaged(detail);
    }
    SOCLE_RETURN_IF_ERROR(archive->CheckEntries());
    return archive;
}

absl::Status ZipArchive::CheckEntries() const {
    const auto entries = static_cast<std::size_t>(zip_get_num_entries(zip_.get(), 0));
    if (entries > kTableZipEntriesMax) {
        return Refuse(reason::kFileSuspect,
                      "the workbook is made of more than 1,000 parts; open it and save it anew",
                      {{"limit", std::to_string(kTableZipEntriesMax)}});
    }
    std::size_t total_bytes = 0;
    for (std::size_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(zip_.get(), i, 0, &stat) != 0) return Damaged("unreadable directory");
        if (stat.size > kTableInflatedBytesMax) return InflatesTooLarge();
        if (IsBomb(stat.size, stat.comp_size)) return Suspect();
        total_bytes += stat.size;
    }
    return total_bytes > kTableInflatedBytesMax ? InflatesTooLarge() : absl::OkStatus();
}

bool ZipArchive::Has(const std::string& name) const {
    return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

absl::StatusOr<std::unique_ptr<ZipEntry>> ZipArchive::OpenEntry(const std::string& name) {
    const zip_int64_t index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return Damaged("its part " + name + " is missing");
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
        return Damaged("unreadable directory");
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return Refuse(reason::kFileEncrypted,
                      "the workbook is protected by a password; remove it and save it again");
    }
    zip_file_t* file = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr) return Damaged(zip_strerror(zip_.get()));
    return std::unique_ptr<ZipEntry>(new ZipEntry(*this, name, file, stat.comp_size));
}

std::string ZipArchive::Glimpse(const std::string& name, std::size_t bytes_max) {
    const auto entry = Has(name) ? OpenEntry(name) : nullptr;
    if (!entry.ok() || *entry == nullptr) return {};
    std::string text(bytes_max, '\0');
    const absl::StatusOr<std::size_t> count = (*entry)->Read(text);
    text.resize(count.ok() ? *count : 0);
    return text;
}

absl::StatusOr<std::size_t> ZipEntry::Read(std::span<char> buffer) {
    const zip_int64_t count = zip_fread(file_.get(), buffer.data(), buffer.size());
    if (count < 0) return Damaged(name_ + ": " + zip_file_strerror(file_.get()));
    inflated_bytes_ += static_cast<std::size_t>(count);
    archive_.inflated_bytes_ += static_cast<std::size_t>(count);
    if (IsBomb(inflated_bytes_, stored_bytes_)) return Suspect();
    if (archive_.inflated_bytes_ > kTableInflatedBytesMax) return InflatesTooLarge();
    return static_cast<std::size_t>(count);
}

}  // namespace socle::tabular
