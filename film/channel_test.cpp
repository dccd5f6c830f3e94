// The film process' end of the conversation, with this test on the other side of the socket.

#include "film/channel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <thread>

#include "film/serve.h"
#include "platform/testing/scratch.h"

namespace dowel::film {
namespace {

using formats::AnalyseFilm;
using formats::DrawFilm;
using formats::FilmAnswer;
using formats::FilmRequest;
using ::testing::HasSubstr;

// Both ends of a conversation; this side's is closed by `hang_up`.
class Conversation {
 public:
  Conversation() {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_.data()) != 0) std::abort();
  }
  ~Conversation() {
    hang_up();
    ::close(ends_[1]);
  }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  int far_end() const { return ends_[1]; }
  void hang_up() {
    if (ends_[0] >= 0) ::close(ends_[0]);
    ends_[0] = -1;
  }
  void say(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(ends_[0], bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  // The next answer; nothing when the other side went away or spoke nonsense.
  std::optional<FilmAnswer> hear() const {
    std::string head(4, '\0');
    if (!receive(head)) return std::nullopt;
    std::string body(formats::film_message_length(head).value_or(0), '\0');
    if (!receive(body)) return std::nullopt;
    auto answer = formats::read_film_answer(body);
    return answer ? std::optional(std::move(*answer)) : std::nullopt;
  }

 private:
  bool receive(std::string& text) const {
    for (std::size_t have = 0; have < text.size();) {
      const ssize_t got = ::recv(ends_[0], text.data() + have, text.size() - have, 0);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      have += static_cast<std::size_t>(got);
    }
    return true;
  }

  std::array<int, 2> ends_{-1, -1};
};

FilmRequest a_request() {
  AnalyseFilm request;
  request.clip = "set \xFF.mp4";
  request.exercise = "deadlift";
  return request;
}

TEST(Channel, ReadsARequestHoweverItArrives) {
  const std::string message = formats::film_message(a_request());
  for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, message.size()}) {
    Conversation talk;
    std::thread speaker([&] {
      for (std::size_t from = 0; from < message.size(); from += piece) {
        talk.say(std::string_view(message).substr(from, piece));
      }
    });
    const auto request = Channel(talk.far_end()).read_request();
    speaker.join();
    ASSERT_TRUE(request && *request);
    EXPECT_EQ(**request, a_request());
  }
}

TEST(Channel, WhoGoesAwayAsksNothing) {
  const std::string message = formats::film_message(a_request());
  for (const std::size_t said :
       {std::size_t{0}, std::size_t{2}, std::size_t{4}, message.size() - 1}) {
    Conversation talk;
    talk.say(std::string_view(message).substr(0, said));
    talk.hang_up();
    const auto request = Channel(talk.far_end()).read_request();
    ASSERT_TRUE(request) << said;
    EXPECT_FALSE(*request) << said;
  }
}

TEST(Channel, NonsenseIsAnErrorAndCostsNoMemory) {
  for (const std::string& bytes : {std::string("\xFF\xFF\xFF\xFF", 4),
                                   std::string("\x05\0\0\0hello", 9), std::string("\0\0\0\0", 4)}) {
    Conversation talk;
    talk.say(bytes);
    const auto request = Channel(talk.far_end()).read_request();
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().code, ErrorCode::kBadData);
  }
}

TEST(Channel, AnAnswerToNobodyIsLostWithoutHarm) {
  Conversation talk;
  talk.hang_up();
  const Channel channel(talk.far_end());
  channel.say(formats::FilmDrawn{});
  channel.say(Error{ErrorCode::kUnusable, "too late", "", ""});
}

TEST(Channel, AnswersOfSeveralThreadsAreNeverMixed) {
  Conversation talk;
  const Channel channel(talk.far_end());
  formats::FilmAnalysed large;
  large.json.assign(300'000, 'x');  // more than a socket holds at once
  constexpr int kEach = 20;
  std::thread one([&] {
    for (int i = 0; i < kEach; ++i) channel.say(FilmAnswer{large});
  });
  std::thread other([&] {
    for (int i = 0; i < kEach; ++i) channel.say(formats::FilmProgress{i, 99});
  });
  int analysed = 0, progress = 0;
  for (int i = 0; i < 2 * kEach; ++i) {
    const auto answer = talk.hear();
    ASSERT_TRUE(answer) << i;
    if (const auto* told = std::get_if<formats::FilmAnalysed>(&*answer)) {
      EXPECT_EQ(*told, large);
      ++analysed;
    } else {
      EXPECT_EQ(std::get<formats::FilmProgress>(*answer).frames, progress++);
    }
  }
  one.join();
  other.join();
  EXPECT_EQ(analysed, kEach);
}

TEST(Channel, OneByteMoreIsAWishToStopAndTheEndIsNone) {
  Conversation talk;
  talk.say("s");
  EXPECT_TRUE(Channel(talk.far_end()).wait_for_stop());
  talk.hang_up();
  EXPECT_FALSE(Channel(talk.far_end()).wait_for_stop());
}

// ----------------------------------------------------------------------------------------- serve

// Serves in a process of its own, since what it denies itself cannot be undone.
class Served {
 public:
  explicit Served(const Limits& limits = {}) {
    child_ = ::fork();
    if (child_ != 0) return;
    const int socket = talk.far_end();
    talk.hang_up();
    ::_exit(serve(socket, limits));
  }
  // @returns the exit code, or 128 + the signal that ended it
  int code() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  Conversation talk;

 private:
  pid_t child_ = -1;
};

TEST(Serve, AFilmThatIsNotThereIsAnAnswer) {
  const platform::testing::Scratch scratch;
  Served served;
  AnalyseFilm request;
  request.clip = (scratch / "none.mp4").string();
  served.talk.say(formats::film_message(FilmRequest{request}));
  const auto answer = served.talk.hear();
  ASSERT_TRUE(answer);
  const auto* error = std::get_if<Error>(&*answer);
  ASSERT_NE(error, nullptr);
  EXPECT_FALSE(error->message.empty() || error->hint.empty());
  EXPECT_EQ(served.code(), 0) << "an error is an answer";
}

TEST(Serve, NonsenseIsAnsweredAndRefused) {
  Served served;
  served.talk.say(std::string("\x03\0\0\0abc", 7));
  const auto answer = served.talk.hear();
  ASSERT_TRUE(answer);
  ASSERT_TRUE(std::holds_alternative<Error>(*answer));
  EXPECT_EQ(std::get<Error>(*answer).code, ErrorCode::kBadData);
  EXPECT_EQ(served.code(), 1);
}

TEST(Serve, WithoutARequestItEnds) {
  Served served;
  served.talk.hang_up();
  EXPECT_EQ(served.code(), 1);
}

TEST(Serve, AFilmIsNotWrittenOutsideWhatWasAsked) {
  // The folder does not exist and cannot be made: the answer is an error, and not a crash.
  Served served;
  served.talk.say(formats::film_message(FilmRequest{DrawFilm{"/proc/dowel-none/film.mp4"}}));
  const auto answer = served.talk.hear();
  ASSERT_TRUE(answer);
  EXPECT_TRUE(std::holds_alternative<Error>(*answer));
  EXPECT_EQ(served.code(), 0);
}

TEST(Serve, TooLittleMemoryIsSaidWithTheVariableThatGivesMore) {
#ifdef DOWEL_SANITIZED
  GTEST_SKIP() << "a sanitizer's own memory counts: its builds have no limit";
#endif
  const platform::testing::Scratch scratch;
  Served served(Limits{1U << 20U, {}});
  served.talk.say(formats::film_message(FilmRequest{DrawFilm{(scratch / "film.mp4").string()}}));
  const auto answer = served.talk.hear();
  ASSERT_TRUE(answer);
  const auto* error = std::get_if<Error>(&*answer);
  ASSERT_NE(error, nullptr);
  EXPECT_EQ(error->code, ErrorCode::kUnusable);
  EXPECT_THAT(error->message, HasSubstr("more than 1 MB"));
  EXPECT_THAT(error->hint, HasSubstr("DOWEL_FILM_MEMORY_MB=2"));
  EXPECT_EQ(served.code(), 0);
}

}  // namespace
}  // namespace dowel::film
