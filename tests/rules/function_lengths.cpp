#include "function_lengths.hpp"

#include <cctype>
#include <regex>
#include <string_view>

namespace socle::rules {
namespace {

bool IsWordChar(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Takes a file's lines one by one and gives them without comments, preprocessor lines, and what
// stands in literals, so that every brace left is one of the code.
class CodeReader {
 public:
    std::string CodeOf(const std::string& line) {
        const bool continues = line.ends_with('\\');
        const auto first = line.find_first_not_of(' ');
        if (in_directive_ || (!in_comment_ && raw_end_.empty() && first != std::string::npos &&
                              line[first] == '#')) {
            in_directive_ = continues;
            return "";
        }
        std::string code;
        for (std::size_t i = 0; i < line.size();) i = Take(line, i, code);
        return code;
    }

 private:
    // Reads on from `i`; gives where it stopped.
    std::size_t Take(const std::string& line, std::size_t i, std::string& code) {
        if (in_comment_) return SkipTo(line, i, "*/", [this] { in_comment_ = false; });
        if (!raw_end_.empty()) return SkipTo(line, i, raw_end_, [this] { raw_end_.clear(); });
        const std::string_view rest = std::string_view(line).substr(i);
        if (rest.starts_with("//")) return line.size();
        if (rest.starts_with("/*")) {
            in_comment_ = true;
            return i + 2;
        }
        if (rest.starts_with("R\"")) {
            const auto open = line.find('(', i);
            raw_end_ = ")" + line.substr(i + 2, open - i - 2) + "\"";
            return open + 1;
        }
        const bool separates_digits = i > 0 && IsWordChar(line[i - 1]);
        if (line[i] == '"' || (line[i] == '\'' && !separates_digits)) return AfterLiteral(line, i);
        code += line[i];
        return i + 1;
    }
    template <typename Then>
    static std::size_t SkipTo(const std::string& line, std::size_t i, const std::string& end,
                              Then then) {
        const auto found = line.find(end, i);
        if (found == std::string::npos) return line.size();
        const std::size_t after = found + end.size();
        then();
        return after;
    }
    static std::size_t AfterLiteral(const std::string& line, std::size_t open) {
        std::size_t i = open + 1;
        while (i < line.size() && line[i] != line[open]) i += line[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    bool in_comment_ = false;
    bool in_directive_ = false;
    std::string raw_end_;  // ")sql\"" while in a raw string
};

enum class Brace { kScope, kFunction, kValue };

// What a brace opens, from the words before it. Where a value is meant nothing is opened.
Brace Opens(const std::string& words) {
    static const std::regex scope(
        R"(^(template\b.*>\s*)?(inline )?(namespace|class|struct|union|enum)\b)");
    const auto last = words.find_last_not_of(' ');
    if (last == std::string::npos) return Brace::kScope;
    const bool stands_close = last + 1 == words.size();  // a_{1}, {{1, 2}}
    if (stands_close || std::string_view("=,(<").find(words[last]) != std::string_view::npos)
        return Brace::kValue;
    if (std::regex_search(words, scope)) return Brace::kScope;
    return words.find('(') == std::string::npos ? Brace::kScope : Brace::kFunction;
}

class BraceReader {
 public:
    void Take(char c, std::size_t line) {
        if (c == '{')
            Open(line);
        else if (c == '}')
            Close(line);
        else if (c == ';' && !InFunction())
            words_.clear();
        else if (!InFunction())
            TakeWord(c, line);
    }
    // A line's end parts words as a blank does.
    void EndLine() {
        static const std::regex label(R"(^(public|protected|private): *$)");
        if (std::regex_search(words_, label)) words_.clear();
        if (!words_.empty() && !words_.ends_with(' ')) words_ += ' ';
    }
    [[nodiscard]] std::vector<FunctionPlace> functions() && { return std::move(functions_); }

 private:
    [[nodiscard]] bool InFunction() const { return function_depth_ != 0; }
    void TakeWord(char c, std::size_t line) {
        if (words_.empty() && c == ' ') return;
        if (words_.empty()) first_line_ = line;
        words_ += c;
    }
    void Open(std::size_t line) {
        const Brace brace = InFunction() ? Brace::kScope : Opens(words_);
        open_.push_back(brace);
        if (InFunction()) return;
        if (brace == Brace::kFunction) {
            function_depth_ = open_.size();
            function_line_ = first_line_;
        }
        if (brace == Brace::kValue)
            TakeWord('{', line);
        else
            words_.clear();
    }
    void Close(std::size_t line) {
        if (open_.empty()) return;
        const bool ends_function = open_.size() == function_depth_;
        const bool ends_value = !InFunction() && open_.back() == Brace::kValue;
        if (ends_function) functions_.push_back({function_line_, line + 1 - function_line_});
        if (ends_function) function_depth_ = 0;
        open_.pop_back();
        if (ends_value)
            TakeWord('}', line);
        else if (!InFunction())
            words_.clear();
    }

    std::vector<Brace> open_;
    std::size_t function_depth_ = 0;  // 0 outside functions
    std::size_t function_line_ = 0;
    std::string words_;  // since the last statement ended
    std::size_t first_line_ = 0;
    std::vector<FunctionPlace> functions_;
};

}  // namespace

std::vector<FunctionPlace> FunctionsOf(const SourceFile& file) {
    CodeReader reader;
    BraceReader braces;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const char c : reader.CodeOf(file.lines[i])) braces.Take(c, i + 1);
        braces.EndLine();
    }
    return std::move(braces).functions();
}

}  // namespace socle::rules
