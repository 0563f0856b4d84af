// How much of something all callers together, and each caller, may hold at once.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace socle::kernel {

class KeyedLimit {
 public:
    struct Maxima {
        std::size_t all;
        std::size_t each;
    };

    // One unit held; given back when destroyed.
    class Slot {
     public:
        Slot(KeyedLimit& limit, std::string key) : limit_(limit), key_(std::move(key)) {}
        ~Slot() { limit_.Release(key_); }
        Slot(const Slot&) = delete;
        Slot& operator=(const Slot&) = delete;

     private:
        KeyedLimit& limit_;
        std::string key_;
    };

    explicit KeyedLimit(Maxima maxima) : maxima_(maxima) {}

    // Nothing when either maximum is reached. shared_ptr: a slot travels in work that is copied.
    [[nodiscard]] std::shared_ptr<Slot> Take(const std::string& key) {
        const std::lock_guard lock(mutex_);
        if (held_ >= maxima_.all) return nullptr;
        std::size_t& by_key = held_by_[key];
        if (by_key >= maxima_.each) return nullptr;
        ++by_key;
        ++held_;
        return std::make_shared<Slot>(*this, key);
    }

 private:
    void Release(const std::string& key) {
        const std::lock_guard lock(mutex_);
        --held_;
        if (const auto found = held_by_.find(key); --found->second == 0) held_by_.erase(found);
    }

    const Maxima maxima_;
    std::mutex mutex_;
    std::size_t held_ = 0;
    std::map<std::string, std::size_t> held_by_;
};

}  // namespace socle::kernel
