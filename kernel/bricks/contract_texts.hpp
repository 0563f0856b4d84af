// Tells events as sentences, from the timeline text of their contract: any brick's, switched on,
// switched off or gone, as long as its contract was ever loaded.
#pragma once

#include <google/protobuf/dynamic_message.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/bricks/contract_catalog.hpp"
#include "kernel/client_record/service/event_texts.hpp"
#include "socle/template.hpp"

namespace socle::kernel {

class ContractTexts final : public client_record::EventTexts {
 public:
    explicit ContractTexts(const ContractCatalog& catalog) : catalog_(catalog) {}

    // The type's own name when its contract is unknown or has no sentence for it.
    [[nodiscard]] std::string Render(std::string_view type, std::string_view body,
                                     const Audience& audience) const override;

 private:
    struct Sentence {
        options::v1::Text text;
        const google::protobuf::Message* prototype = nullptr;
    };
    [[nodiscard]] const Sentence* Find(std::string_view type) const;

    const ContractCatalog& catalog_;
    mutable std::mutex mutex_;
    mutable google::protobuf::DynamicMessageFactory factory_;
    mutable std::map<std::string, Sentence, std::less<>> sentences_;
};

}  // namespace socle::kernel
