// One run of the command: who calls which server, in what language, with which contracts. Commands
// get all they need from here; the contracts are asked for once, when first needed.
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/message.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "arguments.hpp"
#include "caller.hpp"
#include "complaint.hpp"
#include "contracts.hpp"
#include "field_text.hpp"
#include "resources.hpp"
#include "settings.hpp"
#include "terminal.hpp"
#include "texts.hpp"
#include "value_reader.hpp"

namespace socle::cli {

// How many titles are looked up in one run, for the references in what is shown and what is
// exported.
inline constexpr std::size_t kTitlesMax = 100;
inline constexpr std::size_t kExportedTitlesMax = 10'000;

class Session {
 public:
    [[nodiscard]] static absl::StatusOr<std::unique_ptr<Session>> Open(const Process& process,
                                                                       const Arguments& arguments,
                                                                       Language language);

    [[nodiscard]] const Process& process() const { return process_; }
    [[nodiscard]] const Arguments& arguments() const { return arguments_; }
    [[nodiscard]] Terminal& terminal() const { return process_.terminal; }
    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] Settings& settings() { return settings_; }
    [[nodiscard]] Context& context() { return settings_.contexts[context_name_]; }
    [[nodiscard]] const std::string& context_name() const { return context_name_; }
    [[nodiscard]] Caller& caller() { return caller_; }

    // Those of all active bricks, by Describe; kept in the cache folder until the server's have
    // changed.
    [[nodiscard]] absl::StatusOr<const Contracts*> LoadContracts();
    // Those loaded so far, else the kernel's own. Asks nobody.
    [[nodiscard]] const Contracts& contracts() const;
    [[nodiscard]] const Contracts& built_in() const { return *built_in_; }
    [[nodiscard]] const Resources& resources();

    // A unary method of the kernel, with the types the command was built with.
    template <typename Response>
    [[nodiscard]] absl::StatusOr<Response> Kernel(std::string_view method,
                                                  const google::protobuf::Message& request) {
        SOCLE_ASSIGN(const auto* descriptor, built_in_->FindMethod(method));
        SOCLE_ASSIGN(const MessagePointer reply, caller_.Unary(*built_in_, *descriptor, request));
        Response response;
        if (!response.ParseFromString(reply->SerializeAsString())) {
            return Complain(Exit::kFailed, texts::kBadAnswer);
        }
        return response;
    }

    // Words for the user, on the error stream.
    void Tell(const Phrase& phrase, const Metadata& values = {}) const;
    [[nodiscard]] std::string Said(const Phrase& phrase, const Metadata& values = {}) const {
        return Say(phrase, language_, values);
    }
    // How values are read and shown. `about`: the record a field called `name` names.
    [[nodiscard]] ValueContext ReadingFor(const google::protobuf::Descriptor* about);
    [[nodiscard]] ViewContext Viewing(std::size_t titles_max = kTitlesMax);
    [[nodiscard]] bool ColoursErrors() const;
    [[nodiscard]] std::string NewRequestId() const;

    // A record's name from what was typed: a name, an id, or words one record is found by.
    [[nodiscard]] absl::StatusOr<std::string> ResolveName(const Resource& resource,
                                                          const std::string& typed);

 private:
    Session(const Process& process, const Arguments& arguments, Language language,
            Settings settings, std::string context_name, RemoteOptions options);
    [[nodiscard]] absl::StatusOr<std::string> FindByWords(const Resource& resource,
                                                          const std::string& words);
    [[nodiscard]] std::string TitleOf(const google::protobuf::FieldDescriptor& field,
                                      const std::string& name, std::size_t titles_max);
    void LearnTitles(const Resource& resource);
    [[nodiscard]] Currency TenantCurrency();

    const Process& process_;
    const Arguments& arguments_;
    Language language_;
    Settings settings_;
    std::string context_name_;
    Caller caller_;
    std::unique_ptr<Contracts> built_in_ = Contracts::BuiltIn();
    std::unique_ptr<Contracts> loaded_;
    std::unique_ptr<Resources> resources_;
    const Contracts* resources_of_ = nullptr;
    std::optional<Currency> currency_;
    std::map<std::string, std::string> titles_;
    std::set<std::string> listed_;
};

}  // namespace socle::cli
