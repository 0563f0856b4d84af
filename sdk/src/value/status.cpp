#include "socle/status.hpp"

#include <absl/strings/cord.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/strip.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace socle {
namespace {

// Status payloads survive copies and moves, so reason and metadata travel with the status itself.
constexpr absl::string_view kReasonUrl = "socle.reason";
constexpr absl::string_view kMetaPrefix = "socle.meta.";

absl::string_view View(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

absl::Status Refuse(const Reason& reason, std::string_view sentence, Metadata metadata) {
    absl::Status status(reason.code, View(sentence));
    status.SetPayload(kReasonUrl, absl::Cord(View(reason.name)));
    for (const auto& [key, value] : metadata) {
        status.SetPayload(absl::StrCat(kMetaPrefix, key), absl::Cord(value));
    }
    return status;
}

absl::Status RefuseField(const Reason& reason, std::string_view field, std::string_view sentence,
                         Metadata metadata) {
    metadata.insert_or_assign("field", std::string(field));
    return Refuse(reason, sentence, std::move(metadata));
}

std::string ReasonOf(const absl::Status& status) {
    const auto payload = status.GetPayload(kReasonUrl);
    return payload ? std::string(*payload) : std::string();
}

Metadata MetadataOf(const absl::Status& status) {
    Metadata metadata;
    status.ForEachPayload([&metadata](absl::string_view url, const absl::Cord& value) {
        if (absl::ConsumePrefix(&url, kMetaPrefix)) {
            metadata.insert_or_assign(std::string(url), std::string(value));
        }
    });
    return metadata;
}

absl::Status WithContext(const absl::Status& status, std::string_view context) {
    if (status.ok()) return status;
    absl::Status result(status.code(), absl::StrCat(View(context), ": ", status.message()));
    status.ForEachPayload([&result](absl::string_view url, const absl::Cord& value) {
        result.SetPayload(url, value);
    });
    return result;
}

absl::Status BrokenInvariant(std::string_view what) {
    std::fprintf(stderr, "socle: broken invariant: %.*s\n", static_cast<int>(what.size()),
                 what.data());
#ifndef NDEBUG
    std::abort();
#else
    return Refuse(reason::kInternal, "an internal error occurred; it has been logged");
#endif
}

}  // namespace socle
