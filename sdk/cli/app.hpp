// The whole command: reads the arguments, finds what is meant, runs it, explains what went wrong.
#pragma once

#include "complaint.hpp"
#include "terminal.hpp"

namespace socle::cli {

[[nodiscard]] Exit Run(const Process& process);

}  // namespace socle::cli
