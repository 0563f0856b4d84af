// The command line, sorted: words, field=value pairs and options. What the words and fields mean
// depends on the method they name, and is found out later from its contract.
#pragma once

#include <absl/status/statusor.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "socle/text.hpp"

namespace socle::cli {

enum class Output { kTable, kJson, kCsv, kName };

struct Assignment {
    std::string path;   // "emails.0.address"
    std::string value;  // as typed
};

struct Arguments {
    std::vector<std::string> words;
    std::vector<Assignment> fields;

    Output output = Output::kTable;
    std::optional<Language> language;
    std::string separator = ",";  // of CSV: one character
    int page_size = 0;            // 0: the server's
    bool all_pages = false;
    std::string server;
    std::string context;
    std::string tls_roots;  // path of a PEM file
    std::string email;
    std::string tenant;
    bool password_from_stdin = false;
    std::string json;  // path of a whole request; "-" for standard input
    std::string out;   // path of what a method writes
    std::string refused;
    std::optional<int> count;
    bool follow = false;
    bool dry_run = false;
    bool yes = false;
    bool verbose = false;
    bool help = false;
    bool version = false;
};

inline constexpr std::size_t kArgumentsMax = 2000;
inline constexpr int kPageSizeMax = 1000;

// Options may stand anywhere; "--" ends them, and what follows are words whatever they look like.
[[nodiscard]] absl::StatusOr<Arguments> ReadArguments(std::span<const std::string> arguments);

// LANGUAGE, LC_ALL, LC_MESSAGES, LANG, in this order; English unless the first that is set is
// French.
[[nodiscard]] Language LanguageOfLocale(std::span<const std::string> variables);

}  // namespace socle::cli
