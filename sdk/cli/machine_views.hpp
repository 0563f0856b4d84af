// Records for programs: protobuf's JSON, and CSV with one column for each plain field. Never in a
// reader's language: a decimal point, ISO dates, the contract's own words.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "record_views.hpp"

namespace socle::cli {

// Ends in a line break. `on_one_line`: for streams.
[[nodiscard]] absl::StatusOr<std::string> JsonText(const google::protobuf::Message& message,
                                                   bool on_one_line = false);

// With a heading line of field paths. Amounts take two columns, value and currency. A text that a
// spreadsheet would run as a formula gets a leading apostrophe.
[[nodiscard]] std::string CsvText(const google::protobuf::Descriptor& type, const Records& records,
                                  char separator);

}  // namespace socle::cli
