// What kind of file it is, from its first bytes, and which reader it gets.
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "socle/tabular.hpp"
#include "tabular/csv_reader.hpp"
#include "tabular/place.hpp"
#include "tabular/xlsx_reader.hpp"

namespace socle {
namespace {

constexpr std::string_view kZipSignature = "PK\x03\x04";
constexpr std::string_view kEmptyZipSignature = "PK\x05\x06";
constexpr std::string_view kOleSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Files people take for a table, each with what to do.
struct KnownStranger {
    std::string_view signature;
    std::string_view what;
};
constexpr KnownStranger kStrangers[] = {
    {"%PDF-", "a PDF"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"GIF8", "a picture"},
    {"\x1F\x8B", "a gzip archive"},
    {"Rar!", "a RAR archive"},
    {"7z\xBC\xAF", "a 7-Zip archive"},
    {"{\\rtf", "a text document (RTF)"},
    {"<", "a web page or XML"},
};

absl::Status CheckSize(std::uintmax_t size) {
    if (size == 0) {
        return Refuse(reason::kFileEmpty, "the file is empty; export it again");
    }
    if (size > kTableFileBytesMax) {
        return Refuse(reason::kTooLarge, "a table has at most 64 MiB; split the file",
                      {{"limit", std::to_string(kTableFileBytesMax)}});
    }
    return absl::OkStatus();
}

// An OLE container is an old workbook (.xls), or the envelope of a password-protected new one,
// which holds a stream named "EncryptedPackage" ([MS-OFFCRYPTO] 2.3.4.4) in UTF-16.
absl::Status RefuseOle(std::string_view bytes) {
    constexpr std::string_view kName = "EncryptedPackage";
    std::string wide;
    for (const char c : kName) wide += {c, '\0'};
    if (bytes.find(wide) != bytes.npos) {
        return Refuse(reason::kFileEncrypted,
                      "the workbook is protected by a password; open it, remove the password and "
                      "save it again");
    }
    return Refuse(reason::kFileFormatUnsupported,
                  "the file is in the old Excel format (.xls); open it and save it as .xlsx",
                  {{"format", "xls"}});
}

absl::Status CheckKnownStrangers(std::string_view bytes) {
    for (const KnownStranger& stranger : kStrangers) {
        if (!bytes.starts_with(stranger.signature)) continue;
        return Refuse(reason::kFileNotATable,
                      "the file is " + std::string(stranger.what) +
                          ", not a table; export the list as XLSX or CSV",
                      {{"format", std::string(stranger.what)}});
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<TableReader>> OpenTable(std::string bytes, const TableHints& hints) {
    SOCLE_RETURN_IF_ERROR(CheckSize(bytes.size()));
    if (bytes.starts_with(kZipSignature) || bytes.starts_with(kEmptyZipSignature)) {
        return tabular::XlsxReader::Open(std::move(bytes), hints);
    }
    if (bytes.starts_with(kOleSignature)) return RefuseOle(bytes);
    SOCLE_RETURN_IF_ERROR(CheckKnownStrangers(bytes));
    if (tabular::IsBlank(std::string_view(bytes).substr(0, 4096)) && bytes.size() <= 4096) {
        return Refuse(reason::kFileEmpty, "the file holds nothing but blanks; export it again");
    }
    return tabular::CsvReader::Open(std::move(bytes), hints);
}

absl::StatusOr<std::unique_ptr<TableReader>> OpenTableFile(const std::filesystem::path& path,
                                                           const TableHints& hints) {
    const auto unreadable = [&path] {
        return Refuse(reason::kFileNotOpened,
                      "the file cannot be read; check its name and that you may read it",
                      {{"file", path.filename().string()}});
    };
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) return unreadable();
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure) return unreadable();
    SOCLE_RETURN_IF_ERROR(CheckSize(size));
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size))) return unreadable();
    return OpenTable(std::move(bytes), hints);
}

}  // namespace socle
