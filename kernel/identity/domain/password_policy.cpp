#include "domain/password_policy.hpp"

#include <absl/strings/ascii.h>

#include <algorithm>
#include <array>
#include <set>

#include "domain/common_passwords.hpp"
#include "domain/reasons.hpp"
#include "socle/text.hpp"

namespace socle::identity {
namespace {

// "aaaaaaaaaaaa" and "121212121212" are as easily guessed as they are typed.
constexpr std::size_t kDifferentBytesMin = 5;

absl::Status Weak(std::string_view sentence) {
    return RefuseField(reason::kWeakPassword, "password", sentence);
}

bool IsLetter(char c) {
    return absl::ascii_isalpha(static_cast<unsigned char>(c));
}

// What is left without the digits and signs at both ends: "Bonjour2024!" -> "bonjour".
std::string_view StemOf(std::string_view lower) {
    while (!lower.empty() && !IsLetter(lower.front())) lower.remove_prefix(1);
    while (!lower.empty() && !IsLetter(lower.back())) lower.remove_suffix(1);
    return lower;
}

bool IsRunOfDigits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::Status CheckNewPassword(std::string_view password, std::string_view email) {
    const std::size_t characters = CountCharacters(password);
    if (characters < kPasswordCharactersMin) return Weak("choose at least 12 characters");
    if (characters > kPasswordCharactersMax) return Weak("choose at most 128 characters");
    const std::string lower = absl::AsciiStrToLower(std::string(password));
    const std::set<char> different(lower.begin(), lower.end());
    if (different.size() < kDifferentBytesMin) return Weak("choose more different characters");
    if (IsRunOfDigits(lower)) return Weak("choose more than digits");
    if (IsCommonStem(StemOf(lower))) return Weak("this password is too common");
    if (!email.empty() && lower == absl::AsciiStrToLower(std::string(email))) {
        return Weak("choose something else than the e-mail address");
    }
    return absl::OkStatus();
}

std::string ReadablePassword(IdSource& random) {
    // Without i, l, o, 0 and 1.
    constexpr std::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    constexpr std::size_t kFairLimit = 256 - 256 % kAlphabet.size();
    constexpr std::size_t kCharacters = 20;
    constexpr std::size_t kGroup = 4;
    std::string password;
    for (std::size_t made = 0; made < kCharacters;) {
        std::array<std::uint8_t, kCharacters> bytes{};
        random.Random(bytes);
        for (const std::uint8_t byte : bytes) {
            if (byte >= kFairLimit || made == kCharacters) continue;
            if (made > 0 && made % kGroup == 0) password += '-';
            password += kAlphabet[byte % kAlphabet.size()];
            ++made;
        }
    }
    return password;
}

}  // namespace socle::identity
