// socle-brick-host --probe x.so [--beside y.so]...
// Loads a brick's library as the kernel would and says what it is, or dies in the kernel's place.
#include <dlfcn.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "kernel/bricks/probe_codes.hpp"
#include "socle/brick.hpp"

namespace {

namespace kernel = socle::kernel;

int Probe(const char* path) {
    void* const library = ::dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        std::puts(::dlerror());
        return kernel::kProbeNotLoaded;
    }
    const auto* const brick =
        static_cast<const socle::SocleBrickDescriptor*>(::dlsym(library, socle::kBrickSymbol));
    if (brick == nullptr || brick->magic != socle::kBrickMagic) return kernel::kProbeNoDescriptor;
    if (std::strcmp(brick->stamp, SOCLE_BRICK_STAMP) != 0) {
        std::puts(brick->stamp);
        return kernel::kProbeWrongStamp;
    }
    std::printf("%s\n%s\n", brick->name, brick->stamp);
    return kernel::kProbeFine;
}

}  // namespace

int main(int argc, char** argv) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // A probe that dies is an answer, not a crash to be kept.
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    const char* probed = nullptr;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view option = argv[i];
        if (option == "--probe") probed = argv[i + 1];
        if (option == "--beside") ::dlopen(argv[i + 1], RTLD_NOW | RTLD_LOCAL);
    }
    if (probed == nullptr || argc % 2 == 0) {
        std::fputs("use: socle-brick-host --probe LIBRARY [--beside LIBRARY]...\n", stderr);
        return kernel::kProbeWrongUse;
    }
    const int outcome = Probe(probed);
    std::fflush(stdout);
    // Not by way of exit(): what the library set up at load is not to be torn down for a question.
    ::_Exit(outcome);
}
