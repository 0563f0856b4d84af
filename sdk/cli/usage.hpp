// How a command is written: "opportunities move NAME STAGE". Shown by help, and by the refusal of a
// command that lacks a word.
#pragma once

#include <absl/status/status.h>
#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

#include "command_table.hpp"
#include "request_form.hpp"
#include "socle/text.hpp"

namespace socle::cli {

[[nodiscard]] std::string UsageOf(const google::protobuf::MethodDescriptor& method,
                                  Language language);
[[nodiscard]] std::string UsageOf(const FixedCommand& command, Language language);

// `positional`: the path of the field that was not given.
[[nodiscard]] absl::Status MissingWord(const RequestForm& form, const std::string& positional);
[[nodiscard]] absl::Status MissingFile(const RequestForm& form);
// A word of one of the command's own: MissingWord("search", texts::kWordWords).
[[nodiscard]] absl::Status MissingWord(std::string_view command, const Phrase& word);

}  // namespace socle::cli
