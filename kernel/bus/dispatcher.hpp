// Delivers events: a few threads turn the pump of every live consumer. A tenant is in one thread's
// hands at a time, so its events stay in order; tenants go side by side. Woken after each commit; a
// sweep every second finds what was missed, what waits for its next try, and what a crash left
// behind.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "socle/event_pump.hpp"

namespace socle::bus {

// A consumer that is to be delivered to now.
struct LiveConsumer {
    std::string name;  // "crm", "crm.life"
    Target target;
    const EventHandlers* handlers = nullptr;  // lives as long as the process
    std::int64_t replay_until = 0;            // events up to there are history to it
};

using LiveConsumers = std::function<std::vector<LiveConsumer>(TenantId)>;

class Dispatcher {
 public:
    Dispatcher(Runtime& runtime, LiveConsumers consumers, int threads);
    ~Dispatcher();  // stops

    void Start();
    // Finishes the batches in hand, then ends the threads.
    void Stop();
    // Events of this tenant have been committed.
    void Wake(TenantId tenant);

 private:
    void Work();
    void Sweep();
    void WakeLagging();
    // Stored replies that nobody will ask for again.
    void ForgetOldRequests();
    void Deliver(TenantId tenant);
    void DeliverTo(TenantId tenant, const LiveConsumer& consumer);

    Runtime& runtime_;
    EventPump pump_;
    LiveConsumers consumers_;
    const int thread_count_;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::set<TenantId> waiting_;
    std::set<TenantId> in_hand_;
    bool stopping_ = false;
};

}  // namespace socle::bus
