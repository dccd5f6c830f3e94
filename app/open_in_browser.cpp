#include "app/open_in_browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <cstdlib>

namespace dowel::app {
namespace {

bool is_said(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool on_a_desktop() {
  const bool screen = is_said("DISPLAY") || is_said("WAYLAND_DISPLAY");
  return screen && ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
}

bool open_in_browser(const std::string& address) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  // What a browser says belongs to nobody who looks at this terminal.
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&files, file, "/dev/null", O_RDWR, 0);
  }
  // In a group of its own: Ctrl-C here ends the server and not the browser; signals as usual.
  posix_spawnattr_t like;
  posix_spawnattr_init(&like);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&like, &none);
  posix_spawnattr_setpgroup(&like, 0);
  posix_spawnattr_setflags(&like, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  std::string program = "xdg-open", word = address;
  char* words[] = {program.data(), word.data(), nullptr};
  pid_t process = 0;
  const int failed = ::posix_spawnp(&process, "xdg-open", &files, &like, words, ::environ);
  posix_spawnattr_destroy(&like);
  posix_spawn_file_actions_destroy(&files);
  return failed == 0;
}

}  // namespace dowel::app
