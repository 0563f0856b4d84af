#include "db/array_text.hpp"

namespace socle::internal {
namespace {

int HexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// Reads one item starting at `at`; leaves `at` behind it.
std::optional<std::string> ReadItem(std::string_view text, std::size_t& at) {
    std::string item;
    if (text[at] != '"') {
        while (at < text.size() && text[at] != ',' && text[at] != '}') item += text[at++];
        return item == "NULL" ? std::string{} : item;
    }
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
            ++at;
            return item;
        }
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        item += text[at];
    }
    return std::nullopt;
}

}  // namespace

std::string ArrayOf(const std::vector<std::optional<std::string>>& items) {
    std::string text = "{";
    for (const auto& item : items) {
        if (text.size() > 1) text += ',';
        if (!item) {
            text += "NULL";
            continue;
        }
        text += '"';
        for (const char c : *item) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + "}";
}

std::optional<std::vector<std::string>> ItemsOfArray(std::string_view text) {
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
    std::vector<std::string> items;
    std::size_t at = 1;
    while (at + 1 < text.size()) {
        auto item = ReadItem(text, at);
        if (!item || at >= text.size()) return std::nullopt;
        items.push_back(*std::move(item));
        if (text[at] == ',') ++at;
    }
    return items;
}

std::string HexOfBytes(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "\\x";
    text.reserve(2 + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::optional<std::string> BytesFromHex(std::string_view text) {
    if (!text.starts_with("\\x") || text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 2; i < text.size(); i += 2) {
        const int high = HexDigit(text[i]);
        const int low = HexDigit(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

}  // namespace socle::internal
