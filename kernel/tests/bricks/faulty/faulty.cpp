// Libraries with one fault each, chosen by FAULT_... at build. All but one call themselves "toy".
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "socle/brick.hpp"

#if defined(FAULT_STAMP)
#define STAMP "socle-sdk 0; g++ 1"
#else
#define STAMP SOCLE_BRICK_STAMP
#endif
#if defined(FAULT_MAGIC)
#define MAGIC 7
#else
#define MAGIC socle::kBrickMagic
#endif
#if defined(FAULT_NAME)
#define NAME "other"
#else
#define NAME "toy"
#endif

#if defined(FAULT_SYMBOL)
int NotAnywhere(int);
int Use() {
    return NotAnywhere(1);
}
#endif

namespace {

#if defined(FAULT_THROWS_AT_LOAD)
const int kAtLoad = [] { return throw std::runtime_error("no moon tonight"), 1; }();
#elif defined(FAULT_CRASHES_AT_LOAD)
const int kAtLoad = std::raise(SIGSEGV);
#elif defined(FAULT_ENDLESS)
const int kAtLoad = [] {
    for (;;) ::pause();
    return 1;
}();
#endif

#if !defined(FAULT_DESCRIPTOR)
socle::Brick* Create(const socle::BrickHost&) {
#if defined(FAULT_MAKES_NOTHING)
    return nullptr;
#else
    throw std::runtime_error("no money left");
#endif
}
#endif

}  // namespace

#if !defined(FAULT_DESCRIPTOR)
extern "C" [[gnu::visibility("default")]] const socle::SocleBrickDescriptor socle_brick;
const socle::SocleBrickDescriptor socle_brick = {MAGIC, STAMP, NAME, Create, [](socle::Brick*) {}};
#endif
