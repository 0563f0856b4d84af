// The text of a CSV file as UTF-8, piece by piece, whatever it was written in: UTF-8 with or
// without its mark, UTF-16 with its mark, else Windows-1252, which is what French spreadsheets
// write.
#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

namespace socle::tabular {

class TextSource {
 public:
    // Looks at all the bytes (which must outlive the source). Refusals: FILE_NOT_A_TABLE for bytes
    // no text has, FILE_ENCODING for a mixture of encodings.
    static absl::StatusOr<TextSource> Open(std::string_view bytes);

    // The next piece, valid until the following call; empty at the end.
    [[nodiscard]] absl::StatusOr<std::string_view> NextPiece();
    [[nodiscard]] std::string_view encoding() const;

 private:
    enum class Encoding { kUtf8, kWindows1252, kUtf16Little, kUtf16Big };
    TextSource(std::string_view rest, Encoding encoding) : rest_(rest), encoding_(encoding) {}
    [[nodiscard]] absl::Status AppendUtf16(std::string_view piece);

    std::string_view rest_;
    Encoding encoding_;
    char32_t high_surrogate_ = 0;
    std::string decoded_;
};

}  // namespace socle::tabular
