#include "tabular/text_source.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "socle/tabular.hpp"

namespace socle::tabular {
namespace {

constexpr std::size_t kPieceBytes = 64 << 10;
constexpr std::size_t kBinaryProbeBytes = 4 << 10;

// 0x80 to 0x9F of Windows-1252; zero where the code page has no character.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void AppendUtf8(char32_t character, std::string& out) {
    const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (character < 0x80) {
        push(character);
    } else if (character < 0x800) {
        push(0xC0 | character >> 6);
        push(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        push(0xE0 | character >> 12);
        push(0x80 | (character >> 6 & 0x3F));
        push(0x80 | (character & 0x3F));
    } else {
        push(0xF0 | character >> 18);
        push(0x80 | (character >> 12 & 0x3F));
        push(0x80 | (character >> 6 & 0x3F));
        push(0x80 | (character & 0x3F));
    }
}

std::uint8_t ByteAt(std::string_view bytes, std::size_t index) {
    return index < bytes.size() ? static_cast<std::uint8_t>(bytes[index]) : 0;
}

// How many bytes the UTF-8 character at `at` has; 0 when it is not one (RFC 3629, table 3-7 of
// Unicode).
std::size_t Utf8LengthAt(std::string_view bytes, std::size_t at) {
    const std::uint8_t first = ByteAt(bytes, at);
    const std::uint8_t second = ByteAt(bytes, at + 1);
    const auto is_tail = [&](std::size_t index) { return (ByteAt(bytes, index) & 0xC0) == 0x80; };
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return is_tail(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (first == 0xE0 && second < 0xA0) return 0;
        if (first == 0xED && second > 0x9F) return 0;
        return is_tail(at + 1) && is_tail(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (first == 0xF0 && second < 0x90) return 0;
        if (first == 0xF4 && second > 0x8F) return 0;
        return is_tail(at + 1) && is_tail(at + 2) && is_tail(at + 3) ? 4 : 0;
    }
    return 0;
}

struct Utf8Survey {
    std::size_t characters_accented = 0;  // well formed, more than one byte
    std::size_t bytes_wrong = 0;
    std::size_t first_wrong = 0;
    std::size_t windows_undefined = 0;
};

Utf8Survey SurveyUtf8(std::string_view bytes) {
    Utf8Survey survey;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = Utf8LengthAt(bytes, at);
        if (length == 0) {
            const std::uint8_t byte = ByteAt(bytes, at);
            if (survey.bytes_wrong++ == 0) survey.first_wrong = at;
            if (byte < 0xA0 && kWindows1252[byte - 0x80] == 0) ++survey.windows_undefined;
        }
        if (length > 1) ++survey.characters_accented;
        at += std::max<std::size_t>(length, 1);
    }
    return survey;
}

absl::Status CheckIsText(std::string_view bytes) {
    const auto is_control = [](char c) {
        return static_cast<std::uint8_t>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' &&
               c != '\v' && c != '\f';
    };
    const std::string_view probe = bytes.substr(0, kBinaryProbeBytes);
    const auto controls = std::count_if(probe.begin(), probe.end(), is_control);
    if (bytes.find('\0') == bytes.npos && controls * 100 <= std::ssize(probe)) {
        return absl::OkStatus();
    }
    return Refuse(reason::kFileNotATable,
                  "the file is neither a table in text (CSV) nor an XLSX workbook; open it in a "
                  "spreadsheet program and save it as XLSX or as CSV UTF-8");
}

}  // namespace

absl::StatusOr<TextSource> TextSource::Open(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return TextSource(bytes.substr(2), Encoding::kUtf16Little);
    if (bytes.starts_with("\xFE\xFF")) return TextSource(bytes.substr(2), Encoding::kUtf16Big);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    SOCLE_RETURN_IF_ERROR(CheckIsText(bytes));
    const Utf8Survey survey = SurveyUtf8(bytes);
    if (survey.bytes_wrong == 0) return TextSource(bytes, Encoding::kUtf8);
    // Text in Windows-1252 hardly ever looks like UTF-8; a file that does both was glued together
    // or cut, and reading it either way would spoil names.
    if (survey.characters_accented > survey.bytes_wrong || survey.windows_undefined > 0) {
        const std::string_view before = bytes.substr(0, survey.first_wrong);
        const std::string line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
        return Refuse(
            reason::kFileEncoding,
            "line " + line +
                " holds bytes that are neither UTF-8 like the rest nor Windows-1252; save "
                "the file again as CSV UTF-8",
            {{"row", line}});
    }
    return TextSource(bytes, Encoding::kWindows1252);
}

absl::StatusOr<std::string_view> TextSource::NextPiece() {
    const std::string_view piece = rest_.substr(0, kPieceBytes);
    rest_.remove_prefix(piece.size());
    if (encoding_ == Encoding::kUtf8) return piece;
    decoded_.clear();
    if (encoding_ == Encoding::kWindows1252) {
        for (const char c : piece) {
            const auto byte = static_cast<std::uint8_t>(c);
            AppendUtf8(byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte, decoded_);
        }
        return decoded_;
    }
    SOCLE_RETURN_IF_ERROR(AppendUtf16(piece));
    return decoded_;
}

absl::Status TextSource::AppendUtf16(std::string_view piece) {
    const auto damaged = [] {
        return Refuse(reason::kFileEncoding,
                      "the file says it is UTF-16 and is not; save it again as CSV UTF-8");
    };
    if (piece.size() % 2 != 0) return damaged();
    for (std::size_t at = 0; at < piece.size(); at += 2) {
        const char32_t first = ByteAt(piece, at);
        const char32_t second = ByteAt(piece, at + 1);
        const char32_t unit =
            encoding_ == Encoding::kUtf16Little ? second << 8 | first : first << 8 | second;
        const bool is_high = unit >= 0xD800 && unit < 0xDC00;
        const bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (unit == 0 || is_low != (high_surrogate_ != 0)) return damaged();
        if (is_high) {
            high_surrogate_ = unit;
        } else if (is_low) {
            AppendUtf8(0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00), decoded_);
            high_surrogate_ = 0;
        } else {
            AppendUtf8(unit, decoded_);
        }
    }
    return rest_.empty() && high_surrogate_ != 0 ? damaged() : absl::OkStatus();
}

std::string_view TextSource::encoding() const {
    if (encoding_ == Encoding::kUtf8) return "UTF-8";
    return encoding_ == Encoding::kWindows1252 ? "Windows-1252" : "UTF-16";
}

}  // namespace socle::tabular
