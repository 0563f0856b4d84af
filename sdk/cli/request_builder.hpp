// From words and field=value pairs to a request message: `emails.0.address=a@b.fr`,
// `tags=vip,lyon`, `lines='[{...}]'`, positionals, a whole request as JSON. For updates the mask is
// what was named.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "contracts.hpp"
#include "request_form.hpp"
#include "value_reader.hpp"

namespace socle::cli {

inline constexpr int kListItemsMax = 10'000;

class RequestBuilder {
 public:
    RequestBuilder(const Contracts& contracts, const RequestForm& form, ValueContext context);

    // The whole request; before the fields, which then change single values of it.
    [[nodiscard]] absl::Status TakeJson(const std::string& json);
    // Refused when there are more than the method has positions for.
    [[nodiscard]] absl::Status TakeWords(std::span<const std::string> words);
    [[nodiscard]] absl::Status TakeFields(const std::vector<Assignment>& fields);
    // Sets what the method has of it and the caller left out.
    void SetRequestId(const std::string& id);
    [[nodiscard]] absl::Status SetDryRun();
    void SetPageSize(int page_size);

    // Refused when what the method is about was not named.
    [[nodiscard]] absl::StatusOr<std::unique_ptr<google::protobuf::Message>> Finish();

 private:
    // The field's message, `path` shortened to what is left inside it.
    struct Place {
        google::protobuf::Message* message = nullptr;
        const google::protobuf::FieldDescriptor* field = nullptr;
        std::string mask_path;
    };
    [[nodiscard]] absl::Status Take(const std::string& path, const std::string& value);
    [[nodiscard]] absl::StatusOr<Place> Locate(const std::string& path);
    [[nodiscard]] absl::StatusOr<Place> LocateBelow(google::protobuf::Message& message,
                                                    std::span<const std::string> parts,
                                                    const std::string& path);
    [[nodiscard]] absl::Status SetList(const Place& place, const std::string& value,
                                       const std::string& path);
    void NoteMask(const std::string& mask_path);
    [[nodiscard]] bool IsSet(const std::string& path) const;
    void Put(const std::string& path, const std::string& text);

    const RequestForm& form_;
    ValueContext context_;
    std::unique_ptr<google::protobuf::Message> request_;
    std::set<std::string> mask_;  // relative to the wrapper
    std::set<std::string> named_;
};

}  // namespace socle::cli
