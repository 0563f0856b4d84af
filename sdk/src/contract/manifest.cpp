#include "socle/manifest.hpp"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "socle/package_refusal.hpp"

namespace socle {
namespace {

namespace pb = google::protobuf;
constexpr std::size_t kManifestBytesMax = 65536;
constexpr int kManifestItemsMax = 1000;
// Schemas and roles of the kernel and of PostgreSQL.
constexpr std::array<std::string_view, 10> kReservedNames = {
    "bricks", "bus",   "client_record", "identity", "jobs",
    "kernel", "socle", "public",        "system",   "information_schema"};

class FirstError final : public pb::io::ErrorCollector {
 public:
    void AddError(int line, int, const std::string& message) override {
        if (text.empty()) text = "line " + std::to_string(line + 1) + ": " + message;
    }
    std::string text;
};

bool Matches(const std::string& text, const char* pattern) {
    // Longer than any name; std::regex recurses by the length of its input.
    constexpr std::size_t kNameMax = 255;
    return text.size() <= kNameMax && std::regex_match(text, std::regex(pattern));
}

constexpr const char* kPackageName = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+\\.v[0-9]+";
constexpr const char* kTypeName = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+\\.[A-Z][A-Za-z0-9]*";
constexpr const char* kPermission = "[a-z][a-z_]*\\.[a-z][a-z_]*";

absl::Status CheckName(const std::string& name, std::string_view folder_name) {
    if (!Matches(name, "[a-z][a-z_]{1,39}"))
        return RefusePackage(bricks::v1::PROBLEM_NAME_INVALID, {{"name", name}});
    // "<name>_owner" is the role that owns the schema of the brick <name>.
    const bool reserved =
        std::find(kReservedNames.begin(), kReservedNames.end(), name) != kReservedNames.end();
    if (reserved || name.starts_with("pg_") || name.ends_with("_owner"))
        return RefusePackage(bricks::v1::PROBLEM_NAME_RESERVED, {{"name", name}});
    if (name != folder_name)
        return RefusePackage(bricks::v1::PROBLEM_OTHER_FOLDER,
                             {{"name", name}, {"folder", std::string(folder_name)}});
    return absl::OkStatus();
}

absl::Status CheckNames(const pb::RepeatedPtrField<std::string>& names, const char* pattern,
                        std::string_view list) {
    std::set<std::string> seen;
    for (const std::string& name : names) {
        const Metadata values = {{"item", name}, {"list", std::string(list)}};
        if (!Matches(name, pattern))
            return RefusePackage(bricks::v1::PROBLEM_LIST_ITEM_INVALID, values);
        if (!seen.insert(name).second)
            return RefusePackage(bricks::v1::PROBLEM_LIST_ITEM_TWICE, values);
    }
    return absl::OkStatus();
}

absl::Status CheckCalls(const bricks::v1::Manifest& manifest) {
    pb::RepeatedPtrField<std::string> services;
    for (const bricks::v1::Dependency& call : manifest.calls()) *services.Add() = call.service();
    SOCLE_RETURN_IF_ERROR(CheckNames(services, kTypeName, "calls"));
    for (const std::string& service : services) {
        if (service.starts_with(manifest.contract() + "."))
            return RefusePackage(bricks::v1::PROBLEM_CALLS_ITSELF, {{"service", service}});
    }
    return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bricks::v1::Manifest> ParseManifest(std::string_view text,
                                                   std::string_view folder_name) {
    if (text.size() > kManifestBytesMax)
        return RefusePackage(bricks::v1::PROBLEM_MANIFEST_TOO_LARGE);
    bricks::v1::Manifest manifest;
    FirstError errors;
    pb::TextFormat::Parser parser;
    parser.RecordErrorsTo(&errors);
    if (!parser.ParseFromString(std::string(text), &manifest))
        return RefusePackage(bricks::v1::PROBLEM_MANIFEST_FAULTY, {{"detail", errors.text}});
    SOCLE_RETURN_IF_ERROR(CheckName(manifest.name(), folder_name));
    if (!Matches(manifest.version(), "[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}"))
        return RefusePackage(bricks::v1::PROBLEM_VERSION_INVALID,
                             {{"version", manifest.version()}});
    if (manifest.title().fr().empty()) return RefusePackage(bricks::v1::PROBLEM_TITLE_MISSING);
    if (!Matches(manifest.contract(), kPackageName))
        return RefusePackage(bricks::v1::PROBLEM_CONTRACT_NAME_INVALID,
                             {{"contract", manifest.contract()}});
    if (std::max({manifest.calls_size(), manifest.publishes_size(), manifest.consumes_size(),
                  manifest.permissions_size()}) > kManifestItemsMax)
        return RefusePackage(bricks::v1::PROBLEM_LIST_TOO_LONG);
    SOCLE_RETURN_IF_ERROR(CheckCalls(manifest));
    SOCLE_RETURN_IF_ERROR(CheckNames(manifest.publishes(), kTypeName, "publishes"));
    SOCLE_RETURN_IF_ERROR(CheckNames(manifest.consumes(), kTypeName, "consumes"));
    SOCLE_RETURN_IF_ERROR(CheckNames(manifest.permissions(), kPermission, "permissions"));
    return manifest;
}

}  // namespace socle
