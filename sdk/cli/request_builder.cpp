#include "request_builder.hpp"

#include <absl/strings/numbers.h>
#include <absl/strings/str_join.h>

#include "complaint.hpp"
#include "json_reader.hpp"
#include "socle/text.hpp"
#include "texts.hpp"
#include "usage.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

std::vector<std::string> Split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

// A list item that is little more than one text: an e-mail, a phone number, an IBAN.
const pb::FieldDescriptor* OnlyText(const pb::FieldDescriptor& field) {
    const pb::Descriptor* type = field.message_type();
    if (type == nullptr || type->field_count() == 0 || type->field_count() > 2) return nullptr;
    const pb::FieldDescriptor* first = type->field(0);
    return first->type() == pb::FieldDescriptor::TYPE_STRING && !first->is_repeated() ? first
                                                                                      : nullptr;
}

absl::Status SetOrAdd(pb::Message& message, const pb::FieldDescriptor& field,
                      const std::string& value, const std::string& path,
                      const ValueContext& context) {
    const bool is_structure = !IsWholeValue(field) || (field.is_repeated() && LooksLikeJson(value));
    if (is_structure && LooksLikeJson(value)) {
        return SetFieldFromJson(message, field, value, path, context);
    }
    if (!IsWholeValue(field)) {
        return Misused(texts::kStructureExpected, {{"field", path}});
    }
    return SetValue(message, field, value, path, context);
}

}  // namespace

RequestBuilder::RequestBuilder(const Contracts& contracts, const RequestForm& form,
                               ValueContext context)
    : form_(form), context_(std::move(context)), request_(contracts.New(*form.type)) {}

absl::Status RequestBuilder::TakeJson(const std::string& json) {
    named_.insert("--json");
    return FillFromJson(*request_, json, context_);
}

absl::Status RequestBuilder::TakeWords(std::span<const std::string> words) {
    if (words.size() > form_.positionals.size()) {
        return Misused(texts::kTooManyWords, {{"word", words[form_.positionals.size()]}},
                       texts::kQuoteOrName);
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        SOCLE_RETURN_IF_ERROR(Take(form_.positionals[i], words[i]));
    }
    return absl::OkStatus();
}

absl::Status RequestBuilder::TakeFields(const std::vector<Assignment>& fields) {
    for (const Assignment& field : fields) SOCLE_RETURN_IF_ERROR(Take(field.path, field.value));
    return absl::OkStatus();
}

absl::Status RequestBuilder::Take(const std::string& path, const std::string& value) {
    SOCLE_ASSIGN(const Place place, Locate(path));
    named_.insert(path);
    NoteMask(place.mask_path);
    const bool whole_list =
        place.field->is_repeated() && path.ends_with(place.field->name()) && !LooksLikeJson(value);
    if (whole_list) return SetList(place, value, path);
    return SetOrAdd(*place.message, *place.field, value, path, context_);
}

absl::StatusOr<RequestBuilder::Place> RequestBuilder::Locate(const std::string& path) {
    std::vector<std::string> parts = Split(path, '.');
    const bool in_request = FindField(*form_.type, parts[0]) != nullptr;
    if (!in_request && form_.wrapper != nullptr) {
        const pb::Descriptor& record = *form_.wrapper->message_type();
        if (FindField(record, parts[0]) == nullptr) return NoSuchField(record, path, parts[0]);
        parts.insert(parts.begin(), form_.wrapper->name());
    }
    return LocateBelow(*request_, parts, path);
}

absl::StatusOr<RequestBuilder::Place> RequestBuilder::LocateBelow(
    pb::Message& message, std::span<const std::string> parts, const std::string& path) {
    pb::Message* here = &message;
    std::vector<std::string> mask;
    bool mask_ended = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const pb::FieldDescriptor* field = FindField(*here->GetDescriptor(), parts[i]);
        if (field == nullptr) return NoSuchField(*here->GetDescriptor(), path, parts[i]);
        if (!mask_ended) mask.push_back(field->name());
        mask_ended = mask_ended || field->is_repeated();
        const pb::Reflection& values = *here->GetReflection();
        if (i + 1 == parts.size()) return Place{here, field, absl::StrJoin(mask, ".")};
        if (!field->is_repeated()) {
            if (IsWholeValue(*field) && field->message_type() == nullptr) {
                return NoSuchField(*here->GetDescriptor(), path, parts[i + 1]);
            }
            here = values.MutableMessage(here, field);
            continue;
        }
        int index = 0;
        const int size = values.FieldSize(*here, field);
        if (!absl::SimpleAtoi(parts[++i], &index) || index < 0 || index > size ||
            index >= kListItemsMax) {
            return Misused(texts::kBadIndex,
                           {{"field", path}, {"index", parts[i]}, {"next", std::to_string(size)}});
        }
        if (i + 1 == parts.size()) {
            if (index < size) return Misused(texts::kGivenTwice, {{"field", path}});
            return Place{here, field, absl::StrJoin(mask, ".")};
        }
        if (field->message_type() == nullptr) {
            return NoSuchField(*here->GetDescriptor(), path, parts[i + 1]);
        }
        here = index == size ? values.AddMessage(here, field)
                             : values.MutableRepeatedMessage(here, field, index);
    }
    return Misused(texts::kUnknownField, {{"field", path}, {"type", form_.type->name()}},
                   texts::kSeeCommandHelp);
}

// "vip,lyon": each part an item. An empty value is an empty list.
absl::Status RequestBuilder::SetList(const Place& place, const std::string& value,
                                     const std::string& path) {
    if (value.empty()) return absl::OkStatus();
    const pb::FieldDescriptor* text = OnlyText(*place.field);
    for (const std::string& part : Split(value, ',')) {
        const std::string item = Trimmed(part);
        if (text != nullptr) {
            pb::Message* added =
                place.message->GetReflection()->AddMessage(place.message, place.field);
            SOCLE_RETURN_IF_ERROR(SetValue(*added, *text, item, path, context_));
        } else {
            SOCLE_RETURN_IF_ERROR(SetOrAdd(*place.message, *place.field, item, path, context_));
        }
    }
    return absl::OkStatus();
}

void RequestBuilder::NoteMask(const std::string& mask_path) {
    if (form_.mask == nullptr || form_.wrapper == nullptr) return;
    const std::string prefix = form_.wrapper->name() + ".";
    if (!mask_path.starts_with(prefix)) return;
    const std::string relative = mask_path.substr(prefix.size());
    if (relative != "name" && relative != "etag") mask_.insert(relative);
}

bool RequestBuilder::IsSet(const std::string& path) const {
    const pb::Message* here = request_.get();
    for (const std::string& part : Split(path, '.')) {
        const pb::FieldDescriptor* field = here->GetDescriptor()->FindFieldByName(part);
        if (field == nullptr) return false;
        const pb::Reflection& values = *here->GetReflection();
        if (field->is_repeated()) return values.FieldSize(*here, field) > 0;
        if (!values.HasField(*here, field)) return false;
        if (field->message_type() != nullptr) here = &values.GetMessage(*here, field);
    }
    return true;
}

// A text or flag the command itself fills in.
void RequestBuilder::Put(const std::string& path, const std::string& text) {
    pb::Message* here = request_.get();
    for (const std::string& part : Split(path, '.')) {
        const pb::FieldDescriptor* field = here->GetDescriptor()->FindFieldByName(part);
        const pb::Reflection& values = *here->GetReflection();
        if (field->message_type() != nullptr) {
            here = values.MutableMessage(here, field);
        } else if (field->type() == pb::FieldDescriptor::TYPE_BOOL) {
            values.SetBool(here, field, true);
        } else {
            values.SetString(here, field, text);
        }
    }
}

void RequestBuilder::SetRequestId(const std::string& id) {
    if (!form_.request_id.empty() && !IsSet(form_.request_id)) Put(form_.request_id, id);
}

absl::Status RequestBuilder::SetDryRun() {
    if (form_.validate_only.empty()) return Misused(texts::kNoDryRun);
    Put(form_.validate_only, "");
    return absl::OkStatus();
}

void RequestBuilder::SetPageSize(int page_size) {
    const pb::FieldDescriptor* field = form_.type->FindFieldByName("page_size");
    if (field != nullptr && field->type() == pb::FieldDescriptor::TYPE_INT32) {
        request_->GetReflection()->SetInt32(request_.get(), field, page_size);
    }
}

absl::StatusOr<std::unique_ptr<pb::Message>> RequestBuilder::Finish() {
    if (!form_.positionals.empty() && !named_.contains("--json") &&
        !IsSet(form_.positionals.front())) {
        return MissingWord(form_, form_.positionals.front());
    }
    if (form_.mask != nullptr && !mask_.empty() && !IsSet(form_.mask->name())) {
        pb::Message* mask = request_->GetReflection()->MutableMessage(request_.get(), form_.mask);
        const pb::FieldDescriptor* paths = mask->GetDescriptor()->FindFieldByName("paths");
        for (const std::string& path : mask_) {
            mask->GetReflection()->AddString(mask, paths, path);
        }
    }
    return std::move(request_);
}

}  // namespace socle::cli
