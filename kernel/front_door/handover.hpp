// What passes from one of our threads to another through gRPC is ordered by gRPC. ThreadSanitizer
// cannot see into Debian's gRPC, so builds for it say so again; in all others this is nothing.
#pragma once

#ifdef SOCLE_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace socle::kernel {

class Handover {
 public:
#ifdef SOCLE_THREAD_SANITIZER
    // What this thread has done is seen by whoever takes later.
    void Give() { __tsan_release(this); }
    void Take() { __tsan_acquire(this); }

 private:
    char place_ = 0;  // an address of its own
#else
    void Give() {}
    void Take() {}
#endif
};

// From those who set alarms to those they ring for: what an alarm carries must not be looked at
// before this has been taken, so it cannot carry one of its own.
inline Handover& HandoverOfAlarms() {
    static Handover handover;
    return handover;
}

// For as long as a thread reacts to gRPC.
class Reaction {
 public:
    explicit Reaction(Handover& handover) : handover_(handover) { handover_.Take(); }
    ~Reaction() { handover_.Give(); }
    Reaction(const Reaction&) = delete;
    Reaction& operator=(const Reaction&) = delete;

 private:
    Handover& handover_;
};

}  // namespace socle::kernel
