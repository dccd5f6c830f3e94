#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <filesystem>
#include <random>
#include <stdexcept>

#include "server/testing/client.h"

namespace dowel::server {

inline std::string random_bytes(std::size_t count, std::uint64_t seed = 7) {
  std::mt19937_64 random(seed);  // NOLINT: the same every time
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

inline Reply send_piece(std::uint16_t port, const std::string& upload, std::size_t offset,
                        const std::string& bytes) {
  return ask(port, "PATCH", upload,
             {{"Content-Type", "application/offset+octet-stream"},
              {"Upload-Offset", std::to_string(offset)}},
             bytes);
}

/// A server of its own process, to be killed.
class Server {
 public:
  explicit Server(const std::filesystem::path& data) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::string program =
        (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "dowel").string();
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    std::vector<std::string> words{program, "serve", "--port", "0", "--data", data.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::posix_spawn(&process_, program.c_str(), &files, nullptr, arguments.data(), ::environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(ends[1]);
    std::string text(200, '\0');
    const ssize_t got = ::read(ends[0], text.data(), text.size());
    ::close(ends[0]);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    const std::size_t at = text.find("127.0.0.1:");
    if (at != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + at + 10));
    }
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { kill(); }

  std::uint16_t port() const { return port_; }
  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  pid_t process_ = 0;
  std::uint16_t port_ = 0;
};

}  // namespace dowel::server
