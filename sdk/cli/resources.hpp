// The kinds of record the contracts have, and how to reach one: the folder its names begin with,
// the method that reads it, the one that searches it, and the field that titles it.
#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

#include "contracts.hpp"

namespace socle::cli {

struct Resource {
    const google::protobuf::Descriptor* type = nullptr;
    std::string collection;                                      // "creditNotes"
    const google::protobuf::MethodDescriptor* get = nullptr;     // by `name`; may be absent
    const google::protobuf::MethodDescriptor* search = nullptr;  // by `query`; may be absent
    const google::protobuf::MethodDescriptor* list = nullptr;    // by page; may be absent
    const google::protobuf::FieldDescriptor* title = nullptr;    // text; may be absent
};

class Resources {
 public:
    explicit Resources(const Contracts& contracts);

    [[nodiscard]] const std::vector<Resource>& all() const { return all_; }
    [[nodiscard]] const Resource* FindByType(const google::protobuf::Descriptor& type) const;
    // "creditNotes/0192..." -> credit notes.
    [[nodiscard]] const Resource* FindByName(std::string_view name) const;
    // "party", "parties", "credit-note" ...
    [[nodiscard]] const Resource* FindByWord(std::string_view word) const;
    // The record a text field names: `party`, `from_party`, or `name` in a request about a record.
    [[nodiscard]] const Resource* FindByField(const google::protobuf::FieldDescriptor& field,
                                              const google::protobuf::Descriptor* about) const;

 private:
    std::vector<Resource> all_;
};

}  // namespace socle::cli
