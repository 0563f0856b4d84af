// All commands there are: a few of the command's own, and one for each method of each contract.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

#include "commands/fixed_commands.hpp"
#include "contracts.hpp"
#include "texts.hpp"

namespace socle::cli {

struct FixedCommand {
    std::string_view words;  // "login", "bricks activate"
    const Phrase& arguments;
    const Phrase& summary;
    absl::Status (*run)(Session& session, const MethodInput& input);
    bool needs_contracts = true;  // login does not: nobody is known yet
};

[[nodiscard]] const std::vector<FixedCommand>& FixedCommands();
// The longest one the words begin with; nothing when there is none.
[[nodiscard]] const FixedCommand* FindFixed(const std::vector<std::string>& words);

struct MethodCommand {
    std::string noun;
    std::string verb;
    const google::protobuf::MethodDescriptor* method = nullptr;
};

class CommandTable {
 public:
    explicit CommandTable(const Contracts& contracts);

    [[nodiscard]] const std::vector<MethodCommand>& all() const { return all_; }
    [[nodiscard]] std::vector<std::string> Nouns() const;
    [[nodiscard]] std::vector<const MethodCommand*> OfNoun(std::string_view noun) const;
    // What was probably meant by a word that is no noun; empty when nothing is near.
    [[nodiscard]] std::string NearestNoun(const std::string& word) const;
    // Refused with what is near, or with the verbs there are. A noun may be given in the singular.
    [[nodiscard]] absl::StatusOr<const MethodCommand*> Find(
        const std::vector<std::string>& words) const;

 private:
    std::vector<MethodCommand> all_;
};

}  // namespace socle::cli
