// One value as people type it into a field: "1250,50 EUR", "23/11/2026", "today", "company",
// "@logo.png". What cannot be read says what was expected.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "socle/date.hpp"
#include "socle/money.hpp"

namespace socle::cli {

inline constexpr std::size_t kFileBytesMax = 16U << 20U;  // of a file given as a field's value

// What reading needs to know of the world.
struct ValueContext {
    Date today;
    // The company's currency; asked for only when an amount has no unit.
    std::function<Currency()> currency;
    // Makes a record's name from what was typed for it: a UUID, or words to search by.
    std::function<absl::StatusOr<std::string>(const google::protobuf::FieldDescriptor& field,
                                              const std::string& typed)>
        resolve;
};

// Sets `field`, or adds to it when it is repeated. `path` is its name for people. Refusal: usage.
[[nodiscard]] absl::Status SetValue(google::protobuf::Message& message,
                                    const google::protobuf::FieldDescriptor& field,
                                    const std::string& text, std::string_view path,
                                    const ValueContext& context);

// "COMPANY" of PARTY_KIND_COMPANY, in lower case.
[[nodiscard]] std::string ShortName(const google::protobuf::EnumValueDescriptor& value);
// Those that may be given, the unspecified one left out.
[[nodiscard]] std::vector<std::string> ShortNames(const google::protobuf::EnumDescriptor& type);

[[nodiscard]] absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t bytes_max);

}  // namespace socle::cli
