#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "film/serve.h"

namespace {

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  std::from_chars(text, text + std::strlen(text), value);
  return value;
}

}  // namespace

// dowel-film MEGABYTES SECONDS, with a socket to `dowel` as its input. Started by `dowel` alone.
int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "dowel-film reads films for dowel, which starts it: run dowel instead\n";
    return 2;
  }
  // Whatever a library prints must not come between the messages.
  const int socket = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nothing = ::open("/dev/null", O_RDWR);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::close(nothing);
  constexpr std::uint64_t kMegabyte = 1U << 20U;
  const dowel::film::Limits limits{number(argv[1]) * kMegabyte,
                                   std::chrono::seconds{number(argv[2])}};
  return dowel::film::serve(socket, limits);
}
