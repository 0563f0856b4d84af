// The part of Session that turns what people type into names of records, and names into titles.
#include <absl/strings/str_join.h>

#include "command_names.hpp"
#include "json_reader.hpp"
#include "session.hpp"
#include "socle/id.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

constexpr int kMatchesMax = 20;
constexpr std::size_t kMatchesShown = 5;

std::string TextOf(const pb::Message& record, const pb::FieldDescriptor* field) {
    return field == nullptr ? std::string() : record.GetReflection()->GetString(record, field);
}

void SetText(pb::Message& request, const char* field_name, const std::string& text) {
    request.GetReflection()->SetString(&request,
                                       request.GetDescriptor()->FindFieldByName(field_name), text);
}

// The records a search found, by their type.
std::vector<const pb::Message*> RecordsIn(const pb::Message& reply, const pb::Descriptor& type) {
    std::vector<const pb::Message*> records;
    const pb::Reflection& values = *reply.GetReflection();
    for (int i = 0; i < reply.GetDescriptor()->field_count(); ++i) {
        const pb::FieldDescriptor* field = reply.GetDescriptor()->field(i);
        if (!field->is_repeated() || field->message_type() != &type) continue;
        for (int k = 0; k < values.FieldSize(reply, field); ++k) {
            records.push_back(&values.GetRepeatedMessage(reply, field, k));
        }
    }
    return records;
}

// The one called exactly like that, among several.
const pb::Message* ExactMatch(const std::vector<const pb::Message*>& records,
                              const Resource& resource, const std::string& words) {
    const pb::Message* exact = nullptr;
    for (const pb::Message* record : records) {
        if (FoldForSearch(TextOf(*record, resource.title)) != FoldForSearch(words)) continue;
        if (exact != nullptr) return nullptr;
        exact = record;
    }
    return exact;
}

}  // namespace

absl::StatusOr<std::string> Session::ResolveName(const Resource& resource,
                                                 const std::string& typed) {
    if (typed.empty() || typed.find('/') != std::string::npos) return typed;
    if (resource.search == nullptr || Uuid::Parse(typed).ok()) {
        return resource.collection + "/" + typed;
    }
    return FindByWords(resource, typed);
}

absl::StatusOr<std::string> Session::FindByWords(const Resource& resource,
                                                 const std::string& words) {
    const MessagePointer request = contracts().New(*resource.search->input_type());
    SetText(*request, "query", words);
    const pb::FieldDescriptor* size = request->GetDescriptor()->FindFieldByName("page_size");
    if (size != nullptr) request->GetReflection()->SetInt32(request.get(), size, kMatchesMax);
    SOCLE_ASSIGN(const MessagePointer reply,
                 caller_.Unary(contracts(), *resource.search, *request));
    const auto records = RecordsIn(*reply, *resource.type);
    if (records.empty()) {
        const CommandName search = CommandNameOf(*resource.search);
        return Complain(Exit::kNotFound, texts::kNothingFound,
                        {{"words", words}, {"noun", search.noun}, {"verb", search.verb}},
                        texts::kSearchOtherwise);
    }
    const pb::Message* found =
        records.size() == 1 ? records.front() : ExactMatch(records, resource, words);
    const pb::FieldDescriptor* name = resource.type->FindFieldByName("name");
    if (found != nullptr) {
        const std::string full_name = TextOf(*found, name);
        titles_[full_name] = TextOf(*found, resource.title);
        Tell(texts::kFound, {{"title", titles_[full_name]}, {"name", full_name}});
        return full_name;
    }
    std::vector<std::string> shown;
    for (const pb::Message* record : records) {
        if (shown.size() == kMatchesShown) {
            shown.emplace_back("…");
            break;
        }
        shown.push_back("  " + TextOf(*record, name) + "  " + TextOf(*record, resource.title));
    }
    return Misused(texts::kSeveralFound,
                   {{"words", words}, {"matches", absl::StrJoin(shown, "\n")}}, texts::kNameOne);
}

std::string Session::TitleOf(const pb::FieldDescriptor& field, const std::string& name,
                             std::size_t titles_max) {
    const Resource* resource = resources().FindByName(name);
    if (field.name() == "name" || resource == nullptr || resource->title == nullptr) return {};
    const auto known = titles_.find(name);
    if (known != titles_.end()) return known->second;
    if (titles_.size() >= titles_max) return {};
    if (resource->get == nullptr) {
        LearnTitles(*resource);
        return titles_[name];
    }
    const MessagePointer request = contracts().New(*resource->get->input_type());
    SetText(*request, "name", name);
    const auto record = caller_.Unary(contracts(), *resource->get, *request);
    std::string& title = titles_[name];
    if (record.ok()) title = TextOf(**record, resource->title);
    return title;
}

// All titles of a kind that can only be listed: users, roles. Few, so the first page has them.
void Session::LearnTitles(const Resource& resource) {
    if (resource.list == nullptr || !listed_.insert(resource.collection).second) return;
    const MessagePointer request = contracts().New(*resource.list->input_type());
    const pb::FieldDescriptor* size = request->GetDescriptor()->FindFieldByName("page_size");
    if (size != nullptr) request->GetReflection()->SetInt32(request.get(), size, kPageSizeMax);
    const auto reply = caller_.Unary(contracts(), *resource.list, *request);
    if (!reply.ok()) return;
    const pb::FieldDescriptor* name = resource.type->FindFieldByName("name");
    for (const pb::Message* record : RecordsIn(**reply, *resource.type)) {
        titles_[TextOf(*record, name)] = TextOf(*record, resource.title);
    }
}

}  // namespace socle::cli
