// Durable work in steps. A brick starts a job inside a transaction (Transaction::StartJob) and
// declares how one step of it is done; the kernel runs the steps one after the other, each in a
// transaction of its own in which the job's cursor moves on too. So a job resumes where it was
// after a crash, can be cancelled between steps, and shows its progress. No brick starts a thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "socle/call.hpp"

namespace socle {

// A job as its next step sees it.
struct JobView {
    Uuid id;
    std::string kind;
    std::string payload;  // given at the start, never changes
    std::string cursor;   // what the last step returned; empty before the first
    std::int64_t done = 0;
    std::int64_t total = 0;
};

// What one step came to. `done` of `total` in whatever unit the job counts (rows, events).
struct JobStep {
    std::string cursor;
    std::int64_t done = 0;
    std::int64_t total = 0;
    bool finished = false;
    std::string result;               // a resource name or short text shown when finished
    std::optional<Instant> again_at;  // a timer: unfinished, but not before then
};

using JobHandler = std::function<absl::StatusOr<JobStep>(Call&, const JobView&)>;

class JobHandlers {
 public:
    // `kind` starts with the brick's name: "exchange.import".
    void On(std::string kind, JobHandler handler) {
        by_kind_[std::move(kind)] = std::move(handler);
    }
    [[nodiscard]] const std::map<std::string, JobHandler, std::less<>>& by_kind() const {
        return by_kind_;
    }

 private:
    std::map<std::string, JobHandler, std::less<>> by_kind_;
};

}  // namespace socle
