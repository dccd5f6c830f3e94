#include "app/film_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

namespace dowel::app {
namespace {

namespace fs = std::filesystem;
using formats::FilmAnswer;
using formats::FilmRequest;

Result<std::uint64_t> whole_by_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  if (text == nullptr || *text == '\0') return otherwise;
  std::uint64_t value = 0;
  constexpr std::uint64_t kMost = 1U << 30U;
  const char* end = text + std::strlen(text);
  const auto [stopped, error] = std::from_chars(text, end, value);
  if (error != std::errc() || stopped != end || value > kMost) {
    return fail(ErrorCode::kUsage, std::string(name) + " is '" + text + "', which is no limit",
                "set it to a whole number, or to 0 for no limit");
  }
  return value;
}

// A descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// The process: told to stop, waited for, and never left behind.
class FilmProcess {
 public:
  FilmProcess(pid_t child, int socket) : child_(child), socket_(socket) {}
  FilmProcess(const FilmProcess&) = delete;
  FilmProcess& operator=(const FilmProcess&) = delete;
  ~FilmProcess() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    wait();
  }

  pid_t id() const { return child_; }
  int socket() const { return socket_.get(); }
  void kill() const { ::kill(child_, SIGKILL); }

  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // @returns how it ended, as waitpid tells it
  int wait() {
    int status = 0;
    while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    return status;
  }

 private:
  pid_t child_;
  Descriptor socket_;
};

tl::unexpected<Error> not_started(int error_number) {
  return fail(ErrorCode::kMissing,
              "the process that reads films could not be started: " +
                  std::generic_category().message(error_number),
              "see 'dowel doctor'");
}

// The child's end becomes its input; what libraries print goes nowhere, unless $DOWEL_FILM_STDERR
// asks for it. Ctrl-C is this program's to understand: the child is told through the socket.
Result<pid_t> spawn(const fs::path& program, const FilmLimits& limits, int child_end) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, child_end, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (std::getenv("DOWEL_FILM_STDERR") == nullptr) {
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGTERM);
  posix_spawnattr_setsigmask(&attributes, &blocked);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);

  std::string name = program.string();
  std::string memory = std::to_string(limits.memory_mb);
  std::string seconds = std::to_string(limits.processor.count());
  std::array<char*, 4> words{name.data(), memory.data(), seconds.data(), nullptr};
  pid_t child = 0;
  const int failed =
      ::posix_spawn(&child, name.c_str(), &files, &attributes, words.data(), ::environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) return not_started(failed);
  return child;
}

enum class Heard { kMessage, kEnd, kNonsense };

// Collects bytes until a whole message is there. One who was told to stop has ten seconds left.
class Listener {
 public:
  Listener(int socket, std::stop_token stop) : socket_(socket), stop_(std::move(stop)) {}

  Heard next(std::string& body) {
    constexpr std::size_t kHead = 4;
    for (;;) {
      const auto length = formats::film_message_length(bytes_);
      if (bytes_.size() >= kHead && !length) return Heard::kNonsense;
      if (length && bytes_.size() >= kHead + *length) {
        body = bytes_.substr(kHead, *length);
        bytes_.erase(0, kHead + *length);
        return Heard::kMessage;
      }
      if (!receive()) return Heard::kEnd;
    }
  }

 private:
  using Clock = std::chrono::steady_clock;

  bool out_of_patience() {
    if (!stop_.stop_requested()) return false;
    constexpr std::chrono::seconds kPatience{10};
    if (!told_to_stop_) told_to_stop_ = Clock::now();
    return Clock::now() - *told_to_stop_ > kPatience;
  }

  bool receive() {
    std::array<char, 1U << 16U> part{};
    pollfd wait{socket_, POLLIN, 0};
    constexpr int kLook_ms = 200;
    while (::poll(&wait, 1, kLook_ms) <= 0) {
      if (out_of_patience()) return false;
    }
    const ssize_t got = ::recv(socket_, part.data(), part.size(), 0);
    if (got < 0 && errno == EINTR) return true;
    if (got <= 0) return false;
    bytes_.append(part.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  std::stop_token stop_;
  std::optional<Clock::time_point> told_to_stop_;
  std::string bytes_;
};

tl::unexpected<Error> cancelled() {
  return fail(ErrorCode::kCancelled, "stopped before the end of the clip",
              "nothing was written; start again when you like");
}

// What is said of a process that ended without an answer.
Error death(int status, const FilmLimits& limits) {
  const std::string nothing_lost = "; nothing else is lost";
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    return {ErrorCode::kUnusable,
            "reading the film took more than " + std::to_string(limits.processor.count()) +
                " s of processor time",
            "",
            "cut the film to the set, or allow more: DOWEL_FILM_CPU_S=" +
                std::to_string(2 * limits.processor.count())};
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
    return {ErrorCode::kBadData, "the process that reads films was killed" + nothing_lost, "",
            "try again; if nobody killed it, the machine may be out of memory: film shorter, or in "
            "a lower resolution"};
  }
  const std::string how = WIFSIGNALED(status)
                              ? std::string("crashed (") + ::strsignal(WTERMSIG(status)) + ")"
                              : "ended with code " + std::to_string(WEXITSTATUS(status));
  return {ErrorCode::kUnreadable, "the process that reads films " + how + nothing_lost, "",
          "the file may be damaged or made to do harm: film again, or convert it with another "
          "program"};
}

// Waits for the answer, passing progress on. A process that is told to stop and does not is
// killed.
Result<FilmAnswer> converse(FilmProcess& process, const FilmRequest& request,
                            const FilmWatch& watch, const FilmLimits& limits) {
  process.send(formats::film_message(request));  // one who is dead already is found out below
  const std::stop_callback tell(watch.stop, [&process] { process.send("s"); });
  Listener listener(process.socket(), watch.stop);
  std::string body;
  for (;;) {
    const Heard heard = listener.next(body);
    if (heard != Heard::kMessage) {
      if (heard == Heard::kNonsense || watch.stop.stop_requested()) process.kill();
      const int status = process.wait();
      if (watch.stop.stop_requested()) return cancelled();
      if (heard == Heard::kNonsense) return formats::read_film_answer("");
      return tl::unexpected(death(status, limits));
    }
    auto answer = formats::read_film_answer(body);
    DOWEL_TRY(answer);
    const auto* progress = std::get_if<formats::FilmProgress>(&*answer);
    if (progress == nullptr) {
      process.wait();
      return answer;
    }
    if (watch.on_progress) watch.on_progress(*progress);
  }
}

// What `AtomicFile` of a dead process leaves behind: hidden, with the process' number in its name.
void remove_leftovers(const fs::path& target, pid_t of) {
  std::error_code none;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const std::string mark = std::string(".").append(std::to_string(of)).append("-");
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") && name.find(mark) != std::string::npos) left.push_back(entry.path());
  }
  for (const fs::path& path : left) fs::remove(path, none);
}

void remove_leftovers(const FilmRequest& request, pid_t of) {
  if (const auto* draw = std::get_if<formats::DrawFilm>(&request)) {
    return remove_leftovers(fs::path(draw->target), of);
  }
  if (const auto* prepare = std::get_if<formats::PrepareFilm>(&request)) {
    for (const std::string& file : {prepare->play, prepare->scrub, prepare->index}) {
      remove_leftovers(fs::path(file), of);
    }
    return;
  }
  if (const auto* still = std::get_if<formats::StillFilm>(&request)) {
    return remove_leftovers(fs::path(still->target), of);
  }
  const auto* analyse = std::get_if<formats::AnalyseFilm>(&request);
  if (analyse == nullptr) return;
  for (const std::string& file :
       {analyse->json, analyse->html, analyse->overlay, analyse->scenes}) {
    if (!file.empty()) remove_leftovers(fs::path(file), of);
  }
  if (!analyse->csv_folder.empty()) remove_leftovers(fs::path(analyse->csv_folder) / "x", of);
}

Result<FilmAnswer> ask(const FilmRequest& request, const FilmWatch& watch) {
  const auto limits = film_limits_by_environment();
  DOWEL_TRY(limits);
  const auto program = find_film_program();
  DOWEL_TRY(program);
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return not_started(errno);
  }
  Descriptor child_end(ends[1]);
  Descriptor own_end(ends[0]);
  const auto child = spawn(*program, *limits, child_end.get());
  DOWEL_TRY(child);
  child_end.close();
  FilmProcess process(*child, ::fcntl(own_end.get(), F_DUPFD_CLOEXEC, 3));
  own_end.close();
  auto answer = converse(process, request, watch, *limits);
  if (!answer) remove_leftovers(request, *child);
  if (answer) {
    if (auto* error = std::get_if<Error>(&*answer)) return tl::unexpected(std::move(*error));
  }
  return answer;
}

// The answer as the kind that the request asks for.
template <class Answer>
Result<Answer> ask_for(const FilmRequest& request, const FilmWatch& watch) {
  auto answer = ask(request, watch);
  DOWEL_TRY(answer);
  if (auto* wanted = std::get_if<Answer>(&*answer)) return std::move(*wanted);
  return tl::unexpected(formats::read_film_answer("").error());
}

}  // namespace

Result<FilmLimits> film_limits_by_environment() {
  FilmLimits limits;
  const auto memory = whole_by_environment("DOWEL_FILM_MEMORY_MB", limits.memory_mb);
  DOWEL_TRY(memory);
  const auto seconds = whole_by_environment("DOWEL_FILM_CPU_S",
                                            static_cast<std::uint64_t>(limits.processor.count()));
  DOWEL_TRY(seconds);
  return FilmLimits{*memory, std::chrono::seconds{*seconds}};
}

Result<fs::path> find_film_program() {
  std::error_code none;
  const fs::path beside = fs::read_symlink("/proc/self/exe", none).parent_path();
  for (const fs::path& place : {beside / "dowel-film", beside / "../libexec/dowel/dowel-film"}) {
    if (::access(place.c_str(), X_OK) == 0) return place;
  }
  return fail(ErrorCode::kMissing, "dowel-film, the program that reads films, is not installed",
              "put dowel-film beside dowel, or run: make setup run",
              (beside / "dowel-film").string());
}

Result<formats::FilmAnalysed> analyse_film(const formats::AnalyseFilm& request,
                                           const FilmWatch& watch) {
  return ask_for<formats::FilmAnalysed>(request, watch);
}

Result<void> prepare_film(const formats::PrepareFilm& request, const FilmWatch& watch) {
  DOWEL_TRY(ask_for<formats::FilmDrawn>(request, watch));
  return {};
}

Result<void> still_film(const formats::StillFilm& request) {
  DOWEL_TRY(ask_for<formats::FilmDrawn>(request, {}));
  return {};
}

Result<void> draw_film(const fs::path& target) {
  DOWEL_TRY(ask_for<formats::FilmDrawn>(formats::DrawFilm{target.string()}, {}));
  return {};
}

Result<formats::FilmChecked> check_film() {
  return ask_for<formats::FilmChecked>(formats::CheckFilm{}, {});
}

}  // namespace dowel::app
