#include "resources.hpp"

#include <algorithm>

#include "command_names.hpp"
#include "socle/options/v1/ui.pb.h"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

const pb::FieldDescriptor* TitleOf(const pb::Descriptor& type) {
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor* field = type.field(i);
        const bool is_title =
            field->options().GetExtension(options::v1::field).use() == options::v1::USE_TITLE;
        if (is_title && field->type() == pb::FieldDescriptor::TYPE_STRING) return field;
    }
    const pb::FieldDescriptor* name = type.FindFieldByName("display_name");
    return name != nullptr && name->type() == pb::FieldDescriptor::TYPE_STRING ? name : nullptr;
}

// A method that takes one text field of this name and nothing it could not do without.
bool TakesText(const pb::MethodDescriptor& method, const std::string& field_name) {
    const pb::FieldDescriptor* field = method.input_type()->FindFieldByName(field_name);
    return field != nullptr && field->type() == pb::FieldDescriptor::TYPE_STRING &&
           !method.client_streaming() && !method.server_streaming();
}

void Fill(const pb::ServiceDescriptor& service, Resource& resource) {
    const std::string& word = resource.type->name();
    const pb::MethodDescriptor* get = service.FindMethodByName("Get" + word);
    if (get != nullptr && TakesText(*get, "name") && get->output_type() == resource.type) {
        resource.get = get;
    }
    const pb::MethodDescriptor* list = service.FindMethodByName("List" + PluralOf(word));
    if (list != nullptr && !list->server_streaming()) resource.list = list;
    const pb::MethodDescriptor* search = service.FindMethodByName("Search" + PluralOf(word));
    if (search != nullptr && TakesText(*search, "query")) resource.search = search;
}

bool EndsWithWord(const std::string& text, const std::string& word) {
    if (text == word) return true;
    return text.size() > word.size() && text.ends_with("_" + word);
}

}  // namespace

Resources::Resources(const Contracts& contracts) {
    for (const pb::Descriptor* type : contracts.Messages()) {
        if (!IsRecord(*type)) continue;
        Resource resource{.type = type, .collection = CollectionOf(*type), .title = TitleOf(*type)};
        for (const pb::ServiceDescriptor* service : contracts.services()) {
            if (service->file()->package() == type->file()->package()) Fill(*service, resource);
        }
        all_.push_back(std::move(resource));
    }
}

const Resource* Resources::FindByType(const pb::Descriptor& type) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&type](const Resource& resource) {
        return resource.type->full_name() == type.full_name();
    });
    return found == all_.end() ? nullptr : &*found;
}

const Resource* Resources::FindByName(std::string_view name) const {
    const std::string_view collection = name.substr(0, name.find('/'));
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Resource& resource) {
        return resource.collection == collection;
    });
    return found == all_.end() || collection.size() == name.size() ? nullptr : &*found;
}

const Resource* Resources::FindByWord(std::string_view word) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [word](const Resource& resource) {
        return Separated(resource.type->name(), '-') == word || resource.collection == word ||
               Separated(PluralOf(resource.type->name()), '-') == word;
    });
    return found == all_.end() ? nullptr : &*found;
}

const Resource* Resources::FindByField(const pb::FieldDescriptor& field,
                                       const pb::Descriptor* about) const {
    if (field.type() != pb::FieldDescriptor::TYPE_STRING || field.is_repeated()) return nullptr;
    if (field.name() == "name") return about == nullptr ? nullptr : FindByType(*about);
    const auto found = std::find_if(all_.begin(), all_.end(), [&field](const Resource& resource) {
        return EndsWithWord(field.name(), Separated(resource.type->name(), '_'));
    });
    return found == all_.end() ? nullptr : &*found;
}

}  // namespace socle::cli
