#include "kernel/bricks/contract_texts.hpp"

#include "socle/options/v1/event.pb.h"

namespace socle::kernel {

const ContractTexts::Sentence* ContractTexts::Find(std::string_view type) const {
    const std::lock_guard lock(mutex_);
    if (const auto found = sentences_.find(type); found != sentences_.end()) return &found->second;
    const auto* descriptor = catalog_.FindType(std::string(type));
    // Not remembered: its contract may be loaded later.
    if (descriptor == nullptr) return nullptr;
    Sentence& sentence = sentences_[std::string(type)];
    sentence.text = OptionOf(descriptor->options(), options::v1::event).timeline();
    sentence.prototype = factory_.GetPrototype(descriptor);
    return &sentence;
}

std::string ContractTexts::Render(std::string_view type, std::string_view body,
                                  const Audience& audience) const {
    const Sentence* sentence = Find(type);
    if (sentence == nullptr || sentence->text.fr().empty()) return std::string(type);
    const std::unique_ptr<google::protobuf::Message> event(sentence->prototype->New());
    if (!event->ParsePartialFromArray(body.data(), static_cast<int>(body.size())))
        return std::string(type);
    return RenderTemplate(TextIn(sentence->text, audience.language), *event, audience);
}

}  // namespace socle::kernel
