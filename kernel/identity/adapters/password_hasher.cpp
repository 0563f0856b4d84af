#include "adapters/password_hasher.hpp"

#include <sodium.h>

#include <array>
#include <chrono>

#include "socle/status.hpp"

namespace socle::identity {
namespace {

absl::Status Overloaded() {
    return Refuse(reason::kOverloaded, "too many people sign in at this moment; try again",
                  {{"retry_after_ms", "1000"}});
}

absl::StatusOr<std::string> HashNow(const PasswordCost& cost, std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.operations,
                              cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Overloaded();  // no memory for it
    }
    return std::string(hash.data());
}

}  // namespace

// A place among those who hash, given back at the end.
class PasswordHasher::Turn {
 public:
    explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {}
    ~Turn() { hasher_.places_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

 private:
    PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
    std::array<char, 32> unknown{};
    if (sodium_init() < 0) return;  // then every hash below is refused, and nobody gets in
    randombytes_buf(unknown.data(), unknown.size());
    dummy_hash_ = HashNow(cost_, {unknown.data(), unknown.size()}).value_or("");
}

absl::Status PasswordHasher::Enter() {
    if (++waiting_ > kHashesWaitingMax) {
        --waiting_;
        return Overloaded();
    }
    const bool entered = places_.try_acquire_for(kHashWaitMax);
    --waiting_;
    return entered ? absl::OkStatus() : Overloaded();
}

absl::StatusOr<std::string> PasswordHasher::Hash(std::string_view password) {
    SOCLE_RETURN_IF_ERROR(Enter());
    const Turn turn(*this);
    return HashNow(cost_, password);
}

absl::StatusOr<PasswordCheck> PasswordHasher::Check(const std::string& hash,
                                                    std::string_view password) {
    if (password.size() > kPasswordBytesMax) return PasswordCheck{};
    SOCLE_RETURN_IF_ERROR(Enter());
    const Turn turn(*this);
    const std::string& against = hash.empty() ? dummy_hash_ : hash;
    const bool matches =
        crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    if (!matches || hash.empty()) return PasswordCheck{};
    const bool outdated =
        crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.operations, cost_.memory_bytes) != 0;
    return PasswordCheck{.right = true, .outdated = outdated};
}

}  // namespace socle::identity
