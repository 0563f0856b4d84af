// Help, written from the contracts: what commands there are, and for one method its fields with
// their labels, what is required, and the values an enum may have.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "command_table.hpp"
#include "contracts.hpp"
#include "socle/text.hpp"

namespace socle::cli {

// `words`: what help is wanted for; none for the overview. Empty when there is no such command.
[[nodiscard]] std::string HelpText(const Contracts& contracts,
                                   const std::vector<std::string>& words, Language language);

[[nodiscard]] std::string MethodHelp(const google::protobuf::MethodDescriptor& method,
                                     Language language);

}  // namespace socle::cli
