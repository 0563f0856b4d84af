#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "chars.hpp"
#include "socle/identifiers.hpp"
#include "socle/text.hpp"

namespace socle {
namespace {

// RFC 5321, 4.5.3.1, counted in bytes.
constexpr std::size_t kAddressMax = 254;
constexpr std::size_t kLocalMax = 64;
constexpr std::size_t kLabelMax = 63;

constexpr std::string_view kLocalMarks = "!#$%&'*+-/=?^_`{|}~.";

// An address is its owner's business: refusals never repeat it.
absl::Status Invalid(std::string_view sentence) {
    return Refuse(reason::kInvalidEmail, sentence);
}

bool IsAlphanumeric(char c) {
    return internal::IsDigit(c) || (c >= 'a' && c <= 'z') || internal::IsUpper(c);
}

bool IsAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The unquoted form of RFC 5322, and letters beyond ASCII (RFC 6531). Quoted forms are not in use.
bool IsLocalPart(std::string_view local) {
    const auto is_allowed = [](char c) {
        return IsAlphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
               kLocalMarks.find(c) != std::string_view::npos;
    };
    return !local.empty() && local.size() <= kLocalMax && std::ranges::all_of(local, is_allowed) &&
           !local.starts_with('.') && !local.ends_with('.') &&
           local.find("..") == std::string_view::npos;
}

bool IsLabel(std::string_view label) {
    return !label.empty() && label.size() <= kLabelMax && !label.starts_with('-') &&
           !label.ends_with('-') &&
           std::ranges::all_of(label, [](char c) { return IsAlphanumeric(c) || c == '-'; });
}

bool IsDomain(std::string_view domain) {
    if (domain.find('.') == std::string_view::npos) return false;
    while (true) {
        const std::size_t end = std::min(domain.find('.'), domain.size());
        const std::string_view label = domain.substr(0, end);
        if (!IsLabel(label)) return false;
        // The last label names a registry and is never a number: 192.168.0.1 is no mail domain.
        if (end == domain.size()) return !internal::IsDigits(label);
        domain.remove_prefix(end + 1);
    }
}

// "Société.fr" -> "xn--socit-esab.fr" (UTS 46), the form mail servers know; empty when there is
// none.
std::string AsciiDomain(std::string_view domain) {
    if (IsAscii(domain)) {
        std::string lower(domain);
        std::ranges::transform(lower, lower.begin(), [](char c) {
            return internal::IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return lower;
    }
    UErrorCode error = U_ZERO_ERROR;
    // Made once and only read afterwards: ICU promises that const use is thread safe.
    static const std::unique_ptr<const icu::IDNA> idna(icu::IDNA::createUTS46Instance(
        UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII, error));
    if (idna == nullptr) return {};
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    icu::IDNAInfo info;
    idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info,
                           error);
    return U_SUCCESS(error) && !info.hasErrors() ? ascii : std::string();
}

bool HasBlankOrControl(std::string_view text) {
    return internal::Compact(text).size() != text.size() || !CheckText(text, "", kAddressMax).ok();
}

}  // namespace

absl::StatusOr<std::string> ParseEmail(std::string_view text) {
    const std::string address = Trimmed(text);
    const std::size_t at = address.find('@');
    if (at == std::string::npos || address.find('@', at + 1) != std::string::npos) {
        return Invalid("an e-mail address has exactly one @, as in name@example.com");
    }
    if (address.size() > kAddressMax || HasBlankOrControl(address)) {
        return Invalid("an e-mail address has at most 254 characters and no blank");
    }
    const std::string_view local = std::string_view(address).substr(0, at);
    if (!IsLocalPart(local)) {
        return Invalid("the part before the @ is no mailbox name; check each character");
    }
    const std::string domain = AsciiDomain(std::string_view(address).substr(at + 1));
    if (!IsDomain(domain) || at + 1 + domain.size() > kAddressMax) {
        return Invalid("the part after the @ is no mail domain, such as example.com");
    }
    return std::string(local) + "@" + domain;
}

}  // namespace socle
