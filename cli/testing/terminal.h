#pragma once

#include <poll.h>
#include <pty.h>

#include "cli/testing/run_dowel.h"
#include "testing/folders.h"

/// Sits before the real program on a terminal of its own and answers what it asks.
namespace dowel::cli::testing {

/// What is typed when the screen ends with a question that holds `asked`.
struct Answer {
  std::string asked;
  std::string typed;  ///< a line; "\x04" ends the input as Ctrl-D does
};

struct Dialogue {
  int exit_code = -1;
  std::string screen;             ///< all that was shown, questions and answers together
  std::vector<std::string> left;  ///< what was to be asked and was not
};

/// Runs the program on a pseudo-terminal. Answers are given in their order, each once its question
/// stands at the end of the screen; a program that waits longer than ten seconds is ended.
/// @param program  empty: that of this build
inline Dialogue talk_to_dowel(const std::vector<std::string>& arguments,
                              const std::vector<Answer>& answers, std::string program = {}) {
  constexpr int kPatience_ms = 10'000;
  int terminal = -1;
  winsize size{.ws_row = 40, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    if (program.empty()) program = build_folder().string() + "/dowel";
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
    argv.push_back(nullptr);
    ::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  Dialogue dialogue;
  std::size_t given = 0;
  std::size_t answered_up_to = 0;
  for (;;) {
    pollfd waiting{.fd = terminal, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, kPatience_ms) <= 0) {
      ::kill(child, SIGKILL);
      break;
    }
    char chunk[4096];
    const ssize_t count = ::read(terminal, chunk, sizeof chunk);
    if (count <= 0) break;  // the program has closed its end
    dialogue.screen.append(chunk, static_cast<std::size_t>(count));
    const bool asks =
        given < answers.size() && dialogue.screen.ends_with(" ") &&
        dialogue.screen.find(answers[given].asked, answered_up_to) != std::string::npos;
    if (!asks) continue;
    std::string typed = answers[given++].typed;
    if (typed != "\x04") typed += "\n";
    answered_up_to = dialogue.screen.size();
    if (::write(terminal, typed.data(), typed.size()) < 0) break;
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  dialogue.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  for (; given < answers.size(); ++given) dialogue.left.push_back(answers[given].asked);
  return dialogue;
}

}  // namespace dowel::cli::testing
