// What a method is called on the command line: `socle <noun> <verb>`, from its `cli` option, else
// from its name as AIP writes it: ListOpportunities is "opportunities list".
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

namespace socle::cli {

struct CommandName {
    std::string noun;
    std::string verb;
    friend bool operator==(const CommandName&, const CommandName&) = default;
};

[[nodiscard]] CommandName CommandNameOf(const google::protobuf::MethodDescriptor& method);

// The record a method is about: a message of its package with a `name`; nothing when there is none.
[[nodiscard]] const google::protobuf::Descriptor* RecordOf(
    const google::protobuf::MethodDescriptor& method);

// "Party" -> "Parties", "Tax" -> "Taxes", "Quote" -> "Quotes".
[[nodiscard]] std::string PluralOf(std::string_view word);
// "CreditNote" -> "credit-note" or "credit_note".
[[nodiscard]] std::string Separated(std::string_view camel, char separator);
// The folder of a record's names: CreditNote -> "creditNotes".
[[nodiscard]] std::string CollectionOf(const google::protobuf::Descriptor& record);
// Whether a message is a record: its first field is its `name`.
[[nodiscard]] bool IsRecord(const google::protobuf::Descriptor& type);
// Reads only: nothing to confirm, to check beforehand or to repeat with care.
[[nodiscard]] bool IsReadOnly(const google::protobuf::MethodDescriptor& method);

}  // namespace socle::cli
