#include "cli/interrupt.h"

#include <pthread.h>
#include <signal.h>

#include <thread>

namespace dowel::cli {

std::stop_token stop_on_interrupt() {
  // Signals are taken by a thread that waits for them, so that stopping may use locks.
  static std::stop_source source;
  static const bool started = [] {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
      int signal_number = 0;
      sigwait(&signals, &signal_number);
      source.request_stop();
      sigwait(&signals, &signal_number);
      ::_exit(128 + signal_number);
    }).detach();
    return true;
  }();
  static_cast<void>(started);
  return source.get_token();
}

}  // namespace dowel::cli
