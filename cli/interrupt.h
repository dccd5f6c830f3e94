#pragma once

#include <stop_token>

namespace dowel::cli {

/// A token that is asked to stop by Ctrl-C (SIGINT) or SIGTERM. The first signal ends the work at
/// the next frame, leaving no half-written file; a second one ends the program at once.
std::stop_token stop_on_interrupt();

}  // namespace dowel::cli
