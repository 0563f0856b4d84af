#include "socle/log.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "socle/clock.hpp"
#include "work/utf8.hpp"

namespace socle {
namespace {

constexpr std::size_t kLogValueCharactersMax = 500;

constexpr std::string_view NameOf(LogLevel level) {
    constexpr std::array<std::string_view, 4> kNames = {"debug", "info", "warning", "error"};
    return kNames.at(static_cast<std::size_t>(level));
}

// A JSON string (RFC 8259): quotes, backslashes and control characters escaped.
void AppendString(std::string& line, std::string_view text) {
    constexpr std::string_view kHex = "0123456789abcdef";
    line += '"';
    for (const char c : internal::CutUtf8(text, kLogValueCharactersMax)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            line += '\\';
            line += c;
        } else if (byte < 0x20) {
            line += "\\u00";
            line += kHex[byte >> 4U];
            line += kHex[byte & 0xFU];
        } else {
            line += c;
        }
    }
    line += '"';
}

void AppendField(std::string& line, std::string_view name, std::string_view value) {
    line += line.size() == 1 ? "" : ",";
    AppendString(line, name);
    line += ':';
    AppendString(line, value);
}

}  // namespace

void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    std::string line = "{";
    AppendField(line, "time", FormatInstant(SystemClock().Now()));
    AppendField(line, "level", NameOf(level));
    AppendField(line, "event", event);
    for (const auto& [name, value] : fields) AppendField(line, name, value);
    line += "}\n";
    // One write per line, so that lines of several threads do not mix.
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace socle
