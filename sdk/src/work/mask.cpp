#include "socle/mask.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>

#include "socle/status.hpp"

namespace socle {
namespace {

namespace pb = google::protobuf;

bool IsOutputOnly(std::string_view field, OutputOnly output_only) {
    return field == "name" || field == "etag" ||
           std::find(output_only.begin(), output_only.end(), field) != output_only.end();
}

std::string_view FirstPart(std::string_view path) {
    return path.substr(0, path.find('.'));
}

absl::Status RefusePath(const std::string& path, std::string_view why) {
    return RefuseField(reason::kInvalidMask, path, path + " " + std::string(why));
}

// protobuf passes over empty parts ("address..city"); a mask that has them was not meant so.
bool HasEmptyPart(const std::string& path) {
    return ("." + path + ".").find("..") != std::string::npos;
}

// The fields the sender wrote, or with `all` every field there is.
std::vector<std::string> ImpliedPaths(const pb::Message& sent, bool all, OutputOnly output_only) {
    std::vector<std::string> paths;
    const pb::Descriptor& type = *sent.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
        const pb::FieldDescriptor* field = type.field(i);
        const bool is_set = field->is_repeated() ? sent.GetReflection()->FieldSize(sent, field) > 0
                                                 : sent.GetReflection()->HasField(sent, field);
        if ((all || is_set) && !IsOutputOnly(field->name(), output_only)) {
            paths.push_back(field->name());
        }
    }
    return paths;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> PathsToUpdate(const pb::FieldMask& mask,
                                                       const pb::Message& sent,
                                                       OutputOnly output_only) {
    if (mask.paths_size() > kMaskPathsMax) {
        return RefuseField(reason::kTooMany, "update_mask", "an update mask names too many fields",
                           {{"limit", std::to_string(kMaskPathsMax)}});
    }
    std::vector<std::string> paths(mask.paths().begin(), mask.paths().end());
    const bool all = paths.size() == 1 && paths.front() == "*";
    if (paths.empty() || all) {
        paths = ImpliedPaths(sent, all, output_only);
    }
    for (const std::string& path : paths) {
        if (HasEmptyPart(path) ||
            !pb::util::FieldMaskUtil::GetFieldDescriptors(sent.GetDescriptor(), path, nullptr)) {
            return RefusePath(path, "is not a field of this record");
        }
        if (IsOutputOnly(FirstPart(path), output_only)) {
            return RefusePath(path, "cannot be changed by an update");
        }
    }
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    return paths;
}

absl::StatusOr<std::vector<std::string>> ApplyUpdate(const pb::FieldMask& mask,
                                                     const pb::Message& sent, pb::Message& record,
                                                     OutputOnly output_only) {
    if (sent.GetDescriptor() != record.GetDescriptor()) {
        return BrokenInvariant("an update of " + record.GetTypeName() + " came as " +
                               sent.GetTypeName());
    }
    SOCLE_ASSIGN(std::vector<std::string> paths, PathsToUpdate(mask, sent, output_only));
    pb::FieldMask touched;
    for (const std::string& path : paths) touched.add_paths(path);
    pb::util::FieldMaskUtil::MergeOptions options;
    options.set_replace_message_fields(true);
    options.set_replace_repeated_fields(true);
    pb::util::FieldMaskUtil::MergeMessageTo(sent, touched, options, &record);
    return paths;
}

bool Touches(const std::vector<std::string>& paths, std::string_view field) {
    return std::any_of(paths.begin(), paths.end(),
                       [field](const std::string& path) { return FirstPart(path) == field; });
}

}  // namespace socle
