// A brick: services, handlers of others' events, jobs, and its answers to the kernel's questions
// about what it keeps. One object per process serves every tenant; it holds no state between calls.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "socle/chain_heads.hpp"
#include "socle/events.hpp"
#include "socle/jobs.hpp"
#include "socle/mail.hpp"
#include "socle/service.hpp"
#include "socle/text.hpp"

namespace socle {

// One fault found by Verify: which record, what is wrong, in words.
struct Finding {
    std::string resource;  // "invoices/...", "events/42"
    std::string check;     // "number_gap"
    Wording text;
};

// What Verify looked at and what it found, first fault first.
struct VerifyReport {
    std::int64_t checked = 0;
    std::vector<Finding> findings;
};

// What the kernel lends a brick for its whole life.
struct BrickHost {
    const Clock& clock;
    IdSource& ids;
    // Signs what the law freezes (HMAC-SHA256 with the installation's key, a 0600 file): 32 bytes.
    std::function<std::string(std::string_view)> seal;
    // Where the chains of those seals end, kept outside the database.
    ChainHeads& chain_heads;
    // Sends mail, for job steps only: see socle/mail.hpp.
    const Mailer& mailer;
    // Where people outside reach this installation's public links, without a slash at the end:
    // "https://gestion.durand.example". Empty when it has no such address.
    std::string public_url = {};
};

class Brick {
 public:
    virtual ~Brick() = default;
    [[nodiscard]] virtual std::vector<Service*> Services() = 0;
    virtual void Subscribe(EventHandlers& handlers) = 0;
    virtual void DeclareJobs(JobHandlers&) {}
    // Recomputes what can be recomputed (chains, numbers, totals) for the call's tenant.
    [[nodiscard]] virtual absl::StatusOr<VerifyReport> Verify(Call& call) = 0;
    // A person asked to be forgotten: erase what identifies them, keep what the law demands. Runs
    // also while the brick is deactivated. Doing it twice changes nothing more.
    [[nodiscard]] virtual absl::Status EraseParty(Call& call, PartyId party) = 0;
};

// The C face of a brick's library, read before any of its code is called.
extern "C" {
struct SocleBrickDescriptor {
    std::uint32_t magic;  // kBrickMagic
    const char* stamp;    // must equal the kernel's BrickStamp()
    const char* name;     // "crm"
    Brick* (*create)(const BrickHost& host);
    void (*destroy)(Brick* brick);
};
}
inline constexpr std::uint32_t kBrickMagic = 0x50C1EB01;
inline constexpr const char* kBrickSymbol = "socle_brick";

}  // namespace socle

// What SDK, compiler, libstdc++, protobuf and absl this code was built with. Any difference is
// refused.
#define SOCLE_STRINGIFY_INNER(x) #x
#define SOCLE_STRINGIFY(x) SOCLE_STRINGIFY_INNER(x)
#define SOCLE_BRICK_STAMP                                                        \
    "socle-sdk 1; g++ " SOCLE_STRINGIFY(__GNUC__) "; cxx11abi " SOCLE_STRINGIFY( \
        _GLIBCXX_USE_CXX11_ABI) "; protobuf " SOCLE_STRINGIFY(GOOGLE_PROTOBUF_VERSION)

// In brick.cpp, once, at namespace scope: SOCLE_BRICK("crm", socle::crm::CrmBrick)
#define SOCLE_BRICK(brick_name, Class)                                                         \
    extern "C" [[gnu::visibility("default")]] const ::socle::SocleBrickDescriptor socle_brick; \
    const ::socle::SocleBrickDescriptor socle_brick = {                                        \
        ::socle::kBrickMagic, SOCLE_BRICK_STAMP, brick_name,                                   \
        [](const ::socle::BrickHost& host) -> ::socle::Brick* { return new Class(host); },     \
        [](::socle::Brick* brick) { delete brick; }};
