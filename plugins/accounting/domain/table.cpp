#include "domain/table.hpp"

#include "domain/data.hpp"

namespace socle::accounting {
namespace {

// The part before the separator, taken off the text.
std::string_view TakeUntil(std::string_view& text, char separator) {
    const std::size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

}  // namespace

std::string_view TextOfFile(std::string_view name) {
    for (const EmbeddedFile& file : kData)
        if (file.name == name) return file.text;
    return {};
}

std::vector<std::vector<std::string_view>> ColumnsOf(std::string_view text) {
    std::vector<std::vector<std::string_view>> records;
    while (!text.empty()) {
        std::string_view line = TakeUntil(text, '\n');
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string_view>& columns = records.emplace_back();
        while (!line.empty()) columns.push_back(TakeUntil(line, '\t'));
    }
    return records;
}

}  // namespace socle::accounting
